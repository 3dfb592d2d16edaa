"""stylelint: a writing-style linter for Chinese drafts.

The public interface is what this module exports; everything else may change
in any release.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

__version__ = "0.1.0"

__all__ = ["Diagnostic", "Linter", "PackErrors", "UnknownNameError", "__version__", "lint_text"]

if TYPE_CHECKING:
    from .api import Linter, lint_text
    from .diagnostic import Diagnostic
    from .rulepack.errors import PackErrors, UnknownNameError

_HOMES = {
    "Diagnostic": "diagnostic",
    "Linter": "api",
    "PackErrors": "rulepack.errors",
    "UnknownNameError": "rulepack.errors",
    "lint_text": "api",
}


def __getattr__(name: str) -> object:
    """Import the API late, so that `stylelint --version` stays quick."""
    if name not in _HOMES:
        raise AttributeError(f"module 'stylelint' has no attribute {name!r}")
    return getattr(import_module(f".{_HOMES[name]}", __name__), name)
