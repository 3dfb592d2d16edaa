"""Patterns of rule files: expanded, checked, and run by a linear-time engine."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

import re2

from .text.fold import fold

_NAME = re.compile(r"\{([a-z][a-z0-9_-]*)\}")


class PatternError(ValueError):
    """A pattern that cannot be used; `zh` and `en` say why."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.zh = zh
        self.en = en


def expand(pattern: str, sets: Mapping[str, Sequence[str]]) -> str:
    """Replace each {name} by the alternation of that list, longest word first, and fold the rest.

    Raises PatternError where a name is unknown.
    """

    def words(match: re.Match[str]) -> str:
        name = match.group(1)
        if name not in sets:
            known = ", ".join(sorted(sets)) or "-"
            raise PatternError(
                f"没有叫 {name} 的词表（现有：{known}）",
                f"there is no word list called {name} (there are: {known})",
            )
        ordered = sorted({fold(w) for w in sets[name]}, key=lambda w: (-len(w), w))
        return "(?:" + "|".join(map(re.escape, ordered)) + ")"

    return _NAME.sub(words, fold(pattern))


@lru_cache(maxsize=4096)
def compile_linear(pattern: str) -> Any:
    """Compile with RE2. Raises PatternError where the pattern is invalid or needs look-around."""
    options = re2.Options()
    options.log_errors = False
    try:
        compiled = re2.compile(pattern, options)
    except re2.error as error:
        reason = error.args[0].decode() if error.args and isinstance(error.args[0], bytes) else str(error)
        raise PatternError(
            f"正则无效或不是线性时间的（{reason}）：前后条件请写在 unless 里",
            f"the pattern is invalid or not linear-time ({reason}): write look-around as `unless`",
        ) from None
    if compiled.search("") is not None:
        raise PatternError("正则能匹配空文本", "the pattern matches empty text")
    return compiled


def spans(compiled: Any, text: str, offset: int) -> Iterator[tuple[int, int]]:
    """Yield the matches of a compiled pattern in `text`, as offsets + `offset`; a group `hit` narrows them."""
    hit = compiled.groupindex.get("hit", 0)
    for match in compiled.finditer(text):
        start, end = match.span(hit)
        if end > start >= 0:
            yield offset + start, offset + end
