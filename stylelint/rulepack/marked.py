"""Plain data of a file with the place of every key and value, so that errors can point."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..records import dataclass, field
from .errors import PackError

Place = tuple[int, int]
Keys = tuple[str | int, ...]


@dataclass
class Marked:
    """Plain data of a YAML file and the line and column of each path in it."""

    path: Path
    data: Any
    places: Mapping[Keys, Place] = field(default_factory=dict)

    def error(self, keys: Keys, zh: str, en: str) -> PackError:
        """Make an error at the deepest known place on the path `keys`."""
        while keys and keys not in self.places:
            keys = keys[:-1]
        line, column = self.places.get(keys, (1, 1))
        return PackError(self.path, line, column, zh, en)
