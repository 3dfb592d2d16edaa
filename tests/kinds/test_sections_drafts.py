"""Whole drafts of many genres: nothing is missing in them, and each part that is taken out is missed.

A file of tests/kinds/drafts holds the pieces of one draft in order. A piece is text, or a part with its text;
`instead` stands in the part's place when it is taken out, `drops` names what is missed then if not just the part.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from drafting import linter

FILES = sorted((Path(__file__).parent / "drafts").glob("*.yaml"))
DRAFTS: dict[str, dict[str, Any]] = {f.stem: yaml.safe_load(f.read_text(encoding="utf-8")) for f in FILES}
PARTS = [
    (name, i) for name, draft in DRAFTS.items() for i, piece in enumerate(draft["pieces"]) if isinstance(piece, dict)
]


def text_of(draft: dict[str, Any], without: int | None = None) -> str:
    pieces = []
    for i, piece in enumerate(draft["pieces"]):
        if isinstance(piece, str):
            pieces.append(piece)
        else:
            pieces.append(piece.get("instead", "") if i == without else piece["text"])
    return "\n".join(pieces)


def missing(draft: dict[str, Any], text: str) -> list[str]:
    path = draft.get("path", "draft." + draft.get("format", "txt"))
    return [d.data["part"] for d in linter("sections/missing").lint_text(text, path)]


def test_there_are_many_genres() -> None:
    assert len({draft["genre"] for draft in DRAFTS.values()}) >= 20


@pytest.mark.parametrize("name", DRAFTS)
def test_complete_draft(name: str) -> None:
    draft = DRAFTS[name]
    assert missing(draft, text_of(draft)) == []


@pytest.mark.parametrize(("name", "piece"), PARTS, ids=str)
def test_part_taken_out(name: str, piece: int) -> None:
    draft = DRAFTS[name]
    part = draft["pieces"][piece]
    assert missing(draft, text_of(draft, without=piece)) == part.get("drops", [part["part"]])
