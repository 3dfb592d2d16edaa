"""What the documents say is so: options are all named, samples of rule files run, links lead somewhere."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest
from packs import make_pack

from stylelint import Linter
from stylelint.cli import main
from stylelint.commands import commands
from stylelint.config.load import layers
from stylelint.config.project import Project
from stylelint.kinds import kinds
from stylelint.rulepack.load import builtin_root, load_pack, load_packs
from stylelint.rulepack.manifest import Manifest
from stylelint.rulepack.model import Guards, RuleFields
from stylelint.samples import run_samples
from stylelint.settings import PackSource
from stylelint.structure.lexicon import Genre, Part, PartNeed, WordList

ROOT = Path(__file__).resolve().parent.parent
RULES_DOC = ROOT / "docs" / "writing-rules.md"
READMES = [ROOT / "README.md", ROOT / "README.zh-CN.md"]
DOCUMENTS = [*READMES, ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").glob("*.md")]


def named(text: str) -> set[str]:
    """The words that stand in code, inline or as keys of a block."""
    return set(re.findall(r"`([\w-]+)`", text)) | set(re.findall(r"^\s*-?\s*([\w-]+):", text, re.MULTILINE))


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", RULES_DOC.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("model", [RuleFields, Guards, Genre, PartNeed, Part, WordList, Manifest])
def test_every_key_of_the_model_is_described(model: type) -> None:
    keys = {"class" if f.name == "class_" else f.name for f in fields(model)}
    assert keys - named(RULES_DOC.read_text(encoding="utf-8")) == set()


@pytest.mark.parametrize("kind", sorted(kinds()))
def test_every_option_of_a_kind_is_described(kind: str) -> None:
    text = RULES_DOC.read_text(encoding="utf-8")
    section = re.search(rf"^\*\*`{kind}`\*\*(.*?)(?=^\*\*`|^## )", text, re.MULTILINE | re.DOTALL)
    assert section is not None
    options = {f.name for f in fields(kinds()[kind].Options)}
    assert options - named(section[1]) == set()


def test_the_rule_and_the_genre_of_the_guide_load_and_pass_their_samples(tmp_path: Path) -> None:
    rule = next(b for b in blocks("yaml") if b.startswith("kind: phrases"))
    genre = next(b for b in blocks("yaml") if b.startswith("# genres/weekly-report.yaml"))
    words = next(b for b in blocks("yaml") if b.startswith("# words/units.yaml"))
    for name, text in {"filler/attitude": rule, "genres/weekly-report": genre, "words/units": words}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    run = run_samples(load_packs([PackSource(tmp_path)]).only([tmp_path.name]))
    assert run.errors == []
    assert [failure.format("en") for failure in run.failures] == []
    assert run.count == len(["bad", "bad", "good", "good", "good"]) + len(["good", "good", "bad"])


def test_ten_minutes_lead_from_an_idea_to_a_tested_rule(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    section = RULES_DOC.read_text(encoding="utf-8").split("## Ten minutes")[1].split("\n## ")[0]
    text = re.sub(r"^   ", "", section, flags=re.MULTILINE)
    steps = re.findall(r"^```(\w+)\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    assert [language for language, _ in steps] == ["sh", "yaml", "console", "yaml", "console", "sh", "yaml"]
    monkeypatch.chdir(tmp_path)
    rule = tmp_path / steps[1][1].splitlines()[0].removeprefix("# ")
    rule.parent.mkdir(parents=True)
    assert main(["schema", "--write", "house"]) == 0
    body = steps[1][1].partition("\n")[2]
    for code, step, more in ((1, 2, ""), (0, 4, steps[3][1])):
        rule.write_text(body + more, encoding="utf-8")
        assert main(["test", "house"]) == code
        assert "$ stylelint test house\n" + capsys.readouterr().out == steps[step][1]
    (tmp_path / "stylelint.yaml").write_text(steps[6][1], encoding="utf-8")
    assert main(["test"]) == 0
    assert capsys.readouterr().out == steps[4][1].partition("\n")[2]


def test_the_manifest_and_the_options_of_the_guide_are_sound(tmp_path: Path) -> None:
    manifest = next(b for b in blocks("yaml") if b.startswith("name: house"))
    words = "about: 甲\nwords: [甲]\n"
    make_pack(tmp_path / "house", {"pack.yaml": manifest, "words/work-verbs.yaml": words})
    pack = load_packs([PackSource(tmp_path / "house")])
    assert [m.name for m in pack.members] == ["stylelint", "house"]
    config = next(b for b in blocks("yaml") if b.startswith("# stylelint.yaml"))
    (tmp_path / "stylelint.yaml").write_text(config, encoding="utf-8")
    settings = Project(layers(tmp_path / "stylelint.yaml")).settings_for(None)
    assert [d.text for d in Linter(settings=settings).lint_text("\u9886\u5bfc\u683c\u5916\u91cd\u89c6\u3002")] == [
        "\u683c\u5916\u91cd\u89c6"
    ]


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_readme_names_every_command_and_family(readme: Path) -> None:
    text = readme.read_text(encoding="utf-8")
    families = {rule.family for rule in load_pack(builtin_root()).rules}
    assert {verb for verb in commands() if f"`stylelint {verb}" not in text} == set()
    assert families - named(text) == set()


def test_readmes_have_the_same_sections_and_commands() -> None:
    english, chinese = (path.read_text(encoding="utf-8") for path in READMES)

    def shape(text: str) -> list[str]:
        return [line.split(" ")[0] for line in text.splitlines() if re.match(r"#{1,3} |```", line)]

    def code(text: str) -> list[str]:
        found = re.findall(r"^```\w+\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
        return [re.sub(r"\s*#.*|<[^>]*>", "", line) for block in found for line in block.splitlines()]

    assert shape(english) == shape(chinese)
    assert code(english) == code(chinese)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_somewhere(document: Path) -> None:
    targets = re.findall(r"\]\(([^)#\s]+)[^)]*\)", document.read_text(encoding="utf-8"))
    local = [t for t in targets if "://" not in t]
    assert [t for t in local if not (document.parent / t).exists()] == []
