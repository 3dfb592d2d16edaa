"""Quantities in running text: 1,250.5万元 as a number, how exactly it is given, and its unit. All texts are folded."""

from __future__ import annotations

from typing import NamedTuple

from .. import quickre as re

NUMBER = r"\d{1,3}(?:[, \u2009\u202f\u00a0]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?"
"""What matches digits that are one number."""
SCALE = "[十百千万亿]{0,2}"
"""What matches the scale between a number and its unit."""
_GROUPING = str.maketrans("", "", ", \u2009\u202f\u00a0")
_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}


class Quantity(NamedTuple):
    """A number with its unit.

    Attributes:
        value: with the scale taken in: 1.5万 is 15000.
        half: how far the true value may lie on either side; 0 for a bare count.
        unit: the measure word or unit.
        start, end: its range.
    """

    value: float
    half: float
    unit: str
    start: int
    end: int


def quantity(digits: str, scale: str, unit: str, start: int, end: int) -> Quantity:
    """Return what digits, scale and unit come to."""
    factor = 1
    for char in scale:
        factor *= _SCALES[char]
    decimals = len(digits.partition(".")[2])
    half = 0.5 * factor / 10**decimals if factor > 1 or decimals or unit == "%" else 0.0
    return Quantity(float(digits.translate(_GROUPING)) * factor, half, unit, start, end)


def pattern(units: str) -> str:
    """Return a pattern for a quantity with one of the units (an alternation); groups n, s, u."""
    return rf"(?<![\d.,])(?P<n>{NUMBER})[余多]?(?P<s>{SCALE})[余多]?(?P<u>{units})"


def of(match: re.Match[str]) -> Quantity:
    """Return the quantity that a pattern of `pattern` has matched."""
    return quantity(match["n"], match["s"], match["u"], match.start("n"), match.end("u"))


def shown(value: float) -> str:
    """Return a number as people write it, without what adding up leaves behind."""
    for factor, name in ((10**8, "亿"), (10**4, "万")):
        if abs(value) >= factor and not value % (factor // 100):
            return f"{value / factor:.10g}{name}"
    return f"{round(value, 2):.10g}"
