"""Pages of HTML that hold text of drafts.

Nothing in a draft can become markup, and what cannot be seen is shown by its number.
"""

from __future__ import annotations

import html
import re
from base64 import b64encode
from hashlib import sha256

# Controls, invisible formats, marks of direction, halves of surrogate pairs, and what is no character.
# The joiner of emoji (U+200D) is left alone: without it they fall apart.
_UNSEEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff"
    r"\ud800-\udfff]"
)


def text(value: str) -> str:
    """Return a text as HTML content; an unseen character as a small box with its code point."""
    escaped = html.escape(value)
    return _UNSEEN.sub(lambda m: f'<span class="char">{_code(m)}</span>', escaped)


def attribute(value: str) -> str:
    """Return a text as the value of an attribute in double quotes; also what stands in a title."""
    return _UNSEEN.sub(_code, html.escape(value, quote=True))


def _code(match: re.Match[str]) -> str:
    return f"U+{ord(match[0]):04X}"


def policy(style: str, script: str) -> str:
    """Return the Content-Security-Policy of a page that has this style and this script and nothing else."""
    return f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'"


def _digest(content: str) -> str:
    return f"sha256-{b64encode(sha256(content.encode()).digest()).decode()}"
