from __future__ import annotations

from collections import Counter

import pytest

from quality.cases import FOLDER, SORTS, Case, cases, judge
from stylelint.api import Linter

_FILES = sorted(path.name for path in FOLDER.glob("*.yaml"))


@pytest.mark.parametrize("name", _FILES)
def test_every_case_of_a_file_comes_out(name: str) -> None:
    outcomes = [judge(case) for case in cases() if case.place.startswith(f"{name}:")]
    wrong = [f"{o.case.place} {o.case.text!r}: expected {o.expected}, found {o.found}" for o in outcomes if not o.right]
    assert outcomes and not wrong, "\n".join(wrong)


def test_cases_are_well_formed() -> None:
    known = {rule.id for rule in Linter().pack.rules}
    families = {id.partition("/")[0] for id in known}
    assert [c.place for c in cases() if _is_wrong(c, known, families)] == []


def _is_wrong(case: Case, known: set[str], families: set[str]) -> bool:
    marked = "\u27e6" in case.text
    if bool(case.rule) == bool(case.silent) or bool(case.rule) != marked or case.sort not in SORTS:
        return True
    return case.rule not in known if case.rule else case.silent not in {"*", *families, *known}


def test_no_text_stands_twice() -> None:
    counts = Counter((c.text, c.rule, c.silent) for c in cases())
    assert [key for key, count in counts.items() if count > 1] == []
