"""stylelint: a writing-style linter for Chinese drafts.

The public interface is what this module exports; everything else may change
in any release.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__version__ = "0.1.0"

__all__ = ["Diagnostic", "Linter", "__version__", "lint_text"]

if TYPE_CHECKING:
    from .api import Linter, lint_text
    from .diagnostic import Diagnostic


def __getattr__(name: str) -> object:
    """Import the API late, so that `stylelint --version` stays quick."""
    if name in {"Linter", "lint_text"}:
        from . import api

        return getattr(api, name)
    if name == "Diagnostic":
        from .diagnostic import Diagnostic

        return Diagnostic
    raise AttributeError(f"module 'stylelint' has no attribute {name!r}")
