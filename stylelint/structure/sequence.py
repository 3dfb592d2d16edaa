"""Judge the numbers of a draft: which item follows which, and where that breaks.

The outline gives typed numbers in order. A stack of open lists follows them:
an item continues the open list of its form, or begins a new one below. What
fits neither is a Fault. Legitimate breaks stay silent: item n standing inside
the paragraph before, quotations, amendments, chapters split over files, a
second list after a line that introduces it.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from ..records import dataclass, field
from ..text.document import BlockKind
from .counted import Counted, begins_anew, handmade
from .faults import Fault, Key, Series, first_fault, key_of, write
from .introduce import cites, elided, introduces, mentions, starts_annex
from .outline import Item

if TYPE_CHECKING:
    from .drafts import Draft

# Peers of one series: the same rank written in another form.
_PEERS = {
    "cn-dun": ("ar-dun", "ar-dot"),
    "ar-dun": ("cn-dun", "ar-dot"),
    "ar-dot": ("ar-dun",),
    "cn-paren": ("ar-paren", "cn-dun"),
    "ar-paren": ("cn-paren",),
}
_THROUGH = frozenset({"article", "decimal"})  # their number alone says where they belong
_BOOK = frozenset({"part", "chapter", "section"})  # may begin again: a table of contents, a new part
_HEADED = frozenset({"cn-dun", "cn-paren"})  # what headings of official documents have
_FARTHEST = 400  # items among which the next one of a counter is looked for
_MOST_OPEN = 100  # lists side by side that later items may go on with
_LONGEST_GAP = 12  # a larger jump is another text's number rather than a gap


@dataclass(slots=True)
class _List:
    """A list of one form.

    Attributes:
        key: what its items share.
        last: its last item.
        value: the number to count on from.
        heading: how deep its headings are; None where they are none.
        series: what counts its automatic numbers.
        members: all its items.
    """

    key: Key
    last: Item
    value: int
    heading: int | None
    series: Series | None
    members: list[Item]


@dataclass
class Judge:
    """Follows the items of one draft and group."""

    draft: Draft
    items: list[Item]
    counted: Counted
    _stack: list[_List] = field(default_factory=list)
    _closed: dict[Key, _List] = field(default_factory=dict)
    _through: dict[Key, _List] = field(default_factory=dict)  # series that no other level ends
    _ended: dict[Key, int] = field(default_factory=dict)  # last values of lists that an outer item ended
    _cut: int = 0  # how many of the blocks that may end lists are passed
    _seen: set[tuple[int, ...]] = field(default_factory=set)  # arabic numbers so far, with their parents
    _lists: list[_List] = field(default_factory=list)

    def faults(self) -> list[Fault]:
        """Return the faults in order."""
        found, before = [], -1
        dotted = any(item.token.parents for item in self.items)
        for position, item in enumerate(self.items):
            self._pass_headings(before, item.index)
            fault, before = self._take(position, item), item.index
            if fault is not None:
                found.append(fault)
            if dotted and item.token.form.system == "ar":
                self._seen.add((*item.token.parents, item.token.value))
        fewer = [handmade(level.members) for level in self._lists] if self.counted else []
        return found + [Fault("handmade", item, item.token.label) for item in fewer if item is not None]

    def _new(self, item: Item, key: Key) -> _List:
        level = _List(key, item, item.token.value, self._heading(item), item.block.series, [item])
        self._lists.append(level)
        return level

    def _take(self, position: int, item: Item) -> Fault | None:
        key = key_of(item)
        if key[0] in _THROUGH:
            return self._take_through(position, item, key)
        found = self._open(key, item)
        if found is not None:
            if self.counted and self._is_apart(position, item, found):
                self._stack.append(self._new(item, key))
                del self._stack[:-_MOST_OPEN]
                return None
            self._close_below(found)
            return self._judge(position, item, found)
        peer = self._mixed_with(position, item, key)
        if peer is None:
            return self._begin(position, item, key)
        fault = Fault("mixed", item, write(peer.last.token.form, peer.value + 1), (), peer.last)
        peer.last, peer.value = item, peer.value + 1
        return fault

    def _is_apart(self, position: int, item: Item, level: _List) -> bool:
        """Tell whether an item begins or carries on another list than the open one of its form, as counters show."""
        value, series = item.token.value, item.block.series
        if value == level.value + 1 or (series is not None and series == level.series):
            return False
        if series is not None:
            return value == 1 or self.counted.goes_on(item)
        if value != 1 or level.series is None:
            return False
        later = list(islice(self.items, position + 1, position + _FARTHEST))
        if self.counted.next_of(level.series, later) == level.value + 1:
            return True
        peers = (i.token for i in later if key_of(i) == level.key)
        following = next(peers, None)  # a typed 2 behind this 1 shows a list of its own
        return level.last.token.auto and following is not None and (following.value, following.auto) == (2, False)

    def _judge(self, position: int, item: Item, level: _List) -> Fault | None:
        """Compare the item with the list that it belongs to, and let the list count on."""
        if item.token.value == level.value + 1:
            self._count(level, item, item.token.value)
            return None
        fault = self._compare(position, item, level)
        self._follow(position, item, level, fault)
        return fault

    def _take_through(self, position: int, item: Item, key: Key) -> Fault | None:
        """第N条 and 1.2.3: one series through the whole draft; the lists inside end at the next of them."""
        if cites(self.draft.document.folded, item):
            return None
        if self._stack:
            self._shut(self._inner_depth(item), keep=True)
        level = self._through.get(key)
        if level is None:
            self._through[key] = self._new(item, key)
            return first_fault(item) if item.token.value > 1 and self._lost_first(position, item) else None
        return self._judge(position, item, level)

    def _inner_depth(self, item: Item) -> int:
        """Return where in the stack the lists inside the last such item begin."""
        heading = self._heading(item)
        for i, s in enumerate(self._stack):
            if s.key[0] not in _BOOK and (heading is None or s.heading is None or s.heading >= heading):
                return i
        return len(self._stack)

    def _lost_first(self, position: int, item: Item) -> bool:
        """Tell whether a series that begins late has lost its head, rather than being an excerpt."""
        parents = item.token.parents
        if item.token.form.name == "article":
            return item.token.value == 2 and self._next_is(position, 3)
        if not parents or self._inline(item, 1, self._before(position, item)):
            return False
        return parents in self._seen

    def _follow(self, position: int, item: Item, level: _List, fault: Fault | None) -> None:
        """Count on from the item, or from the number it should have where the next item shows that."""
        value = item.token.value
        if fault is not None and fault.kind in ("duplicate", "order"):
            if value < level.value and self._next_is(position, level.value + 1):
                return  # one item stands too late; the others go on
            if self._next_is(position, level.value + 2):
                value = level.value + 1
        self._count(level, item, value)

    def _count(self, level: _List, item: Item, value: int) -> None:
        """Make an item the last of a list, which counts on from `value`."""
        level.last, level.value, level.heading = item, value, self._heading(item)
        level.series = item.block.series or level.series
        level.members.append(item)

    def _open(self, key: Key, item: Item | None = None) -> _List | None:
        """Return the open list of this form, if there is one; of several the one that `item` belongs to."""
        same = [level for level in reversed(self._stack) if level.key == key]
        if item is not None and len(same) > 1:
            counted = [s for s in same if s.series is not None and s.series == item.block.series]
            followed = [s for s in same if s.value + 1 == item.token.value]
            alike = [s for s in followed if s.last.token.auto == item.token.auto]
            same = counted or alike or followed or same
        return same[0] if same else None

    def _begin(self, position: int, item: Item, key: Key) -> Fault | None:
        """Begin a new list, or go on with one that a stray heading closed."""
        closed = self._closed.get(key)
        self._close_deeper(item)
        self._stack.append(self._new(item, key))
        if item.token.auto and (key[0] not in _HEADED or item.block.group or self.counted.goes_on(item)):
            return None  # an author set its value, or the numbers before it stand elsewhere, in other cells perhaps
        if item.token.value <= 1 or (closed is not None and closed.value + 1 == item.token.value):
            return None
        if closed is None and self._ended.get(key) == item.token.value - 1:
            return None  # one series runs on through the headings above it
        if closed is not None and item.token.value > closed.value:
            return self._compare(position, item, closed)
        if (
            self._carries_on(item)
            or self._may_begin_late(position, item)
            or self._inline(item, 1, self._before(position, item))
        ):
            return None
        return first_fault(item)

    def _compare(self, position: int, item: Item, level: _List) -> Fault | None:
        value, last, form = item.token.value, level.value, item.token.form
        if value == last + 1 or (item.token.auto and level.last.token.auto and self._is_meant(item, level)):
            return None
        expected = write(form, last + 1, item)
        if value > last + 1:
            return self._forward(position, item, level, expected)
        if value < last and self._next_is(position, last + 2):
            return Fault("order", item, expected, (), level.last)
        if value <= 1 and form.name not in _THROUGH:
            return (self._relisted if item.token.auto else self._restart)(position, item, level, expected)
        if form.name in _BOOK or cites(self.draft.document.folded, item) or self._began_since(item, level):
            return None
        if value == last:
            return Fault("duplicate", item, expected, (), level.last)
        if form.name in _THROUGH and value <= 1 and not self._follows_chapter(position):
            return None  # another regulation begins
        return Fault("order", item, expected, (), level.last)

    def _began_since(self, item: Item, level: _List) -> bool:
        """Tell whether the series began anew behind its last item: in mid-line, or its parent's number came again."""
        if item.token.value > 1:
            return self._inline(item, 1, level.last.token.end)
        between = (i.token for i in self.items if level.last.index < i.index < item.index)
        return any(t.form.system == "ar" and (*t.parents, t.value) == item.token.parents for t in between)

    def _forward(self, position: int, item: Item, level: _List, expected: str) -> Fault | None:
        value, last, form = item.token.value, level.value, item.token.form
        if self._next_is(position, last + 2):
            return Fault("order", item, expected, (), level.last)
        document = self.draft.document
        if value - last > _LONGEST_GAP or cites(document.folded, item) or elided(document, level.last, item):
            return None
        if self._inline(item, last + 1, level.last.token.end):
            return None
        return Fault("gap", item, expected, tuple(write(form, n, item) for n in range(last + 1, value)), level.last)

    def _restart(self, position: int, item: Item, level: _List, expected: str) -> Fault | None:
        """A second 1 in one series: right where something introduces a new list; a slip where 3 comes next."""
        again = item.token.value == level.value
        if again and (level.last.index == item.index - 1 or self._next_is(position, level.value + 2)):
            return Fault("duplicate", item, expected, (), level.last)
        if item.token.form.name in _BOOK or introduces(self.draft.document, level.last.index, item.index):
            return None
        return Fault("restart", item, expected, (), level.last)

    def _is_meant(self, item: Item, level: _List) -> bool:
        """Tell whether an automatic number that does not follow another one is right as the program counts."""
        if self.counted.goes_on(item) or item.block.series != level.series:
            return True
        return item.token.value <= 1 and item.token.form.name in _THROUGH

    def _relisted(self, position: int, item: Item, level: _List, expected: str) -> Fault | None:
        """An automatic list that begins anew although nothing but its own items stands before."""
        if not level.last.token.auto or not begins_anew(self.draft.document, level.last, item):
            return None
        return Fault("relisted", item, expected, (), level.last)

    def _mixed_with(self, position: int, item: Item, key: Key) -> _List | None:
        """Return the list that the item carries on in another form, where the next item proves it."""
        value = item.token.value
        if value <= 1:
            return None
        for level in reversed(self._stack):
            follows = level.value + 1 == value and key[0] in _PEERS.get(level.last.token.form.name, ())
            if follows and self._next(position, level.key) == value + 1 and self._open(key) is None:
                self._close_below(level)
                return level
        return None

    def _next(self, position: int, key: Key) -> int | None:
        """Return the value of the next item of this form."""
        for item in islice(self.items, position + 1, position + 60):
            if key_of(item) == key:
                return item.token.value
        return None

    def _next_is(self, position: int, value: int) -> bool:
        return self._next(position, key_of(self.items[position])) == value

    def _inline(self, item: Item, first: int, start: int) -> bool:
        """Tell whether the missing numbers stand inside the text between."""
        wanted = [write(item.token.form, n, item) for n in range(first, item.token.value)]
        return mentions(self.draft.document.folded, wanted, start, item.token.start)

    def _before(self, position: int, item: Item) -> int:
        """Return where to look for item 1: from the parent, or some blocks back."""
        blocks = self.draft.document.blocks
        near = blocks[max(self.draft.first, item.index - 6)].start
        return max(near, self.items[position - 1].token.start) if position else near

    def _may_begin_late(self, position: int, item: Item) -> bool:
        """Excerpts and split books begin anywhere, and what begins a draft is one; a lone number is no list."""
        form, value = item.token.form.name, item.token.value
        before = self.draft.document.blocks[self.draft.first : item.index]
        if all(block.end == block.start for block in before) or cites(self.draft.document.folded, item):
            return True
        if form in _BOOK:
            return True
        follows = self._next_is(position, value + 1)
        return not follows and form not in ("cn-dun", "cn-paren")

    def _carries_on(self, item: Item) -> bool:
        """Tell whether the list goes on after a first item of another mark: 1、 2. 3., which `drift` tells."""
        form, wanted = item.token.form, item.token.value - 1
        before = (s for s in self._stack if s.key[0] in _PEERS.get(form.name, ()))
        return any(s.last.token.form.level == form.level and s.value == wanted for s in before)

    def _follows_chapter(self, position: int) -> bool:
        return position > 0 and self.items[position - 1].token.form.name in _BOOK

    def _heading(self, item: Item) -> int | None:
        """Return the heading level that markup gives the item; a level guessed from its number proves nothing."""
        return item.block.level if item.index in self.draft.document.marked else None

    def _pass_headings(self, before: int, upto: int) -> None:
        """Let unnumbered headings and annexes between two blocks close what they end; before the first nothing is."""
        cuts, at = self.draft.numbering.cuts, self._cut
        while at < len(cuts) and cuts[at] < upto:
            if before >= 0 and cuts[at] > before:
                self._pass_heading(cuts[at])
            at += 1
        self._cut = at

    def _pass_heading(self, index: int) -> None:
        if not self._stack and not self._through:
            return
        block = self.draft.document.blocks[index]
        if starts_annex(self.draft.document, block):
            self._shut(0, keep=False)
            self._through.clear()
        elif block.kind is BlockKind.HEADING and block.end > block.start:
            level = block.level if index in self.draft.document.marked else None
            cut = (i for i, s in enumerate(self._stack) if s.heading is None or (level or 9) < s.heading)
            self._shut(next(cut, len(self._stack)), keep=level is None)

    def _shut(self, depth: int, *, keep: bool) -> None:
        """Close the lists from `depth` up; `keep` lets them go on later."""
        for level in self._stack[depth:]:
            if keep:
                self._closed[level.key] = level
            else:
                self._closed.pop(level.key, None)
                self._ended[level.key] = level.value
        del self._stack[depth:]

    def _close_below(self, level: _List) -> None:
        """An item of an outer list ends the lists inside it."""
        if self._stack[-1] is not level:
            self._shut(next(i for i, s in enumerate(self._stack) if s is level) + 1, keep=False)

    def _close_deeper(self, item: Item) -> None:
        """A new list of an outer rank ends the inner ones; they may go on if that rank was a guess."""
        rank, heading = item.token.form.level, self._heading(item)
        while self._stack:
            top = self._stack[-1]
            inner_heading = heading is not None and (top.heading is None or top.heading > heading)
            outranked = 0 < rank < top.last.token.form.level and heading == top.heading
            book = item.token.form.name in _BOOK and top.key[0] not in _BOOK
            if not (inner_heading or outranked or book):
                return
            self._closed[top.key] = self._stack.pop()
