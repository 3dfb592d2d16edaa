"""Verbs of the command line, one module each, called like the verb; adding a file here adds a verb.

A command module has

    NAME  the verb
    HELP  one line on it: (zh, en)
    add   add(parser, context): its arguments
    run   run(args, context) -> exit code
"""

from __future__ import annotations

import sys
from functools import lru_cache
from typing import TYPE_CHECKING

from ..records import dataclass

if TYPE_CHECKING:
    from ..scan import Late


@dataclass(frozen=True)
class Context:
    """What every command knows: the language."""

    lang: str

    def say(self, zh: str, en: str) -> str:
        """Return the text in the user's language."""
        return en if self.lang == "en" else zh

    def fail(self, zh: str, en: str) -> int:
        """Print an error and return the exit code 2."""
        print(f"stylelint: {self.say(zh, en)}", file=sys.stderr)
        return 2


class UsageError(Exception):
    """Arguments that cannot be served; `zh` and `en` say why."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.zh = zh
        self.en = en


@lru_cache(maxsize=1)
def commands() -> Late:
    """Return the command modules by verb."""
    import stylelint.commands

    from ..scan import Late

    return Late(stylelint.commands, "NAME")
