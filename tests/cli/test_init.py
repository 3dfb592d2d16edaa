"""`stylelint init`: what it finds, what it writes, and that all of it can be used."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from runs import CLEAN, FAULT, VAGUE, Run, Write

NOTICE = "关于召开防汛会议的通知\n\n各镇街：\n\n定于5月6日召开会议。\n"
SETTING = re.compile(r"#(?=\S)")


def config(here: Path, folder: str = ".") -> str:
    return (here / folder / "stylelint.yaml").read_text(encoding="utf-8")


def switched_off(text: str) -> list[list[str]]:
    """The settings that are switched off, each a block of lines without the #."""
    blocks: list[list[str]] = []
    for line in text.splitlines():
        if re.match(r"#\w", line):
            blocks.append([line[1:]])
        elif re.match(r"#  ", line) and blocks:
            blocks[-1].append(line[1:])
    return blocks


def test_an_empty_folder(stylelint: Run, write: Write, here: Path) -> None:
    code, out, err = stylelint("init")
    assert (code, err) == (0, "")
    assert out.startswith("已写入 stylelint.yaml（文稿 0 份）\n")
    assert "    hooks:\n      - id: stylelint\n" in out
    assert "这里还没有文稿" in config(here)
    write("a.txt", CLEAN)
    assert stylelint().code == 0
    write("a.txt", FAULT)
    assert stylelint().code == 1


def test_what_is_there_is_counted(stylelint: Run, write: Write, here: Path) -> None:
    for index in range(4):
        write(f"通知{index}.txt", NOTICE)
    write("a.md", CLEAN)
    stylelint("init")
    text = config(here)
    assert "# 这里有文稿 5 份（.txt 4、.md 1）。" in text
    assert re.search(r"# 看出的文种：\S*通知\S* 4。", text)
    assert re.search(r"(?m)^#genre: \S*通知", text)
    assert '#include: ["*.md", "*.txt"]' in text
    assert "已有错误" not in text


def test_a_repository_and_an_office(stylelint: Run, write: Write, here: Path) -> None:
    write("office/a.txt", CLEAN)
    write("repo/README.md", CLEAN)
    stylelint("init", "office")
    stylelint("init", "repo")
    assert "#profile: official" in config(here, "office")
    assert "#profile: technical" in config(here, "repo")


def test_folders_of_others_and_of_templates(stylelint: Run, write: Write, here: Path) -> None:
    for name in ("docs/vendor/a.txt", "归档/b.txt", "模板/c.txt", "d.txt"):
        write(name)
    stylelint("init")
    text = config(here)
    assert 'exclude:\n  - "/归档/"\n  - "/docs/vendor/"\n' in text
    assert 'overrides:\n  - files: ["/模板/**"]\n' in text
    assert "文稿 2 份" in text
    found = json.loads(stylelint("--format", "json").out)["diagnostics"]
    assert {d["path"] for d in found} == {"d.txt"}


def test_many_old_findings(stylelint: Run, write: Write, here: Path) -> None:
    write("a.txt", FAULT * 25)
    out = stylelint("init").out
    assert "已有错误 25 处、警告 0 处" in out
    assert "#fail-on: never\n#max-warnings: 0\n" in config(here)
    assert stylelint().code == 1
    write("stylelint.yaml", re.sub(r"(?m)^#(?=fail-on|max-warnings)", "", config(here)))
    assert stylelint().code == 0


def test_many_old_warnings(stylelint: Run, write: Write, here: Path) -> None:
    write("a.txt", "按照办法办理，，并报送。\n" * 25)
    stylelint("init")
    assert "# 旧稿里已有警告 25 处。" in config(here)
    assert "#fail-on: error\n#max-warnings: 25\n" in config(here)
    assert stylelint().code == 1
    write("stylelint.yaml", re.sub(r"(?m)^#(?=fail-on|max-warnings)", "", config(here)))
    assert stylelint().code == 0


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("kind", ["office", "repository"])
def test_what_is_switched_off_is_valid_when_switched_on(
    stylelint: Run, write: Write, here: Path, lang: str, kind: str
) -> None:
    write("stylelint.yml", "")
    write("work/a.txt", CLEAN)
    if kind == "repository":
        write("work/README.md", CLEAN)
        write("work/vendor/b.md", CLEAN)
        write("work/template/b.md", CLEAN)
    assert stylelint("init", "work", "--lang", lang).code == 0
    text = config(here, "work")
    blocks = switched_off(text)
    assert {block[0].partition(":")[0] for block in blocks} >= {
        *("extend", "genre", "profile", "stage", "fail-on", "max-warnings", "include", "rules", "require-reason"),
    }
    for block in blocks:
        write("work/stylelint.yaml", "\n".join(block) + "\n")
        assert stylelint("work", "--lang", lang).err == "", block
    write("work/stylelint.yaml", re.sub(r"(?m)^#(?=\w|  )", "", text))
    result = stylelint("work")
    assert (result.code, result.err) == (0, "")


def test_it_writes_over_nothing_unless_told_to(stylelint: Run, write: Write, here: Path) -> None:
    write("stylelint.yaml", "lang: en\n")
    code, out, err = stylelint("init")
    assert (code, out) == (2, "")
    assert err == "stylelint: stylelint.yaml: 已经有了；要覆盖请加 --force\n"
    assert config(here) == "lang: en\n"
    (here / "stylelint.yaml").rename(here / "shared.yaml")
    try:
        (here / "stylelint.yaml").symlink_to("shared.yaml")
    except OSError:
        (here / "shared.yaml").rename(here / "stylelint.yaml")
    linked = (here / "stylelint.yaml").is_symlink()
    assert stylelint("init", "--force").code == 0
    assert config(here) != "lang: en\n"
    assert (here / "stylelint.yaml").is_symlink() is linked


def test_a_table_in_pyproject_is_a_configuration_too(stylelint: Run, write: Write, here: Path) -> None:
    write("pyproject.toml", "[tool.stylelint]\nlang = 'en'\n")
    code, _, err = stylelint("init")
    assert code == 2
    assert err.startswith("stylelint: pyproject.toml: 已有 [tool.stylelint]")
    assert not (here / "stylelint.yaml").exists()
    write("pyproject.toml", "[tool.other]\n")
    assert stylelint("init").code == 0


def test_a_configuration_above_may_be_inherited(stylelint: Run, write: Write, here: Path) -> None:
    write("stylelint.yaml", "")
    write("a/b/x.txt", CLEAN)
    stylelint("init", "a/b")
    assert '#extend: "../../stylelint.yaml"' in config(here, "a/b")


def test_what_cannot_be_done(stylelint: Run, write: Write) -> None:
    write("a.txt")
    for name in ("gone", "a.txt"):
        assert stylelint("init", name) == (2, "", f"stylelint: {name}: 没有这个目录\n")


def test_the_schema_beside_the_configuration(stylelint: Run, write: Write, here: Path) -> None:
    import jsonschema
    import yaml

    write("模板/a.txt")
    write("vendor/a.txt")
    stylelint("init", "--schema")
    text = config(here)
    assert text.startswith("# yaml-language-server: $schema=stylelint.schema.json\n")
    schema = json.loads((here / "stylelint.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(yaml.load(text, yaml.BaseLoader), schema)
    assert "yaml-language-server" not in stylelint("init", "--force").out + config(here)


def test_lines_that_are_broken_do_not_stop_it(stylelint: Run, write: Write) -> None:
    write("a.txt", b"\x00\xff\x00")
    write("b.txt", VAGUE)
    assert stylelint("init").code == 0


def test_in_english(stylelint: Run, write: Write, here: Path) -> None:
    write("a.txt", VAGUE)
    out = stylelint("init", "--lang", "en").out
    assert out.isascii()
    assert "\nlang: en\n" in config(here)
    assert " shows " in stylelint("a.txt", "--format", "concise").out
