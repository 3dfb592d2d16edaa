"""Diagnostics on comments: unused, unknown, malformed, without a reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from ..builtin import MALFORMED, NO_REASON, UNKNOWN, UNUSED
from ..diagnostic import Diagnostic, fingerprint
from ..levels import Levels
from ..records import dataclass, field
from ..render import WITHHELD, fill
from ..rulepack.model import Rule
from ..text.document import Comment
from ..text.source import Source
from .model import Directive, Item, Malformed, Verb
from .selectors import Selectors

_IDLE = {
    True: ("前面没有它要结束的 disable", "no disable before it is open"),
    False: ("范围里没有它要放过的问题", "there is no such finding in its range"),
}


@dataclass(frozen=True)
class Speaker:
    """What decides how something is said: the language, the levels, and whether drafts may be quoted."""

    lang: str
    levels: Levels
    excerpts: bool = True

    def pick(self, pair: tuple[str, str]) -> str:
        """Return the text of a pair in the language."""
        return pair[self.lang == "en"]

    def quote(self, text: str) -> str:
        """Return text of a draft, or what stands for it."""
        return text if self.excerpts else WITHHELD


@dataclass
class Findings:
    """Makes the diagnostics of one document."""

    source: Source
    speaker: Speaker
    selectors: Selectors
    _seen: Counter[tuple[str, str]] = field(default_factory=Counter)
    _texts: dict[int, str] = field(default_factory=dict)

    def malformed(self, found: Malformed) -> Diagnostic:
        """Say that a comment was not understood."""
        reason = fill(self.speaker.pick(found.fault), {"quoted": self.speaker.quote(found.quoted)})
        return self._diagnostic(MALFORMED, found.comment, {"reason": reason}, {})

    def no_reason(self, directive: Directive) -> Diagnostic:
        """Say that a comment gives no reason."""
        return self._diagnostic(NO_REASON, directive.comment, {}, {"verb": directive.verb.value})

    def unknown(self, directive: Directive) -> Iterator[Diagnostic]:
        """Yield a diagnostic for each selector of a comment that fits no rule."""
        for item in directive.items:
            if item.selector is not None and not self.selectors.ids(item.selector):
                hint = self.selectors.hint(item.selector, self.speaker.lang)
                selector = self.speaker.quote(item.selector)
                words = {"selector": selector, "hint": hint}
                data = {"verb": directive.verb.value, "selector": selector}
                yield self._diagnostic(UNKNOWN, directive.comment, words, data, item)

    def unused(self, directive: Directive, item: Item) -> Diagnostic:
        """Say that an item of a comment does nothing."""
        word = None if item.word is None else self.speaker.quote(item.word)
        shown = [directive.verb.value, item.selector or "", "" if word is None else f'"{word}"']
        words = {
            "directive": " ".join(filter(None, shown)),
            "reason": self.speaker.pick(_IDLE[directive.verb is Verb.ENABLE]),
        }
        data = {"verb": directive.verb.value, "selector": item.selector, "word": word}
        return self._diagnostic(UNUSED, directive.comment, words, data, item)

    def _text(self, comment: Comment) -> str:
        """Return the source of a comment: one text for all that is said of it, for it may be long."""
        if comment.start not in self._texts:
            self._texts = {comment.start: self.source.text[comment.start : comment.end]}
        return self._texts[comment.start]

    def _diagnostic(
        self,
        rule: Rule,
        comment: Comment,
        words: Mapping[str, str],
        data: Mapping[str, Any],
        item: Item | None = None,
    ) -> Diagnostic:
        lines, lang = self.source.lines, self.speaker.lang
        line, column = lines.position(comment.start)
        end_line, end_column = lines.position(comment.end)
        said = comment.text if item is None else repr((data["verb"], item.selector, item.key))
        self._seen[rule.id, said] += 1
        return Diagnostic(
            path=self.source.path,
            rule=rule.id,
            level=self.speaker.levels.of(rule),
            message=fill(rule.fields.message.get(lang), words),
            help=rule.fields.help.get(lang),
            offset=comment.start,
            end_offset=comment.end,
            line=line,
            column=column,
            end_line=end_line,
            end_column=end_column,
            text=self._text(comment),
            data=dict(data),
            fingerprint=fingerprint(rule.id, said, "", "", self._seen[rule.id, said]),
        )
