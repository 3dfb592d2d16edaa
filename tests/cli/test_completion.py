"""Completion: every verb, option and choice is in each script, and the shells that are here complete with it."""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
from functools import lru_cache
from pathlib import Path

import pytest
from packs import RULE, make_pack
from runs import Run, Write

from stylelint.cli import main
from stylelint.commands import Context, commands

SHELLS = ("bash", "zsh", "fish", "powershell")

# What is typed -> some of what must be offered, and what must not.
ASKED = {
    "stylelint ": ({"check", "init", "completion", "vocab"}, {"--format", "all"}),
    "stylelint che": ({"check"}, {"config"}),
    "stylelint --for": ({"--format", "--force-exclude"}, {"--fail-on"}),
    "stylelint check --format ": ({"auto", "full", "concise", "json"}, {"text"}),
    "stylelint check --format j": ({"json"}, {"full"}),
    "stylelint a.txt --fail-on ": ({"info", "warning", "error", "never"}, {"auto"}),
    "stylelint config --format ": ({"text", "json"}, {"full"}),
    "stylelint check --select fill": ({"filler", "filler/give"}, {"numbering"}),
    "stylelint --genre 请": ({"请示"}, {"工作总结"}),
    "stylelint --genre work-s": ({"work-summary"}, {"工作总结"}),
    "stylelint explain placeholder/x": ({"placeholder/x-marks"}, {"placeholder/year"}),
    "stylelint schema ": ({"rule", "config"}, {"filler"}),
    "stylelint completion ": (set(SHELLS), {"check"}),
    "stylelint --lang ": ({"zh", "en"}, {"check"}),
}


@lru_cache(maxsize=8)
def script(shell: str) -> str:
    import contextlib
    import io

    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        assert main(["completion", shell]) == 0
    return out.getvalue()


def needs(shell: str) -> None:
    if shutil.which(shell) is None or sys.platform == "win32":
        pytest.skip(f"{shell} is not here")


def called(args: list[str], text: str, cwd: Path) -> str:
    done = subprocess.run(args, input=text.encode(), capture_output=True, cwd=cwd, check=False)
    assert done.stderr.decode() == ""
    return done.stdout.decode()


def held(offered: set[str], typed: str) -> None:
    wanted, not_wanted = ASKED[typed]
    assert wanted <= offered
    assert not not_wanted & offered


@pytest.mark.parametrize("shell", SHELLS)
def test_a_script_names_every_verb_option_and_choice(shell: str) -> None:
    text = script(shell)
    for name, module in commands().items():
        parser = argparse.ArgumentParser(add_help=False)
        module.add(parser, Context("zh"))
        assert re.search(rf"\b{name}\b", text)
        for action in parser._actions:
            for option in action.option_strings:
                assert (f"-l {option[2:]}" if shell == "fish" else option) in text
            assert all(str(choice) in text for choice in action.choices or ())
    assert "stylelint-zh" in text
    assert "placeholder/x-marks" in text
    assert "工作总结" in text
    assert not re.search(r"(?m)[ \t]+$", text)


def test_an_unknown_shell_and_none(stylelint: Run) -> None:
    code, _, err = stylelint("completion", "fsh")
    assert code == 2
    assert "是不是 fish、bash、zsh" in err or "是不是 fish" in err
    assert stylelint("completion").code == 2


def test_rules_of_the_packs_of_the_folder_are_offered(stylelint: Run, write: Write, here: Path) -> None:
    make_pack(here / "mine", {"house/own-word.yaml": RULE})
    write("stylelint.yaml", "packs: [mine]\n")
    assert "house/own-word" in stylelint("completion", "bash").out
    write("stylelint.yaml", "packs: [gone]\n")
    result = stylelint("completion", "bash")
    assert result.code == 0
    assert "placeholder/x-marks" in result.out


@pytest.mark.parametrize("typed", ASKED)
def test_bash_completes(tmp_path: Path, typed: str) -> None:
    needs("bash")
    words = typed.split(" ")
    quoted = " ".join(f"'{word}'" for word in words)
    ask = f"COMP_WORDS=({quoted}); COMP_CWORD={len(words) - 1}; _stylelint; printf '%s\\n' \"${{COMPREPLY[@]}}\"\n"
    held(set(called(["bash", "--norc"], script("bash") + ask, tmp_path).splitlines()), typed)


def test_bash_completes_after_a_comma_and_after_an_equals_sign(tmp_path: Path) -> None:
    needs("bash")
    for words, wanted in (
        ("check --select filler,placeholder/x", "filler,placeholder/x-marks"),
        ("--format = js", "json"),
        ("--format =", "concise"),
    ):
        given = f"stylelint {words}".split()
        ask = f"COMP_WORDS=({' '.join(given)}); COMP_CWORD={len(given) - 1}; _stylelint; echo ${{COMPREPLY[@]}}\n"
        assert wanted in called(["bash", "--norc"], script("bash") + ask, tmp_path).split()


def test_bash_leaves_paths_to_itself(tmp_path: Path) -> None:
    needs("bash")
    for words in ("check a", "--config a", "--pack a", "outline a"):
        given = f"stylelint {words}".split()
        ask = f"COMP_WORDS=({' '.join(given)}); COMP_CWORD={len(given) - 1}; _stylelint; echo ${{#COMPREPLY[@]}}\n"
        assert called(["bash", "--norc"], script("bash") + ask, tmp_path) == "0\n"
    assert "complete -o default -o bashdefault -F _stylelint stylelint stylelint-zh" in script("bash")


@pytest.mark.parametrize("typed", ASKED)
def test_zsh_completes(tmp_path: Path, typed: str) -> None:
    needs("zsh")
    ask = (
        "compdef() { :; }; _files() { :; }; compset() { :; }\n"
        'compadd() { shift; print -l -- "$@"; }\n'
        "_describe() { print -l -- ${${(P)@[-1]}%%:*}; }\n"
    )
    words = typed.split(" ")
    quoted = " ".join(f"'{word}'" for word in words)
    run = f"words=({quoted}); CURRENT={len(words)}; _stylelint\n"
    offered = called(["zsh", "-f"], ask + script("zsh") + run, tmp_path).splitlines()
    held({word for word in offered if word.startswith(words[-1])}, typed)


@pytest.mark.parametrize("typed", ASKED)
def test_fish_completes(tmp_path: Path, typed: str) -> None:
    needs("fish")
    ask = script("fish") + f"complete -C '{typed}'\n"
    offered = called(["fish", "--no-config"], ask, tmp_path).splitlines()
    held({line.partition("\t")[0] for line in offered}, typed)


def test_powershell_parses(tmp_path: Path) -> None:
    text = script("powershell")
    assert text.count("{") == text.count("}")
    assert text.count("@(") + text.count("$(") <= text.count(")")
    assert re.search(r"(?m)^    'check --format' = @\('auto', 'checkstyle', 'concise', ", text)
    assert "Register-ArgumentCompleter -Native -CommandName stylelint, stylelint-zh" in text
    if shutil.which("pwsh"):
        path = tmp_path / "stylelint.ps1"
        path.write_text(text, encoding="utf-8-sig")
        ask = f". '{path}'; (TabExpansion2 'stylelint check --format j' 26).CompletionMatches.CompletionText"
        assert "json" in called(["pwsh", "-NoProfile", "-Command", ask], "", tmp_path).split()
