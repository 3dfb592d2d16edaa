"""The picture in the README: well formed, the same every time, each run of characters as wide as its cells."""

from __future__ import annotations

import runpy
from html import unescape
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from rich.cells import cell_len

SCRIPT = Path(__file__).parents[1] / "bench/picture.py"
CELL = 12.2


@pytest.fixture(scope="module")
def svg() -> str:
    picture: str = runpy.run_path(str(SCRIPT))["draw"]()
    return picture


def test_the_picture_is_the_same_every_time(svg: str) -> None:
    assert runpy.run_path(str(SCRIPT))["draw"]() == svg


def test_runs_are_as_wide_as_their_cells_and_do_not_overlap(svg: str) -> None:
    name = "{http://www.w3.org/2000/svg}text"
    runs = [t for t in ElementTree.fromstring(svg).iter(name) if "textLength" in t.attrib]
    assert len(runs) > 20
    for run in runs:
        assert float(run.attrib["textLength"]) == pytest.approx(CELL * cell_len(unescape(run.text or "")), rel=1e-3)
    for left, right in pairwise(runs):
        if left.attrib["y"] == right.attrib["y"]:
            end = float(left.attrib["x"]) + float(left.attrib["textLength"])
            assert end <= float(right.attrib["x"]) + 0.1


def test_nothing_is_fetched_from_the_network(svg: str) -> None:
    assert svg.count("http") == svg.count("http://www.w3.org/2000/svg") == 1
