"""Entry point: `stylelint`, `stylelint-zh`, `python -m stylelint`."""

from __future__ import annotations

import gc
import sys

_MOST_NEW = 50_000  # objects made before their cycles are looked for; drafts make many objects and few cycles


def main() -> int:
    """Run the command line; returns the exit code."""
    argv = sys.argv[1:]
    if argv == ["--version"]:  # asked for often, by tools that look for us
        from . import __version__

        print(f"stylelint {__version__}")
        return 0
    gc.set_threshold(_MOST_NEW, 20, 20)
    from . import quickre

    quickre.load()  # before anything is imported that has patterns
    from .cli import main as run

    code = run(argv)
    quickre.save()
    if "stylelint.rulepack.kept" in sys.modules:
        from .rulepack import kept

        kept.save()
    gc.freeze()  # the search for garbage at the end takes a tenth of a short run, and all goes with the process
    return code


if __name__ == "__main__":
    sys.exit(main())
