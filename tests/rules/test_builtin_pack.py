"""Every rule that comes with stylelint passes its own samples, and has enough of them."""

from __future__ import annotations

import pytest
from drafting import pack

from stylelint.samples import LEAST_BAD, LEAST_GOOD, coverage, run_samples

IDS = [rule.id for rule in pack().rules]
GENRES = [f"genres/{name}" for name in pack().lexicon.genres]


@pytest.mark.parametrize("name", [*IDS, *GENRES])
def test_the_samples_come_out(name: str) -> None:
    done = run_samples(pack(), name)
    assert done.count
    assert [error.format("en") for error in done.errors] == []
    assert [failure.format("en") for failure in done.failures] == []


def test_every_rule_has_enough_samples() -> None:
    assert coverage(pack()) == [], f"give at least {LEAST_BAD} bad and {LEAST_GOOD} good samples"


def test_every_genre_has_titles_that_are_and_are_not_of_it() -> None:
    genres = pack().lexicon.genres.items()
    assert [name for name, g in genres if g.titles and (len(g.good) < 2 or not g.bad)] == []
