"""`--no-excerpts` and `excerpts: false`: reports without the text of confidential drafts."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

import pytest
from runs import Run, Write

from stylelint.reporters import reporters
from stylelint.text.document import Block
from stylelint.view import View

SECRET = (
    "关于天枢项目的请示\n\n天枢项目由XX牵头，由XX配合，要高度重视、切实推进天枢项目，切实加强领导。\n"
    "（一）人员\n（三）天枢经费\n"
)


def diagnostics(out: str) -> list[dict[str, object]]:
    return list(json.loads(out)["diagnostics"])


@pytest.mark.parametrize("name", sorted(reporters()))
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_format_quotes_the_draft(stylelint: Run, write: Write, name: str, lang: str) -> None:
    write("a.txt", SECRET)
    code, out, err = stylelint("a.txt", "--no-excerpts", "--format", name, "--lang", lang)
    assert code == 1
    assert "placeholder/x-marks" in out
    out = out.partition('],"tool":')[0]  # behind it SARIF quotes the rules themselves
    for piece in ("天枢", "XX", "高度重视", "切实", "（三）", "（一）"):
        assert piece not in out
        assert piece not in err


def test_places_rules_and_fingerprints_stay(stylelint: Run, write: Write) -> None:
    write("a.txt", SECRET)
    shown = json.loads(stylelint("a.txt", "--format", "json").out)
    hidden = json.loads(stylelint("a.txt", "--format", "json", "--no-excerpts").out)
    assert hidden["files"] == shown["files"]
    assert hidden["files"][0] | {"diagnostics": 0} == {
        "path": "a.txt", "encoding": "utf-8", "format": "txt", "genre": "请示", "diagnostics": 0,
    }  # fmt: skip
    for key in ("rule", "level", "offset", "end_offset", "line", "column", "end_line", "end_column", "fingerprint"):
        assert [d[key] for d in hidden["diagnostics"]] == [d[key] for d in shown["diagnostics"]]
    assert {d["text"] for d in hidden["diagnostics"]} == {""}
    gap = next(d for d in hidden["diagnostics"] if d["rule"] == "numbering/gap")
    assert gap["data"] == {"expected": "…", "found": "…", "missing": ["…"], "previous": "…"}


def test_full_names_rules_and_counts_in_place_of_phrases(stylelint: Run, write: Write) -> None:
    write("a.txt", "要切实加强领导，切实抓好落实，高度重视安全。\n由XX负责。\n")
    out = stylelint("a.txt", "--no-excerpts", "--format", "full").out
    assert "“…”处的内容还没有填\n  --> a.txt:2:2\n    = 建议: " in out
    hints = next(line for line in out.splitlines() if line.startswith("  1 | "))
    assert hints == "  1 | earnest ×2；attention"
    assert "^" not in out


def test_the_configuration_may_say_so_for_some_files(stylelint: Run, write: Write) -> None:
    write("open.txt", SECRET)
    write("密/a.txt", SECRET)
    write("stylelint.yaml", "overrides:\n- files: 密/\n  excerpts: false\n")
    for d in diagnostics(stylelint("--format", "json").out):
        assert (d["text"] == "") == (d["path"] == "密/a.txt" or d["offset"] == d["end_offset"])
    assert "天枢" not in stylelint("密", "--format", "full").out
    write("stylelint.yaml", "excerpts: false\n")
    assert "天枢" not in stylelint("--format", "full").out


def test_what_is_no_text_is_still_a_problem(stylelint: Run, write: Write) -> None:
    write("a.txt", b"a\0b")
    code, out, err = stylelint("--no-excerpts", "--format", "json")
    assert (code, json.loads(out)["files"][0]["encoding"]) == (2, None)
    assert err.count("\n") == 1
    write("a.txt", "由张三负责。\n")
    assert stylelint("--no-excerpts").code == 0


def test_errors_of_rules_and_readers_do_not_quote_the_draft(
    stylelint: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    from stylelint.kinds.marks import Marks
    from stylelint.readers import markdown

    def at(self: Marks, view: View, block: Block, hits: Sequence[object]) -> Iterator[object]:
        raise KeyError(view.text)

    def read(source: object, lexicon: object) -> None:
        raise KeyError(getattr(source, "text"))  # noqa: B009

    monkeypatch.setattr(Marks, "at", at)
    monkeypatch.setattr(markdown, "read", read)
    write("a.txt", SECRET)
    write("b.md", SECRET)
    code, out, err = stylelint("--no-excerpts", "--format", "concise")
    assert code == 2
    assert "b.md: 处理时出错，已跳过：KeyError\n" in err
    assert "placeholder/x-marks: KeyError\n" in err
    assert "天枢" not in out + err
    assert "天枢" in stylelint("--format", "concise").err


@pytest.mark.parametrize("form", ["tree", "json"])
def test_an_outline_is_refused(stylelint: Run, write: Write, form: str) -> None:
    write("stylelint.yaml", "excerpts: false\n")
    write("a.txt", SECRET)
    code, out, err = stylelint("outline", "a.txt", "--format", form)
    assert (code, out) == (2, "")
    assert err.startswith("stylelint: a.txt: 配置了 excerpts: false") and "天枢" not in err
    code, out, _ = stylelint("outline", "a.txt", "--format", form, "--config", "excerpts=true")
    assert (code, "天枢" in out) == (0, True)
