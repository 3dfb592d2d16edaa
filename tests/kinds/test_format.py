"""The kinds that know the form of official documents: line, annexes, lead-in."""

from pathlib import Path
from typing import Any

import pytest

from stylelint.kinds import OptionError, annexes, lead_in, line
from stylelint.readers import plain
from stylelint.rulepack.load import builtin_root, load_pack
from stylelint.rulepack.model import Localized, Rule, RuleFields
from stylelint.structure.shape import shape
from stylelint.text.source import Source
from stylelint.view import View

HEAD = "关于报送材料的通知\n\n县政府、县水利局：\n\n请于5月8日前报送材料。\n\n"


def told(kind: Any, options: object, text: str) -> list[str]:
    """What is reported."""
    lexicon = load_pack(builtin_root()).lexicon
    said = Localized("{text}", "{text}")
    rule = Rule("a/b", RuleFields("any", "info", said, said, said, [], [], []), options, Path("a.yaml"))
    document = plain.read(Source("a", text), lexicon)
    shape(document)
    check = kind.build(rule, options, lexicon)
    return [document.text[f.start : f.end] for f in check.survey(View(document, document.drafts[0]))]


def test_a_line_is_looked_at_by_its_place() -> None:
    dates = line.Options(["^(?P<hit>20.*)$"], begins="2", longest=12)
    assert told(line, dates, HEAD + "水利局\n\n2021.3.5\n") == ["2021.3.5"]
    assert told(line, dates, HEAD + "水利局\n\n2021.3.5前送达指定的地点\n") == []  # too long
    assert told(line, line.Options(["[、,]"], place="addressee"), HEAD) == ["、"]
    assert told(line, line.Options(["材料"], place="first"), HEAD) == []
    assert told(line, line.Options(["水利局"], place="first"), HEAD) == ["水利局"]


@pytest.mark.parametrize("patterns", [[], ["("], ["(?=a)b"]])
def test_patterns_of_a_line_are_checked(patterns: list[str]) -> None:
    with pytest.raises(OptionError):
        told(line, line.Options(patterns), "")


@pytest.mark.parametrize(
    ("check", "text", "found"),
    [
        ("mark", "附件：1.名单；\n2.表格\n3.说明。\n", ["；"]),
        ("mark", "附件：1.名单\n2.表格\n", []),
        ("mark", "附件：请查收。谢谢。\n", []),
        ("gap", "附件：1.名单\n3.表格\n", ["3."]),
        ("gap", "附件：1.名单\n2.表格\n", []),
        ("gap", "附件：名单\n\n3.表格\n", []),
        ("count", "附件：1.名单\n2.表格\n\n附件1\n\n名单\n\n甲。\n\n附件3\n\n表格\n\n乙。\n", ["附件"]),
        ("count", "附件：1.名单\n2.表格\n\n附件1\n\n名单\n\n甲。\n\n附件2\n\n表格\n\n乙。\n", []),
        ("count", "附件：1.名单\n2.表格\n", []),
    ],
)
def test_annexes(check: Any, text: str, found: list[str]) -> None:
    assert told(annexes, annexes.Options(check), HEAD + text) == found


def test_a_lead_in_counts_only_above_the_first_of_a_list() -> None:
    options = lead_in.Options(["如下。"])
    assert told(lead_in, options, HEAD + "通知如下。\n\n1.报表。\n2.名单。\n") == ["。"]
    assert told(lead_in, options, HEAD + "通知如下。\n\n请报送名单。\n") == []
    assert told(lead_in, options, HEAD + "通知如下。请报送名单。\n\n1.名单。\n") == []
    assert told(lead_in, options, HEAD + "1.数量如下。\n\n2.名单。\n") == []
    with pytest.raises(OptionError):
        told(lead_in, lead_in.Options([]), "")
