"""Literals that every match of a pattern must hold, so that one automaton can find where to look.

What `required` and `others` have said in this process is remembered; `known` returns it to
be kept, and `remember` takes it back in another process, which then need not
read those patterns.
"""

from __future__ import annotations

import re
import sys
import warnings
from collections.abc import Mapping
from importlib import import_module
from itertools import product
from math import prod
from typing import Any

# The parser of `re` moved in 3.11; it has no type stubs in either place.
_OLD = sys.version_info < (3, 11)
sre: Any = import_module("sre_constants" if _OLD else "re._constants")
parser: Any = import_module("sre_parse" if _OLD else "re._parser")

_MOST = 400  # literals for one pattern; beyond that the pattern is cheaper to run by itself
_SMALL_CLASS = 24

# What RE2 knows and `re` does not; the last one passes over any other escape, so that \\z is no \z.
_OWN = re.compile(r"\\(?:x\{(?P<code>[0-9A-Fa-f]{1,6})\}|(?P<class>[pP](?:\{\^?\w+\}|[A-Z]))|(?P<end>z)|[\s\S])")

Choice = frozenset[str]


Sets = tuple[tuple[str, ...], ...]
_known: dict[str, Sets] = {}
_remembered: list[Mapping[str, Sets]] = []
_fresh: set[str] = set()


def known() -> dict[str, Sets]:
    """Return the literals of each pattern, as they were found in this process or another."""
    return {pattern: sets for said in (*_remembered, _known) for pattern, sets in said.items()}


def fresh() -> int:
    """Return how many patterns were worked out in this process."""
    return len(_fresh)


def remember(said: Mapping[str, Sets]) -> None:
    """Take the literals of patterns that were found in another process, with the same version of everything."""
    _remembered.append(said)


def required(pattern: str) -> tuple[str, ...] | None:
    """Return literals one of which stands in every match, or None where there is no such set or none can be told."""
    sets = _sets(pattern)
    return sets[0] if sets else None


def others(pattern: str) -> Sets:
    """Return further sets of literals, of each of which one stands in every match."""
    return _sets(pattern)[1:]


def _sets(pattern: str) -> Sets:
    if pattern not in _known:
        held = next((said for said in _remembered if pattern in said), None)
        if held is None:
            _fresh.add(pattern)
        _known[pattern] = derived(pattern) if held is None else held[pattern]
    return _known[pattern]


def derived(pattern: str) -> Sets:
    """Work out the sets of literals of a pattern, the best one first."""
    if "[[:" in pattern:  # a POSIX class, which `re` would read as something else
        return ()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", FutureWarning)
            parsed = parser.parse(as_python(pattern))
    except (re.error, RecursionError, OverflowError):
        return ()
    found = _of_sequence(list(parsed))
    if parsed.state.flags & re.IGNORECASE:
        found = _in_any_case(found)
    best = _best(found)
    return tuple(tuple(sorted(one)) for one in dict.fromkeys((best, *filter(all, found)))) if best else ()


# What else a letter stands for where case is ignored, for one of the two engines at least.
_FOLDED = {"k": "\u212a", "s": "\u017f", "i": "\u0130\u0131"}


def cases(char: str) -> frozenset[str] | None:
    """Return what a character stands for where case is ignored; None where that is not so simple."""
    if char.lower() == char.upper():
        return frozenset(char)
    return frozenset((char.lower(), char.upper(), *_FOLDED.get(char.lower(), ""))) if char.isascii() else None


def _in_any_case(choices: list[Choice]) -> list[Choice]:
    return [found for found in map(_any_case, choices) if found is not None]


def _any_case(choice: Choice) -> Choice | None:
    """Return the literals in every mixture of capitals and small letters."""
    found: set[str] = set()
    for literal in choice:
        forms = [cases(c) for c in literal]
        if None in forms or len(found) + prod(len(f) for f in forms if f) > _MOST:
            return None
        found.update(map("".join, product(*(f for f in forms if f))))
    return frozenset(found) or None


def as_python(pattern: str, letter: str = r"\w") -> str:
    """Rewrite what RE2 knows and `re` does not; each class by a name becomes `letter`."""

    def own(match: re.Match[str]) -> str:
        if match["code"]:
            return re.escape(chr(int(match["code"], 16)))
        return letter if match["class"] else r"\Z" if match["end"] else match[0]

    return _OWN.sub(own, pattern)


def _of_sequence(items: list[Any]) -> list[Choice]:
    """Take the runs of fixed text and what the parts between them hold."""
    found: list[Choice] = []
    run: list[Choice] = []
    for op, value in [*items, (None, None)]:
        exact = _exact(op, value)
        if exact is not None:
            run.append(exact)
            continue
        joined = _joined(run)
        found += [*([joined] if joined else ()), *_of_item(op, value)]
        run = []
    return found


def _exact(op: Any, value: Any) -> Choice | None:
    """Return all texts that an element matches, if they are few."""
    if op is sre.LITERAL:
        return frozenset((chr(value),))
    if op is sre.IN:
        return _class(value)
    if op is sre.SUBPATTERN:
        exact = _exact_sequence(list(value[-1]))
        return _any_case(exact) if exact and value[1] & re.IGNORECASE else exact
    if op is sre.BRANCH:
        branches = [_exact_sequence(list(b)) for b in value[1]]
        if any(b is None for b in branches):
            return None
        return _limited(frozenset().union(*(b for b in branches if b is not None)))
    return None


def _exact_sequence(items: list[Any]) -> Choice | None:
    parts = [_exact(op, value) for op, value in items]
    if any(p is None for p in parts):
        return None
    return _product([p for p in parts if p is not None])


def _class(items: list[Any]) -> Choice | None:
    chars: set[str] = set()
    for op, value in items:
        if op is sre.LITERAL:
            chars.add(chr(value))
        elif op is sre.RANGE and value[1] - value[0] < _SMALL_CLASS:
            chars.update(map(chr, range(value[0], value[1] + 1)))
        else:
            return None
    return frozenset(chars) if 0 < len(chars) <= _SMALL_CLASS else None


def _limited(choice: Choice) -> Choice | None:
    return choice if len(choice) <= _MOST else None


def _product(parts: list[Choice]) -> Choice | None:
    size = 1
    for part in parts:
        size *= len(part)
    if size > _MOST:
        return None
    return frozenset("".join(p) for p in product(*parts))


def _joined(run: list[Choice]) -> Choice | None:
    """Join neighbouring fixed parts into longer literals while their number stays small."""
    best: Choice | None = None
    for start in range(len(run)):
        for end in range(len(run), start, -1):
            joined = _product(run[start:end])
            if joined is not None:
                best = _better(best, joined)
                break
    return best


def _of_item(op: Any, value: Any) -> list[Choice]:
    if op is sre.SUBPATTERN:
        inside = _of_sequence(list(value[-1]))
        return _in_any_case(inside) if value[1] & re.IGNORECASE else inside
    if op in (sre.MAX_REPEAT, sre.MIN_REPEAT):
        least, _, body = value
        return _of_sequence(list(body)) if least > 0 else []
    if op is sre.BRANCH:
        found = [_best(_of_sequence(list(b))) for b in value[1]]
        whole = None if None in found else _limited(frozenset().union(*filter(None, found)))
        return [whole] if whole else []
    return []


def _best(choices: list[Choice]) -> Choice | None:
    best: Choice | None = None
    for choice in choices:
        best = _better(best, choice)
    return best


def _better(a: Choice | None, b: Choice | None) -> Choice | None:
    """Prefer the set whose shortest literal is longest, then the smaller one; empty text is no help."""
    options = [c for c in (a, b) if c and all(c)]
    if not options:
        return None
    return max(options, key=lambda c: (min(map(len, c)), -len(c)))
