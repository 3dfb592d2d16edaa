"""Exit codes: 0 clean, 1 findings, 2 could not do its job; what each flag does to them."""

from __future__ import annotations

from pathlib import Path

import pytest
from runs import CLEAN, FAULT, VAGUE, Run, Write


def test_clean_findings_and_nothing_to_lint(stylelint: Run, write: Write) -> None:
    assert stylelint("check").code == 2
    write("a.txt", CLEAN)
    assert stylelint("check").code == 0
    write("b.txt", FAULT)
    assert stylelint("check").code == 1


def test_check_is_the_default_verb_and_here_the_default_path(stylelint: Run, write: Write) -> None:
    write("sub/a.txt")
    every = stylelint("check", ".", "--format", "concise")
    assert every.out.startswith("sub/a.txt:1:7: error placeholder/x-marks ")
    assert stylelint("--format", "concise") == every
    assert stylelint("sub/a.txt", "--format", "concise") == every
    assert stylelint("--lang", "en", "check", "--format", "concise").code == 1


@pytest.mark.parametrize(
    ("level", "fault", "vague"), [("info", 1, 1), ("warning", 1, 0), ("error", 1, 0), (None, 1, 0)]
)
def test_fail_on(stylelint: Run, write: Write, level: str | None, fault: int, vague: int) -> None:
    write("fault.txt", FAULT)
    write("vague.txt", VAGUE)
    option = () if level is None else ("--fail-on", level)
    assert stylelint("fault.txt", *option).code == fault
    shown = stylelint("vague.txt", "--format", "concise", *option)
    assert shown.code == vague
    assert " info filler/" in shown.out


def test_exit_zero_forgives_findings_and_nothing_else(stylelint: Run, write: Write) -> None:
    write("a.txt")
    assert stylelint("a.txt", "--exit-zero").code == 0
    assert stylelint("a.txt", "gone.txt", "--exit-zero").code == 2
    write("binary.txt", b"a\0b")
    assert stylelint("--exit-zero").code == 2


def test_help_and_version(stylelint: Run) -> None:
    from stylelint import __version__

    assert stylelint("--version") == (0, f"stylelint {__version__}\n", "")
    for verb in ((), ("check",), ("explain",), ("test",), ("schema",), ("outline",), ("rules",)):
        for lang in ("zh", "en"):
            shown = stylelint(*verb, "--help", *(("--lang", lang) if verb else ()))
            assert shown.code == 0
            assert shown.out.startswith("usage: stylelint")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("chek", "."), "没有 chek 这个命令或文件；是不是 check"),
        (("--formt", "json"), "没有参数 --formt；是不是 --format"),
        (("--fail-on", "warn"), "不能是 warn，可用：info、warning、error、never；是不是 warning？"),
        (("--format", "jsn"), "；是不是 json、jsonl、rdjson？"),
        (("--input-format", "mdd"), "；是不是 md？"),
        (("--encoding", "utf-88"), "没有叫 utf-88 的编码"),
        (("--encoding", "hex"), "没有叫 hex 的编码"),
        (("--select", "filer"), "没有规则、类别或标签叫 filer；是不是 filler"),
        (("--ignore", "placeholder/x-mark"), "是不是 placeholder/x-marks"),
        (("--select", "filler,numbring"), "没有规则、类别或标签叫 numbring；是不是 numbering"),
        (("--genre", "工作总洁"), "没有文种 工作总洁；是不是 工作总结？"),
        (("--genre", "work-sumary"), "是不是 work-summary"),
        (("--pack", "nowhere"), "nowhere:1:1: 没有这个规则目录"),
        (("--lang", "fr"), "不能是 fr，可用：zh、en"),
        (("--format",), "--format: 后面缺一个值"),
        (("explain",), "缺少 RULE|GENRE"),
        (("explain", "x-mraks"), "没有规则或文种叫 x-mraks；是不是 x-marks"),
        (("explain", "总洁"), "没有规则或文种叫 总洁"),
        (("outline", "gone.txt"), "gone.txt: 找不到这个文件或目录"),
        (("outline", "a.xyz"), "不支持 .xyz 文件"),
        (("outline", "a.docx"), "文件不完整"),
        (("schema", "rules"), "是不是 rule"),
        (("schema", "--write", "nowhere"), "nowhere: 写不了"),
        (("test", "nowhere"), "nowhere:1:1: 没有这个规则目录"),
        (("test", "--rule", "x-marks"), "没有规则、类别或标签叫 x-marks"),
        (("rules", "--pack", "nowhere"), "nowhere:1:1: 没有这个规则目录"),
    ],
)
def test_what_cannot_be_served_is_said_in_one_line(
    stylelint: Run, write: Write, args: tuple[str, ...], said: str
) -> None:
    write("a.docx", b"PK")
    write("a.xyz", b"PK")
    code, out, err = stylelint(*args)
    assert (code, out) == (2, "")
    assert said in err
    assert err.count("\n") == 1
    english = stylelint(*args, "--lang", "en") if args[0] != "--lang" else (2, "", "")
    assert english[0] == 2
    assert said not in english[2]


def test_a_fault_of_ours_does_not_pass_for_findings(
    stylelint: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    from stylelint.commands import check

    def broken(*args: object) -> None:
        raise RuntimeError("boom")

    monkeypatch.setattr(check, "run_files", broken)
    write("a.txt")
    code, _, err = stylelint("a.txt")
    assert code == 2
    assert "RuntimeError: boom" in err


def test_an_interrupt_is_quiet(stylelint: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    from stylelint.commands import check

    def interrupted(*args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(check, "run_files", interrupted)
    write("a.txt")
    assert stylelint("a.txt") == (130, "", "")


def test_selecting_and_ignoring(stylelint: Run, write: Write) -> None:
    write("a.txt", FAULT + VAGUE)

    def rules(*args: str) -> set[str]:
        out = stylelint("a.txt", "--format", "concise", *args).out
        return {line.split()[2].partition("/")[0] for line in out.splitlines()}

    assert rules() == {"placeholder", "filler"}
    assert rules("--select", "filler") == {"filler"}
    assert rules("--select", "filler\uff0cplaceholder/x-*") == {"placeholder", "filler"}
    assert rules("--select", "filler", "--select", "placeholder") == {"placeholder", "filler"}
    assert rules("--ignore", "filler") == {"placeholder"}
    assert rules("--select", "all", "--ignore", "*/*") == set()
    assert rules("--select", "encoding/undecodable") == set()


def test_a_verb_behind_options_is_told_to_come_first(stylelint: Run, here: Path) -> None:
    for args, verb in (
        (("--isolated", "vocab", "add", "y"), "vocab"),
        (("--lang", "zh", "--isolated", "rules"), "rules"),
        (("--select", "filler", "explain", "x"), "explain"),
        (("--isolated", "check", "a.txt"), "check"),
    ):
        said = f"stylelint: 命令要写在最前面，选项放在后面：stylelint {verb} …\n"
        assert stylelint(*args) == (2, "", said)
    assert "command comes first" in stylelint("--isolated", "vocab", "add", "y", "--lang", "en").err
    (here / "test").mkdir()
    (here / "test" / "a.txt").write_text(CLEAN, encoding="utf-8")
    assert stylelint("--isolated", "test").code == 0
    assert stylelint("--lang", "zh", "rules").code == 0
    assert "标签叫 rules" in stylelint("--select", "rules", "test").err
    assert stylelint("--isolated", "--", "vocab").err == "stylelint: vocab: 找不到这个文件或目录\n"
