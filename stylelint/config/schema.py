"""The JSON Schema of configuration files."""

from __future__ import annotations

from ..schema import as_text, described
from .model import Config


def config_text() -> str:
    """Return the schema of stylelint.yaml as text; the table of a pyproject.toml holds the same keys."""
    return as_text(described("The configuration of stylelint", Config))
