"""Folder cases for readers: input.* beside blocks.yml; run as a script, this writes the latter anew."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import yaml

from stylelint.readers.markdown import read
from stylelint.structure.lexicon import Lexicon
from stylelint.text.document import Block, Document
from stylelint.text.source import decode

HERE = Path(__file__).parent
DEFAULTS = Block.__dataclass_fields__


def read_text(text: str) -> Document:
    """Read Markdown without the shaping that comes after."""
    return read(decode("draft.md", text.encode()), Lexicon())


def describe(document: Document) -> list[dict[str, Any]]:
    """Return what a case says of each block: what differs from the defaults, and what is derived."""
    return [_block(document, block) for block in document.blocks]


def _block(document: Document, block: Block) -> dict[str, Any]:
    source = document.source.text
    said: dict[str, Any] = {"kind": block.kind.value, "text": document.block_text(block)}
    said["source"] = source[block.source.start : block.source.end]
    for name in ("level", "label", "number", "ordered", "story", "group"):
        value = getattr(block, name)
        if value != DEFAULTS[name].default:
            said[name] = value
    derived = [
        f"{source[s.source_start : s.source_end]} -> {document.text[s.start : s.end]}"
        for s in document.segments
        if block.start <= s.start < block.end and not s.verbatim
    ]
    return said | ({"derived": derived} if derived else {})


def dump(document: Document) -> str:
    """Return the text of a blocks.yml."""
    return yaml.safe_dump(describe(document), allow_unicode=True, sort_keys=False, width=200)


def cases(format: str) -> list[Path]:
    """Return the case folders of a format."""
    return sorted(p.parent for p in (HERE / format).glob("*/input.*"))


if __name__ == "__main__":
    for case in cases("md"):
        text = (case / "input.md").read_bytes().decode()
        (case / "blocks.yml").write_text(dump(read_text(text)), encoding="utf-8", newline="\n")
        sys.stdout.write(f"{case.name}\n")
