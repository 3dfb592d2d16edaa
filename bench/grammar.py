"""Sentences from templates: `{slot}` draws from a list, `{n}` a number. The same seed gives the same text."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from random import Random

Slots = Mapping[str, Sequence[str]]
_SLOT = re.compile(r"\{([a-z]+)\}")


class Grammar:
    """Fills templates.

    Args:
        slots: what each slot may be; a word may hold slots itself.
    """

    def __init__(self, slots: Slots) -> None:
        self._slots = {name: [_parts(word) for word in words] for name, words in slots.items()}
        self._parsed: dict[str, list[str]] = {}

    def fill(self, template: str, random: Callable[[], float]) -> str:
        """Return the template with every slot filled. Raises KeyError for a slot that there is not."""
        parts = self._parsed.get(template)
        if parts is None:
            parts = self._parsed[template] = _parts(template)
        return self._filled(parts, random)

    def _filled(self, parts: list[str], random: Callable[[], float]) -> str:
        if len(parts) == 1:
            return parts[0]
        out = parts[:]
        for at in range(1, len(parts), 2):
            name = parts[at]
            if name == "n":
                out[at] = str(2 + int(random() * random() * 400))
            else:
                words = self._slots[name]
                out[at] = self._filled(words[int(random() * len(words))], random)
        return "".join(out)


def _parts(template: str) -> list[str]:
    """Split into text, slot, text, slot, ..., text."""
    return _SLOT.split(template)


def pick(words: Sequence[str], random: Callable[[], float]) -> str:
    """Draw a word. Only `Random.random` is the same in all versions of Python, so nothing else is used."""
    return words[int(random() * len(words))]


def source(*key: object) -> Callable[[], float]:
    """Return a generator of numbers in [0, 1) that depends on the key alone."""
    return Random("/".join(map(str, key))).random
