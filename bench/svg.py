"""Curves as SVG: several panels of lines over logarithmic axes. The same figures give the same bytes."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

_WIDTH, _HEIGHT, _LEFT, _TOP, _RIGHT, _BOTTOM = 430, 300, 62, 48, 20, 46
_COLOURS = ("#1b6ca8", "#c0392b", "#2e8b57", "#8e44ad", "#b8860b")
_STYLE = "text{font:12px sans-serif;fill:#24292f}.t{font-weight:bold;font-size:14px}.g{stroke:#d8dee4}"


@dataclass(frozen=True)
class Line:
    """A named line: points (x, y), both above 0."""

    name: str
    points: Sequence[tuple[float, float]]


@dataclass(frozen=True)
class Panel:
    """A chart: what it shows, what the axes mean, its lines."""

    title: str
    x: str
    y: str
    lines: Sequence[Line]


def draw(panels: Sequence[Panel], columns: int = 2) -> str:
    """Return the panels side by side. Raises ValueError where one has no point."""
    rows = math.ceil(len(panels) / columns)
    width, height = columns * _WIDTH, rows * _HEIGHT
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">',
        f'<style>{_STYLE}</style><rect width="{width}" height="{height}" fill="#fff"/>',
    ]
    for at, panel in enumerate(panels):
        down, right = divmod(at, columns)
        parts.append(f'<g transform="translate({right * _WIDTH} {down * _HEIGHT})">')
        parts.extend(_panel(panel))
        parts.append("</g>")
    return "\n".join([*parts, "</svg>"]) + "\n"


def _panel(panel: Panel) -> Iterator[str]:
    xs = Scale.of([x for line in panel.lines for x, _ in line.points], _LEFT, _WIDTH - _RIGHT)
    ys = Scale.of([y for line in panel.lines for _, y in line.points], _HEIGHT - _BOTTOM, _TOP)
    yield f'<text class="t" x="{_LEFT}" y="18">{escape(panel.title)}</text>'
    yield f'<text x="{(_LEFT + _WIDTH - _RIGHT) // 2}" y="{_HEIGHT - 8}" text-anchor="middle">{escape(panel.x)}</text>'
    yield f'<text x="6" y="{_TOP - 12}">{escape(panel.y)}</text>'
    for value in xs.ticks():
        at = _short(xs(value))
        yield f'<line class="g" x1="{at}" x2="{at}" y1="{_TOP}" y2="{_HEIGHT - _BOTTOM}"/>'
        yield f'<text x="{at}" y="{_HEIGHT - _BOTTOM + 16}" text-anchor="middle">{_label(value)}</text>'
    for value in ys.ticks():
        at = _short(ys(value))
        yield f'<line class="g" x1="{_LEFT}" x2="{_WIDTH - _RIGHT}" y1="{at}" y2="{at}"/>'
        yield f'<text x="{_LEFT - 6}" y="{at}" dy="4" text-anchor="end">{_label(value)}</text>'
    for index, line in enumerate(panel.lines):
        colour = _COLOURS[index % len(_COLOURS)]
        points = " ".join(f"{_short(xs(x))},{_short(ys(y))}" for x, y in line.points)
        yield f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>'
        for x, y in line.points:
            told = f"{line.name}: {_label(x)}, {_label(y)}"
            place = f'cx="{_short(xs(x))}" cy="{_short(ys(y))}"'
            yield f'<circle {place} r="3.5" fill="{colour}"><title>{escape(told)}</title></circle>'
        place = f'x="{_WIDTH - _RIGHT}" y="{_TOP - 12 + 14 * index}" text-anchor="end"'
        yield f'<text {place} style="fill:{colour}">{escape(line.name)}</text>'


@dataclass(frozen=True)
class Scale:
    """Maps figures to places on a logarithmic axis whose ends are powers of ten, or halves and fifths of them."""

    low: float
    high: float
    begin: float
    end: float

    @classmethod
    def of(cls, values: Sequence[float], begin: float, end: float) -> Scale:
        """Make a scale that holds all values."""
        if not values or min(values) <= 0:
            raise ValueError("a chart needs points, and all of them above 0")
        low = max(s for s in _steps(min(values)) if s <= min(values) * 1.0001)
        high = min(s for s in _steps(max(values)) if s >= max(values) * 0.9999)
        return cls(low, high if high > low else low * 10, begin, end)

    def __call__(self, value: float) -> float:
        """Return the place of a value."""
        part = math.log(value / self.low) / math.log(self.high / self.low)
        return self.begin + part * (self.end - self.begin)

    def ticks(self) -> list[float]:
        """Return the figures to write at the axis: powers of ten, and between them 2 and 5 where there is room."""
        decades = range(math.floor(math.log10(self.low)), math.ceil(math.log10(self.high)) + 1)
        factors = (1,) if len(decades) > 4 else (1, 2, 5)
        found = [f * 10.0**d for d in decades for f in factors]
        return [v for v in found if self.low * 0.9999 <= v <= self.high * 1.0001]


def _steps(value: float) -> list[float]:
    decade = math.floor(math.log10(value))
    return [f * 10.0**d for d in range(decade - 1, decade + 3) for f in (1, 2, 5)]


def _label(value: float) -> str:
    return f"{value:,.10g}" if value >= 0.001 else f"{value:.0e}"


def _short(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
