"""The other verbs: explain, rules, schema, test."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from drafting import pack
from packs import RULE, changed, make_pack
from runs import Run

from stylelint.builtin import BUILTIN
from stylelint.rulepack.model import Rule
from stylelint.rulepack.sample import CLOSE, OPEN
from stylelint.schema import FILES, text

RULES = (*pack().rules, *BUILTIN)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule.id))
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_of_a_rule_holds_what_it_says(stylelint: Run, rule: Rule, lang: str) -> None:
    from stylelint.explain import rule_page

    page, fields = rule_page(rule, lang), rule.fields
    assert page.startswith(rule.id + "  ")
    assert fields.why.get(lang) in page
    assert all(source in page for source in fields.sources)
    marks = sum(str(sample).count(OPEN) for sample in fields.bad)
    assert page.count(OPEN) - page.count(f"{OPEN} {CLOSE}") == marks
    assert "{text}" not in page.partition("\n\n")[0]
    assert page.endswith("\n")
    assert not any(line != line.rstrip() for line in page.split("\n"))


@pytest.mark.parametrize("name", ["placeholder/x-marks", "x-marks"])
def test_explain_a_rule_by_its_id_or_its_name(stylelint: Run, name: str) -> None:
    code, out, err = stylelint("explain", name)
    assert (code, err) == (0, "")
    assert out.startswith("placeholder/x-marks  错误  H 类")
    for heading in ("怎样改", "为什么", "范围", "查什么", "坏样例", "好样例", "依据"):
        assert f"\n{heading}" in out


@pytest.mark.parametrize("name", ["work-summary", "工作总结", "summary of work"])
def test_explain_a_genre_by_its_id_or_its_name(stylelint: Run, name: str) -> None:
    code, out, _ = stylelint("explain", name)
    assert code == 0
    assert out.startswith("work-summary  工作总结  summary of work")
    assert "  必有  存在的问题：" in out
    data = json.loads(stylelint("explain", name, "--format", "json").out)
    assert (data["id"], data["name"]) == ("work-summary", "工作总结")
    assert ["存在的问题"] in [part["names"] for part in data["parts"]]


def test_every_genre_has_a_page_in_both_languages() -> None:
    from stylelint.explain import genre_page

    lexicon = pack().lexicon
    for id, genre in lexicon.genres.items():
        for lang in ("zh", "en"):
            page = genre_page(id, genre, lexicon, lang)
            assert all(f"{source}\n" in page for source in genre.sources)


def test_a_rule_as_json_has_the_keys_of_its_file(stylelint: Run) -> None:
    data = json.loads(stylelint("explain", "placeholder/x-marks", "--format", "json").out)
    assert (data["id"], data["kind"], data["class"], data["default"]) == ("placeholder/x-marks", "marks", "H", True)
    assert set(data["message"]) == {"zh", "en"}
    assert data["options"]["marks"]


def test_explain_guards_and_where_a_rule_is_silent(stylelint: Run, here: Path) -> None:
    more = "unless: {before: [未], evidence: [number, date], reach: clause, spans: [term]}\nnot_profiles: [speech]\n"
    make_pack(here / "mine", {"wording/heed.yaml": RULE + more})
    out = stylelint("explain", "heed", "--pack", "mine").out
    assert "  前面紧接：未\n" in out
    assert "  落在：引号里的词语\n" in out
    assert "  同一分句里有：数量、日期\n" in out
    assert "  不查：讲话\n" in out
    english = stylelint("explain", "heed", "--pack", "mine", "--lang", "en").out
    assert "  directly after: 未\n" in english
    assert "  the clause has: number, date\n" in english


def test_a_name_that_two_rules_have_is_asked_back(stylelint: Run, here: Path) -> None:
    make_pack(here / "mine", {"filler/a.yaml": RULE, "style/a.yaml": RULE})
    code, _, err = stylelint("explain", "a", "--pack", "mine")
    assert code == 2
    assert err == "stylelint: 有 2 条规则叫 a：filler/a、style/a\n"


def test_a_built_in_rule_without_a_file(stylelint: Run) -> None:
    out = stylelint("explain", "encoding/undecodable").out
    assert "--encoding" in out
    assert "encoding/undecodable" in stylelint("rules").out


def test_the_list_of_rules_and_genres(stylelint: Run) -> None:
    lines = stylelint("rules").out.splitlines()
    assert [line.split()[0] for line in lines] == sorted(rule.id for rule in RULES)
    genres = stylelint("rules", "--genres").out
    assert "工作总结" in genres
    assert "summary of work" in stylelint("rules", "--genres", "--lang", "en").out


def test_the_schema_of_the_configuration_knows_its_keys(stylelint: Run) -> None:
    check = jsonschema.Draft202012Validator(json.loads(stylelint("schema", "config").out))
    rules = {"filler": False, "filler/hedge": {"level": "error", "extend-options": {"words": ["\u5927\u6982"]}}}
    sound = {
        "extend": "../base.yaml",
        "fail-on": "never",
        "rules": rules,
        "overrides": [{"files": ["a"], "lang": "en"}],
    }
    assert list(check.iter_errors(sound)) == []
    for slip in (
        {"fail_on": "never"},
        {"fail-on": "fatal"},
        {"rules": {"filler": "of"}},
        {"overrides": [{"file": "a"}]},
    ):
        assert list(check.iter_errors(slip)), slip


@pytest.mark.parametrize("name", FILES)
def test_a_schema_is_printed_as_it_is_shipped(stylelint: Run, name: str) -> None:
    assert stylelint("schema", name) == (0, text(name), "")


def test_schemas_are_written_into_a_pack(stylelint: Run, here: Path) -> None:
    assert stylelint("schema", "--write", ".") == (0, "", "")
    for name, file in FILES.items():
        assert (here / file).read_bytes() == text(name).encode()
    assert stylelint("schema").out == text("rule")


def test_samples_pass_fail_or_show_a_broken_pack(stylelint: Run, here: Path) -> None:
    make_pack(here / "mine", {"filler/a.yaml": RULE})
    assert stylelint("test", "mine") == (0, "样例 5 个，失败 0 个\n", "")

    make_pack(here / "mine", {"filler/a.yaml": changed("视高度而定。", "高度重视。")})
    code, out, err = stylelint("test", "mine")
    assert (code, err) == (1, "")
    assert out.startswith("mine/filler/a.yaml:9:18: filler/a\n  高度重视。\n")

    make_pack(here / "mine", {"filler/a.yaml": changed("phrases: [高度重视]", "phrases: [十分重视]")})
    code, out, err = stylelint("test", "mine", "--lang", "en")
    assert code == 2
    assert err == "mine/filler/a.yaml:8:7: the rule hits none of its own bad samples\n"

    make_pack(here / "mine", {"filler/a.yaml": changed("level: warning", "level: warn"), "b/c.yaml": "a: ["})
    code, out, err = stylelint("test", "mine")
    assert (code, out) == (2, "")
    assert [line.split(": ")[0] for line in err.splitlines()] == ["mine/b/c.yaml:2:1", "mine/filler/a.yaml:2:1"]


def test_coverage_and_one_rule(stylelint: Run, here: Path) -> None:
    few = changed("good: [重视。, 高度。, 视高度而定。]", "good: [重视。]")
    make_pack(here / "mine", {"filler/a.yaml": few, "filler/b.yaml": RULE})
    assert stylelint("test", "mine").code == 0
    code, out, _ = stylelint("test", "mine", "--coverage")
    assert code == 1
    assert "filler/a：坏样例 2（至少 2），好样例 1（至少 3）" in out
    assert stylelint("test", "mine", "--coverage", "--rule", "*/b").code == 0


def test_all_errors_of_a_pack_come_at_once_from_every_verb(stylelint: Run, here: Path) -> None:
    broken = changed("level: warning", "level: warn", changed("kind: phrases", "kind: phrase"))
    make_pack(here / "mine", {"filler/a.yaml": broken, "filler/b.yaml": ""})
    (here / "x.txt").write_text("x", encoding="utf-8")
    for args in (("check", "x.txt", "--pack"), ("rules", "--pack"), ("test",), ("explain", "a", "--pack")):
        code, out, err = stylelint(*args, "mine")
        assert (code, out) == (2, "")
        assert [line.split(": ")[0] for line in err.splitlines()] == [
            "mine/filler/a.yaml:1:1",
            "mine/filler/a.yaml:2:1",
            "mine/filler/b.yaml:1:1",
        ]


def test_rules_timing_lists_what_patterns_cost(stylelint: Run, tmp_path: Path) -> None:
    options = "patterns: ['第[0-9]+期', '(?:上|下)期']"
    loose = r"patterns: ['\d{3,9}']"
    files = {f"filler/{name}.yaml": _patterns(said) for name, said in (("anchored", options), ("loose", loose))}
    root = str(make_pack(tmp_path, files))
    code, out, err = stylelint("--lang", "en", "rules", "--timing", "--pack", root)
    assert (code, err) == (0, "")
    head, *rows = out.split("\n\n")[0].splitlines()
    assert head.split() == ["rule", "ms", "patterns", "literals"]
    cells = {row.split()[0]: row.split()[2:] for row in rows}
    assert cells["filler/anchored"] == ["2", "3"]
    assert cells["filler/loose"] == ["1", "0"]
    assert "placeholder/x-marks" in cells
    assert out.split("\n\n")[1].splitlines() == [
        "Patterns without fixed text, tried on every block:",
        r"  filler/loose  \d{3,9}",
    ]


def test_rules_timing_says_that_all_patterns_are_anchored(stylelint: Run) -> None:
    assert stylelint("rules", "--timing").out.endswith("\n\n每条正则都有固定文字。\n")


def _patterns(options: str) -> str:
    rule = changed("phrases: [高度重视]", options).replace("kind: phrases", "kind: pattern")
    return rule.replace("[⟦高度重视⟧安全。, 要⟦高度重视⟧。]", "[第⟦123⟧期]")
