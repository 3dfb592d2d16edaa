"""Options of rules that a configuration changes: checked like those of a rule file, errors at their place."""

from __future__ import annotations

from pathlib import Path

import pytest
from packs import RULE, changed, make_pack
from runs import Run, Write

OWN = changed("高度重视", "甲方乙方") + "unless: {after: [等]}\n"
SWAP = changed("phrases: [高度重视]", "swap: {甲方乙方: 双方}", RULE.partition("bad:")[0])


@pytest.fixture(autouse=True)
def pack(here: object, write: Write) -> None:
    make_pack(write("a.txt", "甲方乙方。丙方丁方。\n").parent / "mine", {"wording/own.yaml": OWN})


def found(stylelint: Run, *args: str) -> list[str]:
    code, out, err = stylelint("--format", "concise", "--exit-zero", "--select", "mine", *args)
    assert (code, err) == (0, "")
    return [
        line.partition("“")[2].partition("”")[0] or line.split(":")[2] for line in out.splitlines() if "own" in line
    ]


def config(write: Write, rules: str, more: str = "") -> None:
    write("stylelint.yaml", f"packs: [mine]\nrules:\n  wording/own:\n{rules}{more}")


def test_options_take_the_place_of_those_in_the_rule_file(stylelint: Run, write: Write) -> None:
    config(write, "    options: {phrases: [丙方丁方]}\n")
    assert found(stylelint) == ["6"]


def test_extended_options_are_added_to(stylelint: Run, write: Write) -> None:
    config(write, "    level: error\n    extend-options: {phrases: [丙方丁方]}\n")
    assert found(stylelint) == ["1", "6"]
    assert "wording/own" in stylelint("rules").out
    assert "  phrases: 甲方乙方、丙方丁方\n" in stylelint("explain", "own").out
    assert stylelint("test") == (0, "样例 5 个，失败 0 个\n", "")


def test_a_key_on_the_command_line_changes_options(stylelint: Run) -> None:
    setting = "rules.wording/own.options.phrases=[丙方丁方]"
    assert found(stylelint, "--pack", "mine", "--config", setting) == ["6"]


def test_later_changes_build_on_earlier_ones_and_overrides_hold_for_their_files(stylelint: Run, write: Write) -> None:
    write("base.yaml", "packs: [mine]\nrules: {wording/own: {options: {phrases: [丙方丁方]}}}\n")
    over = "overrides:\n- files: b.txt\n  rules: {wording/own: {extend-options: {phrases: [甲方乙方]}}}\n"
    write("stylelint.yaml", "extend: base.yaml\n" + over)
    write("b.txt", "甲方乙方。丙方丁方。\n")
    assert found(stylelint, "a.txt") == ["6"]
    assert found(stylelint, "b.txt") == ["1", "6"]


def test_mappings_are_merged(stylelint: Run, write: Write) -> None:
    rule = SWAP + "bad: [⟦甲方乙方⟧。]\ngood: [方。]\n"
    make_pack(write("a.txt", "甲方乙方。丙方丁方。\n").parent / "mine", {"wording/own.yaml": rule})
    config(write, "    extend-options: {swap: {丙方丁方: 双方}}\n")
    assert found(stylelint) == ["1", "6"]


@pytest.mark.parametrize(
    ("rules", "said"),
    [
        ("    options: {phrase: [丙]}\n", "4:15: 这种规则没有选项 phrase；是不是 phrases？"),
        ("    options: {phrases: 丙}\n", "4:15: phrases 应为列表"),
        ("    options: {phrases: [丙, 7]}\n", "4:28: phrases[2] 应为文本，请加引号"),
        ("    options: {phrases: []}\n", "4:15: 至少要有一个非空的短语"),
        ("    extend-options: {phrases: [丙, 7]}\n", "4:35: phrases[2] 应为文本，请加引号"),
        ("    extend-options: {phrases: [丙, '']}\n", "4:22: 至少要有一个非空的短语"),
        ("    extend-options: {words: false}\n", "4:22: words 不是列表或键值对，不能追加；放到 options 下"),
        ("    extend-options: {frases: [丙]}\n", "4:22: 这种规则没有选项 frases；是不是 phrases？"),
    ],
)
def test_an_option_that_cannot_be(stylelint: Run, write: Write, rules: str, said: str) -> None:
    config(write, rules)
    for verb in ("check", "rules"):
        code, out, err = stylelint(verb)
        assert (code, out, err.partition("（")[0].rstrip("\n")) == (2, "", f"stylelint.yaml:{said}")


@pytest.mark.parametrize("name", ["wording", "wording/*", "mine"])
def test_options_are_for_one_rule(stylelint: Run, write: Write, name: str) -> None:
    write("stylelint.yaml", f"packs: [mine]\nrules:\n  {name}:\n    options: {{phrases: [丙]}}\n")
    code, _, err = stylelint("check")
    assert code == 2
    assert err.startswith(f"stylelint.yaml:4:5: options 只能给一条规则设，{name} 不是规则的全名")


def test_a_bad_pattern_that_is_added_is_shown_where_it_stands(stylelint: Run, write: Write) -> None:
    write("stylelint.yaml", "rules:\n  filler/active:\n    extend-options:\n      patterns: [甲, '(乙']\n")
    code, _, err = stylelint("check")
    assert code == 2
    assert err.startswith("stylelint.yaml:4:21: (乙：正则无效")


@pytest.mark.parametrize("text", ["message: {zh: 空话, en: filler}", "help: {zh: 删去, en: delete it}"])
def test_a_phrase_with_nothing_to_write_instead_is_refused_where_a_text_tells_it(
    stylelint: Run, write: Write, here: Path, text: str
) -> None:
    rule = SWAP.replace(text, text.partition(":")[0] + ": {zh: '应是{swap}', en: 'say {swap}'}")
    rule += "bad: [⟦甲方乙方⟧。]\ngood: [方。]\n"
    make_pack(here / "mine", {"wording/own.yaml": rule})
    config(write, "    extend-options: {phrases: [甲方乙方]}\n")
    assert stylelint().err == ""
    config(write, "    extend-options: {phrases: [甲方乙方, abc]}\n")
    code, out, err = stylelint()
    assert (code, out) == (2, "")
    assert err.startswith("stylelint.yaml:4:38: 这条规则的说明里用了 {swap}，“abc”没有对应的写法")
    write("stylelint.yaml", "packs: [mine]\n")
    make_pack(here / "mine", {"wording/own.yaml": rule + "phrases: [丙方丁方]\n"})
    assert stylelint().err.startswith("mine/wording/own.yaml:10:11: 这条规则的说明里用了 {swap}")
