"""The vocabulary: what it keeps quiet, what it does not, and the command that looks after it."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from packs import RULE, changed, make_pack
from runs import CLEAN, FAULT, Run, Write

from stylelint.cli import main
from stylelint.vocabulary import read

Found = Callable[..., list[str]]

FILE = "stylelint-vocabulary.txt"
PHRASES = "phrases: [目前, 同时, 高度重视, 安全生产工作, 生产, XX]\nwords: {words}"


@pytest.fixture
def found(stylelint: Run, write: Write, here: Path) -> Found:
    """Lint a text beside a vocabulary by the phrases above; returns what they are found on."""

    def run(vocabulary: str, text: str, name: str = "a.txt", words: str = "true") -> list[str]:
        rule = changed("phrases: [高度重视]", PHRASES.format(words=words), RULE)
        make_pack(here / "pack", {"own/phrases.yaml": rule})
        write("stylelint.yaml", "packs: [pack]\n")
        write(FILE, vocabulary)
        write(name, text)
        done = stylelint(name, "--only", "own/phrases", "--format", "json")
        assert done.err == ""
        return [diagnostic["text"] for diagnostic in json.loads(done.out)["diagnostics"]]

    return run


# --- What it keeps quiet -----------------------------------------------------------------------------------


def test_a_name_that_looks_like_a_placeholder_is_spared(stylelint: Run, write: Write) -> None:
    write("stylelint.yaml", "{}\n")
    write("a.txt", "平台由XX酷公司承建。\n")
    assert stylelint("a.txt").code == 1
    write(FILE, "# 公司\nXX酷\n")
    assert stylelint("a.txt") == (0, stylelint("a.txt").out, "")
    write("a.txt", "平台由XX公司承建。\n")
    assert stylelint("a.txt").code == 1


def test_a_set_phrase_is_spared_and_the_rest_of_the_text_is_not(found: Found) -> None:
    text = "安全生产工作由生产科负责，各级高度重视。\n"
    assert found("无关词\n", text) == ["安全生产工作", "生产", "生产", "高度重视"]
    assert found("安全生产工作\n", text) == ["生产", "高度重视"]
    assert found("高度重视\n安全生产工作\n", text) == ["生产"]


def test_a_finding_around_a_word_stays_and_one_across_its_edge_goes(found: Found) -> None:
    text = "安全生产工作。\n"
    assert found("生产\n", text) == ["安全生产工作"]
    assert found("安全生产\n", text) == ["安全生产工作"]
    assert found("作风\n", "安全生产工作风。\n", words="false") == ["生产"]
    assert found("要安全\n", "要安全生产工作。\n", words="false") == ["生产"]
    assert found("产能\n生物\n", "安全生产能力。\n", words="false") == []
    assert found("安\n生产\n", text) == ["安全生产工作"]


def test_of_words_that_overlap_the_first_and_longest_counts(found: Found) -> None:
    assert found("高度\n高度重视\n度重视\n", "高度重视。\n") == []
    assert found("各高\n高度重视\n", "各高度重视。\n", words="false") == []
    assert found("各级高\n级高度\n度\n视\n", "各级高度重视。生产。\n") == ["生产"]
    assert found("安全生\n产工作\n", "安全生产工作。\n", words="false") == ["安全生产工作"]


def test_latin_words_are_whole_words(found: Found) -> None:
    """A word is not found in a longer run of letters and digits, but a shorter word there may be."""
    text = "系统XX，XX1型，与XX酷。\n"
    assert found("无关词\n", text, words="false") == ["XX", "XX", "XX"]
    assert found("XX1\n", text, words="false") == ["XX", "XX"]
    assert found("X\n", text, words="false") == ["XX", "XX", "XX"]
    assert found("XX\n", text, words="false") == ["XX"]
    assert found("XX1型号a\nXX1型\n", "XX1型号ab。\n", words="false") == []
    assert found("1型\n", text, words="false") == ["XX", "XX", "XX"]


def test_width_and_script_make_no_difference(found: Found) -> None:
    for word in ("安全生產工作", "安全生产工作", "安全生產工作\u3000"):
        assert found(word + "\n", "安全生产工作、安全生產工作。\n") == []
    assert found("\uff38\uff38\u9177\n", "由XX酷承建，由\uff38\uff38酷承建。\n", words="false") == []
    assert found("XX酷\n", "由\uff38\uff38酷承建。\n", words="false") == []


def test_in_markdown_words_stand_where_the_marks_are_gone(found: Found) -> None:
    assert found("安全生产工作\n", "做好**安全**生产[工作](x.md)。\n", "a.md") == []
    assert found("无关词\n", "做好**安全**生产[工作](x.md)。\n", "a.md") != []


def test_segmentation_knows_the_words(found: Found) -> None:
    """A word of the dictionary reaches across the edge of a phrase, unless it would reach into a known word."""
    text = "启项目前仍在建设，在不同时期海平台已经上线。\n"
    assert found("无关词\n", text) == []
    assert found("启项\n", text) == ["目前"]
    assert found("期海平台\n", text) == ["同时"]
    assert found("启项\n期海平台\n", text) == ["目前", "同时"]


def test_an_empty_text_and_an_empty_vocabulary(found: Found) -> None:
    assert found("# 还没有\n\n  \n", "目前。\n") == ["目前"]
    assert found("目前\n", "") == []


def test_what_a_survey_anchors_on_a_word_is_spared(stylelint: Run, write: Write) -> None:
    write("stylelint.yaml", "{}\n")
    body = (
        "市财政局：\n\n我馆现有密集架20组，2012年启用，可存放档案5万卷，库存已达4.9万卷。按每年新增3000卷计算，"
        "后年起将没有地方存放。经询价，购置密集架8组约需经费28万元，拟从年度专项经费中列支。\n"
    )
    write("a.md", f"# 关于购置密集架的请示\n\n{body}")
    assert stylelint("a.md", "--select", "sections/missing").code == 1
    write(FILE, "购置密集架\n")
    assert stylelint("a.md", "--select", "sections/missing").code == 1
    write(FILE, "关于购置密集架的请示\n")
    assert stylelint("a.md", "--select", "sections/missing").code == 0


# --- The file ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "data",
    [
        "XX酷\r\n# 注\r\n".encode(),
        "\ufeffXX酷".encode(),
        "# 注\rXX酷\r".encode(),
        b"\n\n  XX\xe9\x85\xb7\t\n",
        "\ufeff# 注\n\uff03 注\nXX酷\nXX酷\n".encode(),
        "XX酷  # 公司\n注#1\n".encode(),
        "XX酷\u3000\uff03注\n".encode(),
    ],
)
def test_line_ends_and_marks_of_the_file_do_not_matter(stylelint: Run, write: Write, data: bytes) -> None:
    write("stylelint.yaml", "{}\n")
    write("a.txt", "平台由XX酷公司承建，注。\n")
    assert stylelint("a.txt").code == 1
    write(FILE, data)
    assert stylelint("a.txt").code == 0
    assert stylelint("vocab", "list").out.splitlines()[0] == "XX酷"


def test_only_a_configuration_brings_its_vocabulary(stylelint: Run, write: Write) -> None:
    write("a.txt", "平台由XX酷公司承建。\n")
    write(FILE, "XX酷\n")
    assert stylelint("a.txt").code == 1
    write("pyproject.toml", "[tool.stylelint]\n")
    assert stylelint("a.txt").code == 0
    assert stylelint("a.txt", "--isolated").code == 1
    assert stylelint("a.txt", "--isolated", "--config", f"vocabulary={FILE}").code == 0
    write("sub/a.txt", "平台由XX酷公司承建。\n")
    assert stylelint("sub").code == 0
    write("pyproject.toml", "[tool.stylelint]\nvocabulary = []\n")
    assert stylelint("a.txt").code == 1


def test_files_that_the_configuration_names_add_up(stylelint: Run, write: Write) -> None:
    text = "平台由XX酷和XX库公司承建。\n"
    write("a.txt", text)
    write("b/b.txt", text)
    write("words/one.txt", "XX酷\n")
    write("words/two.txt", "XX库\n")
    write("stylelint.yaml", "vocabulary: words/one.txt\noverrides: [{files: b/, vocabulary: ['words\\two.txt']}]\n")
    out = stylelint("a.txt", "b", "--format", "concise").out
    assert out.count("x-marks") == 1
    assert "a.txt:1:8" in out
    write(FILE, "XX库\n")
    assert stylelint("a.txt").code == 1, "the default file is read where none is named"
    write("stylelint.yaml", "overrides: [{files: b/, vocabulary: ['words/one.txt']}]\n")
    assert stylelint("b").code == 0, "an override adds to the default file"


def test_a_walk_and_a_hook_leave_vocabularies_out(stylelint: Run, write: Write) -> None:
    write("stylelint.yaml", "overrides: [{files: b/, vocabulary: b/../b/words.txt}]\n")
    for name in (FILE, "b/words.txt"):
        write(name, "XX酷\n# 待补充xx次\n")
    write("a.txt", CLEAN)
    assert stylelint().code == 0
    assert stylelint("--force-exclude", FILE, "b/words.txt").code == 0
    assert stylelint(FILE).code == 1


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("gone.txt", "stylelint.yaml:3:3: 找不到词表 gone.txt"),
        ("pack", "stylelint.yaml:3:3: 词表应是文件，pack 是目录"),
        ("gbk.txt", "gbk.txt:2:1: 词表不是 UTF-8 文本"),
        ("utf-16.txt", "utf-16.txt:1:1: 词表不是 UTF-8 文本"),
        ("nul.txt", "nul.txt:3:1: 词表不是 UTF-8 文本"),
    ],
)
def test_a_vocabulary_that_cannot_be_read(stylelint: Run, write: Write, name: str, said: str) -> None:
    write("stylelint.yaml", f"vocabulary:\n- good.txt\n- {name}\n")
    write("good.txt", "甲\n")
    write("pack/x", "")
    write("gbk.txt", "a\r\n安全".encode("gbk"))
    write("utf-16.txt", "ab\n".encode("utf-16"))
    write("nul.txt", b"a\rb\rc\0\n")
    write("a.txt", FAULT)
    done = stylelint("a.txt")
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert len(done.err.splitlines()) == 1


def test_missing_files_that_overrides_or_the_command_line_name(stylelint: Run, write: Write) -> None:
    write("a.txt", FAULT)
    done = stylelint("a.txt", "--config", "vocabulary=gone.txt", "--lang", "en")
    assert done.code == 2
    assert done.err.endswith("gone.txt:1:1: there is no such vocabulary file\n")
    write("stylelint.yaml", "overrides:\n- files: b/\n  vocabulary: gone.txt\n")
    done = stylelint("a.txt", "--lang", "en")
    assert done.code == 2
    assert done.err.endswith("stylelint.yaml:3:3: there is no vocabulary gone.txt\n")


# --- The command -------------------------------------------------------------------------------------------


def test_add_list_and_remove(stylelint: Run, write: Write, here: Path) -> None:
    write("stylelint.yaml", "{}\n")
    write("a.txt", "平台由XX酷公司承建。\n")
    none = stylelint("vocab", "list")
    assert (none.code, none.out) == (0, "")
    assert "还没有词" in none.err
    assert stylelint("vocab", "add", "XX酷", "Visual Studio") == (
        0,
        f"已加入 {FILE}：XX酷、Visual Studio\n",
        "",
    )
    assert (here / FILE).read_bytes() == "XX酷\nVisual Studio\n".encode()
    assert stylelint("a.txt").code == 0
    assert stylelint("vocab", "list") == (0, "XX酷\nVisual Studio\n", "")
    assert stylelint("vocab", "remove", "\uff38\uff38酷") == (0, f"已从 {FILE} 删去：XX酷\n", "")
    assert stylelint("vocab", "list").out == "Visual Studio\n"
    assert stylelint("a.txt").code == 1
    assert sorted(p.name for p in here.iterdir()) == ["a.txt", FILE, "stylelint.yaml"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("last", [True, False])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_all_else_in_the_file_stays(stylelint: Run, write: Write, here: Path, end: str, last: bool, mark: str) -> None:
    kept = f"{mark}甲{end}# 公司{end}{end}  丁{end}乙" + end * last
    write("w.txt", kept)
    assert stylelint("vocab", "add", "丙", "--file", "w.txt").code == 0
    ended = kept + end * (not last)
    assert (here / "w.txt").read_bytes().decode() == ended + "丙" + end
    assert stylelint("vocab", "remove", "--file", "w.txt", "丙", "丁").code == 0
    assert (here / "w.txt").read_bytes().decode() == ended.replace(f"  丁{end}", "")
    assert stylelint("vocab", "remove", "--file", "w.txt", "甲").code == 0
    assert (here / "w.txt").read_bytes().decode() == f"{mark}# 公司{end}{end}乙{end}"


def test_a_word_is_not_added_twice(stylelint: Run, write: Write, here: Path) -> None:
    path = write("w.txt", "機構\nXX酷")
    done = stylelint("vocab", "add", "机构", "\uff38\uff38酷", "甲", " 甲 ", "--file", "w.txt")
    assert done == (0, "已经有了：机构\n已经有了：\uff38\uff38酷\n已经有了：甲\n已加入 w.txt：甲\n", "")
    assert path.read_text("utf-8") == "機構\nXX酷\n甲\n"
    before = path.stat()
    assert stylelint("vocab", "add", "甲", "--file", "w.txt", "--lang", "en").out == "there already: 甲\n"
    assert path.stat().st_ino == before.st_ino, "the file is not written anew"


def test_a_removed_word_goes_wherever_it_stands(stylelint: Run, write: Write) -> None:
    path = write("w.txt", "機構\n甲\n机构\n#机构\n")
    assert stylelint("vocab", "remove", "机构", "--file", "w.txt").code == 0
    assert path.read_text("utf-8") == "甲\n#机构\n"


def test_a_word_with_a_comment_is_known_and_goes_with_it(stylelint: Run, write: Write) -> None:
    path = write("w.txt", "甲  # 公司\nC#\n")
    assert stylelint("vocab", "list", "--file", "w.txt").out == "甲\nC#\n"
    assert stylelint("vocab", "add", "甲", "--file", "w.txt").out == "已经有了：甲\n"
    assert stylelint("vocab", "remove", "甲", "--file", "w.txt").code == 0
    assert path.read_text("utf-8") == "C#\n"


def test_words_that_are_added_at_the_same_time_are_all_kept(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def slowly(path: Path) -> str:
        text = read(path)
        time.sleep(0.01)
        return text

    monkeypatch.setattr("stylelint.commands.vocab.read", slowly)
    path = here / "w.txt"
    path.touch()
    words = list("甲乙丙丁戊己庚辛")
    with ThreadPoolExecutor(len(words)) as pool:
        codes = list(pool.map(lambda word: main(["vocab", "add", word, "--file", "w.txt"]), words))
    assert codes == [0] * len(words)
    assert sorted(path.read_text("utf-8").split()) == sorted(words)
    assert [p.name for p in here.iterdir()] == ["w.txt"]


def test_a_lock_that_was_left_behind_counts_no_more(stylelint: Run, write: Write, here: Path) -> None:
    os.utime(write(".w.txt.lock", ""), (0, 0))
    assert stylelint("vocab", "add", "甲", "--file", "w.txt").code == 0
    assert [p.name for p in here.iterdir()] == ["w.txt"]


def test_an_unknown_word_is_not_removed_nor_those_beside_it(stylelint: Run, write: Write) -> None:
    path = write("w.txt", "甲\n蒙鲁二期平台\n")
    done = stylelint("vocab", "remove", "甲", "蒙鲁二期平", "--file", "w.txt")
    assert done == (2, "", "stylelint: w.txt 里没有 蒙鲁二期平；是不是 蒙鲁二期平台？\n")
    done = stylelint("vocab", "remove", "蒙鲁", "--file", "w.txt", "--lang", "en")
    assert done == (2, "", "stylelint: w.txt has no 蒙鲁\n")
    assert path.read_text("utf-8") == "甲\n蒙鲁二期平台\n"


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("add", "甲\n乙"), "词里不能有换行"),
        (("add", "甲\r"), "词里不能有换行"),
        (("add", "甲", " \u3000"), "词不能是空白"),
        (("add", ""), "词不能是空白"),
        (("add", "#甲"), "词不能以 # 开头：#甲"),
        (("add", "\uff03甲"), "词不能以 # 开头"),
        (("add", "甲 # 乙"), "词里不能有空格加 #：甲 # 乙"),
        (("add", "\udcff"), "词不是 UTF-8 文本"),
        (("add",), "缺少词"),
        (("remove",), "缺少词"),
        (("list", "甲"), "list 不带词"),
        (("ad", "甲"), "是不是 add？"),
        ((), "缺少 ACTION"),
        (("remove", "甲"), f"{FILE}:1:1: 找不到这个词表"),
        (("list", "--file", "gone.txt"), "gone.txt:1:1: 找不到这个词表"),
        (("list", "--file", "folder"), "folder:1:1: 词表应是文件，这是目录"),
        (("add", "甲", "--file", "folder"), "folder:1:1: 词表应是文件，这是目录"),
        (("add", "甲", "--file", ""), "--file 后面缺文件名"),
        (("add", "甲", "--file", "gone/w.txt"), "gone/w.txt: 写不了"),
        (("add", "甲", "--file", "gbk.txt"), "gbk.txt:1:1: 词表不是 UTF-8 文本"),
        (("add", "甲", "--config", "gone.yaml"), "没有这个配置文件"),
    ],
)
def test_what_cannot_be_served_is_said_and_nothing_is_written(
    stylelint: Run, write: Write, here: Path, args: tuple[str, ...], said: str
) -> None:
    write("stylelint.yaml", "{}\n")
    write("folder/x", "")
    write("gbk.txt", "安全".encode("gbk"))
    before = sorted(p.name for p in here.iterdir())
    done = stylelint("vocab", *args)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert len(done.err.splitlines()) == 1
    assert sorted(p.name for p in here.iterdir()) == before


def test_without_a_configuration_the_file_must_be_named(stylelint: Run, here: Path) -> None:
    for lang, said in (
        ("zh", "先用 stylelint init 建一个，或用 --file 指定词表"),
        ("en", "name the vocabulary with --file"),
    ):
        done = stylelint("vocab", "add", "甲", "--lang", lang)
        assert done.code == 2
        assert said in done.err
    assert list(here.iterdir()) == []
    assert stylelint("vocab", "add", "甲", "--file", "w.txt").code == 0
    assert (here / "w.txt").read_bytes() == "甲\n".encode()


def test_the_last_file_that_the_configuration_names_is_meant(stylelint: Run, write: Write, here: Path) -> None:
    write("stylelint.yaml", "vocabulary: [one.txt, two.txt]\n")
    write("one.txt", "甲\n")
    write("two.txt", "乙\n")
    assert stylelint("vocab", "list").out == "乙\n"
    assert stylelint("vocab", "add", "丙").out == "已加入 two.txt：丙\n"
    write("other/own.yaml", "vocabulary: [w.txt]\n")
    assert stylelint("vocab", "add", "丙", "--config", "other/own.yaml").code == 0, "the file is made"
    assert (here / "other/w.txt").read_bytes() == "丙\n".encode()
    write("stylelint.yaml", "vocabulary: []\n")
    done = stylelint("vocab", "add", "丙")
    assert done.code == 2
    assert "stylelint.yaml 里的 vocabulary 是空的" in done.err
    assert not (here / FILE).exists()


def test_words_that_begin_with_a_dash_stand_after_two(stylelint: Run) -> None:
    assert stylelint("vocab", "add", "--file", "w.txt", "--", "-x", "甲").code == 0
    assert stylelint("vocab", "list", "--file", "w.txt").out == "-x\n甲\n"


@pytest.mark.skipif(os.name == "nt", reason="modes and links as POSIX has them")
def test_mode_and_link_stay(stylelint: Run, write: Write, here: Path) -> None:
    path = write("words/w.txt", "甲\n")
    path.chmod(0o640)
    (here / "link.txt").symlink_to(path)
    assert stylelint("vocab", "add", "乙", "--file", "link.txt").code == 0
    assert (here / "link.txt").is_symlink()
    assert path.read_text("utf-8") == "甲\n乙\n"
    assert path.stat().st_mode & 0o777 == 0o640
    assert sorted(p.name for p in path.parent.iterdir()) == ["w.txt"]


def test_a_failed_write_leaves_the_old_file(stylelint: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write("w.txt", "甲\n")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    done = stylelint("vocab", "add", "乙", "--file", "w.txt")
    assert done == (2, "", "stylelint: w.txt: 写不了：磁盘满了\n")
    assert path.read_text("utf-8") == "甲\n"
    assert [p.name for p in path.parent.iterdir()] == ["w.txt"]


def test_a_changed_file_is_read_anew(stylelint: Run, write: Write) -> None:
    write("stylelint.yaml", "{}\n")
    write("a.txt", "平台由XX酷公司承建。\n")
    for words, code in (("XX酷\n", 0), ("XX库库\n", 1), ("甲\nXX酷\n", 0)):
        write(FILE, words)
        assert stylelint("a.txt").code == code


def test_a_hundred_thousand_words_and_occurrences(stylelint: Run, write: Write) -> None:
    words = [chr(0x4E00 + i // 300) + chr(0x4E00 + i % 300) + "酷" for i in range(100_000)]
    write("stylelint.yaml", "{}\n")
    write(FILE, "".join(f"{word}\n" for word in words) + "XX酷\n")
    write("a.txt", "\n".join("".join(words[i : i + 50]) + "，由XX酷承建。" for i in range(0, 100_000, 50)) + "\n")
    write("b.txt", "要XX项。\n")
    out = stylelint("a.txt", "b.txt", "--only", "placeholder", "--format", "concise").out
    assert [line.split(" ")[0] for line in out.splitlines()] == ["b.txt:1:2:"]
    assert stylelint("vocab", "remove", "XX酷").code == 0
    assert "a.txt:2000:" in stylelint("a.txt", "--only", "placeholder", "--format", "concise").out
