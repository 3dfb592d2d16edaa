"""Paths as they are compared and as they are shown."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Literal

_NAME = "stylelint-zh"


def absolute(path: Path) -> Path:
    """Return a path from the root on, without `..`; links stay as they are."""
    return Path(os.path.abspath(path))  # noqa: PTH100 - Path.absolute keeps `..`


def below_here(path: Path) -> Path:
    """Return a path relative to the working directory where it lies below, else as it is."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def own_folder(sort: Literal["cache", "config"]) -> Path:
    """Return the folder that the platform has for caches, or for configurations, of this program.

    It may be relative where the user has no home.
    """
    if sys.platform in ("win32", "darwin"):
        from platformdirs import PlatformDirs

        folders = PlatformDirs(_NAME, appauthor=False)
        return folders.user_cache_path if sort == "cache" else folders.user_config_path
    # What platformdirs says as well, but importing that takes as long as reading a cache.
    base = os.environ.get(f"XDG_{sort.upper()}_HOME", "").strip() or os.path.expanduser(f"~/.{sort}")  # noqa: PTH111
    return Path(base, _NAME)
