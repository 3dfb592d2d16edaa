"""Comments in documents by other people, at random places: nothing but comments changes, and all are there.

Needs documents in corpus/ of the folder `../shared` (or of STYLELINT_SHARED); without them there is nothing to run.
Two tests want more and are skipped without it: openxml-audit (the rules of Microsoft's Open XML SDK, which are those
of ECMA-376 transitional and its extensions), and LibreOffice.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from docx.writing import DATE, found, opened, parts, text
from stylelint.terms import Terms
from stylelint.text.source import UnreadableError
from stylelint.writers.docx.annotate import Ask, annotate, remove
from stylelint.writers.docx.names import ID, W
from stylelint.writers.docx.refusal import refusal

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("STYLELINT_SHARED", ROOT.parent / "shared"))
FILES = sorted((SHARED / "corpus").rglob("*.docx"))
NAMES = {path: path.relative_to(SHARED).as_posix() for path in FILES}
CHANGED = {"word/comments.xml", "[Content_Types].xml"}
COUNT = 12
pytestmark = [pytest.mark.full, pytest.mark.skipif(not FILES, reason="needs documents of ../shared")]
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"


def written(path: Path) -> tuple[bytes, bytes, int]:
    """A document, the same with comments at random places, and how many; skips what is not written to."""
    old = path.read_bytes()
    try:
        document, origin = opened(old)
    except UnreadableError as error:
        pytest.skip(f"refused: {error}")
    if (said := refusal(origin)) is not None:
        pytest.skip(f"not written to: {said[1]}")
    chance = random.Random(path.name)
    ends = [
        sorted((chance.randrange(len(document.text) + 1), chance.randrange(len(document.text) + 1)))
        for _ in range(COUNT)
    ]
    short = [(start, min(end, start + chance.randrange(30))) for start, end in ends]
    findings = [found(document, start, end, ordinal=i) for i, (start, end) in enumerate(sorted(short))]
    result = annotate(origin, findings, Ask(Terms(False), DATE))
    if result.data is None:
        pytest.skip("no paragraph in the body")
    assert result.comments == COUNT
    return old, result.data, result.comments


def bodies(parts: dict[str, bytes]) -> Iterator[tuple[str, Any]]:
    for name, content in parts.items():
        if name.endswith(".xml") and b"commentRangeStart" in content:
            yield name, etree.fromstring(content)


@pytest.mark.parametrize("path", FILES, ids=lambda path: NAMES[path])
def test_text_labels_and_all_other_parts_stay(path: Path) -> None:
    old, new, count = written(path)
    assert text(new) == text(old)
    before, after = parts(old), parts(new)
    differ = {name for name in before if after.get(name) != before[name]} | (after.keys() - before.keys())
    (main, tree), *others = list(bodies({name: after[name] for name in differ}))
    assert not others
    assert differ <= {main, main.replace("/", "/_rels/") + ".rels", *CHANGED}
    marks = Counter(mark.tag.rpartition("}")[2] for mark in tree.iter(f"{W}commentRangeStart", f"{W}commentRangeEnd"))
    theirs = before[main].count(b"<w:commentRangeStart ")
    assert marks == {"commentRangeStart": count + theirs, "commentRangeEnd": count + theirs}


@pytest.mark.parametrize("path", FILES, ids=lambda path: NAMES[path])
def test_remove_gives_back_text_and_parts(path: Path) -> None:
    old, new, _ = written(path)
    gone = remove(opened(new)[1]).data or b""
    assert text(gone) == text(old)
    before, after = parts(old), parts(gone)
    assert after.keys() == before.keys()
    main = opened(old)[1].package.main
    shown = [sum(1 for _ in etree.fromstring(held[main]).iter(f"{W}commentReference")) for held in (before, after)]
    assert shown[0] == shown[1]


@pytest.mark.parametrize("path", FILES, ids=lambda path: NAMES[path])
def test_what_was_valid_stays_valid(path: Path, tmp_path: Path) -> None:
    audit: Any = pytest.importorskip("openxml_audit")
    old, new, _ = written(path)
    told = []
    for name, data in (("old.docx", old), ("new.docx", new)):
        (tmp_path / name).write_bytes(data)
        validator = audit.OpenXmlValidator(file_format=audit.FileFormat.MICROSOFT_365, max_errors=10_000)
        told.append(Counter(error.description for error in validator.validate(tmp_path / name).errors))
    assert told[1].keys() - told[0].keys() == set()  # what is wrong in a run is so twice where it was split


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_libreoffice_opens_them_with_all_comments(tmp_path: Path) -> None:
    expected = {}
    for number, path in enumerate(FILES):
        try:
            _, new, _ = written(path)
        except pytest.skip.Exception:
            continue
        (tmp_path / f"{number}.docx").write_bytes(new)
        expected[number] = visible(new)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    names = [f"{number}.docx" for number in expected]
    for at in range(0, len(names), 25):
        command = ["soffice", profile, "--headless", "--convert-to", "fodt", *names[at : at + 25]]
        subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=300)
    lost = {NAMES[FILES[number]]: missing(tmp_path / f"{number}.fodt", told) for number, told in expected.items()}
    assert {name: some for name, some in lost.items() if some} == {}


def visible(data: bytes) -> set[str]:
    """Our comments where LibreOffice keeps them, by the number in their last line.

    It keeps none in content controls, and none in cells that are merged into those above, which it does not show.
    """
    held = parts(data)
    ours = {
        one.get(ID): one for one in etree.fromstring(held["word/comments.xml"]) if one.get(f"{W}author") == "stylelint"
    }
    marks = [mark for _, tree in bodies(held) for mark in tree.iter(f"{W}commentReference")]
    free = [mark.get(ID) for mark in marks if not any(map(swallows, mark.iterancestors()))]
    return {"".join(ours[number].itertext())[-12:] for number in free if number in ours}


def swallows(above: Any) -> bool:
    merged = above.find(f"{W}tcPr/{W}vMerge")
    return above.tag == f"{W}sdtContent" or (merged is not None and merged.get(f"{W}val", "continue") == "continue")


def missing(path: Path, wanted: set[str]) -> set[str]:
    """Those of some comments that LibreOffice has not read."""
    if not path.exists():
        return wanted
    tree = etree.parse(path, etree.XMLParser(huge_tree=True))
    read = {"".join(one.itertext()).strip()[-12:] for one in tree.iter(f"{_OFFICE}annotation")}
    return wanted - read
