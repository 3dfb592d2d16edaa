"""Diagnostics on entries of the configuration that ignore nothing."""

from __future__ import annotations

from ..builtin import UNUSED
from ..diagnostic import Diagnostic, fingerprint
from ..render import fill
from ..settings import IgnoreEntry, Origin
from .findings import Speaker

_IDLE = ("它管的文稿里没有这样的问题", "there is no such finding in the drafts that it covers")
_CURE = ("从 ignores 里删去这一条", "take this entry out of ignores")


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
