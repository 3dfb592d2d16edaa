"""The page of the rule under the pointer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lsprotocol import types

from .. import quickre as re
from ..builtin import BUILTIN
from ..diagnostic import Diagnostic
from ..reporters import FileResult
from ..rulepack.model import Rule
from ..terms import Terms
from .positions import Positions

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~])")
_MARKS = re.compile("[\u27e6\u27e7]")
_MOST = 3  # samples of either sort


def hover(
    result: FileResult, at: int, positions: Positions, rules: Mapping[str, Rule], lang: str
) -> types.Hover | None:
    """Return what the rules say whose findings hold the offset `at`; None where none does."""
    found = [d for d in result.diagnostics if d.offset <= at < max(d.end_offset, d.offset + 1)]
    if not found:
        return None
    terms = Terms(lang == "en")
    text = "\n\n---\n\n".join("\n\n".join(_page(d, rules, terms)) for d in found)
    place = positions.range(min(d.offset for d in found), max(d.end_offset for d in found))
    return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, text), place)


def _page(d: Diagnostic, rules: Mapping[str, Rule], terms: Terms) -> Iterator[str]:
    yield f"**{terms.level(d.level)}** `{d.rule}`: {_plain(d.message)}"
    if d.help:
        yield terms.say("改法：", "To mend it: ") + _plain(d.help)
    rule = rules.get(d.rule) or next((r for r in BUILTIN if r.id == d.rule), None)
    if rule is None:
        return
    lang = "en" if terms.english else "zh"
    yield _plain(rule.fields.why.get(lang))
    for title, samples in ((("不好", "Bad"), rule.fields.bad), (("好", "Good"), rule.fields.good)):
        texts = [_sample(one) for one in samples[:_MOST]]
        if texts:
            yield "\n".join([f"{terms.say(*title)}:", "", *(f"- {text}" for text in texts)])
    if rule.fields.sources:
        yield terms.say("依据：", "Source: ") + _plain("; ".join(rule.fields.sources))


def _sample(sample: object) -> str:
    text = sample if isinstance(sample, str) else str(getattr(sample, "text", ""))
    return _plain(" / ".join(_MARKS.sub("", text).split("\n")))


def _plain(text: str) -> str:
    return _MARKUP.sub(r"\\\1", text)
