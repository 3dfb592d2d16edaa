"""A file of the report: its findings, each with the words around it."""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostic import Diagnostic, Level
from ...markup import attribute, text
from ...terms import Terms
from ...text.source import Source
from .._model import FileResult
from .._visible import brief, visible

_AROUND = 40  # characters of the line before and behind a finding
_LONGEST = 120  # characters of the finding that are shown


def levels(result: FileResult) -> tuple[int, int, int]:
    """Return how many errors, warnings and hints there are."""
    counts = dict.fromkeys(Level, 0)
    for d in result.diagnostics:
        counts[d.level] += 1
    return counts[Level.ERROR], counts[Level.WARNING], counts[Level.INFO]


def file(result: FileResult, terms: Terms) -> str:
    """Return a folded part of the page with everything that was found in a file; its id is the path."""
    number = len(result.diagnostics)
    count = terms.say(f"{number} 处", f"{number} finding{'s' * (number != 1)}")
    genre = f" · {text(result.genre)}" if result.genre else ""
    name = plain(result.path)
    head = f'<h3>{text(name)}</h3><span class="count">{count}{genre}</span>'
    found = "".join(_finding(d, result.source, terms) for d in result.diagnostics)
    return (
        f'<details open id="{attribute(anchor(name))}"><summary>{head}</summary>\n'
        f'<ol class="found">\n{found}</ol>\n</details>\n'
    )


def plain(path: str) -> str:
    """Return a path as one line: names of files may hold line ends."""
    return path if path.isprintable() else "".join(visible(char) if char in "\n\r\t" else char for char in path)


def anchor(path: str) -> str:
    """Return the id of the part of a file."""
    return "file:" + path


def _finding(d: Diagnostic, source: Source | None, terms: Terms) -> str:
    named = d.data.get("place")
    place = text(named) if isinstance(named, str) else f"{d.line}:{d.column}"
    cure = f'<span class="help">{text(brief(d.help))}</span>' if d.help else ""
    context = "" if source is None or not d.text else f'<p class="context">{"".join(_context(d, source))}</p>'
    return (
        f'<li class="{d.level.value}"><span class="place">{place}</span><b>{text(terms.level(d.level))}</b> '
        f'{text(brief(d.message))} <span class="of">{text(terms.family(d.family))} <code>{text(d.rule)}</code></span>'
        f"{cure}{context}</li>\n"
    )


def _context(d: Diagnostic, source: Source) -> Iterator[str]:
    """Yield the line of a finding as far as it is near, the finding marked."""
    whole, starts = source.text, source.lines.starts
    begin = starts[d.line - 1]
    end = starts[d.end_line] if d.end_line < len(starts) else len(whole)
    low, high = max(begin, d.offset - _AROUND), min(end, d.end_offset + _AROUND)
    label = d.data.get("label")
    if isinstance(label, str) and low == begin:
        yield f'<span class="of">{text(label)}</span>'
    yield ("…" if low > begin else "") + text(_flat(whole[low : d.offset]))
    shown = whole[d.offset : d.end_offset]
    cut = shown if len(shown) <= _LONGEST else shown[: _LONGEST - 1] + "…"
    yield f"<mark>{text(_flat(cut))}</mark>"
    tail = whole[d.end_offset : high].rstrip()
    yield text(_flat(tail)) + ("…" if high < len(whole[:end].rstrip()) else "")


def _flat(words: str) -> str:
    return words.replace("\r\n", " ").replace("\n", " ").replace("\r", " ").replace("\t", " ")
