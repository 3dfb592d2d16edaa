"""Units that stand twice running, against the plain way to find them."""

import random
import time

import pytest

from stylelint.text.doubling import doublings


def plain(text: str, size: int) -> set[tuple[int, int]]:
    """The same ranges, found character by character."""
    found, first = set(), 0
    for at in range(len(text) - size + 1):
        same = at + size < len(text) and text[at] == text[at + size] and "\u4e00" <= text[at] <= "\u9fff"
        if not same:
            if at - first >= size:
                found.add((first, at + size))
            first = at + 1
    return found


@pytest.mark.parametrize("alphabet", ["甲乙", "甲乙丙 ", "甲乙a，", "一\u4f00\u5000丁", "甲乙\U0001f600"])
def test_same_as_the_plain_way(alphabet: str) -> None:
    dice = random.Random(alphabet)
    for _ in range(200):
        text = "".join(dice.choices(alphabet, k=dice.randrange(40)))
        for size in range(2, 7):
            found = {(start, end) for start, end, _ in doublings(text, 0, len(text), range(size, size + 1))}
            assert found == plain(text, size)


def test_only_within_the_range() -> None:
    assert [(d.start, d.end) for d in doublings("工作工作工作", 2, 6, range(2, 7))] == [(2, 6)]
    assert list(doublings("工作工作", 1, 4, range(2, 7))) == []


def test_time_is_linear() -> None:
    def taken(count: int) -> float:
        start = time.process_time()
        list(doublings("工作" * count + "a" * count, 0, 3 * count, range(2, 7)))
        return time.process_time() - start

    taken(1000)
    assert taken(400_000) < 40 * max(taken(40_000), 0.005)
