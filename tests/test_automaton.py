"""Literals in texts: little text is searched in another way than much, and the same is found."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from stylelint import automaton
from stylelint.automaton import Automaton

WORDS = st.text("要切实加强", min_size=1, max_size=4)
LITERALS = st.lists(st.tuples(WORDS, st.integers(0, 3)), max_size=12)


def found(machine: Automaton, text: str) -> list[tuple[int, int, list[int]]]:
    return [(start, end, list(owners)) for start, end, owners in machine.find(text)]


@given(LITERALS, st.text("要切实加强，", max_size=40))
def test_little_text_and_much_have_the_same_hits(literals: list[tuple[str, int]], text: str) -> None:
    machine = Automaton(literals)
    words = {word for word, _ in literals}
    places = [(at, at + len(word)) for at in range(len(text)) for word in words if text.startswith(word, at)]
    little = found(machine, text)
    assert [(start, end) for start, end, _ in little] == sorted(places, key=lambda place: place[::-1])
    assert found(machine, text + "，" * automaton._LITTLE) == little
    assert found(machine, text) == little


def test_owners_come_once_each_in_their_order() -> None:
    assert found(Automaton([("切实", 2), ("切实", 1), ("切实", 2)]), "要切实") == [(1, 3, [2, 1])]


@given(LITERALS, st.text("要切实加强，", max_size=40), st.booleans())
def test_hits_that_do_not_overlap_are_the_same_in_little_text(
    literals: list[tuple[str, int]], text: str, longest: bool
) -> None:
    machine = Automaton(literals, longest=longest, first=not longest)
    little = found(machine, text)
    assert found(machine, text + "，" * automaton._LITTLE) == little


def test_what_does_not_overlap_is_the_longest_or_the_first() -> None:
    literals = [("加强", 0), ("加强领导", 1)]
    assert found(Automaton(literals), "加强领导") == [(0, 2, [0]), (0, 4, [1])]
    assert found(Automaton(literals, longest=True), "加强领导") == [(0, 4, [1])]
    assert found(Automaton(literals, first=True), "加强领导") == [(0, 2, [0])]


def test_without_literals_nothing_is_found() -> None:
    assert found(Automaton([]), "切实") == []
