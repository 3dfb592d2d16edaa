"""The closest configuration decides for each file, also whether its findings fail the run."""

from __future__ import annotations

import json

import pytest
from runs import CLEAN, FAULT, Run, Write


def test_each_file_is_held_to_the_limits_of_its_own_configuration(stylelint: Run, write: Write) -> None:
    write("stylelint.yaml", "fail-on: never\n")
    write("a.md")
    assert stylelint(".").code == 0
    write("strict/stylelint.yaml", "fail-on: error\n")
    write("strict/b.md", CLEAN)
    assert stylelint(".").code == 0
    write("strict/b.md", FAULT)
    assert stylelint(".").code == 1
    assert stylelint("a.md", "strict/b.md").code == 1
    assert stylelint("a.md").code == 0
    assert stylelint("--fail-on", "never", ".").code == 0


def test_warnings_are_counted_for_each_configuration(stylelint: Run, write: Write) -> None:
    write("stylelint.yaml", "fail-on: never\nmax-warnings: 1\nrules: {placeholder: warning}\n")
    for name in ("a.md", "sub/b.md"):
        write(name)
    assert stylelint(".").code == 1
    write("sub/stylelint.yaml", "extend: ../stylelint.yaml\nmax-warnings: 5\n")
    assert stylelint(".").code == 0


@pytest.mark.parametrize("named", ["docs", "docs/a.md"])
def test_the_form_of_the_output_is_that_of_the_folder_that_holds_what_is_named(
    stylelint: Run, write: Write, named: str
) -> None:
    write("docs/stylelint.yaml", "output-format: json\n")
    write("docs/a.md")
    write("b.md")
    assert json.loads(stylelint(named).out)["diagnostics"]
    assert not stylelint(".").out.startswith("{")
    assert not stylelint(named, "b.md").out.startswith("{")
