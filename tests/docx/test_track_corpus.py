"""Tracked changes at random places of documents by other people: all can be accepted and rejected, nothing else moves.

Needs documents in corpus/ of the folder `../shared` (or of STYLELINT_SHARED); without them there is nothing to run.
"""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from docx.test_track import body, runs, settled
from docx.writing import DATE, opened, parts, text
from stylelint.text.edit import Edit, apply
from stylelint.text.source import UnreadableError
from stylelint.writers.docx.refusal import refusal
from stylelint.writers.docx.track import Stamp, trackable, tracked

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("STYLELINT_SHARED", ROOT.parent / "shared"))
FILES = sorted((SHARED / "corpus").rglob("*.docx"))
NAMES = {path: path.relative_to(SHARED).as_posix() for path in FILES}
TRIED = 40
pytestmark = [pytest.mark.full, pytest.mark.skipif(not FILES, reason="needs documents of ../shared")]


def edits_for(path: Path, whole: str) -> list[Edit]:
    """Replacements, insertions and deletions at random, apart from each other."""
    chance, found, at = random.Random(path.name), [], 0
    for start in sorted(chance.randrange(len(whole) + 1) for _ in range(TRIED)):
        end = min(len(whole), start + chance.choice([0, 1, 2, 3, 8]))
        new = chance.choice(["", "改", "改过了", "a & <b>", whole[start:end][:1] + "，"])
        if start > at and new != whole[start:end]:
            found.append(Edit(start, end, whole[start:end], new))
            at = end + 1
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: NAMES[path])
def test_all_can_be_rejected_and_accepted(path: Path) -> None:
    old = path.read_bytes()
    try:
        document, word = opened(old)
    except UnreadableError as error:
        pytest.skip(f"refused: {error}")
    if (said := refusal(word)) is not None:
        pytest.skip(f"not written to: {said[1]}")
    edits = [edit for edit in edits_for(path, document.text) if trackable(word, edit)]
    new = tracked(word, edits, Stamp(DATE))
    labels = [[label for label, _ in text(data)[1]] for data in (old, new)]
    assert (text(new)[0], labels[1]) == (apply(document.text, edits), labels[0])
    before, after = parts(old), parts(new)
    assert before.keys() == after.keys()
    for name in before:
        if before[name] != after[name]:
            assert name.startswith("word/")
            assert runs(settled(body(new, name), "ins", "del")) == runs(body(old, name))
