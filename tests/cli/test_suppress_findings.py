"""Comments that do nothing, what is said of them, and entries of the configuration that keep findings off."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from comments import RULE, Found, html
from runs import FAULT, Run, Write

from stylelint import Linter
from stylelint.settings import IgnoreEntry, Settings

# --- What is said of comments ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "comment", "cure"),
    [
        ("a.md", "<!-- stylelint: disable placeholder", "add -->"),
        ("a.txt", "[//]: # (stylelint: disable filler/zz", "do not match"),
        ("a.txt", f"文字 {html('disable filler')}", "on a line of its own"),
        ("a.md", "[//]: # (stylelint: disable filler -- (a) b", "do not match"),
    ],
)
def test_a_comment_whose_marks_are_wrong_is_malformed(
    said: Callable[..., dict[str, Any]], name: str, comment: str, cure: str
) -> None:
    left = said(f"正文。\n\n{comment}\n\n正文。\n", "--lang", "en", name=name)
    assert (left["rule"], left["line"]) == ("suppression/malformed", 3)
    assert cure in left["message"]


def test_an_unused_one_is_a_warning_where_it_stands(said: Callable[..., dict[str, Any]]) -> None:
    text = f"没有问题。\n\n  {html('disable placeholder -- 以前有')}\n"
    left = said(text)
    assert (left["rule"], left["level"], left["line"], left["column"]) == ("suppression/unused", "warning", 3, 3)
    assert left["text"] == html("disable placeholder -- 以前有")
    assert left["data"] == {"verb": "disable", "selector": "placeholder", "word": None}
    assert left["message"] == "“disable placeholder”没有用上：范围里没有它要放过的问题"
    assert "is unused" in said(text, "--lang", "en")["message"]


@pytest.mark.parametrize(
    ("text", "unused"),
    [
        (f"{html('disable-next-block placeholder, filler')}\n\n{FAULT}", ["filler"]),
        (f"{html(f'disable {RULE} “xx”, {RULE} “yy”')}\n\n{FAULT}", [RULE]),
        (f"{FAULT}\n{html('disable-next-block placeholder')}\n", ["placeholder"]),
        (f"{html('disable-file all')}\n\n{html('disable placeholder')}\n\n{FAULT}", ["placeholder"]),
        (f"{html('disable placeholder')}\n\n{html('disable placeholder')}\n\n{FAULT}", ["placeholder"]),
        (f"{html('enable')}\n\n没有。\n", [None]),
        (f"{html('disable placeholder')}\n\n{html('enable filler')}\n\n{FAULT}", ["filler"]),
        (f"{html('disable placeholder')}\n\n{FAULT}\n{html('enable placeholder')}\n\n{html('enable')}\n", [None]),
        (f"{html('disable-next-block placeholder')}\n\n没有。\n\n{FAULT}", ["placeholder"]),
    ],
)
def test_which_are_unused(stylelint: Run, write: Write, text: str, unused: list[str | None]) -> None:
    write("a.md", text)
    out = json.loads(stylelint("check", "a.md", "--format", "json").out)
    found = [d for d in out["diagnostics"] if d["rule"] == "suppression/unused"]
    assert [d["data"]["selector"] for d in found] == unused


def test_rules_that_did_not_run_leave_their_comments_unjudged(found: Found, write: Write) -> None:
    text = f"{html('disable filler')}\n\n{html('disable numbering, placeholder')}\n\n没有。\n"
    every = ["1 suppression/unused", "3 suppression/unused", "3 suppression/unused"]
    assert found(text) == every
    assert found(text, "--only", "placeholder,suppression") == ["3 suppression/unused"]
    assert found(text, "--select", "placeholder,suppression") == ["3 suppression/unused"]
    assert found(text, "--select", "all") == every
    assert found(text, "--ignore", "filler/attention") == every[1:]
    write("stylelint.yaml", "rules: {filler: off}\n")
    assert found(text) == every


def test_a_rule_that_failed_leaves_its_comments_unjudged(
    found: Found, stylelint: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    from stylelint.kinds import phrases

    def fail(*_: object) -> None:
        raise ValueError("no")

    text = f"{html('disable filler/attention')}\n\n{html('disable filler/density')}\n\n公司十分重视新员工入职培训。\n"
    assert found(text) == ["3 suppression/unused"]
    monkeypatch.setattr(next(c for c in vars(phrases).values() if hasattr(c, "at")), "at", fail)
    result = stylelint("check", "a.md", "--format", "json")
    assert result.code == 2
    assert [d["line"] for d in json.loads(result.out)["diagnostics"]] == [3]


@pytest.mark.parametrize(
    ("selector", "hint"),
    [("filer", "filler"), ("placeholder/x-mark", "placeholder/x-marks"), ("fil?", ""), ("空话", "")],
)
def test_an_unknown_one_is_a_warning_with_what_was_meant(
    said: Callable[..., dict[str, Any]], selector: str, hint: str
) -> None:
    left = said(f"{html(f'disable-file {selector}')}\n\n没有。\n")
    assert (left["rule"], left["level"], left["line"]) == ("suppression/unknown", "warning", 1)
    assert left["message"].startswith(
        f"免检注释里没有规则、类别或标签叫 {selector}" + (f"；是不是 {hint}" if hint else "")
    )
    assert left["data"] == {"verb": "disable-file", "selector": selector}


def test_the_known_ones_beside_an_unknown_one_hold(found: Found) -> None:
    assert found(f"{html('disable filer, placeholder')}\n\n{FAULT}") == ["1 suppression/unknown"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("stylelint: disable", "没有写是哪条规则；要全部则写 all"),
        ("stylelint: disable-next-block -- 理由", "没有写是哪条规则；要全部则写 all"),
        ("stylelint:", "冒号后要写 disable、enable、disable-next-block、disable-file 之一"),
        ("stylelint: disable-next-line all", "没有“disable-next-line”这个指令；是不是 disable-next-block"),
        ("stylelint: Disable all", "没有“Disable”这个指令；是不是 disable"),
        ("stylelint: 关 all", "没有“关”这个指令（有 disable、enable、"),
        ("Stylelint: disable all", "stylelint 要小写"),
        ("stylelint disable all", "stylelint 后面缺冒号"),
        ("stylelint: disable filler placeholder", "“placeholder”前面缺逗号，或理由前面缺 --"),
        ("stylelint: disable filler,", "逗号旁边缺规则"),
        ("stylelint: disable filler,,placeholder", "逗号旁边缺规则"),
        ("stylelint: disable filler “重视", "引号没有配对：“重视"),
        ("stylelint: disable filler “”", "引号里没有文字"),
        ("stylelint: disable “重视”", "“重视”要紧跟在一条规则后面，一条规则只跟一个"),
        ("stylelint: disable filler “重视” “关注”", "“关注”要紧跟在一条规则后面，一条规则只跟一个"),
    ],
)
def test_a_malformed_one_is_a_warning_with_the_cure(
    said: Callable[..., dict[str, Any]], words: str, message: str
) -> None:
    left = said(f"<!-- {words} -->\n\n没有。\n")
    assert (left["rule"], left["level"], left["line"]) == ("suppression/malformed", "warning", 1)
    assert left["message"].startswith(f"免检注释看不懂：{message}")
    assert said(f"<!-- {words} -->\n没有。\n", name="a.txt")["message"] == left["message"]
    assert said(f"<!-- {words} -->\n", "--lang", "en")["message"].startswith("this suppression cannot be understood: ")


def test_a_malformed_one_holds_nothing(found: Found) -> None:
    assert found(f"{html('disable filler placeholder')}\n\n{FAULT}") == ["1 suppression/malformed", f"3 {RULE}"]


def test_a_reason_can_be_obligatory(found: Found, write: Write) -> None:
    told = f"{html('disable placeholder -- 模板')}\n\n{FAULT}\n{html('enable')}\n"
    text = f"{html('disable-next-block placeholder')}\n\n{FAULT}\n{told}"
    assert found(text) == []
    write("stylelint.yaml", "require-reason: true\n")
    assert found(text) == ["1 suppression/no-reason"]


@pytest.mark.parametrize(
    ("config", "args", "left"),
    [
        ("rules: {suppression: off}", (), []),
        ("rules: {suppression/unused: info}", (), ["info"]),
        ("rules: {suppression: error}", (), ["error"]),
        ("ignore: [suppression/unused]", (), []),
        ("ignores: [{rule: suppression/unused, reason: 旧稿}]", (), []),
        ("stage: final", ("--ignore", "suppression"), []),
        ("stage: final", ("--only", "filler"), []),
    ],
)
def test_findings_on_comments_obey_the_settings(
    stylelint: Run, write: Write, config: str, args: tuple[str, ...], left: list[str]
) -> None:
    write("stylelint.yaml", config + "\n")
    write("a.md", f"{html('disable placeholder')}\n\n没有。\n")
    out = json.loads(stylelint("check", "a.md", "--format", "json", *args).out)
    assert [d["level"] for d in out["diagnostics"]] == left


def test_comments_cannot_keep_off_what_is_said_of_comments(found: Found) -> None:
    assert "3 suppression/unused" in found(f"{html('disable-file all')}\n\n{html('disable filler')}\n\n{FAULT}")


@pytest.mark.parametrize("name", ["unused", "unknown", "malformed", "no-reason"])
def test_explain_and_rules_know_them(stylelint: Run, name: str) -> None:
    for lang in ("zh", "en"):
        page = stylelint("explain", f"suppression/{name}", "--lang", lang)
        assert page.code == 0
        assert page.out.startswith(f"suppression/{name}")
    assert f"suppression/{name}" in stylelint("rules").out


def test_without_excerpts_comments_are_not_quoted(stylelint: Run, write: Write) -> None:
    write(
        "a.md",
        "<!-- stylelint: disable filler “机密词” -->\n<!-- stylelint: disable 机密词 -->\n<!-- stylelint: 机密词 -->\n",
    )
    for form in ("json", "concise", "full"):
        result = stylelint("check", "a.md", "--no-excerpts", "--format", form)
        assert result.code == 1
        assert "suppression/malformed" in result.out
        assert "机密" not in result.out + result.err
    marks = [
        [d["fingerprint"] for d in json.loads(stylelint("a.md", "--format", "json", *args).out)["diagnostics"]]
        for args in ((), ("--no-excerpts",))
    ]
    assert marks[0] == marks[1]
    assert len(set(marks[0])) == 3
    write("b.md", f"{html(f'disable {RULE} “xx”')}\n\n{FAULT}")
    assert stylelint("check", "b.md", "--no-excerpts").code == 0


# --- Entries of the configuration ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("entry", "left"),
    [
        (f"rule: {RULE}", []),
        ("rule: placeholder", []),
        ("rule: filler", ["xx", "XXX"]),
        (f"rule: {RULE}\n  text: XXX", ["xx"]),
        (f"rule: {RULE}\n  text: \uff38\uff38\uff38", ["xx"]),
        ("rule: all\n  files: b.*", ["xx", "XXX"]),
        ("rule: all\n  files: ['a.*']", []),
    ],
)
def test_entries_of_the_configuration(stylelint: Run, write: Write, entry: str, left: list[str]) -> None:
    write("stylelint.yaml", f"ignores:\n- {entry}\n  reason: 模板\n")
    write("a.txt", "检查xx次，整改XXX处。\n")
    out = json.loads(stylelint("check", "a.txt", "--format", "json").out)
    assert [d["text"] for d in out["diagnostics"]] == left


@pytest.mark.parametrize(
    ("args", "lines"),
    [
        ((), [3, 4]),
        ((".",), [3, 4]),
        (("a.txt",), []),
        (("sub",), []),
        (("--only", "all"), []),
        (("--ignore", "numbering"), []),
        (("--exclude", "b.txt"), []),
    ],
)
def test_entries_that_ignore_nothing_are_reported_where_all_was_linted(
    stylelint: Run, write: Write, args: tuple[str, ...], lines: list[int]
) -> None:
    write("stylelint.yaml", f"ignores:\n- rule: {RULE}\n- rule: filler\n- {{rule: all, text: 没有}}\n")
    write("a.txt")
    write("sub/b.txt", "没有问题。\n")
    out = json.loads(stylelint("check", *args, "--format", "json").out)
    found = [(d["path"], d["rule"], d["line"]) for d in out["diagnostics"]]
    assert found == [("stylelint.yaml", "suppression/unused", line) for line in lines]
    assert "ignores: filler" in stylelint("check").out


def test_what_could_not_be_read_leaves_the_entries_unjudged(stylelint: Run, write: Write) -> None:
    write("stylelint.yaml", "ignores:\n- rule: filler\n")
    write("a.txt", "没有问题。\n")
    assert "suppression/unused" in stylelint("check", "--format", "concise").out
    write("b.txt", b"\x00\x01")
    assert "suppression/unused" not in stylelint("check", "--format", "concise").out


def test_an_entry_without_the_obligatory_reason_is_an_error_in_the_configuration(stylelint: Run, write: Write) -> None:
    write("a.txt")
    write("stylelint.yaml", f"require-reason: true\nignores:\n- rule: filler\n  reason: 口号\n- rule: {RULE}\n")
    result = stylelint("check")
    assert result.code == 2
    assert "stylelint.yaml:5:3: " in result.err
    assert "没有写理由" in result.err
    assert "Traceback" not in result.err


def test_what_was_suppressed_is_kept_with_its_reason() -> None:
    from stylelint.text.source import Source

    settings = Settings(ignores=(IgnoreEntry("filler", None, "口号"),))
    text = f"\n{html(f'disable {RULE} -- 模板')}\n检查xx次。\n公司十分重视新员工入职培训。\n"
    result = Linter(settings=settings).lint_source(Source("a.txt", text))
    assert result.diagnostics == []
    kept = [(s.diagnostic.rule, s.by, s.reason, s.line) for s in result.suppressed]
    assert kept == [(RULE, "comment", "模板", 2), ("filler/attention", "config", "口号", None)]
