"""Fixes of diagnostics: offered where the rule says so and the source can take them, told by the reporters."""

from __future__ import annotations

import io
import json
from pathlib import Path

import jsonschema
import pytest
from packs import errors_of, make_pack, own_linter

from stylelint import Linter
from stylelint.api import withheld
from stylelint.diagnostic import Diagnostic
from stylelint.readers import read
from stylelint.reporters import FileResult, ReportOptions, reporters
from stylelint.reporters._whole import write
from stylelint.settings import PackSource, RuleChange, Settings
from stylelint.text.edit import Edit, Fix, Safety, StaleEditError, apply
from stylelint.text.source import Source

SCHEMA = json.loads((Path(__file__).parents[2] / "docs/schemas/json.schema.json").read_text(encoding="utf-8"))
RULE = """\
kind: phrases
level: {level}
{fix}
message: {{zh: 别字, en: slip}}
help: {{zh: '写“{{swap}}”', en: 'write {{swap}}'}}
why: {{zh: 无, en: none}}
sources: [own]
swap: {{布署: 部署, 登陆: 登录}}
bad: []
good: []
"""


def linter(root: Path, fix: str = "fix: safe", level: str = "warning") -> Linter:
    return own_linter(make_pack(root, {"typo/slip.yaml": RULE.format(fix=fix, level=level)}))


def fixes(found: list[Diagnostic]) -> list[Fix | None]:
    return [d.fix for d in found]


@pytest.mark.parametrize("safety", Safety)
def test_a_fix_has_the_edits_of_the_source_and_is_as_safe_as_the_rule_says(tmp_path: Path, safety: Safety) -> None:
    found = linter(tmp_path, f"fix: {safety}").lint_text("\r\n作了布署。\r\n")
    assert fixes(found) == [Fix((Edit(4, 6, "布署", "部署"),), safety)]


def test_without_a_word_in_the_rule_nothing_is_offered(tmp_path: Path) -> None:
    assert fixes(linter(tmp_path, "").lint_text("作了布署。")) == [None]


def test_a_kind_without_fixes_takes_no_such_word(tmp_path: Path) -> None:
    rule = RULE.format(fix="fix: safe", level="info").replace("kind: phrases", "kind: frame").replace("swap: {", "x: {")
    assert any("frame 这种规则不会改文稿" in said for said in errors_of(tmp_path, {"typo/slip.yaml": rule}))


@pytest.mark.parametrize("text", ["作了布&#32626;。", "作了布**署**。"])
def test_what_is_no_plain_text_in_the_source_is_not_changed(tmp_path: Path, text: str) -> None:
    assert fixes(linter(tmp_path).lint_text(text, "a.md")) == [None]


def test_other_scripts_and_widths_are_left_as_they_are(tmp_path: Path) -> None:
    assert fixes(linter(tmp_path).lint_text("請先登陸。")) == [None]


def test_the_fix_of_markup_stands_at_its_place_in_the_source(tmp_path: Path) -> None:
    text = "# 总结\n\n- **先**&amp;**布署**一下\n"
    (found,) = linter(tmp_path).lint_text(text, "a.md")
    assert found.fix is not None
    assert apply(text, found.fix.edits) == text.replace("布署", "部署")


def test_edits_of_another_text_are_refused() -> None:
    with pytest.raises(StaleEditError):
        apply("甲乙", [Edit(0, 1, "丙", "丁")])
    with pytest.raises(StaleEditError):
        apply("甲乙", [Edit(0, 2, "甲乙", "丁"), Edit(1, 2, "乙", "丁")])


def written(result: FileResult, name: str, statistics: bool = False, **options: object) -> str:
    out = io.StringIO()
    write(reporters()[name], [result], out, ReportOptions(**options), statistics=statistics)  # type: ignore[arg-type]
    return out.getvalue()


def test_json_has_the_fix(tmp_path: Path) -> None:
    result = linter(tmp_path).lint_source(Source("a.txt", "作了布署。"))
    whole = json.loads(written(result, "json"))
    jsonschema.validate(whole, SCHEMA)
    (found,) = whole["diagnostics"]
    edits = [{"offset": 2, "end_offset": 4, "old": "布署", "new": "部署"}]
    assert found["fix"] == {"edits": edits, "safety": "safe", "title": ""}
    rows = json.loads(written(result, "json", statistics=True))["statistics"]
    assert [row["fixable"] for row in rows] == [1]


def test_without_excerpts_only_the_safety_of_a_fix_is_told(tmp_path: Path) -> None:
    result = withheld(linter(tmp_path).lint_source(Source("a.txt", "作了布署。")))
    assert fixes(result.diagnostics) == [Fix((), Safety.SAFE)]
    jsonschema.validate(json.loads(written(result, "json")), SCHEMA)


@pytest.mark.parametrize(
    ("safety", "told", "sum"),
    [
        ("safe", "写“部署”（可自动改）", "2 处可自动修改：stylelint fix\n"),
        ("unsafe", "写“部署”（可自动改，需核对）", "2 处可自动修改，改后需核对：stylelint fix --unsafe-fixes\n"),
        ("display", "写“部署”\n", "错字 2\n"),
    ],
)
@pytest.mark.parametrize("level", ["warning", "info"])
def test_the_full_report_says_what_can_be_fixed(tmp_path: Path, safety: str, told: str, sum: str, level: str) -> None:
    result = linter(tmp_path, f"fix: {safety}", level).lint_source(Source("a.txt", "作了布署。\n先布署。\n"))
    text = written(result, "full")
    assert told in text
    assert text.endswith(sum)


def test_the_table_of_rules_says_how_many_can_be_fixed(tmp_path: Path) -> None:
    result = linter(tmp_path).lint_source(Source("a.txt", "作了布署。\n先布署。\n"))
    assert written(result, "full", statistics=True).split()[:2] == ["2", "可改"]
    assert "2 fixable" in written(result, "full", statistics=True, lang="en")
    clean = linter(tmp_path, "").lint_source(Source("a.txt", "作了布署。\n"))
    assert "可改" not in written(clean, "full", statistics=True)


def test_a_finding_without_a_fix_costs_no_map(monkeypatch: pytest.MonkeyPatch) -> None:
    """Findings of rules that fix nothing never ask what may be edited."""
    found = Linter(settings=Settings(only=("placeholder",)))
    document = read(Source("a.txt", "检查xx次。"), "txt", found.pack.lexicon)
    monkeypatch.setattr(type(document), "is_verbatim", lambda *_: pytest.fail("asked"))
    assert len(found.engine.check(document, "zh")[0]) == 1


@pytest.mark.parametrize("set_to", Safety)
def test_what_is_one_of_several_ways_is_only_shown_whatever_is_set(tmp_path: Path, set_to: Safety) -> None:
    root = make_pack(tmp_path, {"typo/slip.yaml": RULE.format(fix="fix: display", level="warning")})
    settings = Settings(packs=(PackSource(root),), changes=(RuleChange("typo/slip", fix=set_to.value),))
    (found,) = [d for d in Linter(settings=settings).lint_text("作了布署。") if d.rule == "typo/slip"]
    assert found.fix is not None
    assert found.fix.safety is Safety.DISPLAY
