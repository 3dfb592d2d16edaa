"""The pages of format `full`: findings of a file as styled lines. Data in, rich texts out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from rich.text import Text

from ..diagnostic import Diagnostic, Level, Related
from ..records import dataclass
from ..terms import Terms
from ._frame import Canvas, Mark, listed, note, paragraph, snippet
from ._group import Arrangement, Entry, Paragraph, arrange
from ._model import FileResult, Report, ReportOptions
from ._place import label_of, number_of, place_of
from ._visible import brief

STYLES = {Level.ERROR: "bold red", Level.WARNING: "bold yellow", Level.INFO: "bold cyan"}
_PLACES = 8  # how many places of equal findings are named
_PHRASE = 20  # the longest text that stands for itself in the list of hints
_NEAR = 300  # characters of a line on each side of a range that are looked at
# These speak of structure: their text says little, their message all.
_SPOKEN = frozenset({"numbering", "sections"})


@dataclass(frozen=True, slots=True)
class Page:
    """Draws the parts of one report."""

    options: ReportOptions
    terms: Terms
    width: int
    ambiguous: int

    def file(self, result: FileResult) -> Iterator[Text]:
        """Yield the lines of one file, an empty one last."""
        digits = max(3, *(len(str(number_of(d))) for d in result.diagnostics))
        sheet = _Sheet(self, result, Canvas(self.width, self.ambiguous, digits), arrange(result))
        yield from sheet.lines()

    def summary(self, run: Report) -> Iterator[Text]:
        """Yield the last lines: counts by level and by family."""
        terms, canvas = self.terms, Canvas(self.width, self.ambiguous)
        if not run.counts:
            if run.files and not run.problems:
                clean, scope = terms.clean(len(run.files))
                yield from paragraph(Text.assemble((clean, "green"), scope), "", "", canvas)
            return
        levels, families = run.levels, _families(run)
        touched = terms.files(sum(file.findings > 0 for file in run.files))
        total = terms.say(
            f"共 {terms.counts(levels)}，涉及 {touched}（检查了 {len(run.files)} 个）",
            f"{terms.counts(levels)} in {touched} ({len(run.files)} checked)",
        )
        named = (
            f"{terms.family(name)} {count}" for name, count in sorted(families.items(), key=lambda x: (-x[1], x[0]))
        )
        yield from paragraph(Text(total, "bold"), "", "", canvas)
        yield from paragraph(Text(terms.join(named), "dim"), "", "", canvas)
        counts = run.counts.values()
        formats = {file.format for file in run.files if file.findings}
        fixes = terms.fixes(sum(c.safe for c in counts), sum(c.unsafe for c in counts), formats)
        if fixes:
            yield from paragraph(Text(fixes, "green"), "", "", canvas)


def _families(run: Report) -> Counter[str]:
    """Add up the findings of a run by family."""
    families: Counter[str] = Counter()
    for rule, count in run.counts.items():
        families[rule.partition("/")[0]] += count.total
    return families


@dataclass(frozen=True, slots=True)
class _Sheet:
    """Draws the findings of one file."""

    page: Page
    result: FileResult
    canvas: Canvas
    arranged: Arrangement

    def lines(self) -> Iterator[Text]:
        """Yield heading, errors and warnings, hints."""
        yield from self._heading()
        for entry in self.arranged.entries:
            yield Text()
            yield from self._entry(entry)
        if self.arranged.hidden:
            yield Text()
            yield from self._left_out(self.arranged.hidden)
        if self.arranged.paragraphs:
            yield Text()
            yield from self._hints()
        yield Text()

    def _heading(self) -> Iterator[Text]:
        heading = Text.assemble((brief(self.result.path), "bold"))
        genre = self.result.genre
        if genre:
            heading.append(self.page.terms.say(f"（{genre}）", f" ({genre})"), "dim")
        return iter(paragraph(heading, "", "  ", self.canvas))

    def _entry(self, entry: Entry) -> Iterator[Text]:
        d, terms = entry.first, self.page.terms
        style = STYLES[d.level]
        title = Text.assemble((f"{terms.level(d.level)}[{d.rule}]", style), (f": {brief(d.message)}", "bold"))
        yield from paragraph(title, "", "  ", self.canvas)
        yield self._place(d)
        mark = mark_of(self.result, d)
        if mark is not None:
            yield from snippet(mark, self.canvas, style)
        if len(entry.places) > 1:
            yield from note(*self._places(entry.places), self.canvas)
        if d.related:
            yield from note(terms.say("另见", "see"), self._shortened([*map(self._related, d.related)]), self.canvas)
        if d.help:
            yield from note(terms.say("建议", "help"), _cure(d, terms), self.canvas)

    def _place(self, d: Diagnostic) -> Text:
        """Name the place; the path is left out where it would not fit, as the heading has it."""
        arrow = f"{self.canvas.gutter[1:]}--> "
        named = place_of(d)
        place = named or f"{d.line}:{d.column}"
        whole = f"{brief(d.path)} {named}" if named else f"{brief(d.path)}:{place}"
        fits = self.canvas.cells(arrow + whole) <= self.canvas.width
        return Text.assemble((arrow, "blue"), whole if fits else place)

    def _related(self, related: Related) -> str:
        """Name another place, by what is said of it or by its own text."""
        said, source = brief(related.message), self.result.source
        if not said and source and related.end_offset - related.offset <= _PHRASE:
            said = brief(source.text[related.offset : related.end_offset])
        return f"{self._related_place(related)} {said}".rstrip()

    def _related_place(self, related: Related) -> str:
        document = self.result.document
        if document is None or document.places is None:
            return f"{related.line}:{related.column}"
        place = document.places[document.block_index(related.offset)]
        return self.page.terms.say(place.zh, place.en)

    def _places(self, places: list[Diagnostic]) -> tuple[str, str]:
        label = self.page.terms.say(f"共 {len(places)} 处", f"{len(places)} places")
        return label, self._shortened([place_of(d) or f"{d.line}:{d.column}" for d in places])

    def _shortened(self, places: list[str]) -> str:
        """List places, those that are named alike once."""
        places = list(dict.fromkeys(places))
        more = len(places) - _PLACES
        listed = self.page.terms.join(places[:_PLACES])
        return listed + self.page.terms.say(f"，另 {more} 处", f" and {more} more") if more > 0 else listed

    def _left_out(self, hidden: Counter[str]) -> Iterator[Text]:
        terms = self.page.terms
        named = [
            terms.say(f"{rule} 另有 {count} 处", f"{rule} and {count} more") for rule, count in sorted(hidden.items())
        ]
        if named:
            yield from note(terms.say("未列出", "not shown"), terms.join(named), self.canvas, "dim")

    def _hints(self) -> Iterator[Text]:
        count = sum(d.level is Level.INFO for d in self.result.diagnostics)
        yield Text(self.page.terms.say(f"提示 {count} 处", f"info: {count}"), STYLES[Level.INFO])
        for group in self.arranged.paragraphs:
            yield from listed(str(number_of(group.hints[0])), self._hint_line(group), self.canvas)
        hints = (hint for group in self.arranged.paragraphs for hint in group.hints)
        for rule, cure in _cures(hints, self.page.terms).items():
            yield from note(rule, cure, self.canvas, "dim")
        yield from self._left_out(self.arranged.hidden_hints)

    def _hint_line(self, group: Paragraph) -> Text:
        """Name the phrases of a paragraph, those of one rule together; the list of cures has the whole ids.

        A phrase that may not be shown is none: its rule is named, with how often it hit.
        """
        terms, line = self.page.terms, self._hint_place(group)
        told = len(line)
        by_rule: dict[str, Counter[str]] = {}
        for hint in group.hints:
            by_rule.setdefault(hint.rule, Counter())[self._phrase(hint)] += 1
        for rule, phrases in by_rule.items():
            if len(line) > told:
                line.append(terms.say("；", "; "))
            name = rule.partition("/")[2]
            if "" in phrases:
                line.append(name, "cyan")
                line.append(f" ×{phrases['']}" if phrases[""] > 1 else "")
                continue
            named = (f"{phrase}×{count}" if count > 1 else phrase for phrase, count in phrases.items())
            line.append(terms.join(named), "cyan")
            line.append(f" ({name})", "dim")
        return line

    def _hint_place(self, group: Paragraph) -> Text:
        """Name the cell, note or the like that holds the paragraph; the number beside it says the rest."""
        place, number = place_of(group.hints[0]), number_of(group.hints[0])
        if place in (None, f"第 {number} 段", f"paragraph {number}"):
            return Text()
        return Text(f"{place}" + self.page.terms.say("：", ": "), "dim")

    def _phrase(self, hint: Diagnostic) -> str:
        """Return the text of a hint, its message where the text alone says nothing, nothing where it is withheld."""
        text, rule = brief(hint.text), self.page.options.rules.get(hint.rule)
        if hint.family in _SPOKEN or (rule is not None and rule.fields.class_ == "D"):
            return brief(hint.message)
        if not text:
            return brief(hint.message) if self.result.source or hint.end_offset == hint.offset else ""
        return text if len(text) <= _PHRASE else f"{text[: _PHRASE // 2]}…{text[-_PHRASE // 3 :]}"


def mark_of(result: FileResult, d: Diagnostic) -> Mark | None:
    """Return the line that a diagnostic begins on, with its range; None where the file has no text.

    A line may be megabytes long, so only what is near the range is taken from it.
    """
    if result.source is None:
        return None
    text, starts = result.source.text, result.source.lines.starts
    first = starts[d.line - 1]
    last = starts[d.line] if d.line < len(starts) else len(text)
    while last > first and text[last - 1] in "\r\n":
        last -= 1
    start = min(d.offset, last)
    end = max(start, min(d.end_offset, last, start + _NEAR))
    low, high = max(first, start - _NEAR), min(last, end + _NEAR)
    label = label_of(d) if low == first else ""
    start, end = start - low + len(label), end - low + len(label)
    return Mark(number_of(d), label + text[low:high], start, end, low > first, high < last)


def _cures(hints: Iterable[Diagnostic], terms: Terms) -> dict[str, str]:
    """Return the cure of each rule, as its first finding words it; its message where it names none."""
    cures: dict[str, str] = {}
    for hint in hints:
        if hint.rule not in cures:
            cures[hint.rule] = _cure(hint, terms)
    return cures


def _cure(d: Diagnostic, terms: Terms) -> str:
    """Return what a finding advises, and whether stylelint can do it."""
    return brief(d.help or d.message) + (terms.fix(d.fix.safety) if d.fix else "")
