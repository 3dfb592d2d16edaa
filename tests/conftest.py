"""What holds for all tests: where they run must not change what they see."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def no_service(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take away what says that tests run in a CI service, and the format that a developer may prefer."""
    for name in ("GITHUB_ACTIONS", "GITHUB_WORKSPACE", "STYLELINT_OUTPUT_FORMAT"):
        monkeypatch.delenv(name, raising=False)
