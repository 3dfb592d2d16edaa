"""The pages on configuration and CI: every key has a valid example, and every command is one that there is."""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest
import yaml

from stylelint.cli import main
from stylelint.commands.init import HOOK
from stylelint.config.load import layers
from stylelint.config.model import Config, Ignore, PackRef, RuleSetting, hyphened

ROOT = Path(__file__).resolve().parent.parent
KEYS = [hyphened(f.name) for f in fields(Config)]
CONFIGURATION = {
    lang: (ROOT / "docs" / f"configuration{lang}.md").read_text(encoding="utf-8") for lang in ("", ".zh-CN")
}
CI = {lang: (ROOT / "docs" / f"ci{lang}.md").read_text(encoding="utf-8") for lang in ("", ".zh-CN")}


def blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


def section(text: str, key: str) -> str:
    found = re.search(rf"^### `{key}`\n(.*?)(?=^##)", text, re.MULTILINE | re.DOTALL)
    assert found is not None, key
    return found[1]


@pytest.mark.parametrize("lang", CONFIGURATION)
@pytest.mark.parametrize("key", KEYS)
def test_every_key_is_described_with_an_example_that_is_valid(
    lang: str, key: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (example,) = blocks(section(CONFIGURATION[lang], key), "yaml")
    assert key in yaml.safe_load(example)
    work = tmp_path / "work"
    for name in ("base.yaml", "work/team.yaml", "work/stylelint-vocabulary.txt", "work/terms/products.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    (work / "stylelint.yaml").write_text(example, encoding="utf-8")
    assert layers(work / "stylelint.yaml")
    if key != "packs":  # whose folders are not here
        monkeypatch.chdir(work)
        code = main(["config", "--lang", "zh"])
        assert (code, capsys.readouterr().err) == (0, "")


@pytest.mark.parametrize("lang", CONFIGURATION)
def test_keys_inside_keys_are_named_and_no_other_section_stands_there(lang: str) -> None:
    text = CONFIGURATION[lang]
    inner = {hyphened(f.name) for model in (RuleSetting, PackRef, Ignore) for f in fields(model)}
    assert {key for key in inner if f"{key}:" not in text} == set()
    assert sorted(re.findall(r"(?m)^### `([\w-]+)`$", text)) == sorted(KEYS)


def test_the_table_of_pyproject_is_valid(tmp_path: Path) -> None:
    for text in CONFIGURATION.values():
        (example,) = blocks(text, "toml")
        (tmp_path / "pyproject.toml").write_text(example, encoding="utf-8")
        assert layers(tmp_path / "pyproject.toml")[0].config.stage == "draft"


@pytest.mark.parametrize("pages", [CONFIGURATION, CI], ids=["configuration", "ci"])
def test_both_languages_hold_the_same_code(pages: dict[str, str]) -> None:
    def code(text: str) -> list[str]:
        found = re.findall(r"^```(\w+)\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
        return [re.sub(r"(?m)\s*#\s.*$", "", block) for kind, block in found if kind in ("yaml", "toml", "sh")]

    english, chinese = (code(text) for text in pages.values())
    assert english == chinese
    assert len(english) > 5


@pytest.mark.parametrize("text", [*CONFIGURATION.values(), *CI.values()])
def test_every_command_can_be_parsed(text: str) -> None:
    from stylelint.commands import Context, commands

    said = re.findall(r"stylelint ((?:check|init|config|schema|vocab|rules)[^`\n#>]*)", text)
    assert said
    for words in said:
        verb, *rest = [word.strip("'") for word in words.replace("placeholder, numbering", "x").split()]
        parser = argparse.ArgumentParser(prog=verb)
        commands()[verb].add(parser, Context("en"))
        unknown = [w for w in rest if w.startswith("--") and w != "--lang" and w not in parser._option_string_actions]
        assert unknown == [], words


@pytest.mark.parametrize("lang", CI)
def test_files_to_paste_are_yaml_and_agree_with_the_hook(lang: str) -> None:
    text = CI[lang]
    for block in blocks(text, "yaml"):
        assert yaml.safe_load(block)
    assert HOOK.partition("\n")[2] in text
    assert (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8").startswith("- id: stylelint\n")
    assert "- id: stylelint\n" in text


@pytest.mark.skipif(sys.platform == "win32" or shutil.which("bash") is None, reason="needs bash")
@pytest.mark.parametrize("lang", CI)
def test_the_session_of_the_page_runs_as_it_is_shown(lang: str, tmp_path: Path) -> None:
    (session,) = blocks(CI[lang], "console")
    steps = [line[2:] for line in session.splitlines() if line.startswith("$ ")]
    script = f'stylelint() {{ "{sys.executable}" -m stylelint "$@"; }}\n'
    script += "\n".join(f"was=$?; printf '%s\\n' {_quoted('$ ' + step)}; (exit $was); {step}" for step in steps)
    done = subprocess.run(["bash", "-c", script], cwd=tmp_path, capture_output=True, check=False)
    assert done.stderr.decode() == ""
    assert done.stdout.decode() == session.replace("\\\\", "\\")


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"
