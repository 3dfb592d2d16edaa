"""Verbs of the command line, one module each; adding a file here adds a verb.

A command module has

    NAME  the verb
    HELP  one line on it: (zh, en)
    add   add(parser, context): its arguments
    run   run(args, context) -> exit code
"""

from __future__ import annotations

import sys
from functools import lru_cache
from types import ModuleType

from ..records import dataclass


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
def commands() -> dict[str, ModuleType]:
    """Return the command modules by verb."""
    import stylelint.commands

    from ..scan import modules

    return modules(stylelint.commands, "NAME")
