"""The review page: what stands on it, that its parts point at each other, and that no draft can break it."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser
from typing import Literal

import pytest

from stylelint.api import Linter
from stylelint.diagnostic import Diagnostic, Level
from stylelint.records import replace
from stylelint.reporters import FileResult, ReportOptions
from stylelint.settings import Settings
from stylelint.text.document import Place
from stylelint.text.source import Source
from stylelint.writers.review import NoPageError, page

VOID = {"meta", "br", "input"}
DRAFT = """# 关于全年工作的总结

一、主要工作

全年开展检查xx次，取得了一定成绩，xx次。

1. 第一项xx
   - 子项

| 名称 | 数量 |
|---|---|
| 甲 | xx |

> 引用

```
代码 xx
```

三、下一步 `code` ![图](a.png) <https://a.b>
"""


class Page(HTMLParser):
    """The page as a browser sees it: elements with their attributes, and the text in those of a class or tag."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[tuple[tuple[str, str], ...], str]] = []
        self._open: list[tuple[str, str]] = []
        self.feed(text)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        assert len(given) == len(attrs)
        self.elements.append((tag, given))
        if given.get("id"):
            self.ids.append(given["id"] or "")
        if tag == "a":
            self.links.append(given["href"] or "")
        if tag not in VOID:
            self._open.append((tag, given.get("class") or ""))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        self.texts.append((tuple(self._open), data))

    def within(self, tag: str, style: str = "") -> list[str]:
        """Texts directly or deeper in elements of a tag that have a class, those of one element joined roughly."""
        return [
            text for path, text in self.texts if any(t == tag and style in (*c.split(), "") for t, c in path) and text
        ]

    def of(self, tag: str, style: str) -> list[dict[str, str | None]]:
        return [given for name, given in self.elements if name == tag and style in (given.get("class") or "").split()]


def linted(
    text: str, path: str = "稿.md", lang: Literal["zh", "en"] = "zh", excerpts: bool = True
) -> tuple[FileResult, ReportOptions]:
    linter = Linter(settings=Settings(lang=lang, excerpts=excerpts))
    options = ReportOptions(lang=lang, rules={rule.id: rule for rule in linter.pack.rules})
    return linter.lint_bytes(text.encode(), path), options


def drawn(text: str, path: str = "稿.md", lang: Literal["zh", "en"] = "zh") -> tuple[FileResult, Page]:
    result, options = linted(text, path, lang)
    return result, Page(page(result, options))


def finding(result: FileResult, start: int, end: int, rule: str, message: str = "说明") -> Diagnostic:
    """A finding of a rule on a range of the source."""
    assert result.source is not None
    line, column = result.source.lines.position(start)
    text = result.source.text[start:end]
    return Diagnostic(
        "稿.txt", rule, Level.WARNING, message, "", start, end, line, column, line, column + end - start, text
    )


def test_every_finding_stands_in_the_text_and_leads_to_a_note() -> None:
    result, shown = drawn(DRAFT)
    refs, notes = shown.of("a", "ref"), shown.of("li", "note")
    assert len(result.diagnostics) == 4
    assert [ref["id"] for ref in refs] != []
    assert sorted(ref["id"] or "" for ref in refs) == sorted(f"f{i}" for i in range(1, len(result.diagnostics) + 1))
    assert {ref["href"] for ref in refs} == {f"#{note['id']}" for note in notes}
    assert {ref["aria-describedby"] for ref in refs} == {note["id"] for note in notes}


def test_ids_are_there_once_and_every_link_leads_to_one() -> None:
    _, shown = drawn(DRAFT)
    assert [one for one, count in Counter(shown.ids).items() if count > 1] == []
    assert {link for link in shown.links if link[1:] not in shown.ids} == set()
    labels = {given["aria-labelledby"] for _, given in shown.elements if "aria-labelledby" in given}
    assert labels <= set(shown.ids)


def test_counts_are_those_of_the_findings() -> None:
    result, shown = drawn(DRAFT)
    table = Counter({x.value: sum(map(int, shown.within("td", x.value))) for x in Level})
    assert +table == Counter(d.level.value for d in result.diagnostics)
    by_family = Counter(d.family for d in result.diagnostics)
    assert sorted(map(int, shown.within("span", "count"))) == sorted(by_family.values())


def test_the_draft_is_shown_as_it_is_read() -> None:
    _, shown = drawn(DRAFT)
    assert "".join(shown.within("h2", "title")) == "关于全年工作的总结"
    assert "".join(shown.within("blockquote")) == "引用"
    assert shown.within("span", "label") == ["1.", "•"]
    assert "代码 xx" in "".join(shown.within("pre", "code"))
    assert shown.within("th")[5:] or shown.within("th")
    assert [text for text in ("名称", "数量") if text not in shown.within("th")] == []
    assert "甲" in shown.within("td")
    assert "code" in shown.within("code")
    objects = shown.within("span", "object")
    assert objects == ["[图]", "https://a.b"]


def test_equal_findings_of_a_paragraph_share_a_note() -> None:
    result, shown = drawn("全年开展检查xx次，走访xx次。\n\n另一段查了xx次。\n", "稿.txt")
    assert [d.rule for d in result.diagnostics] == ["placeholder/x-marks"] * 3
    assert [ref["href"] for ref in shown.of("a", "ref")] == ["#n1", "#n1", "#n2"]
    assert any("2 处" in text for text in shown.within("li", "note"))


def test_a_note_tells_level_family_message_cure_and_once_a_paragraph_the_place() -> None:
    result, options = linted("全年开展检查xx次，取得了一定成绩。\n", "稿.txt")
    notes = [re.sub(r"<.*?>", "", note) for note in re.findall(r'<li class="note.*?</li>', page(result, options))]
    assert [" ".join(note.split()) for note in notes] == [
        "1 错误 占位符 “xx”处的数字还没有填 填上实际的数字；确实没有的，删去这一句 第 1 行",
        f"2 提示 空话 {result.diagnostics[1].message} {result.diagnostics[1].help}",
    ]


def test_overlapping_findings_nest_or_are_split() -> None:
    result, options = linted("甲乙丙丁戊己庚\n", "稿.txt")
    result = replace(
        result,
        diagnostics=[
            finding(result, 0, 4, "a/outer"),
            finding(result, 1, 2, "b/inner"),
            finding(result, 3, 6, "c/crossing"),
            finding(result, 6, 6, "d/point"),
        ],
    )
    text = page(result, options)
    shown = Page(text)  # fails where marks cross
    marked = {
        key: "".join(shown.within("mark", key)).translate({ord(c): None for c in "0123456789"})
        for key in ("k0", "k1", "k2")
    }
    assert marked == {"k0": "甲乙丙丁", "k1": "乙", "k2": "丁戊己"}
    assert len(shown.of("mark", "k2")) == 2  # once inside the first mark, once behind it
    assert len(shown.of("mark", "point")) == 1
    assert [ref["id"] for ref in shown.of("a", "ref")] == ["f2", "f1", "f3", "f4"]  # each behind its own end


def test_a_finding_over_paragraphs_marks_each_and_has_one_note() -> None:
    result, options = linted("甲乙丙。\n丁戊己。\n庚辛壬。\n", "稿.txt")
    result = replace(result, diagnostics=[finding(result, 1, 8, "a/long")])
    shown = Page(page(result, options))
    assert [t for t in shown.within("mark", "k0") if not t.isdigit()] == ["乙丙。", "丁戊己"]
    assert len(shown.of("a", "ref")) == len(shown.of("li", "note")) == 1


def test_the_outline_has_its_faults() -> None:
    _, shown = drawn(DRAFT)
    outline = "".join(shown.within("ol", "outline"))
    assert "一、主要工作" in outline
    assert "缺“二、”" in "".join(shown.within("a", "fault"))


HOSTILE = '<script>alert(1)</script> " onmouseover="x" \'><img src=x onerror=y> &amp; </style> </textarea>'


@pytest.mark.parametrize("path", ["稿.txt", "稿.md"])
def test_nothing_in_a_draft_becomes_markup(path: str) -> None:
    text = f"# {HOSTILE}\n\n全年检查xx次 {HOSTILE}\n\n```{HOSTILE}\n{HOSTILE}\n```\n\n| {HOSTILE} |\n|---|\n| xx |\n"
    result, options = linted(text, path)
    message = finding(result, 0, 3, f"x/{HOSTILE}", HOSTILE)
    result = replace(result, path=f"a/{HOSTILE}.md", diagnostics=[*result.diagnostics, message])
    shown = Page(page(result, options))
    tags = Counter(tag for tag, _ in shown.elements)
    assert tags["script"] == tags["style"] == 1
    assert tags["img"] == tags["textarea"] == 0
    assert not [name for _, given in shown.elements for name in given if name.startswith("on")]
    assert any("alert(1)" in said for said in shown.within("li", "note"))
    assert any("alert(1)" in said for said in shown.within("h1"))


def test_what_cannot_be_seen_is_shown_and_lone_surrogates_do_no_harm() -> None:
    result, options = linted("甲\u200b乙\u202e丙\n", "稿.txt")
    result = replace(result, path="a\udcff.txt")
    text = page(result, options)
    text.encode()
    assert Page(text).within("span", "char")[:3] == ["U+DCFF", "U+200B", "U+202E"]
    assert "\u202e" not in text


def test_the_page_asks_for_nothing_outside_and_its_own_style_and_script_are_allowed() -> None:
    result, options = linted(DRAFT)
    text = page(result, options)
    shown = Page(text)
    assert not [given for tag, given in shown.elements if tag in ("link", "iframe", "object") or "src" in given]
    assert "url(" not in text
    assert "@import" not in text
    assert not [given for _, given in shown.elements if "style" in given]  # the policy would not allow it
    assert re.search(r"default-src 'none'; style-src 'sha256-[\w+/=]+'; script-src 'sha256-[\w+/=]+'", text)


def test_a_box_hides_each_family() -> None:
    result, shown = drawn(DRAFT)
    boxes = [given["id"] for tag, given in shown.elements if tag == "input"]
    assert sorted(boxes, key=str) == [f"show-k{i}" for i in range(len({d.family for d in result.diagnostics}))]
    style = "".join(shown.within("style"))
    assert all(f"#{box}:not(:checked)" in style for box in boxes)


def test_the_page_speaks_english() -> None:
    _, shown = drawn(DRAFT, lang="en")
    assert ("html", {"lang": "en"}) in shown.elements
    words = "".join(text for path, text in shown.texts if not any(tag in ("section", "style") for tag, _ in path))
    assert not re.findall("[\u4e00-\u9fff]", words.replace("稿", "").replace("工作总结", ""))


def test_a_clean_draft_says_so() -> None:
    result, shown = drawn("全年开展检查12次。\n", "稿.txt")
    assert result.diagnostics == []
    assert "没有发现问题" in "".join(shown.within("p", "about"))
    assert not shown.of("a", "ref")


def test_an_empty_file_has_a_page() -> None:
    _, shown = drawn("", "稿.txt")
    assert not shown.of("li", "note")


def test_without_excerpts_there_is_no_page_and_a_sentence_says_why() -> None:
    result, options = linted(DRAFT, excerpts=False)
    with pytest.raises(NoPageError) as caught:
        page(result, options)
    assert "excerpts: false" in caught.value.zh
    assert "excerpts" in caught.value.en
    assert "检查" not in caught.value.en


def test_a_file_that_was_not_read_has_no_page() -> None:
    result = Linter().lint_bytes(b"\0\1\2", "稿.txt")
    with pytest.raises(NoPageError, match=r"稿\.txt"):
        page(result, ReportOptions())


def test_tables_of_word_keep_their_cells_and_the_tables_in_them() -> None:
    result, options = linted("前\n甲\n乙\n内\n丙\n丁\n后\n", "稿.txt")
    document = result.document
    assert document is not None
    cells = [None, (1, 1, 1), (1, 1, 2), (2, 1, 1), (1, 1, 2), (1, 2, 1), None]
    document.places = [Place(i, f"第 {i} 段", f"paragraph {i}", cell) for i, cell in enumerate(cells, 1)]
    text = page(replace(result, source=Source("稿.docx", document.text)), options)
    body = re.sub(r"<(/?(?:table|tr|td))[^>]*>|<[^>]*>", lambda m: f"<{m[1]}>" if m[1] else "", text)
    flat = "".join(body.partition("<table>")[::2]).replace("\n", "")
    inner = "<table><tr><td>内</td></tr></table>"
    assert f"<tr><td>甲</td><td>乙{inner}丙</td></tr><tr><td>丁</td></tr></table>后" in flat


def test_a_large_draft_makes_a_page_of_its_own_size() -> None:
    paragraph = "全年开展检查xx次，必须高度重视，统筹推进。" + "一" * 150 + "。\n"
    result, options = linted(paragraph * 1000, "稿.txt")
    text = page(result, options)
    assert len(result.diagnostics) > 2000
    assert len(Page(text).of("a", "ref")) == len(result.diagnostics)
    assert len(text) < 2 * 1000 * len(paragraph) + 700 * len(result.diagnostics)
