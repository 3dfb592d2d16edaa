"""The JSON Schemas: shipped ones are fresh, every rule file fits, and slips are seen."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jsonschema
import pytest

from stylelint.kinds import kinds
from stylelint.rulepack.load import builtin_root
from stylelint.rulepack.model import RuleFields
from stylelint.rulepack.parse import parse
from stylelint.rulepack.validate import names
from stylelint.schema import FILES, schema, text

ROOT = builtin_root()
RULE: dict[str, Any] = {
    "kind": "phrases",
    "level": "info",
    "class": "C",
    "message": {"zh": "甲", "en": "a"},
    "help": {"zh": "甲", "en": "a"},
    "why": {"zh": "甲", "en": "a"},
    "sources": ["own"],
    "phrases": ["高度重视"],
    "bad": ["⟦高度重视⟧", {"text": "⟦高度重视⟧", "format": "md"}],
    "good": ["重视"],
}


def sort_of(path: Path) -> str:
    if path.parent.name == "genres":
        return "parts" if path.stem == "parts" else "genre"
    if path.stem == "pack":
        return "pack"
    return "words" if path.parent.name == "words" else "rule"


def slips(plain: Any) -> list[str]:
    return [e.message for e in jsonschema.Draft202012Validator(schema("rule")).iter_errors(plain)]


@pytest.mark.parametrize("name", FILES)
def test_the_shipped_schema_is_fresh(name: str) -> None:
    assert (ROOT / FILES[name]).read_text(encoding="utf-8") == text(name), "stale: run `make schema`"


@pytest.mark.parametrize("name", FILES)
def test_it_is_a_schema_in_old_and_new_drafts(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(schema(name))
    jsonschema.Draft7Validator.check_schema({**schema(name), "$schema": "http://json-schema.org/draft-07/schema#"})


@pytest.mark.parametrize("name", FILES)
def test_every_file_of_the_pack_fits(name: str) -> None:
    paths = [p for p in ROOT.rglob("*.yaml") if sort_of(p) == name]
    assert paths
    validator = jsonschema.Draft202012Validator(schema(name))
    for path in paths:
        marked, _ = parse(path)
        assert marked is not None
        assert [e.message for e in validator.iter_errors(marked.data)] == [], path


def test_modelines_lead_to_a_shipped_schema() -> None:
    for path in ROOT.rglob("*.yaml"):
        first = path.read_text(encoding="utf-8").partition("\n")[0]
        if "yaml-language-server" in first:
            target = path.parent / first.partition("$schema=")[2].strip()
            assert target.resolve() == (ROOT / FILES[sort_of(path)]).resolve(), path


def test_a_rule_fits() -> None:
    assert slips(RULE) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"kind": "phrase"}, "'phrase' is not one of"),
        ({"level": "warn"}, "'warn' is not one of"),
        ({"clas": "C"}, "'clas' was unexpected"),
        ({"class_": "C"}, "'class_' was unexpected"),
        ({"patterns": ["x"]}, "'patterns' was unexpected"),
        ({"phrases": "x"}, "'x' is not of type 'array'"),
        ({"unless": {"sentance": []}}, "'sentance' was unexpected"),
        ({"kind": "pattern"}, "'patterns' is a required property"),
    ],
)
def test_a_slip_is_seen(change: dict[str, Any], said: str) -> None:
    assert any(said in message for message in slips({**RULE, **change}))


def test_every_key_is_described() -> None:
    properties = schema("rule")["properties"]
    assert set(properties) == names(RuleFields)
    assert [key for key, value in properties.items() if not value.get("description", value.get("$ref"))] == []


@pytest.mark.parametrize("kind", sorted(kinds()))
def test_every_option_of_a_kind_is_described(kind: str) -> None:
    (then,) = [b["then"] for b in schema("rule")["allOf"] if b["if"]["properties"]["kind"]["const"] == kind]
    options = {k: v for k, v in then["properties"].items() if v is not True}
    assert set(options) == names(kinds()[kind].Options)
    assert [key for key, value in options.items() if not value.get("description", value.get("$ref"))] == []
