"""What of a rule file only people read: why, sources, samples."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from .errors import PackErrors
from .model import LATE, RuleFields
from .parse import parse
from .rulefile import shared
from .validate import check


def texts(path: Path) -> dict[str, Any]:
    """Return the fields of a rule file that linting never reads. Raises PackErrors where it has errors by now."""
    marked, errors = parse(path)
    if marked is None or not isinstance(marked.data, dict):
        raise PackErrors(errors)
    fields = check(marked, shared(marked.data), RuleFields)
    if isinstance(fields, list):
        raise PackErrors(fields)
    return {name: getattr(fields, name) for name in LATE}
