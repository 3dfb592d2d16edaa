"""Formats for CI servers and review tools: golden files, and what each format promises."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from dataclasses import replace
from html.parser import HTMLParser
from urllib.parse import unquote

import pytest
from report_drafts import ATTITUDE, BLANK, GAP, MASK, Golden, draft
from test_machine_formats import files, written

from stylelint.diagnostic import Diagnostic
from stylelint.reporters import FileResult
from stylelint.suppress.model import Suppressed
from stylelint.text.edit import Edit, Fix, Safety

ENDINGS = {
    "sarif": "json", "gitlab": "json", "rdjson": "json", "rdjsonl": "jsonl", "jsonl": "jsonl", "checkstyle": "xml",
    "junit": "xml", "grouped": "txt", "narrated": "txt", "markdown": "md", "html": "html",
}  # fmt: skip
TRICKY = "名 <&\"'>.txt"


def results() -> list[FileResult]:
    """Chinese text, astral characters, tabs, CRLF, marks of XML, a hint, a suppressed finding, a clean file."""
    tricky = draft(
        TRICKY, "\t𠮷⟦X\x0bX⟧和⟦<&>⟧\r\n他⟦积极⟧工作", MASK, {**BLANK, "message": "“{text}”没有填\x01"}, ATTITUDE
    )
    tricky.suppressed = [Suppressed(tricky.diagnostics[0], "comment", "范文", 1)]
    return [*files(), tricky]


def found() -> list[Diagnostic]:
    return [d for r in sorted(results(), key=lambda r: r.path) for d in r.diagnostics]


@pytest.mark.parametrize("name", ENDINGS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_golden(golden: Golden, name: str, lang: str) -> None:
    golden(f"{name}/files.{lang}.{ENDINGS[name]}", written(name, results(), lang=lang))


@pytest.mark.parametrize("name", ENDINGS)
def test_nothing_found(golden: Golden, name: str) -> None:
    golden(f"{name}/clean.{ENDINGS[name]}", written(name, [draft("a.txt", "好。\n")]))


def test_sarif_marks_what_is_suppressed_and_keeps_the_rest() -> None:
    (run,) = json.loads(written("sarif", results()))["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    shown = [r for r in run["results"] if "suppressions" not in r]
    assert [r["ruleId"] for r in shown] == [d.rule for d in found()]
    (hidden,) = [r for r in run["results"] if "suppressions" in r]
    assert hidden["suppressions"] == [{"kind": "inSource", "status": "accepted", "justification": "范文"}]
    regions = [r["locations"][0]["physicalLocation"]["region"] for r in shown]
    assert [(r["charOffset"], r["startLine"], r["startColumn"]) for r in regions] == [
        (d.offset, d.line, d.column) for d in found()
    ]
    assert [r["partialFingerprints"]["stylelint/v1"] for r in shown] == [d.fingerprint for d in found()]


def test_sarif_paths_are_uris() -> None:
    (run,) = json.loads(written("sarif", [draft("a b/第1章#.txt", "⟦XX⟧", MASK)]))["runs"]
    place = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place == {"uri": "a%20b/%E7%AC%AC1%E7%AB%A0%23.txt", "uriBaseId": "%SRCROOT%"}


def test_gitlab_tells_equal_findings_of_two_files_apart() -> None:
    twice = [draft("a.txt", "⟦XX⟧", MASK), draft("b.txt", "⟦XX⟧", MASK)]
    assert len({d.fingerprint for r in twice for d in r.diagnostics}) == 1
    issues = json.loads(written("gitlab", twice))
    assert len({i["fingerprint"] for i in issues}) == 2
    moved = [draft("a.txt", "另起。\n⟦XX⟧", {**MASK})]
    moved[0].diagnostics = [replace(moved[0].diagnostics[0], fingerprint=twice[0].diagnostics[0].fingerprint)]
    assert json.loads(written("gitlab", moved))[0]["fingerprint"] == issues[0]["fingerprint"]


@pytest.mark.parametrize("name", ["rdjson", "rdjsonl"])
def test_rdjson_counts_bytes(name: str) -> None:
    text = written(name, [draft("a.txt", "\t𠮷好⟦XX⟧", MASK)])
    one = json.loads(text)["diagnostics"][0] if name == "rdjson" else json.loads(text)
    assert one["location"]["range"] == {"start": {"line": 1, "column": 9}, "end": {"line": 1, "column": 11}}


@pytest.mark.parametrize("name", ["checkstyle", "junit"])
def test_xml_is_well_formed_whatever_the_text_holds(name: str) -> None:
    root = ET.fromstring(written(name, [*results(), draft("\x00\ud800.txt", "⟦XX⟧", MASK)]))
    names = [e.get("name") for e in root]
    assert TRICKY in names
    assert len(list(root.iter("error" if name == "checkstyle" else "testcase"))) == len(found()) + (
        1 if name == "checkstyle" else 2  # the clean file is a case too
    )


def test_junit_fails_where_a_run_fails() -> None:
    root = ET.fromstring(written("junit", [draft("a.txt", "⟦XX⟧，⟦积极⟧", MASK, ATTITUDE), draft("b.txt", "好。")]))
    assert [(s.get("name"), s.get("tests"), s.get("failures")) for s in root] == [
        ("a.txt", "2", "1"),
        ("b.txt", "1", "0"),
    ]
    assert [len(c.findall("failure")) for c in root.iter("testcase")] == [1, 0, 0]


@pytest.mark.parametrize(
    "name", ["sarif", "gitlab", "rdjson", "rdjsonl", "jsonl", "checkstyle", "junit", "narrated", "markdown"]
)
def test_without_excerpts_no_text_of_the_draft_is_shown(name: str) -> None:
    secret = "绝密代号"
    result = draft("a.txt", f"⟦{secret}⟧在⟦（四）⟧", {**MASK, "message": "像是占位符", "help": "写上"}, GAP)
    result.suppressed = [Suppressed(result.diagnostics[0], "comment", f"{secret}不改", 1)]
    hidden = [replace(s, diagnostic=replace(s.diagnostic, text="")) for s in result.suppressed]
    bare = replace(result, source=None, document=None, suppressed=hidden)
    bare.diagnostics = [replace(d, text="") for d in result.diagnostics]
    text = written(name, [bare])
    assert secret not in text
    assert "placeholder/mask" in text


def test_narrated_is_sentences() -> None:
    lines = written("narrated", [draft("a.txt", "⟦XX⟧", MASK)]).splitlines()
    assert lines[0] == "文件 a.txt，共 1 处。"
    assert lines[1].startswith("第 1 处，第 1 行第 1 个字，警告：")
    assert all(line.endswith("。") for line in lines if line)


def test_grouped_lines_up() -> None:
    lines = written("grouped", results()).splitlines()
    assert lines[0].endswith(":")
    rules = {line.index("placeholder/") for line in lines[1:4] if "placeholder/" in line}
    assert len(rules) == 1


class _Page(HTMLParser):
    """What a page holds: ids, links, marks, and whether all elements are closed."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.marks: list[str] = []
        self.scripts = 0
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.ids += [named["id"]] if named.get("id") else []  # type: ignore[list-item]
        self.links += [named["href"]] if named.get("href") else []  # type: ignore[list-item]
        self.marks += [""] if tag == "mark" else []
        self.scripts += tag == "script"
        if tag not in ("meta", "input", "br"):
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] == "mark":
            self.marks[-1] += data


def test_the_page_is_whole_and_nothing_of_a_draft_is_markup() -> None:
    hostile = draft("<script>.txt", "⟦<script>alert(1)</script>⟧ & ⟦XX⟧", MASK, MASK)
    page = _Page()
    page.feed(written("html", [*results(), hostile]))
    assert page._open == []
    assert page.scripts == 1
    assert "<script>alert(1)</script>" in page.marks
    assert len(page.ids) == len(set(page.ids))
    assert {unquote(link[1:]) for link in page.links if link.startswith("#")} <= set(page.ids)
    assert len([one for one in page.ids if one.startswith("file:")]) == 5
    assert [link for link in page.links if not link.startswith("#")] == []


@pytest.mark.parametrize("path", ["a\nb.txt", "100%25.txt", "a b#c?.txt", "\u202e“引”&'.txt", "\udcff.txt"])
def test_links_of_the_page_lead_to_the_file(path: str) -> None:
    page = _Page()
    page.feed(written("html", [draft(path, "⟦XX⟧", MASK)]).encode("utf-8", "backslashreplace").decode())
    (one,) = [one for one in page.ids if one.startswith("file:")]
    (link,) = [link for link in page.links if link.startswith("#file:")]
    assert unquote(link[1:]) == one
    assert link.isascii()
    assert "\n" not in one


def test_fixes_are_suggested() -> None:
    result = draft("a.txt", "𠮷⟦布署⟧", MASK)
    edit = Edit(1, 3, "布署", "部署")
    result.diagnostics = [replace(result.diagnostics[0], fix=Fix((edit,), Safety.SAFE))]
    (one,) = json.loads(written("rdjson", [result]))["diagnostics"]
    place = {"start": {"line": 1, "column": 5}, "end": {"line": 1, "column": 11}}
    assert one["suggestions"] == [{"range": place, "text": "部署"}]
    (run,) = json.loads(written("sarif", [result]))["runs"]
    (fix,) = run["results"][0]["fixes"]
    (change,) = fix["artifactChanges"]
    region = {"charOffset": 1, "charLength": 2}
    assert change["replacements"] == [{"deletedRegion": region, "insertedContent": {"text": "部署"}}]
    two = Fix((edit, Edit(3, 3, "", "。")), Safety.UNSAFE, "两处一起改")
    result.diagnostics = [replace(result.diagnostics[0], fix=two)]
    assert "suggestions" not in json.loads(written("rdjson", [result]))["diagnostics"][0]
