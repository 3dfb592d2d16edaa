"""A pack with faults: all of them at once, each with its file, line and column, and the cure."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from packs import RULE, changed, errors_of, make_pack, own_linter

from stylelint.rulepack.load import load_pack

FILE = "filler/attention.yaml"
GENRE = """\
name: 周报
en: weekly report
profile: everyday
sources: [own]
parts: [{part: work}]
"""
PARTS = "work: {zh: 主要工作, en: work}\nplan: {zh: 打算, en: plan}\n"


def test_a_sound_pack_loads(tmp_path: Path) -> None:
    root = make_pack(tmp_path, {FILE: RULE, "genres/weekly.yaml": GENRE, "genres/parts.yaml": PARTS})
    pack = load_pack(root)
    assert [r.id for r in pack.rules] == ["filler/attention"]
    assert list(pack.lexicon.genres) == ["weekly"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("kind: phrases", "kind: phrase", "1:1: 没有 phrase 这种规则；是不是 phrases？"),
        ("kind: phrases", "kind: [phrases]", "1:1: kind 应为文本"),
        ("kind: phrases\n", "", "1:1: 缺少字段 kind"),
        ("level: warning", "level: warn", "2:1: level 不能是 warn，可用：error、warning、info；是不是 warning？"),
        ("level: warning", "level: [warning]", "2:1: level 不能是 …，可用：error、warning、info"),
        ("level: warning\n", "", "1:1: 缺少字段 level"),
        ("level: warning", "class: X\nlevel: info", "2:1: class 不能是 X，可用：H、C、D、O"),
        ("level: warning", "level: info\nclas: H", "3:1: 未知字段 clas；是不是 class？"),
        ("sources: [own]", "sources: own", "6:1: sources 应为列表"),
        ("sources: [own]", "sources: [2020]", "6:11: sources[1] 应为文本，请加引号"),
        ("sources: [own]", "sources: [own]\nscopes: [title, paragraf]", "7:17: scopes[2] 不能是 paragraf"),
        ("sources: [own]", "sources: [own]\ndefault: perhaps", "7:1: default 应为 true 或 false"),
        ("sources: [own]", "sources: [own]\ntags:", "7:1: tags 应为列表"),
        ("{zh: 空话, en: filler}", "空话", "3:1: message 应为键值对"),
        ("{zh: 空话, en: filler}", "{zh: 空话}", "3:1: 缺少字段 en"),
        ("{zh: 空话, en: filler}", "{zh: 空话, en: filler, fr: x}", "3:31: 未知字段 fr"),
        ("[高度重视]", "高度重视", "7:1: phrases 应为列表"),
        ("[高度重视]", "[高度重视, 1]", "7:17: phrases[2] 应为文本，请加引号"),
        ("[高度重视]", "[]", "7:1: 至少要有一个非空的短语"),
        ("phrases: ", "unless: {sentance: [会议]}\nphrases: ", "7:10: 未知字段 sentance；是不是 sentence？"),
        ("phrases: ", "unless: {clause: ['{nams}']}\nphrases: ", "7:19: 没有叫 nams 的词表；是不是 names？"),
        ("phrases: ", "genres: [weekly, weekley]\nphrases: ", "7:18: 没有文种 weekley；是不是 weekly？"),
        ("phrases: ", "not_profiles: [speach]\nphrases: ", "7:16: not_profiles[1] 不能是 speach"),
        ("bad: [⟦高度重视⟧安全。,", "bad: [高度重视安全。,", "8:7: 坏样例要用 ⟦ ⟧ 标出应报的文字"),
        ("bad: [⟦高度重视⟧安全。,", "bad: [⟦高度重视安全。,", "8:7: ⟦ ⟧ 没有成对"),
        ("good: [重视。,", "good: [⟦重视⟧。,", "9:8: 好样例里不能有 ⟦ ⟧"),
        ("good: [重视。,", "good: [{text: 重视。, genre: weekley},", "9:20: 没有文种 weekley；是不是 weekly？"),
        ("good: [重视。,", "good: [{text: 重视。, formt: md},", "9:20: 未知字段 formt；是不是 format？"),
        ("good: [重视。,", "good: [{format: md},", "9:8: 缺少字段 text"),
        ("good: [重视。,", "good: [7,", "9:8: good[1] 应为文本，请加引号"),
    ],
)
def test_a_fault_of_a_rule(tmp_path: Path, old: str, new: str, said: str) -> None:
    others = {
        "words/names.yaml": "about: 名\nwords: [章程]\n",
        "genres/weekly.yaml": GENRE,
        "genres/parts.yaml": PARTS,
    }
    (error,) = errors_of(tmp_path, {FILE: changed(old, new), **others})
    assert error.startswith(f"{FILE}:{said}")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "1:1: 文件是空的"),
        ("# 只有注释\n", "1:1: 文件是空的"),
        ("- kind: phrases\n", "1:1: 规则文件应为键值对"),
        ("高度重视\n", "1:1: 规则文件应为键值对"),
        ("kind: phrases\n\tlevel: info\n", "2:1: YAML 语法错误：这里有制表符，YAML 缩进要用空格"),
        ("kind: [phrases\n", "2:1: YAML 语法错误：列表或花括号没有写完"),
        ("kind: phrases: x\n", "1:14: YAML 语法错误：这里不能再有“: ”，含冒号的文本要加引号"),
        ("kind: 'phrases\n", "2:1: YAML 语法错误：引号没有闭合"),
        ("kind: @phrases\n", "1:7: YAML 语法错误：这个字符不能开头"),
        ("kind: a\x07b\n", "1:8: YAML 语法错误：含有控制字符"),
        ("kind: &a phrases\nlevel: *a\n", "2:8: 不支持别名 *a，请把内容写全"),
        ("a: " + "[" * 100_000, "1:24: 嵌套超过 20 层"),
        ("- " * 100_000, "1:43: 嵌套超过 20 层"),
        ("{" * 100_000, "1:2: 字段名应为文本"),
        ("{a: " * 100_000, "嵌套超过 20 层"),
        ("? [a]\n: b\n", "1:3: 字段名应为文本"),
    ],
)
def test_a_file_that_is_no_rule(tmp_path: Path, text: str, said: str) -> None:
    (error,) = errors_of(tmp_path, {FILE: text, "filler/sound.yaml": RULE})
    assert error.startswith(FILE)
    assert said in error


def test_a_key_that_stands_twice(tmp_path: Path) -> None:
    errors = errors_of(tmp_path, {FILE: RULE + "level: info\n"})
    assert errors == [f"{FILE}:10:1: 字段 level 写了两次"]


@pytest.mark.parametrize("line", ["b: *b", "<<: *b", "kind: *b", "level: *b"])
def test_a_file_that_would_grow_without_end_is_refused_at_once(tmp_path: Path, line: str) -> None:
    bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n"
    for name, inner in zip("bcdefghijk", "abcdefghij", strict=True):
        bomb += f"{name}0: &{name} [{', '.join(['*' + inner] * 9)}]\n"
    begun = time.monotonic()
    errors = errors_of(tmp_path, {FILE: bomb + line + "\n"})
    assert len(errors) == 1
    assert time.monotonic() - begun < 5


def test_a_file_in_another_encoding(tmp_path: Path) -> None:
    errors = errors_of(tmp_path, {FILE: RULE.encode("gb18030"), "filler/b.yaml": b"\xff\xfek\x00"})
    assert [e.partition("（")[0] for e in errors] == [
        f"{FILE}:3:1: 不是 UTF-8 文本",
        "filler/b.yaml:1:1: 不是 UTF-8 文本",
    ]


def test_all_faults_of_all_files_come_at_once_and_in_order(tmp_path: Path) -> None:
    rule = changed(
        "level: warning", "level: warn", changed("sources: [own]", "sorces: [own]", changed("高度重视]", "1]"))
    )
    broken = changed("level: warning", "level: warn", changed("kind: phrases", "kind: prases"))
    errors = errors_of(tmp_path, {FILE: rule, "a/x.yaml": "a: [\n", "b/y.yaml": broken})
    assert [e.split(": ")[0] for e in errors] == [
        "a/x.yaml:2:1",
        "b/y.yaml:1:1",
        "b/y.yaml:2:1",
        f"{FILE}:1:1",
        f"{FILE}:2:1",
        f"{FILE}:6:1",
        f"{FILE}:7:11",
    ]


PATTERN = changed("phrases: [高度重视]", "patterns: [PATTERN]", changed("kind: phrases", "kind: pattern"))


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("'(高度'", "正则无效：缺右括号"),
        ("'高度)'", "正则无效：多了右括号"),
        ("'[高度'", "正则无效：缺右方括号"),
        ("'高度**'", "正则无效：重复符号叠用"),
        ("'*高度'", "正则无效：重复符号前没有内容"),
        ("'高{1001}'", "正则无效：重复次数太大"),
        ("'(高{100}){100}'", "正则无效：重复次数太大"),
        ("'[高-度]'", "正则无效：字符类无效"),
        (r"'(高)\1'", "正则无效：未知的转义，不支持反向引用"),
        ("'(?>高度)'", "(?"),
        ("'高(?!度).*'", "前后"),
        ("'高*'", "正则能匹配空文本"),
        ("'{nouns}重视'", "没有叫 nouns 的词表；是不是 noun？"),
        ("", "至少要有一个正则"),
    ],
)
def test_a_pattern_that_cannot_run(tmp_path: Path, pattern: str, said: str) -> None:
    rule = changed("PATTERN", pattern, PATTERN) + "sets: {noun: [甲]}\n"
    (error,) = errors_of(tmp_path, {FILE: rule})
    assert error.startswith(f"{FILE}:7:")
    assert said in error


def test_every_bad_pattern_is_named_at_its_place(tmp_path: Path) -> None:
    rule = changed("[PATTERN]", "\n  - '(高'\n  - 高度\n  - '[重'", PATTERN)
    assert [e.split(": ")[0] for e in errors_of(tmp_path, {FILE: rule})] == [f"{FILE}:8:5", f"{FILE}:10:5"]


def test_huge_alternations_are_refused_and_nothing_hangs(tmp_path: Path) -> None:
    words = ", ".join(f"第{n}个很长很长的词语{n * 7919}" for n in range(60_000))
    rule = changed("PATTERN", "'(?:{many}){1,100}高度'", PATTERN) + f"sets: {{many: [{words}]}}\n"
    (error,) = errors_of(tmp_path, {FILE: rule})
    assert "正则太大" in error


@pytest.mark.parametrize("pattern", ["'(重+)+度$'", "'(?:重|重重)+度$'", "'(?:重*)*度'"])
def test_a_pattern_that_would_run_away_elsewhere_is_linear_here(tmp_path: Path, pattern: str) -> None:
    rule = changed("PATTERN", pattern, PATTERN)
    begun = time.monotonic()
    linter = own_linter(make_pack(tmp_path, {"filler/own.yaml": rule}))
    assert linter.lint_text("重" * 50_000 + "视") == []
    assert time.monotonic() - begun < 10


def test_two_files_with_one_id(tmp_path: Path) -> None:
    files = {FILE: RULE, "filler/attention.yml": RULE, "words/a.yaml": "about: 甲\nwords: [甲]\n"}
    errors = errors_of(tmp_path, {**files, "words/a.yml": "about: 甲\nwords: [甲]\n"})
    assert errors == [
        "filler/attention.yml:1:1: 与 attention.yaml 同名，只留一个",
        "words/a.yml:1:1: 与 a.yaml 同名，只留一个",
    ]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("genres/weekly.yml", GENRE + "titel: [周报]\n", "6:1: 未知字段 titel；是不是 titles？"),
        ("genres/weekly.yml", GENRE.replace("everyday", "daily"), "3:1: profile 不能是 daily"),
        ("genres/weekly.yml", GENRE.replace("{part: work}", "{part: wrk}"), "5:10: 没有部分 wrk；是不是 work？"),
        ("genres/weekly.yml", GENRE.replace("{part: work}", "{part: work|pln}"), "5:10: 没有部分 pln；是不是 plan？"),
        ("genres/weekly.yml", GENRE.replace("{part: work}", "work"), "5:9: parts[1] 应为键值对"),
        ("genres/weekly.yml", GENRE.replace("{part: work}", "{part: work, ned: usual}"), "5:22: 未知字段 ned"),
        ("genres/weekly.yml", GENRE + "titles: ['(周报']\n", "6:10: (周报：正则无效：缺右括号"),
        ("genres/weekly.yml", GENRE + "akin: [daily]\n", "6:8: 没有文种 daily"),
        ("genres/weekly.yml", "- name: 周报\n", "1:1: YAML 应为键值对"),
        ("genres/parts.yaml", "- work\n", "1:1: 部分表应为键值对"),
        ("genres/parts.yaml", PARTS + "aim: {zh: 目标}\n", "3:1: 缺少字段 en"),
        ("genres/parts.yaml", PARTS + "aim: {zh: 目标, en: aim, cues: ['[']}\n", "3:31: [：正则无效：缺右方括号"),
        ("words/units.yaml", "about: 量词\nwords: 个\n", "2:1: words 应为列表"),
        ("words/units.yaml", "[个]\n", "1:1: YAML 应为键值对"),
        ("words/units.yaml", "words: [个]\n", "1:1: 缺少字段 about"),
    ],
)
def test_a_fault_of_genres_parts_and_words(tmp_path: Path, name: str, text: str, said: str) -> None:
    files = {FILE: RULE, "genres/parts.yaml": PARTS, name: text}
    (error,) = errors_of(tmp_path, files)
    assert error.startswith(f"{name}:{said}")


def test_a_folder_without_rules_and_none_at_all(tmp_path: Path) -> None:
    none = (tmp_path / "none").as_posix()
    assert errors_of(tmp_path / "none", {}) == [f"{none}:1:1: 没有这个规则目录或已安装的规则包 {none}"]
    assert errors_of(tmp_path, {"filler/readme.md": "x"}) == [f"{tmp_path.as_posix()}:1:1: 目录里没有规则、文种或词表"]


def test_a_rule_file_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.read_bytes

    def refuse(self: Path) -> bytes:
        if self.name == "attention.yaml":
            raise PermissionError(13, "Permission denied")
        return real(self)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    (error,) = errors_of(tmp_path, {FILE: RULE})
    assert error == f"{FILE}:1:1: 读不了：没有权限"
