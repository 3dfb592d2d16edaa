"""What a comment says, and the line at its end by which a later run knows it again.

The line names the rule and holds two numbers: the fingerprint of the finding,
and a checksum of what the comment said, so that one that somebody has written
into is not thrown away. It is plain text, since that is what every program
keeps when it saves a document.
"""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from ... import quickre as re
from ...diagnostic import Diagnostic
from ...hashes import blake2b
from ...render import excerpt
from ...terms import Terms

REST = "stylelint/more"  # stands for a rule in the comment that counts what has none
_IDLE = "0" * 8
_TAG = re.compile(r"(\S+/\S+) #([0-9a-f]{8})([0-9a-f]{4})\s*$")
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Tag(NamedTuple):
    """What the last line of a comment tells.

    Attributes:
        rule: its id.
        print: the beginning of the finding's fingerprint.
        intact: whether the rest of the comment is as it was written.
    """

    rule: str
    print: str
    intact: bool


def print_of(diagnostic: Diagnostic) -> str:
    """Return what a comment keeps of a fingerprint."""
    return diagnostic.fingerprint[:8] or _IDLE


def said(diagnostic: Diagnostic, terms: Terms, away: bool) -> list[str]:
    """Return the paragraphs of a comment.

    Args:
        diagnostic: the finding.
        terms: the words of a language.
        away: the comment does not stand at the finding, so that it has to say where that is.
    """
    head = f"{_place(diagnostic, terms)}{diagnostic.message}" if away else diagnostic.message
    lines = [head, diagnostic.help, f"{terms.level(diagnostic.level)} {diagnostic.rule}"]
    return _tagged([line for line in map(_clean, lines) if line], print_of(diagnostic))


def rest(diagnostics: list[Diagnostic], terms: Terms) -> list[str]:
    """Return the paragraphs of the comment that counts the findings which get none."""
    counts, count = terms.counts(Counter(d.level for d in diagnostics)), len(diagnostics)
    head = terms.say(
        f"从这里起还有 {count} 处没有批注（{counts}）。",
        f"From here on {count} more have no comment ({counts}).",
    )
    cure = terms.say(
        "用 --max-comments 放宽，或用 stylelint check 看全部。",
        "Raise --max-comments, or see them all with stylelint check.",
    )
    return _tagged([head, cure, REST], _IDLE)


def tag_of(lines: list[str]) -> Tag | None:
    """Read the line at the end of a comment; None where it is not there as we write it."""
    while lines and not lines[-1].strip():
        lines = lines[:-1]
    match = _TAG.search(lines[-1]) if lines else None
    if match is None:
        return None
    above = [*lines[:-1], lines[-1][: match.start(2) - 1]]
    return Tag(match[1], match[2], _sum(above) == match[3])


def _tagged(lines: list[str], print: str) -> list[str]:
    return [*lines[:-1], f"{lines[-1]} #{print}{_sum(lines)}"]


def _sum(lines: list[str]) -> str:
    """Return a checksum of what a comment says; programs may part it into lines in their own way."""
    return blake2b("".join("".join(lines).split()).encode("utf-8", "replace"), digest_size=2).hexdigest()


def _clean(text: str) -> str:
    """Return a text in one line, without what XML cannot hold."""
    return _ILLEGAL.sub("", " ".join(text.split()))


def _place(diagnostic: Diagnostic, terms: Terms) -> str:
    place, quote = diagnostic.data.get("place", ""), excerpt(diagnostic.text)
    shown = f"{place}“{quote}”" if quote else str(place)
    return f"{shown}{terms.say('：', ': ')}" if shown else ""
