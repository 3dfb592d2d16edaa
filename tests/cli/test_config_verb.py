"""`stylelint config`: what holds, and where it was set."""

from __future__ import annotations

import json
import re
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from packs import RULE, make_pack
from runs import Run, Write

from stylelint.config.model import Config, hyphened


def data(stylelint: Run, *args: str) -> dict[str, Any]:
    code, out, err = stylelint("config", "--format", "json", *args)
    assert (code, err) == (0, "")
    found: dict[str, Any] = json.loads(out)
    return found


def lines(stylelint: Run, *args: str) -> dict[str, str]:
    """First word of a line -> the rest of it."""
    code, out, err = stylelint("config", *args)
    assert (code, err) == (0, "")
    rows = [re.split(r"\s{2,}", line.strip(), maxsplit=1) for line in out.splitlines() if line.startswith("  ")]
    return {row[0]: row[-1] for row in rows}


def test_without_a_configuration_all_is_default(stylelint: Run, here: Path) -> None:
    found = data(stylelint)
    assert found["files"] == []
    assert {s["origin"]["kind"] for s in found["settings"].values()} == {"default"}
    assert found["settings"]["fail-on"]["value"] == "warning"
    assert found["rules"]["placeholder/x-marks"] == {"on": True, "level": "error"}
    text = stylelint("config").out
    assert text.startswith("配置文件：没有\n")
    assert re.search(r"(?m)^  lang +zh +默认$", text)
    assert re.search(r"(?m)^  lang +en +command line$", stylelint("config", "--lang", "en").out)


def test_every_key_is_shown(stylelint: Run, write: Write) -> None:
    shown = data(stylelint)
    keys = {hyphened(f.name) for f in fields(Config)} - {"extend", "rules"}
    assert keys - {*shown["settings"], *shown} == {"extend-exclude"} - {*shown}


def test_each_value_has_its_file_and_line(stylelint: Run, write: Write) -> None:
    write("base.yaml", "stage: draft\ngenre: 请示\nexclude: [old/]\n")
    write("stylelint.yaml", "extend: base.yaml\n\ngenre: 工作总结\noverrides:\n- files: docs/*.txt\n  stage: final\n")
    write("docs/a.txt")
    write("old/b.txt")
    everywhere, one = lines(stylelint), lines(stylelint, "docs/a.txt", "--config", "fail-on=error", "--lang", "zh")
    assert everywhere["genre"].split() == ["工作总结", "stylelint.yaml:3"]
    assert everywhere["stage"].split() == ["draft", "base.yaml:1"]
    assert everywhere["overrides"].split() == ['["stage"]', "stylelint.yaml:5", "(docs/*.txt)"]
    assert one["stage"].split() == ["final", "stylelint.yaml:6", "(docs/*.txt)"]
    assert one["fail-on"].split() == ["error", "命令行"]
    assert one["max-warnings"].split() == ["-", "默认"]
    assert stylelint("config").out.startswith("配置文件：stylelint.yaml ← base.yaml\n")
    assert "这个文件被排除" in stylelint("config", "old/b.txt").out
    assert "这个文件被排除" not in stylelint("config", "docs/a.txt").out


def test_in_pyproject_and_in_json(stylelint: Run, write: Write) -> None:
    write("pyproject.toml", '[project]\nname = "x"\n\n[tool.stylelint]\nselect = ["filler"]\n')
    found = data(stylelint)
    assert found["files"] == ["pyproject.toml"]
    origin = {"kind": "file", "file": "pyproject.toml", "line": 5}
    assert found["settings"]["select"] == {"value": ["filler"], "origin": origin}
    assert not found["rules"]["placeholder/x-marks"]["on"]
    assert data(stylelint, "--select", "placeholder")["settings"]["select"]["origin"] == {"kind": "command-line"}
    assert data(stylelint, "--isolated")["files"] == []


def test_rules_that_are_switched_or_have_another_level(stylelint: Run, write: Write) -> None:
    text = "rules:\n  filler: off\n  placeholder/x-marks: {level: info}\nstage: final\n"
    write("stylelint.yaml", text)
    code, out, _ = stylelint("config")
    assert code == 0
    assert re.search(r"(?m)^  filler +off +stylelint.yaml:2$", out)
    assert re.search(r'(?m)^  placeholder/x-marks +\{"level": "info"\} +stylelint.yaml:3$', out)
    assert re.search(r"(?m)^  info     placeholder/x-marks$", out)
    assert re.search(r"(?m)^  关       filler （\d+ 条）$", out)
    found = data(stylelint)
    assert found["changes"][0] == {
        "selector": "filler",
        "value": "off",
        "origin": {"kind": "file", "file": "stylelint.yaml", "line": 2},
    }
    assert found["rules"]["placeholder/x-marks"] == {"on": True, "level": "info"}
    only = data(stylelint, "--only", "filler/give")["rules"]
    assert [id for id, rule in only.items() if rule["on"]] == ["filler/give"]


def test_packs_vocabulary_and_ignores(stylelint: Run, write: Write, here: Path) -> None:
    make_pack(here / "mine", {"house/own-word.yaml": RULE})
    write("words.txt", "智慧食堂\n")
    write("stylelint.yaml", "packs: [mine]\nvocabulary: words.txt\nignores: [{rule: filler, reason: quoted}]\n")
    found = data(stylelint)
    assert [p["value"] for p in found["packs"]] == ["mine"]
    assert found["packs"][0]["origin"]["line"] == 1
    assert found["vocabulary-files"] == ["words.txt"]
    assert found["ignores"][0]["value"] == {"rule": "filler", "reason": "quoted"}
    assert "house/own-word" in found["rules"]
    shown = stylelint("config").out
    assert re.search(r"(?m)^  vocabulary +words.txt +stylelint.yaml:2$", shown)
    assert "词表文件：words.txt" in shown


@pytest.mark.parametrize(
    ("text", "args", "said"),
    [
        ("sellect: x", (), "stylelint.yaml:1:1: 未知字段 sellect；是不是 select？"),
        ("rules: {filer: off}", (), "stylelint.yaml:1:9: 没有规则、类别或标签叫 filer；是不是 filler"),
        ("", ("gone",), "gone: 找不到这个文件或目录"),
        ("", ("--format", "yaml"), "不能是 yaml，可用：text、json"),
    ],
)
def test_what_cannot_be_served(stylelint: Run, write: Write, text: str, args: tuple[str, ...], said: str) -> None:
    write("stylelint.yaml", text)
    code, out, err = stylelint("config", *args)
    assert (code, out) == (2, "")
    assert said in err
