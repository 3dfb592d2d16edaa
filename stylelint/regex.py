"""Patterns of rule files: expanded, checked, and run by a linear-time engine.

`linear` gives a pattern that is compiled when it is first run. To know that it
is valid it has to be compiled once all the same, unless this process has been
told so: whoever keeps the rules that were checked also keeps what `checked`
returns, and hands it to `trust` before the rules are built from what was kept.
A `Linear` may also be pickled by itself; it is trusted then.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property, lru_cache, partial
from typing import Any

from . import quickre as re
from .rulepack.errors import did_you_mean
from .text.fold import fold, fold_all

_NAME = re.compile(r"\{([a-z][a-z0-9_-]*)\}")
_SHOWN = 120
_MOST_LISTS = 2000
_LOOK_AROUND = re.compile(r"(?<!\\)(?:\\\\)*\(\?<?[=!]")
_ATOMIC = re.compile(r"(?<!\\)(?:\\\\)*\(\?>")
# What RE2 says, and the same in Chinese.
_SAID = (
    ("invalid repetition size", "重复次数太大或前后颠倒（最多 1000，嵌套时相乘）"),
    ("bad repetition operator", "重复符号叠用"),
    ("no argument for repetition operator", "重复符号前没有内容"),
    ("missing )", "缺右括号"),
    ("unexpected )", "多了右括号"),
    ("missing ]", "缺右方括号"),
    ("invalid character class range", "字符类无效"),
    ("invalid escape sequence", "未知的转义，不支持反向引用"),
    ("invalid perl operator", "未知的 (? 写法"),
    ("pattern too large", "正则太大，把词拆成几条规则"),
    ("nested too deeply", "嵌套太深"),
)


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
            zh, en = did_you_mean(name, sets, "zh"), did_you_mean(name, sets, "en")
            raise PatternError(f"没有叫 {name} 的词表{zh}", f"there is no word list called {name}{en}")
        return alternation(sets[name])

    return _NAME.sub(words, fold(pattern))


_alternations: dict[int, tuple[Sequence[str], str]] = {}  # by the identity of a list, which stands beside it


def alternation(words: Sequence[str]) -> str:
    """Return the alternation of a list of words, longest first, folded; made once for each list."""
    known = _alternations.get(id(words))
    if known is not None:
        return known[1]
    ordered = sorted(set(fold_all(words)), key=lambda w: (-len(w), w))
    made = "(?:" + "|".join(map(re.escape, ordered)) + ")"
    remember(words, made)
    return made


def known(words: Sequence[str]) -> str | None:
    """Return what `alternation` has said of a list in this process, if it was asked."""
    found = _alternations.get(id(words))
    return None if found is None else found[1]


def remember(words: Sequence[str], made: str) -> None:
    """Let `alternation` say of a list, which does not change, what it has said in another process."""
    if len(_alternations) > _MOST_LISTS:
        _alternations.clear()
    _alternations[id(words)] = (words, made)


def looks_around(pattern: str) -> bool:
    """Tell whether a pattern has look-ahead or look-behind."""
    return _LOOK_AROUND.search(pattern) is not None


@lru_cache(maxsize=4096)
def compile_linear(pattern: str) -> Any:
    """Compile with RE2. Raises PatternError where the pattern is invalid or needs look-around."""
    if looks_around(pattern) or _ATOMIC.search(pattern):
        zh = "这里不支持前后查看 (?= (?! (?<，条件请写在 unless 里"
        raise PatternError(zh, "no look-around here: write it as `unless`")
    import re2  # some milliseconds that a run from kept rules may not need

    options = re2.Options()
    options.log_errors = False
    try:
        compiled = re2.compile(pattern, options)
    except re2.error as error:
        reason = error.args[0].decode(errors="replace") if isinstance(error.args[0], bytes) else str(error)
        zh = next((zh for said, zh in _SAID if said in reason), reason)
        raise PatternError(f"正则无效：{zh}", f"invalid pattern: {reason[:_SHOWN]}") from None
    if compiled.search("") is not None:
        raise PatternError("正则能匹配空文本", "the pattern matches empty text")
    return compiled


def compile_afresh(pattern: str) -> Any:
    """Do what `compile_linear` does, whether it was done before or not: that is what a pattern costs."""
    import re2

    re2.purge()
    return compile_linear.__wrapped__(pattern)


_Search = Callable[[bytes, int, int], Sequence[tuple[int, int]]]


def _search(compiled: Any) -> _Search:
    """Return what finds the next match in a range of UTF-8: where it and its groups stand, or first (-1, -1).

    That is what the library calls itself; the generator and the objects that it makes of it take longer than RE2 does.
    """
    try:
        from re2 import _re2

        return partial(compiled._regexp.Match, _re2.RE2.Anchor.UNANCHORED)
    except (ImportError, AttributeError):  # another version of the library
        return lambda text, at, end: _groups(compiled.search(text, at, end))


def _groups(match: Any) -> list[tuple[int, int]]:
    return [(-1, -1)] if match is None else [match.span(i) for i in range(len(match.groups()) + 1)]


class Linear:
    """A pattern that is valid; RE2 compiles it when it is first run.

    Attributes:
        pattern: its text, expanded.
    """

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern

    def __reduce__(self) -> tuple[type[Linear], tuple[str]]:
        return Linear, (self.pattern,)

    @cached_property
    def compiled(self) -> Any:
        """The pattern as RE2 has it."""
        return compile_linear(self.pattern)

    @cached_property
    def _ready(self) -> tuple[_Search, int]:
        """What searches, and the number of the group `hit`, 0 for the whole match."""
        return _search(self.compiled), int(self.compiled.groupindex.get("hit", 0))

    def first(self, data: bytes, at: int, end: int) -> tuple[int, int] | None:
        """Return the first match in a range of a text in UTF-8, in bytes."""
        start, stop = self._ready[0](data, at, end)[0]
        return None if start < 0 else (start, stop)

    def stands_in(self, text: str) -> bool:
        """Tell whether it matches in a text."""
        data = text.encode()
        return self.first(data, 0, len(data)) is not None

    def spans(self, text: str, offset: int) -> list[tuple[int, int]]:
        """Return the matches in `text`, as offsets + `offset`; a group `hit` narrows them."""
        search, hit = self._ready
        found: list[tuple[int, int]] = []
        # Searched as bytes: the library takes longer to turn every group of a match into characters than to find it.
        data = text.encode()
        at, told, size = 0, 0, len(data)
        while at < size:
            groups = search(data, at, size)
            first, last = groups[0]
            if first < 0:
                break
            start, end = groups[hit]
            if end > start >= 0:
                begin = offset + len(data[told:start].decode())
                offset = begin + len(data[start:end].decode())
                told = end
                found.append((begin, offset))
            at = max(last, at + 1)
        return found


_checked: set[str] = set()


def linear(pattern: str) -> Linear:
    """Check a pattern, once a process. Raises PatternError where it is invalid or needs look-around."""
    if pattern not in _checked:
        compile_linear(pattern)
        _checked.add(pattern)
    return Linear(pattern)


def checked() -> frozenset[str]:
    """Return the patterns that `linear` has found valid, in this process or another, for `trust` in a third."""
    return frozenset(_checked)


def trust(patterns: Iterable[str]) -> None:
    """Take patterns as valid that another process has checked, with the same version of everything."""
    _checked.update(patterns)
