"""Diagnostics on entries of the configuration that ignore nothing, and of the baseline that know nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ..builtin import STALE, UNUSED, of_file
from ..diagnostic import Diagnostic, fingerprint
from ..render import fill
from ..settings import IgnoreEntry, Origin
from .findings import Speaker

_IDLE = ("它管的文稿里没有这样的问题", "there is no such finding in the drafts that it covers")
_CURE = ("从 ignores 里删去这一条", "take this entry out of ignores")

_SHOWN = 5  # names of drafts in a message


def unused_entry(entry: IgnoreEntry, origin: Origin, path: str, speaker: Speaker) -> Diagnostic:
    """Say that an entry ignores nothing, at its place in the configuration file that is shown as `path`."""
    word = None if entry.text is None else speaker.quote(entry.text)
    said = f"ignores: {entry.selector}" + (f' "{word}"' if word is not None else "")
    place = origin.marked.error(origin.keys, "", "")
    return Diagnostic(
        path=path,
        rule=UNUSED.id,
        level=speaker.levels.of(UNUSED),
        message=fill(UNUSED.fields.message.get(speaker.lang), {"directive": said, "reason": speaker.pick(_IDLE)}),
        help=speaker.pick(_CURE),
        offset=0,
        end_offset=0,
        line=place.line,
        column=place.column,
        end_line=place.line,
        end_column=place.column,
        text="",
        data={"verb": "ignores", "selector": entry.selector, "word": word},
        fingerprint=fingerprint(UNUSED.id, repr((entry.selector, entry.text)), "", "", int(origin.keys[-1]) + 1),
    )


def stale_entries(path: str, gone: Counter[str], speaker: Speaker) -> Diagnostic:
    """Say how many findings of a draft the baseline knows that are no more there, by rule."""
    rules = [f"{rule} {count}" for rule, count in sorted(gone.items())]
    reason = f"这份文稿里已经没有：{'、'.join(rules)}", f"no more in this draft: {', '.join(rules)}"
    return _stale(path, gone.total(), reason, speaker, "\x1f".join(rules))


def missing_drafts(path: str, missing: Sequence[str], speaker: Speaker) -> Diagnostic:
    """Say which drafts that the baseline speaks of are no more; `path` is the baseline as shown."""
    names = missing[:_SHOWN]
    zh, en = (f"…等 {len(missing)} 份", f" ... {len(missing)} in all") if len(missing) > _SHOWN else ("", "")
    reason = f"已经没有这些文稿：{'、'.join(names)}{zh}", f"these drafts are no more: {', '.join(names)}{en}"
    return _stale(path, len(missing), reason, speaker, "\x1f".join(missing))


def _stale(path: str, count: int, reason: tuple[str, str], speaker: Speaker, said: str) -> Diagnostic:
    words, level = {"count": count, "reason": speaker.pick(reason)}, speaker.levels.of(STALE)
    return of_file(path, STALE, level, speaker.lang, words, {"count": count}, said)
