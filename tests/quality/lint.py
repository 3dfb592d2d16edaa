"""stylelint as it is measured: the command of this source tree, without configuration and without kept results.

Scripts that take the command of a linter are given this file; it may be run from any folder.
"""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def command() -> list[str]:
    """Return the words of the command."""
    return [Path(sys.executable).as_posix(), Path(__file__).resolve().as_posix()]


def quoted() -> str:
    """Return the command as one text, for a shell or a script that splits it like one."""
    return shlex.join(command())


def main(arguments: list[str]) -> int:
    """Run stylelint with the arguments and those that make measurements repeatable."""
    from stylelint.cli import main as stylelint

    more = ["--isolated", "--no-cache"] if arguments[:1] == ["check"] else ["--isolated"]
    return stylelint([*arguments, *more])


if __name__ == "__main__":
    sys.path[0] = str(ROOT)  # this folder was there, whose modules nobody is to import by their bare names
    sys.exit(main(sys.argv[1:]))
