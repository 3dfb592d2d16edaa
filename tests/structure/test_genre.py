"""Genres: by title, formula, headings and file name, and where nothing may be said."""

import pytest
from drafting import document, pack

from stylelint.structure.genre import SURE, Guess
from stylelint.structure.titles import strip, title_book

GENRES = pack().lexicon.genres


def guess(text: str, format: str = "txt", path: str = "draft") -> Guess:
    return document(text, format, path).drafts[0].genre


def test_there_are_all_genres() -> None:
    assert len(GENRES) == 33
    assert all(g.bad and g.sources and g.parts for g in GENRES.values())
    assert all(g.good or g.files for g in GENRES.values())


@pytest.mark.parametrize(("name", "title"), [(n, t) for n, g in GENRES.items() for t in g.good])
def test_good_title(name: str, title: str) -> None:
    match = title_book(pack().lexicon).match(strip(title))
    assert match is not None
    assert (match.genre, match.strong) == (name, True)


@pytest.mark.parametrize(("name", "title"), [(n, t) for n, g in GENRES.items() for t in g.bad])
def test_bad_title(name: str, title: str) -> None:
    stripped = strip(title)
    match = title_book(pack().lexicon).match(stripped)
    assert match is None or match.genre != name or not match.strong or stripped.about


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("《公务用车管理办法》（试行）", "《》"),
        ("《公务用车管理办法》", "公务用车管理办法"),
        ("网络信息工作总结（实用16篇）.docx", "网络信息工作总结"),
        ("[计划总结] 乡镇工作总结", "乡镇工作总结"),
        ("关于印发《垃圾分类方案（试行）》的通知", "关于印发《》的通知"),
        ("通　知", "通知"),
        ("篇二：班主任工作總結3", "班主任工作总结"),
    ],
)
def test_suffixes_are_stripped(written: str, text: str) -> None:
    assert strip(written).text == text


@pytest.mark.parametrize(
    "headline",
    [
        "市政府召开常务会议听取防汛工作情况汇报",
        "学校举行毕业典礼 校长作重要讲话",
        "民政局发布关于做好养老服务工作的通知",
        "镇长代表镇政府作政府工作报告",
        "代表热议政府工作报告",
        "省里出台养老服务实施意见",
    ],
)
def test_headline_of_news_is_no_title(headline: str) -> None:
    assert strip(headline).headline
    assert guess(headline + BODY).confidence < SURE


@pytest.mark.parametrize(
    "title",
    [
        "政务信息发布工作总结",
        "合作情况报告",
        "国务院办公厅转发教育部关于加强职业教育的意见的通知",
        "在听取防汛工作汇报时的讲话",
        "关于听取和审议政府工作报告的意见",
        "市人大常委会听取和审议专项工作报告办法",
        "做好事做实事工作总结",
    ],
)
def test_title_is_no_headline(title: str) -> None:
    assert not strip(title).headline


def test_dateline_shows_news() -> None:
    assert guess("防汛工作情况汇报" + BODY).confidence >= SURE
    for line in ("本报讯（记者 王伟）", "新华社北京3月2日电 ", "东山晚报讯 "):
        assert guess(f"防汛工作情况汇报\n\n{line}市里检查了河道。\n").confidence < SURE


BODY = "\n\n全年开放302天，接待读者1.9万人次，举办读书会12期。\n"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("关于印发《安全生产工作方案》的通知", "issuing-notice"),
        ("关于增加经费请示的批复", "reply"),
        ("图书室工作总结报告", "work-summary"),
        ("图书室2022年工作总结和2023年工作计划", "summary-and-plan"),
        ("在全市工作报告会上的讲话", "speech"),
        ("城市绿化条例", "regulation"),
        ("代表建议、批评和意见办理规定", "regulation"),
        ("关於圖書室工作情況的彙報", "briefing"),
    ],
)
def test_last_noun_outside_book_marks_decides(title: str, name: str) -> None:
    said = guess(title + BODY)
    assert said.id == name
    assert said.confidence >= SURE


@pytest.mark.parametrize(
    "title",
    [
        "中华人民共和国档案法",
        "关于修改《档案管理办法》的决定",
        "如何写好工作总结",
        "本章小结",
        "人生的意义",
        "关于相互执行判决的安排",
        "设备采购招标公告",
        "监控系统的设计与实现",
    ],
)
def test_other_texts_are_no_genre(title: str) -> None:
    assert guess(title + BODY).confidence < SURE


def test_title_and_formula_agree() -> None:
    said = guess("图书室工作总结\n\n现将全年工作总结如下：\n\n接待读者1.9万人次。\n")
    assert (said.id, said.confidence, said.rival) == ("work-summary", 0.95, None)


def test_formula_contradicts_title() -> None:
    said = guess("档案馆搬迁工作计划\n\n为按期搬迁，特制定本方案。\n\n6月底前完成。\n")
    assert said.rival == "implementation-plan"
    assert said.confidence < SURE


def test_closing_formula_of_another_genre_is_kept_beside_an_agreeing_one() -> None:
    said = guess("关于防汛情况的报告\n\n现将有关情况报告如下：\n\n沙袋4000条。\n\n妥否，请批示。\n")
    assert (said.id, said.rival) == ("work-report", "request")
    assert said.confidence >= SURE


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("今年以来，我馆服务读者1.9万人次。现将全年工作总结如下：\n\n一、服务情况\n", "work-summary"),
        ("區委辦：\n\n現就上半年工作情況彙報如下。\n\n一、工作情況\n", "briefing"),
        ("各科室：\n\n定于3月5日放假一天，特此通知。\n", "notice"),
    ],
)
def test_formula_alone_is_enough_without_title(text: str, name: str) -> None:
    said = guess(text)
    assert said.id == name
    assert said.confidence >= SURE


def test_weak_title_needs_a_witness() -> None:
    assert guess("出差总结" + BODY).confidence < SURE
    headed = "出差总结\n\n一、主要工作\n\n走访三地。\n\n二、存在的问题\n\n时间紧。\n\n三、下一步打算\n\n再去一次。\n"
    assert guess(headed).confidence >= SURE


def test_nothing_speaks() -> None:
    assert guess("今天天气很好。\n我们去了公园。\n") == Guess()


README = "# 雨量站\n\n读雨量。\n\n## 安装\n\n用 pip。\n\n## 用法\n\n运行它。\n\n## 许可证\n\nMIT\n"


def test_readme_by_name_and_headings() -> None:
    assert guess(README, "md", "a/README.md").confidence >= SURE
    assert guess(README, "md", "a/notes.md").id is None


def test_readme_by_name_alone_is_not_believed() -> None:
    assert guess("# 第三章 安装\n\n## 安装\n\n装好。\n\n## 用法\n\n运行。\n", "md", "README.md").id is None
    assert guess("# 排版指南\n\n## 空格\n\n中英文之间加空格。\n", "md", "README.md").confidence < SURE


def test_tutorial_with_code_is_no_official_text() -> None:
    text = "# 部署实施方案\n\n先装好。\n\n```\nrun\n```\n"
    assert guess(text, "md").confidence < SURE


def test_forced_genre() -> None:
    draft = document("本楼三层维修。\n").drafts[0]
    draft.forced = "announcement"
    assert (draft.genre.id, draft.genre.confidence) == ("announcement", 1.0)


@pytest.mark.parametrize(
    ("text", "profile"),
    [
        ("中华人民共和国档案法\n" + "".join(f"第{n}条 机关应当保管档案。\n" for n in "一二三四五六"), "regulation"),
        ("各位代表：\n\n受委托，作如下说明。\n", "speech"),
    ],
)
def test_profile_without_genre(text: str, profile: str) -> None:
    assert guess(text).profile == profile


def test_structure_alone() -> None:
    headings = ("会议时间", "会议地点", "主持人", "参会人员", "议定事项")
    text = "周一碰头\n\n" + "".join(
        f"{n}、{h}\n\n见下文所写的内容。\n\n" for n, h in zip("一二三四五", headings, strict=True)
    )
    assert guess(text).id == "minutes"


@pytest.mark.parametrize(
    ("title", "about"),
    [
        ("工作总结写作技巧", True),
        ("怎样写述职报告", True),
        ("工作总结怎么写", True),
        ("浅谈调研报告", True),
        ("关于举办公文写作培训班的通知", False),
        ("关于开展沟通技巧讲座的通知", False),
    ],
)
def test_text_about_a_genre(title: str, about: bool) -> None:
    assert strip(title).about is about
