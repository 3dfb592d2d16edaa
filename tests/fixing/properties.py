"""What holds for every text that is fixed: no more after the second time, nothing beside the edits, no new faults."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from stylelint import Linter
from stylelint.amend import in_text
from stylelint.fixing import fixed, wanted
from stylelint.reporters import FileResult
from stylelint.text.edit import Edit
from stylelint.text.source import Source


def check(linter: Linter, result: FileResult, unsafe: bool) -> Counter[str]:
    """Fix a text twice and assert what must hold. Returns what was made."""
    text, made, make = _text(result), {_text(result)}, in_text(linter)

    def noted(found: FileResult, edits: Sequence[Edit]) -> FileResult:
        after = make(found, edits)
        assert _text(after) == _replayed(_text(found), edits), "nothing is changed beside the edits"
        made.add(_text(after))
        return after

    after, fixes = fixed(noted, result, wanted(unsafe))
    assert fixes.restless == (), fixes.restless
    assert _text(after) in made
    again, more = fixed(make, linter.lint_source(_source(after), after.format, whole=True), wanted(unsafe))
    assert (_text(again), more.made) == (_text(after), Counter()), "fixing twice is fixing once"
    assert len(_text(after).splitlines()) == len(text.splitlines()), "no line comes or goes"
    before, left = (Counter(d.rule for d in one.diagnostics) for one in (result, after))
    assert {rule: (before[rule], left[rule]) for rule in fixes.made if left[rule] > before[rule]} == {}
    return fixes.made


def _replayed(text: str, edits: Sequence[Edit]) -> str:
    """The text that comes of edits made one by one from the end."""
    for edit in sorted(edits, key=lambda edit: -edit.offset):
        assert text[edit.offset : edit.end_offset] == edit.old
        text = text[: edit.offset] + edit.new + text[edit.end_offset :]
    return text


def _text(result: FileResult) -> str:
    return _source(result).text


def _source(result: FileResult) -> Source:
    assert result.source is not None
    return result.source
