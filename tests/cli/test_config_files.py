"""Which configuration holds where, what it does, and what stands above it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from runs import CLEAN, FAULT, VAGUE, Run, Write

from stylelint.config import load
from stylelint.rulepack.errors import PackError

BOTH = FAULT + VAGUE  # an error of placeholder/x-marks and an info of filler


def found(stylelint: Run, *args: str) -> set[tuple[str, str]]:
    """Run over everything; (file:family, level) of the findings."""
    code, out, err = stylelint("--format", "json", "--exit-zero", *args)
    assert (code, err) == (0, "")
    return {(f"{d['path']}:{d['rule'].split('/')[0]}", d["level"]) for d in json.loads(out)["diagnostics"]}


def files(stylelint: Run, *args: str) -> set[str]:
    return {where.partition(":")[0] for where, _ in found(stylelint, *args)}


X, V = ("a.txt:placeholder", "error"), ("a.txt:filler", "info")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", {X, V}),
        ("select: filler", {V}),
        ("select: [filler, placeholder]\nignore: placeholder/*", {V}),
        ("ignore: filler", {X}),
        ("rules: {filler: off}", {X}),
        ("rules: {filler: false, placeholder: off}", set()),
        ("rules: {placeholder: info}", {("a.txt:placeholder", "info"), V}),
        ("rules: {placeholder: {level: warning}}", {("a.txt:placeholder", "warning"), V}),
        ("rules:\n  placeholder/x-marks: on\n  placeholder: off\n  all: off", {X}),
        ("select: filler\nrules: {placeholder/x-marks: warning}", {("a.txt:placeholder", "warning"), V}),
        ("select: filler\nrules: {placeholder: warning}", {V}),
        ("stage: draft", {("a.txt:placeholder", "info"), V}),
        ("stage: final", {X, V}),
        ("stage: draft\nrules: {placeholder/x-marks: warning}", {("a.txt:placeholder", "warning"), V}),
        ("overrides:\n- {files: '*.md', rules: {all: off}}", {X, V}),
        ("overrides:\n- {files: '*.txt', rules: {filler: off}}", {X}),
        ("overrides:\n- {files: '*.txt', select: filler}\n- {files: a.txt, select: placeholder}", {X}),
        ("ignores: [{rule: filler, files: '*.md'}]", {X, V, ("stylelint.yaml:suppression", "warning")}),
    ],
)
def test_rules_and_levels(stylelint: Run, write: Write, text: str, wanted: set[tuple[str, str]]) -> None:
    write("a.txt", BOTH)
    write("stylelint.yaml", text)
    assert found(stylelint) == wanted


def test_the_same_in_pyproject(stylelint: Run, write: Write) -> None:
    write("a.txt", BOTH)
    write("pyproject.toml", '[tool.stylelint]\nstage = "draft"\n[tool.stylelint.rules]\nfiller = false\n')
    assert found(stylelint) == {("a.txt:placeholder", "info")}


def test_the_command_line_stands_above_the_file_and_only_above_all(stylelint: Run, write: Write) -> None:
    write("a.txt", BOTH)
    write("stylelint.yaml", "select: filler\nignore: filler/give\nrules: {placeholder: off}\nstage: draft\n")
    assert found(stylelint) == {V}
    assert found(stylelint, "--config", "rules.filler=off") == set()
    assert found(stylelint, "--config", "rules.placeholder/x-marks=on") == {("a.txt:placeholder", "info"), V}
    assert found(stylelint, "--only", "placeholder/x-marks") == {("a.txt:placeholder", "info")}
    assert found(stylelint, "--only", "placeholder/x-marks", "--stage", "final") == {X}
    assert found(stylelint, "--isolated") == {X, V}
    assert found(stylelint, "--ignore", "filler") == set()


def test_a_file_for_all_instead_of_the_closest(stylelint: Run, write: Write) -> None:
    write("a.txt", BOTH)
    write("stylelint.yaml", "rules: {all: off}\n")
    write("ci/strict.yaml", "rules: {filler: error}\n")
    assert found(stylelint) == set()
    assert found(stylelint, "--config", "ci/strict.yaml") == {X, ("a.txt:filler", "error")}
    assert found(stylelint, "--config", "ci\\strict.yaml" if Path("ci\\strict.yaml").exists() else "ci/strict.yaml")
    assert found(stylelint, "--config", "ci/strict.yaml", "--config", "rules.filler=off") == {X}


def test_the_closest_file_wins_and_nothing_is_merged(stylelint: Run, write: Write) -> None:
    for name in ("a.txt", "sub/b.txt", "sub/deep/c.txt"):
        write(name, BOTH)
    write("stylelint.yaml", "rules: {filler: off}\n")
    write("sub/stylelint.yml", "rules: {placeholder: off}\n")
    write("sub/pyproject.toml", "[tool.stylelint]\nrules = {all = false}\n")
    wanted = {X, ("sub/b.txt:filler", "info"), ("sub/deep/c.txt:filler", "info")}
    assert found(stylelint) == wanted
    assert found(stylelint, "a.txt", "sub/b.txt", "sub/deep") == wanted


def test_extend_adds_and_replaces(stylelint: Run, write: Write) -> None:
    write("sub/a.txt", BOTH)
    write("base.yaml", "stage: draft\nlang: en\nrules: {placeholder/x-marks: warning, filler: error}\n")
    write("more.yaml", "extend-exclude: [old/]\nrules: {placeholder: info}\n")
    write("sub/old/b.txt", BOTH)
    write("sub/stylelint.yaml", "extend: [..\\base.yaml, ../more.yaml]\nlang: zh\nextend-exclude: ['*.bak.txt']\n")
    write("sub/c.bak.txt", BOTH)
    at = "sub/a.txt"
    assert found(stylelint, "sub") == {(f"{at}:placeholder", "info"), (f"{at}:filler", "error")}


def test_the_file_of_the_user_counts_where_a_project_has_none(
    stylelint: Run, write: Write, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(load, "own_folder", lambda sort: here / "home" / "stylelint-zh")
    write("home/stylelint-zh/stylelint.yaml", "rules: {filler: off}\nexclude: [old/, '*.bak.txt']\n")
    for name in ("work/a.txt", "work/old/b.txt", "work/c.bak.txt", "other/d.txt"):
        write(name, BOTH)
    write("other/stylelint.yaml", "")
    assert found(stylelint, "work") == {("work/a.txt:placeholder", "error")}
    assert ("other/d.txt:filler", "info") in found(stylelint, "other")
    assert ("work/a.txt:filler", "info") in found(stylelint, "work", "--isolated")


def test_overrides_by_path(stylelint: Run, write: Write) -> None:
    write("公文/请示.txt", "礼堂漏雨\n\n礼堂漏雨，拟修缮。\n".encode("gb18030"))
    write("公文/旧/x.txt", BOTH)
    write("md/a.md", BOTH)
    write(
        "stylelint.yaml",
        "select: [placeholder, filler]\n"
        "overrides:\n"
        "- {files: 公文/*.txt, encoding: gb18030, genre: 请示}\n"
        "- {files: '公文\\旧\\', rules: {filler: off}}\n"
        "- {files: ['md/**', '!md/b.md'], rules: {placeholder: off}}\n",
    )
    write("md/b.md", BOTH)
    where = {where for where, _ in found(stylelint)}
    assert where == {"公文/旧/x.txt:placeholder", "md/a.md:filler", "md/b.md:placeholder", "md/b.md:filler"}
    outline = json.loads(stylelint("outline", "公文/请示.txt", "--format", "json").out)
    assert outline["genre"] == "请示"


def test_a_forced_format_reads_other_endings(stylelint: Run, write: Write) -> None:
    write("a.wiki", BOTH)
    write("b.wiki", CLEAN)
    write("stylelint.yaml", "include: ['*.wiki']\noverrides: [{files: '*.wiki', format: txt}]\n")
    assert files(stylelint) == {"a.wiki"}
    assert files(stylelint, "a.wiki") == {"a.wiki"}


def test_which_files(stylelint: Run, write: Write) -> None:
    names = ("a.txt", "b.md", "old/c.txt", "old/deep/d.txt", "out/e.txt", "keep/f.txt")
    for name in names:
        write(name)
    write(".gitignore", "out/\n")

    def seen(text: str, *args: str) -> str:
        write("stylelint.yaml", text)
        return " ".join(sorted(name.rpartition("/")[2][0] for name in files(stylelint, *args)))

    assert seen("") == "a b c d f"
    assert seen("respect-gitignore: false") == "a b c d e f"
    assert seen("", "--no-respect-gitignore") == "a b c d e f"
    assert seen("include: '*.md'") == "b"
    assert seen("include: ['old/**', '*.md']") == "b c d"
    assert seen("exclude: old/") == "a b f"
    assert seen("exclude: 'old\\deep\\'") == "a b c f"
    assert seen("exclude: [/old/*, '!/old/deep']") == "a b d f"
    assert seen("exclude: old/\nextend-exclude: ['*.md']") == "a f"
    assert seen("exclude: old/", "--exclude", "keep/") == "a b c d"
    assert seen("exclude: old/", "--extend-exclude", "keep/") == "a b"
    assert seen("exclude: old/", "--include", "*.txt") == "a f"
    assert seen("exclude: old/", "old/c.txt", "a.txt") == "a c"
    assert seen("exclude: old/", "old/c.txt", "a.txt", "--force-exclude") == "a"
    assert seen("exclude: old/\nforce-exclude: true", "old/c.txt", "old/deep", "a.txt") == "a"


def test_only_excluded_files_are_no_failure(stylelint: Run, write: Write) -> None:
    write("old/c.txt")
    write("stylelint.yaml", "exclude: old/\n")
    assert stylelint("old/c.txt", "--force-exclude").code == 0
    assert stylelint("old/c.txt").code == 1


@pytest.mark.parametrize(
    ("text", "args", "code"),
    [
        ("", (), 1),
        ("fail-on: never", (), 0),
        ("fail-on: never", ("--fail-on", "info"), 1),
        ("rules: {placeholder: warning}", (), 1),
        ("rules: {placeholder: warning}\nfail-on: error", (), 0),
        ("rules: {placeholder: warning}\nfail-on: error\nmax-warnings: 1", (), 0),
        ("rules: {placeholder: warning}\nfail-on: error\nmax-warnings: 0", (), 1),
        ("rules: {placeholder: warning}\nfail-on: error\nmax-warnings: 0", ("--max-warnings", "1"), 0),
        ("stage: draft", (), 0),
        ("stage: draft", ("--stage", "final"), 1),
    ],
)
def test_the_verdict(stylelint: Run, write: Write, text: str, args: tuple[str, ...], code: int) -> None:
    write("a.txt")
    write("stylelint.yaml", text)
    assert stylelint(*args).code == code


def test_language_and_form_of_the_output(stylelint: Run, write: Write) -> None:
    write("a.txt")
    write("stylelint.yaml", "lang: en\noutput-format: concise\n")
    out = stylelint().out
    assert out.startswith("a.txt:1:7: error placeholder/x-marks")
    assert out.isascii()
    assert not stylelint("--lang", "zh").out.isascii()
    assert json.loads(stylelint("--format", "json").out)


def test_a_byte_order_mark_and_windows_line_ends_are_no_matter(stylelint: Run, write: Write) -> None:
    write("a.txt", BOTH)
    write("stylelint.yaml", b"\xef\xbb\xbfrules:\r\n  filler: off\r\n")
    assert found(stylelint) == {X}


def test_globs_of_inherited_and_of_named_files_hold_below_their_folders(
    stylelint: Run, write: Write, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("docs/a.txt", BOTH)
    write("base.yaml", "overrides: [{files: docs/*.txt, rules: {filler: off}}]\nexclude: [docs/old/]\n")
    write("docs/old/b.txt", BOTH)
    write("docs/stylelint.yaml", "extend: ../base.yaml\n")
    wanted = {("docs/a.txt:placeholder", "error")}
    assert found(stylelint, "docs") == wanted
    monkeypatch.chdir(here / "docs")
    assert found(stylelint, "--config", "../base.yaml") == {("a.txt:placeholder", "error")}


def test_settings_on_the_command_line_add_up(stylelint: Run, write: Write) -> None:
    write("a.txt", BOTH)
    isolated = ("--isolated", "a.txt")
    assert found(stylelint, "--config", "rules.placeholder=off", "--config", "rules.filler=off", *isolated) == set()
    twice = ("--config", "rules.filler=off", "--config", "rules.filler=warning")
    assert found(stylelint, *twice, *isolated) == {X, ("a.txt:filler", "warning")}
    parts = (
        "--config",
        "rules.placeholder/x-marks.level=info",
        "--config",
        "rules.placeholder/x-marks.extend-options={}",
    )
    assert found(stylelint, *parts, *isolated) == {("a.txt:placeholder", "info"), V}
    write("one.txt", "切实加强领导\n")
    write("two.txt", "xx\n")
    words = ("--config", "vocabulary=two.txt", "--config", "vocabulary=[one.txt]")
    assert found(stylelint, *words, *isolated) == set()


def test_exclusions_on_the_command_line_add_up(stylelint: Run, write: Write) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        write(name, BOTH)
    settings = ("--config", "extend-exclude=a.txt", "--config", "extend-exclude=[b.txt]")
    assert files(stylelint, *settings) == {"c.txt"}
    assert stylelint(*settings, "--extend-exclude", "c.txt").err.startswith("stylelint: . 里没有可检查的文件")


@pytest.mark.parametrize(
    "text",
    [
        '[tool]\nstylelint = {rules = {filler = "off"}}',
        "[tool]\nstylelint.rules = {filler = false}",
        '[tool."stylelint"]\nignore = "filler"',
        "['tool'.stylelint.rules]\nfiller = false",
        'tool.stylelint.ignore = ["filler"]',
        'tool = {stylelint = {ignore = "filler"}}',
        '\ufeff[tool.stylelint]\nignore = "filler"',
    ],
)
def test_every_spelling_of_the_table_counts(stylelint: Run, write: Write, text: str) -> None:
    write("a.txt", BOTH)
    write("pyproject.toml", text)
    assert found(stylelint) == {X}


@pytest.mark.parametrize(
    "text",
    [
        '[project]\nreadme = """\n[tool.stylelint]\n"""\n',
        "[tool.stylelint-other]\nx = 1\n",
        '[project]\ndependencies = ["stylelint-zh"\n',
        "[[tool]]\nstylelint = {}\n",
    ],
)
def test_a_pyproject_without_the_table_does_not_count(stylelint: Run, write: Write, text: str) -> None:
    write("sub/a.txt", BOTH)
    write("stylelint.yaml", "ignore: filler\n")
    write("sub/pyproject.toml", text)
    assert found(stylelint) == {("sub/a.txt:placeholder", "error")}


def test_a_shared_base_counts_once_where_it_is_met_first(stylelint: Run, write: Write) -> None:
    write("a.txt", BOTH)
    write("base.yaml", "rules: {filler: error, placeholder: info}\nfail-on: error\n")
    write("one.yaml", "extend: base.yaml\nrules: {filler: off}\n")
    write("two.yaml", "extend: base.yaml\nrules: {placeholder: warning}\n")
    write("stylelint.yaml", "extend: [one.yaml, two.yaml]\n")
    assert found(stylelint) == {("a.txt:placeholder", "warning")}


def test_each_extended_file_is_read_once(stylelint: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    write("a.txt", BOTH)
    write("stylelint.yaml", "extend: [1.yaml, 1.yaml]\n")
    for number in range(1, 8):
        write(f"{number}.yaml", f"extend: [{number + 1}.yaml, ./{number + 1}.yaml]\n")
    write("8.yaml", "ignore: filler\n")
    names = []
    read = load.read

    def noted(path: Path, errors: list[PackError]) -> load.Layer | None:
        names.append(path.name)
        return read(path, errors)

    monkeypatch.setattr(load, "read", noted)
    assert found(stylelint) == {X}
    assert sorted(names) == [*(f"{number}.yaml" for number in range(1, 9)), "stylelint.yaml"]
