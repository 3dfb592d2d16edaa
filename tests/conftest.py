"""What holds for all tests: they leave the caches of whoever runs them alone."""

from __future__ import annotations

import os

import pytest

from stylelint import cachefile, results


@pytest.fixture(scope="session", autouse=True)
def own_caches(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep caches in a folder of this run, in subprocesses too; not by monkeypatch, which is not for a session."""
    os.environ[cachefile.VARIABLE] = str(tmp_path_factory.mktemp("caches"))
    os.environ[results.SWITCH] = "1"  # tests that replace a part of stylelint want it to be run
