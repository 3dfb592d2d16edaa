"""Faulty configurations: each error with its file, line and column and what was perhaps meant; exit 2."""

from __future__ import annotations

from pathlib import Path

import pytest
from runs import CLEAN, FAULT, Run, Write

# What stands in stylelint.yaml -> where and what is said of it, in Chinese.
YAML = {
    "sellect: filler": "1:1: 未知字段 sellect；是不是 select？",
    "max_warnings: 3": "1:1: 未知字段 max_warnings；是不是 max-warnings？",
    "overrides:\n- files: '*.txt'\n  gnre: x": "3:3: 未知字段 gnre；是不是 genre",
    "overrides:\n- files: '*.txt'\n  packs: [x]": "3:3: 未知字段 packs",
    "overrides:\n- genre: 请示": "2:3: 缺少字段 files",
    "overrides:\n- files: []": "2:3: 缺少字段 files",
    "rules:\n  filler:\n    levl: info": "3:5: 未知字段 levl；是不是 level？",
    "rules:\n  filler:\n    extend-option: {}": "3:5: 未知字段 extend-option；是不是 extend-options",
    "packs:\n- path: x\n  sha: 1": "3:3: 未知字段 sha；是不是 sha256",
    "ignores:\n- rule: filler\n  file: x": "3:3: 未知字段 file；是不是 files？",
    "rules: {placeholder/x-mark: off}": "1:9: 没有规则、类别或标签叫 placeholder/x-mark；是不是 placeholder/x-marks",
    "select: [placeholder, numbring]": "1:23: 没有规则、类别或标签叫 numbring；是不是 numbering",
    "ignore: filer": "1:1: 没有规则、类别或标签叫 filer；是不是 filler",
    "overrides:\n- files: '*'\n  rules: {filer: off}": "3:11: 没有规则、类别或标签叫 filer；是不是 filler",
    "ignores: [{rule: filer}]": "1:12: 没有规则、类别或标签叫 filer；是不是 filler",
    "genre: 工作总洁": "1:1: 没有文种 工作总洁；是不是 工作总结？",
    "overrides:\n- files: '*.txt'\n  genre: work-sumary": "3:3: 没有文种 work-sumary；是不是 work-summary",
    "rules: {filler: warn}": "1:9: filler 不能是 warn，可用：on、off、error、warning、info；是不是 warning？",
    "rules:\n  filler:\n    level: eror": "3:5: level 不能是 eror，可用：on、off、error、warning、info；是不是 error？",
    "profile: offical": "1:1: profile 不能是 offical，可用：official、",
    "stage: finl": "1:1: stage 不能是 finl，可用：draft、final；是不是 final？",
    "lang: cn": "1:1: lang 不能是 cn，可用：zh、en",
    "fail-on: warn": "1:1: fail-on 不能是 warn，可用：error、warning、info、never；是不是 warning？",
    "format: mdd": "1:1: 不能按 mdd 读（可用：",
    "output-format: jsn": "1:1: 没有 jsn 格式（可用：auto, ",
    "encoding: utf-88": "1:1: 没有叫 utf-88 的编码",
    "max-warnings: many": "1:1: max-warnings 应为整数",
    "max-warnings: -3": "1:1: max-warnings 不能为负数",
    "packs: ['']": "1:9: packs[1] 不能为空",
    "packs:\n- path: ''": "2:3: path 不能为空",
    "vocabulary: ''": "1:1: vocabulary 不能为空",
    "overrides:\n- files: '*'\n  vocabulary: [a, '']": "3:19: vocabulary[2] 不能为空",
    "extend: ''": "1:1: extend 不能为空",
    "extend: [base.yaml, '']": "1:21: extend[2] 不能为空",
    "require-reason: maybe": "1:1: require-reason 应为 true 或 false",
    "select: 3": "1:1: select 应为",
    "- filler": "1:1: 配置应为键值对",
    "select: [filler": "2:1: YAML 语法错误",
    "lang: zh\nlang: en": "2:1: 字段 lang 写了两次",
    "extend: stylelint.yaml": "1:1: extend 绕成了圈：stylelint.yaml → stylelint.yaml",
    "extend: [gone.yaml]": "1:10: 找不到要继承的 gone.yaml",
    "extend: .": "1:1: . 不是文件，不能继承",
}

TOML = {
    '[tool.stylelint]\nsellect = "filler"': "2:1: 未知字段 sellect；是不是 select？",
    '[[tool.stylelint.overrides]]\nfiles = "*"\n\n[[tool.stylelint.overrides]]\nfiles = "*"\ngnre = "x"': (
        "6:1: 未知字段 gnre；是不是 genre"
    ),
    '[tool.stylelint.rules]\n"placeholder/x-mark" = false': "2:1: 没有规则、类别或标签叫 placeholder/x-mark；是不是",
    '[tool.stylelint.rules.filler]\nlevl = "info"': "2:1: 未知字段 levl；是不是 level？",
    '[tool.stylelint.rules]\nfiller.level = "warn"': "2:1: level 不能是 warn",
    '[tool.stylelint]\nselect = ["filer"]': "2:1: 没有规则、类别或标签叫 filer；是不是 filler",
    '[tool.stylelint]\n  genre = "工作总洁"': "2:3: 没有文种 工作总洁；是不是 工作总结？",
    '[[tool.stylelint.overrides]]\nfiles = "*"\n[tool.stylelint.overrides.rules]\nfiler = true': (
        "4:1: 没有规则、类别或标签叫 filer；是不是 filler"
    ),
    '[tool.stylelint]\nstage = "finl"': "2:1: stage 不能是 finl",
    '[tool.stylelint]\nextend = "pyproject.toml"': "2:1: extend 绕成了圈",
    "[tool.stylelint]\nselect = [": "TOML 语法错误",
    "[tool.stylelint\nselect = 1": "TOML 语法错误",
    '[tool]\nstylelint = {stage = "finl"}': "2:1: stage 不能是 finl",
    '[tool]\nx = 1\nstylelint.stage = "finl"': "3:1: stage 不能是 finl",
    'x = 1\ntool.stylelint.rules.filer = "off"': "2:1: 没有规则、类别或标签叫 filer；是不是 filler",
    '["tool" . "stylelint"]\nstage = "finl"': "2:1: stage 不能是 finl",
    '[tool.stylelint]\npacks = [""]': "2:1: packs[1] 不能为空",
    "tool.stylelint = 3": "1:1: 配置应为键值对",
    "[tool]\nx = 1\n[[tool.stylelint]]\na = 1": "1: 配置应为键值对",
}


def said_once(stylelint: Run, file: str, what: str) -> None:
    code, out, err = stylelint()
    assert (code, out) == (2, "")
    assert [line for line in err.splitlines() if what in line]
    assert err.startswith(f"{file}:")
    english = stylelint("--lang", "en")
    assert english.code == 2
    assert english.err.isascii() or "do not" not in english.err
    assert what not in english.err


@pytest.mark.parametrize("text", YAML)
def test_in_yaml(stylelint: Run, write: Write, text: str) -> None:
    write("a.txt")
    write("stylelint.yaml", text)
    said_once(stylelint, "stylelint.yaml", f"stylelint.yaml:{YAML[text]}")


@pytest.mark.parametrize("text", TOML)
def test_in_pyproject(stylelint: Run, write: Write, text: str) -> None:
    write("a.txt")
    write("pyproject.toml", text)
    said_once(stylelint, "pyproject.toml", TOML[text])


def test_all_errors_come_at_once(stylelint: Run, write: Write) -> None:
    write("a.txt")
    write("stylelint.yaml", "stage: finl\nlang: fr\nselct: x\n")
    assert [line.split(": ")[0] for line in stylelint().err.splitlines()] == [
        f"stylelint.yaml:{line}:1" for line in (1, 2, 3)
    ]


def test_an_error_in_an_extended_file_points_there(stylelint: Run, write: Write) -> None:
    write("docs/a.txt")
    write("base.yaml", "\nrules:\n  filer: off\n")
    write("docs/stylelint.yaml", "extend: ../base.yaml\n")
    assert stylelint("docs").err.startswith("base.yaml:3:3: 没有规则")


def test_a_cycle_over_three_files_names_them(stylelint: Run, write: Write) -> None:
    write("a.txt")
    for name, target in (("stylelint", "b"), ("b", "c"), ("c", "b")):
        write(f"{name}.yaml", f"extend: {target}.yaml\n")
    code, _, err = stylelint()
    assert code == 2
    assert err == "c.yaml:1:1: extend 绕成了圈：stylelint.yaml → b.yaml → c.yaml → b.yaml\n"


def test_a_cycle_over_folders_names_paths(stylelint: Run, write: Write) -> None:
    write("docs/a.txt")
    write("docs/stylelint.yaml", "extend: ../base.yaml\n")
    write("base.yaml", "extend: docs/stylelint.yaml\n")
    chain = "docs/stylelint.yaml → base.yaml → docs/stylelint.yaml"
    assert stylelint("docs") == (2, "", f"base.yaml:1:1: extend 绕成了圈：{chain}\n")


@pytest.mark.parametrize(("files", "said"), [(50, ""), (51, "50.yaml:2:3: extend 一层接一层，超过了 50 层\n")])
def test_a_chain_may_be_fifty_files_deep(stylelint: Run, write: Write, files: int, said: str) -> None:
    write("a.txt", CLEAN)
    write("stylelint.yaml", "extend: 1.yaml\n")
    for number in range(1, files):
        write(f"{number}.yaml", f"extend:\n- {number + 1}.yaml\n")
    write(f"{files}.yaml", "lang: zh\n")
    code, _, err = stylelint("a.txt")
    assert (code, err) == (2 if said else 0, said)


def test_an_error_in_a_shared_base_is_said_once(stylelint: Run, write: Write) -> None:
    write("a.txt")
    write("base.yaml", "stage: finl\n")
    write("stylelint.yaml", "extend: [base.yaml, ./base.yaml]\n")
    assert stylelint().err.count("base.yaml:1:1: stage") == 1


def test_a_configuration_that_is_a_folder_or_no_text(stylelint: Run, write: Write, here: Path) -> None:
    write("a.txt")
    (here / "stylelint.yaml").mkdir()
    assert stylelint() == (2, "", "stylelint.yaml:1:1: 配置应是文件，这是目录\n")
    (here / "stylelint.yaml").rmdir()
    write("stylelint.yaml", b"lang: zh\ngenre: \xc7\xeb\xca\xbe\n")
    assert stylelint() == (2, "", "stylelint.yaml:2:1: 不是 UTF-8 文本（第 16 字节）\n")
    assert stylelint("--config", ".").err == ".:1:1: 配置应是文件，这是目录\n"
    assert stylelint("--config", "gone.yaml").err.endswith("gone.yaml:1:1: 没有这个配置文件\n")


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "---\n", "{}\n", "\ufeff"])
def test_an_empty_configuration_sets_nothing(stylelint: Run, write: Write, text: str) -> None:
    write("a.txt")
    plain = stylelint("--format", "concise")
    write("stylelint.yaml", text)
    assert stylelint("--format", "concise") == plain


def test_a_pyproject_that_only_speaks_of_stylelint_is_none_of_its_files(stylelint: Run, write: Write) -> None:
    write("sub/a.txt", CLEAN)
    write("stylelint.yaml", "lang: en\nmax-warnings: 0\n")
    write("sub/pyproject.toml", "# no [tool.stylelint] here\n[tool.other]\nx = 1\n")
    assert stylelint("sub").code == 0


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("slect=filler", "没有配置项 slect；是不是 select？"),
        ("rules.filler=of", "不能是 of，可用：on、off"),
        ("rules.filer=off", "没有规则、类别或标签叫 filer；是不是 filler"),
        ("select=filer", "没有规则、类别或标签叫 filer；是不是 filler"),
        ("genre=工作总洁", "没有文种 工作总洁；是不是 工作总结？"),
        ("output-format=jsn", "没有 jsn 格式"),
        ("format=mdd", "；是不是 md？"),
        ("encoding=utf-88", "没有叫 utf-88 的编码"),
        ("stage=finl", "stage 不能是 finl"),
        ("overrides=[{genre: 请示}]", "overrides 只能写在配置文件里"),
        ("extend=gone.yaml", "extend 只能写在配置文件里"),
        ("max-warnings=many", "max-warnings 应为整数"),
        ("select=[a", "YAML 语法错误"),
        ("=3", "--config =3 没有配置项：= 前面有空的"),
        ("=", "--config = 没有配置项：= 前面有空的"),
        ("rules.=off", "--config rules.=off 没有配置项：= 前面有空的"),
        ("", "--config 的值是空的"),
        ("max-warnings=-3", "max-warnings 不能为负数"),
        ("packs=['']", "packs[1] 不能为空"),
    ],
)
def test_on_the_command_line(stylelint: Run, write: Write, setting: str, said: str) -> None:
    write("a.txt", FAULT)
    code, out, err = stylelint("--config", setting)
    assert (code, out) == (2, "")
    assert said in err
    assert err.count("\n") == 1


def test_config_options_that_exclude_each_other(stylelint: Run, write: Write) -> None:
    write("a.txt")
    write("b.yaml", "lang: en\n")
    assert stylelint("--config", "b.yaml", "--config", "b.yaml").err == "stylelint: --config 只能给一个文件\n"
    assert stylelint("--config", "b.yaml", "--isolated").code == 2


@pytest.mark.parametrize(
    ("args", "zh", "en"),
    [
        (("--max-warnings", "-1"), "参数 --max-warnings: 不能为负数：-1；", "must not be negative: -1;"),
        (("--max-warnings=x",), "参数 --max-warnings: 应为整数，不能是 x；", "must be a whole number: x;"),
        (("--pack", ""), "--pack 的值是空的\n", "the value of --pack is empty\n"),
        (("--config", ""), "--config 的值是空的\n", "the value of --config is empty\n"),
    ],
)
def test_values_that_options_cannot_have(stylelint: Run, write: Write, args: tuple[str, ...], zh: str, en: str) -> None:
    write("a.txt", CLEAN)
    code, out, err = stylelint("a.txt", *args)
    assert (code, out) == (2, "")
    assert err.startswith(f"stylelint: {zh}")
    english = stylelint("a.txt", "--lang", "en", *args)
    assert english.code == 2
    assert en in english.err
    assert english.err.isascii()
