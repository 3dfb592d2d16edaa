"""The numbers of a draft: its items outside quotations, and the faults of their series."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ..records import dataclass
from ..text.document import BlockKind
from .counted import Counted
from .faults import Fault
from .introduce import excerpt_from, quoted_blocks
from .numbers import Form
from .outline import Item
from .sequence import Judge

if TYPE_CHECKING:
    from .drafts import Draft

_QUOTED = frozenset({"cn-paren", "ar-paren", "circled"})  # what an amendment quotes whole; of articles it shows some
_LETTERS = frozenset({"letter", "upper"})  # options of one question after another begin again and again
_SURE = frozenset({"gap", "duplicate", "order"})
_SKIPPED = frozenset({"gap", "first"})  # an excerpt leaves out what it does not need


@dataclass
class Numbering:
    """The faults of a draft's numbers, worked out once."""

    draft: Draft

    @cached_property
    def items(self) -> list[Item]:
        """The items outside quotations."""
        return [item for item in self.draft.items if item.block.kind is not BlockKind.QUOTE]

    @cached_property
    def forms(self) -> frozenset[Form]:
        """The forms that its items have."""
        return frozenset([item.token.form for item in self.items])

    @cached_property
    def cuts(self) -> list[int]:
        """The indexes of the blocks that may end lists: headings, and lines that may open an annex."""
        draft = self.draft
        return sorted({*draft.headings, *draft.document.starts.of("附", draft.first, draft.last)})

    @cached_property
    def faults(self) -> list[Fault]:
        """All faults in document order."""
        quoted, counted = quoted_blocks(self.draft), Counted(self.draft.document)
        groups: dict[int, list[Item]] = {}
        quotations: dict[int, list[Item]] = {}
        for item in self.items:
            if item.index not in quoted:
                groups.setdefault(item.block.group, []).append(item)
            elif item.token.form.name in _QUOTED:
                quotations.setdefault(quoted[item.index], []).append(item)
        found = [fault for members in groups.values() for fault in Judge(self.draft, members, counted).faults()]
        found = [f for f in found if f.kind in _SURE or f.item.token.form.system not in _LETTERS]
        for members in quotations.values():
            found += [f for f in Judge(self.draft, members, counted).faults() if f.kind in _SURE]
        excerpt = excerpt_from(self.draft) if found else 0
        found = [f for f in found if f.kind not in _SKIPPED or f.item.index < excerpt]
        found = [f for f in found if f.item.block.end > f.item.block.start]  # of an empty item nothing can be shown
        return sorted(found, key=lambda f: f.item.token.start)
