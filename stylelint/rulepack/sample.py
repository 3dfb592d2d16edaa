"""The span marks of samples: how they are taken out, and when they are wrong."""

from __future__ import annotations

from .. import quickre as re
from .model import Sample, SampleOptions

OPEN, CLOSE = "\u27e6", "\u27e7"
_MARK = re.compile(f"[{OPEN}{CLOSE}]")


def options(sample: Sample) -> SampleOptions:
    """Return a sample with its options, the usual ones where it has none."""
    return sample if isinstance(sample, SampleOptions) else SampleOptions(sample)


def unmark(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Take the span marks out of a sample; returns the text and the spans in it."""
    plain: list[str] = []
    spans, start, at = [], 0, 0
    for char in text:
        if char == OPEN:
            start = at
        elif char == CLOSE:
            spans.append((start, at))
        else:
            plain.append(char)
            at += 1
    return "".join(plain), spans


def wrongly_marked(sample: Sample, *, bad: bool) -> tuple[str, str] | None:
    """Return what is wrong with the marks of a sample (zh, en), or None."""
    marks = "".join(_MARK.findall(options(sample).text))
    if not bad:
        said = "好样例里不能有 ⟦ ⟧", "a good sample has no ⟦ ⟧"
        return said if marks else None
    if not marks:
        return "坏样例要用 ⟦ ⟧ 标出应报的文字", "mark in a bad sample with ⟦ ⟧ what must be reported"
    if marks != (OPEN + CLOSE) * (len(marks) // 2):
        return "⟦ ⟧ 没有成对", "⟦ and ⟧ do not pair"
    return None
