"""Where suppressions hold: disjoint ranges of the source for each rule and word, found by bisection."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from sys import maxsize
from typing import NamedTuple

from ..text.span import Span
from .model import Directive, Item, Verb
from .selectors import Selectors

NextBlock = Callable[[int], Span | None]
"""Returns the source range of the next block after an offset."""
_Key = tuple[str | None, str | None]  # a selector and a word


class Held(NamedTuple):
    """A range of the source in which an item keeps findings of some rules off.

    Those that begin in it; with `touching` also those that begin before it and reach into it.
    """

    start: int
    end: int
    item: Item
    ids: frozenset[str]
    touching: bool = False


class Sweep:
    """One pass over the comments of a document, in order.

    Attributes:
        held: the ranges, in no order.
        ending: the items of `enable` that end something.
    """

    def __init__(
        self,
        directives: Iterable[Directive],
        selectors: Selectors,
        next_block: NextBlock,
        without: Collection[Item] = (),
    ) -> None:
        self.held: list[Held] = []
        self.ending: set[Item] = set()
        self._selectors = selectors
        self._open: dict[_Key, Held] = {}
        self._named: defaultdict[str, defaultdict[str | None, set[_Key]]] = defaultdict(lambda: defaultdict(set))
        for directive in directives:
            for item in directive.items:
                if item not in without:
                    self._take(directive, item, next_block)
        self.held += self._open.values()

    def _take(self, directive: Directive, item: Item, next_block: NextBlock) -> None:
        ids, at = self._selectors.ids(item.selector), directive.comment.start
        if directive.verb is Verb.DISABLE and directive.comment.own:
            self.held.append(Held(at, max(directive.comment.end, at + 1), item, ids, True))
        elif directive.verb is Verb.DISABLE:
            self._disable(item, ids, at)
        elif directive.verb is Verb.ENABLE:
            self._enable(item, ids, at)
        elif directive.verb is Verb.FILE:
            self.held.append(Held(0, maxsize, item, ids))
        else:
            block = next_block(directive.comment.end)
            if block is not None:
                self.held.append(Held(block.start, block.end + 1, item, ids))  # a finding may stand at the very end

    def _disable(self, item: Item, ids: frozenset[str], at: int) -> None:
        key = item.selector, item.key
        before = self._open.get(key)
        if before is not None:
            if before.ids == ids:
                return
            self.held.append(before._replace(end=at))
        self._open[key] = Held(at, maxsize, item, ids)
        for id in ids:
            self._named[id][item.key].add(key)

    def _enable(self, item: Item, ids: frozenset[str], at: int) -> None:
        ended = self._ended(item, ids)
        for key in sorted(ended, key=lambda k: (self._open[k].start, self._open[k].item.start)):
            held = self._open[key]
            self.ending.add(item)
            self.held.append(Held(held.start, at, held.item, frozenset(ended[key])))
            if len(ended[key]) == len(held.ids):
                del self._open[key]
            else:
                self._open[key] = held._replace(ids=held.ids - ended[key])

    def _ended(self, item: Item, ids: frozenset[str]) -> dict[_Key, set[str]]:
        """Return what is open of some rules, for any word or that of the item, with those rules; it is forgotten."""
        ended: defaultdict[_Key, set[str]] = defaultdict(set)
        for id in ids & self._named.keys():
            words = self._named[id]
            for word in list(words) if item.word is None else [item.key]:
                for key in words.pop(word, ()):
                    ended[key].add(id)
        return ended


class Ranges:
    """Tells by which item a finding is kept off."""

    def __init__(self, held: Iterable[Held], ids: frozenset[str]) -> None:
        """Keep the ranges of the rules with these ids, the others have no findings."""
        found: defaultdict[tuple[str, str | None], list[Held]] = defaultdict(list)
        for part in sorted(held, key=lambda h: (h.start, -h.end)):
            for id in part.ids & ids:
                found[id, part.item.key].append(part)
        self._ranges = {key: _disjoint(parts) for key, parts in found.items()}

    def find(self, id: str, word: str, offset: int, end: int = 0) -> Item | None:
        """Return the item that holds for a rule, a text in the form of `plain` and a source range; None where none."""
        for key in ((id, None), (id, word)):
            starts, parts = self._ranges.get(key, ((), ()))
            index = bisect_right(starts, offset) - 1
            if index >= 0 and offset < parts[index].end:
                return parts[index].item
            if index + 1 < len(parts) and parts[index + 1].touching and parts[index + 1].start < end:
                return parts[index + 1].item
        return None


def _disjoint(parts: Iterable[Held]) -> tuple[list[int], list[Held]]:
    """Return ranges, which ascend, without what an earlier one holds already; and their starts."""
    kept: list[Held] = []
    done = 0
    for part in parts:
        start = max(part.start, done)
        if start < part.end:
            kept.append(part._replace(start=start))
            done = part.end
    return [part.start for part in kept], kept
