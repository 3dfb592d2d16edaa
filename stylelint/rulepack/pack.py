"""A loaded pack: its rules, what runs them, and its words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ..records import dataclass, field
from ..structure.lexicon import Lexicon
from .index import Index, index_of
from .model import Rule

if TYPE_CHECKING:
    from ..kinds import Check
    from .sources import Located


@dataclass(frozen=True)
class Pack:
    """A loaded pack, or several that were merged into one.

    Attributes:
        rules: all rules.
        checks: what runs them, in the same order.
        lexicon: words, parts and genres.
        members: the packs that were merged, the built-in one first.
        genre_files: the file of each genre, by id.
        waits: what the checks wait for, where that is known without them.
    """

    rules: Sequence[Rule]
    checks: Sequence[Check]
    lexicon: Lexicon
    members: tuple[Located, ...] = ()
    genre_files: Mapping[str, Path] = field(default_factory=dict)
    waits: Index | None = None

    @cached_property
    def index(self) -> Index:
        """What the checks wait for."""
        return self.waits or index_of(self.rules, self.checks)

    def only(self, names: Sequence[str]) -> Pack:
        """Return the rules and genres of the members of these names, with the words of all."""
        kept = [i for i, rule in enumerate(self.rules) if rule.pack in names]
        roots = [m.root for m in self.members if m.name in names]
        files = {id: path for id, path in self.genre_files.items() if path.parent.parent in roots}
        rules, checks = [self.rules[i] for i in kept], [self.checks[i] for i in kept]
        return Pack(rules, checks, self.lexicon, self.members, files)
