"""Whole drafts of many genres: what is missing in them, and what is missed when a part is taken out.

A file of `pieces` holds the pieces of one complete draft in order. A piece is text, or a part with its text;
`instead` stands in the part's place when it is taken out. A file of `whole` holds drafts with the parts that
each of them lacks.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from drafting import document, linter

HERE = Path(__file__).parent


def load(folder: str) -> dict[str, dict[str, Any]]:
    return {f.stem: yaml.safe_load(f.read_text(encoding="utf-8")) for f in sorted((HERE / folder).glob("*.yaml"))}


DRAFTS = load("pieces")
PARTS = [
    (name, i) for name, draft in DRAFTS.items() for i, piece in enumerate(draft["pieces"]) if isinstance(piece, dict)
]
WHOLE = {f"{group}/{name}": draft for group, drafts in load("whole").items() for name, draft in drafts.items()}


def text_of(draft: dict[str, Any], without: int | None = None) -> str:
    pieces = []
    for i, piece in enumerate(draft["pieces"]):
        if isinstance(piece, str):
            pieces.append(piece)
        else:
            pieces.append(piece.get("instead", "") if i == without else piece["text"])
    return "\n".join(pieces)


def path_of(draft: dict[str, Any]) -> str:
    return str(draft.get("path", "draft." + draft.get("format", "txt")))


def missing(draft: dict[str, Any], text: str) -> list[str]:
    return [d.data["part"] for d in linter("sections/missing").lint_text(text, path_of(draft))]


def test_there_are_many_genres() -> None:
    assert len({draft["genre"] for draft in DRAFTS.values()}) >= 20


@pytest.mark.parametrize("name", DRAFTS)
def test_complete_draft(name: str) -> None:
    draft = DRAFTS[name]
    text = text_of(draft)
    guess = document(text, draft.get("format", "txt"), path_of(draft)).drafts[0].genre
    assert (guess.id, guess.confidence >= 0.8) == (draft["genre"], True)
    assert missing(draft, text) == []


@pytest.mark.parametrize(("name", "piece"), PARTS)
def test_part_taken_out(name: str, piece: int) -> None:
    draft = DRAFTS[name]
    assert missing(draft, text_of(draft, without=piece)) == [draft["pieces"][piece]["part"]]


@pytest.mark.parametrize("name", WHOLE)
def test_whole_draft(name: str) -> None:
    draft = WHOLE[name]
    read = document(draft["text"], draft.get("format", "txt"), path_of(draft))
    assert any(part.inventory for part in read.drafts)
    assert missing(draft, draft["text"]) == draft["missing"]
