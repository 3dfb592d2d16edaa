"""The kind `characters`: what is looked for first must not hide a character that is there."""

from __future__ import annotations

from pathlib import Path

from drafting import document
from hypothesis import given, settings
from hypothesis import strategies as st

from stylelint.kinds.characters import Options, build
from stylelint.records import replace
from stylelint.rulepack.model import Localized, Rule, RuleFields
from stylelint.structure.lexicon import Lexicon
from stylelint.view import View

NONE = Localized("", "")
RULE = Rule("encoding/a", RuleFields("characters", "error", NONE, NONE, NONE, [], [], []), Options([]), Path("a"))
RANGES = [["0590-05FF"], ["00AD", "200B-200F"], ["4E00-4E10"], ["007E-00A0"], ["2014"], ["E000-F8FF"]]
CHARS = "a\n ,，。一丐中—“”…、\u05d0\u00ad\u200b\ue000~\xa0\x7f\u3000"


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(RANGES), st.text(CHARS, max_size=30))
def test_the_quick_test_hides_no_character(ranges: list[str], text: str) -> None:
    check = build(RULE, Options(ranges), Lexicon())
    made = document(text)
    views = [View(made, draft) for draft in made.drafts]
    slow = replace(check, usual=True)
    found = [(f.start, f.end) for view in views for f in check.survey(view)]
    assert found == [(f.start, f.end) for view in views for f in slow.survey(view)]
