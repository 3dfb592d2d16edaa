"""Formats that tools read: concise and json."""

from __future__ import annotations

import io
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_drafts import BLANK, GAP, MASK, NO_PLAN, Golden, draft

from stylelint.builtin import undecodable
from stylelint.reporters import FileResult, ReportOptions, reporters
from stylelint.reporters._whole import write
from stylelint.reporters.json import dumped
from stylelint.text.source import UndecodableError

DOCS = Path(__file__).parents[2] / "docs/schemas"
SCHEMA = json.loads((DOCS / "json.schema.json").read_text(encoding="utf-8"))


def files() -> list[FileResult]:
    error = UndecodableError(("utf-8", "gbk"), 17)
    return [
        draft(
            "b/总结.txt",
            "⟦总结⟧\r\n由⟦XX⟧、⟦XX⟧和⟦𠮷XX⟧负责，于⟦20__年\r\n12月⟧完成。\r\n⟦（四）⟧其他",
            NO_PLAN,
            MASK,
            MASK,
            MASK,
            {**BLANK, "message": "“{text}”\n还没有填"},
            {**GAP, "related": [(4, 5, "（二）在这里"), (5, 7, "")]},
        ),
        draft("a.txt", "好。\n"),
        draft("a/间隔.txt", "\ufffd⟦XX⟧", *[MASK]),
        FileResult("扫描件.txt", diagnostics=[undecodable("扫描件.txt", error, "zh")], readable=False),
    ]


def written(name: str, results: list[FileResult], **options: Any) -> str:
    out = io.StringIO()
    write(reporters()[name], results, out, ReportOptions(**options), version="0.0.0")
    return out.getvalue()


def test_every_reporter_follows_the_protocol() -> None:
    assert set(reporters()) >= {"concise", "full", "json"}
    for module in reporters().values():
        assert isinstance(module, ModuleType)
        assert isinstance(module.STABLE, bool)
        assert module.report.__doc__


def test_concise(golden: Golden) -> None:
    golden("concise/files.txt", written("concise", files()))


def test_json(golden: Golden) -> None:
    golden("json/files.json", json.dumps(json.loads(written("json", files())), ensure_ascii=False, indent=1) + "\n")


def test_json_follows_its_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    for results in ([], files()):
        jsonschema.validate(json.loads(written("json", results)), SCHEMA)


def test_statistics_follow_their_schema_and_count_the_most_frequent_first() -> None:
    schema = json.loads((DOCS / "statistics.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    for results in ([], files()):
        out = io.StringIO()
        write(reporters()["json"], results, out, statistics=True)
        whole = json.loads(out.getvalue())
        jsonschema.validate(whole, schema)
        assert sum(row["count"] for row in whole["statistics"]) == sum(len(r.diagnostics) for r in results)
        order = [(-row["count"], row["rule"]) for row in whole["statistics"]]
        assert order == sorted(order)


@pytest.mark.parametrize(
    "key, value", [("column", 0), ("level", "suggestion"), ("data", None), ("rule", "mask"), ("extra", 1)]
)
def test_the_schema_refuses_what_is_not_promised(key: str, value: object) -> None:
    whole = json.loads(written("json", files()))
    whole["diagnostics"][0][key] = value
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(whole, SCHEMA)


def test_json_is_one_line_in_plain_characters_and_the_same_every_time() -> None:
    text = written("json", files())
    assert text == written("json", list(files())) == written("json", files(), lang="en", width=40, color=True)
    assert text.endswith("}\n")
    assert text.count("\n") == 1
    assert "总结" in text, "characters are not escaped"


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers(-(2**40), 2**70) | st.floats(0.001, 1e9) | st.text(st.characters()),
        lambda inner: st.lists(inner) | st.dictionaries(st.text() | st.integers(), inner),
    )
)
def test_json_is_what_the_standard_library_writes(value: object) -> None:
    assert dumped([value]) == json.dumps([value], ensure_ascii=False, separators=(",", ":"))


def test_a_path_that_is_no_unicode_is_written() -> None:
    (result,) = [draft("a\udcff.txt", "⟦XX⟧", MASK)]
    assert json.loads(written("json", [result]))["diagnostics"] == [{**result.diagnostics[0].as_dict(), "related": []}]


def test_json_keeps_every_finding_at_its_place() -> None:
    results = files()
    whole = json.loads(written("json", results))
    assert len(whole["diagnostics"]) == sum(f["diagnostics"] for f in whole["files"]) == 8
    assert [f["path"] for f in whole["files"]] == sorted(f.path for f in results)
    texts = {f.path: f.source.text for f in results if f.source}
    for d in whole["diagnostics"]:
        if d["path"] in texts:
            text = texts[d["path"]]
            assert text[d["offset"] : d["end_offset"]] == d["text"]
            lines = text.splitlines(keepends=True)
            assert len("".join(lines[: d["line"] - 1])) + d["column"] - 1 == d["offset"]
    order = [(d["path"], d["offset"], d["end_offset"], d["rule"]) for d in whole["diagnostics"]]
    assert order == sorted(order)


def test_concise_is_a_line_a_finding_whatever_the_text_holds() -> None:
    result = draft("奇\n怪.txt", "⟦X\x1b[2JX⟧", {**MASK, "message": "“{text}”\r\n有问题"})
    assert written("concise", [result]) == "奇␊怪.txt:1:1: warning placeholder/mask “X␛[2JX” 有问题\n"
