"""The tables of the report, in English or Chinese, from plain figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bench.table import table
from stylelint import __version__

from .corpus import Kind
from .own import Tally
from .scripts import Planted

FIRST = ("placeholder", "missing-text", "encoding", "residue", "numbering", "sections", "filler")
WORDS = {
    "family": "类别",
    "must fire": "应报",
    "must not": "不应报",
    "own recall": "自有集召回",
    "own precision": "自有集准确",
    "labelled recall": "标注稿召回",
    "labelled precision": "标注稿准确",
    "planted recall": "植入召回",
    "kind of fault": "差错",
    "found": "找到",
    "of": "共",
    "recall": "召回",
    "all": "合计",
    "labelled real": "已标为真",
    "whole drafts": "整篇",
    "genre": "文种",
    "right": "对",
    "wrong": "错",
    "not stated": "未断言",
    "precision": "准确",
    "characters": "字符数",
}
_OWN = ("must fire", "must not", "own recall", "own precision")
FAMILIES = ("family", *_OWN, "labelled recall", "labelled precision", "planted recall")
Figures = Mapping[str, Any]


def order(families: set[str]) -> list[str]:
    """Sort families: those that came first, then the others by name."""
    return [*(f for f in FIRST if f in families), *sorted(families - {*FIRST})]


def share(found: int, of: int) -> str:
    """Return a share with three digits, a dash of nothing."""
    return f"{found / of:.3f}" if of else "-"


def ratio(value: float | None) -> str:
    """Return a ratio with three digits, a dash for None."""
    return "-" if value is None else f"{value:.3f}"


def families(names: list[str], own: Mapping[str, Tally], labels: Figures, planted: Planted | None) -> list[list[str]]:
    """A row a family: own set, labelled drafts, planted faults."""
    rows = []
    for name in names:
        mine, label = own.get(name, Tally()), labels.get(name, {})
        recall = label.get("recall", label.get("recall_core"))
        found = planted.of(name) if planted else (0, 0)
        tested = [str(mine.fire), str(mine.silent), ratio(mine.recall), ratio(mine.precision)]
        rows.append([name, *tested, ratio(recall), ratio(label.get("precision")), share(*found)])
    whole = own.get("*", Tally())
    return [*rows, ["whole drafts", "0", str(whole.silent), "-", f"{whole.false} false", "-", "-", "-"]]


def rates(names: list[str], kinds: Sequence[Kind], level: str) -> tuple[list[str], list[list[str]]]:
    """Findings of a level (grave, info) per 100,000 characters: a row a family, a column a kind of text."""
    sizes = [kind.characters for kind in kinds]
    rows = []
    for name in names:
        counts = [getattr(kind, level)[name] for kind in kinds]
        cells = [_rate(count, size) for count, size in zip(counts, sizes, strict=True)]
        rows.append([name, *cells, _rate(sum(counts), sum(sizes))])
        if level == "grave":
            rows[-1].append(str(sum(kind.labelled[name] for kind in kinds)))
    rows.append(["characters", *(f"{size:,}" for size in (*sizes, sum(sizes)))])
    head = ["family", *(kind.name for kind in kinds), "all"]
    if level == "grave":
        head.append("labelled real")
        rows[-1].append("")
    return head, rows


def _rate(count: int, size: int) -> str:
    return f"{count / size * 100_000:.2f}" if count else "0"


def faults(labels: Figures, planted: Planted | None) -> list[list[str]]:
    """A row a kind of fault: the further labelled ones, then the planted ones."""
    rows = [[kind, *counts.split("/")] for kind, counts in sorted(labels.get("other", {}).items())]
    rows += [[kind, *map(str, counts)] for kind, counts in sorted((planted.kinds if planted else {}).items())]
    return [[kind, found, of, share(int(found), int(of))] for kind, found, of in rows]


def genre(labels: Figures) -> list[list[str]]:
    """The one row of the genres of real documents."""
    found = labels.get("genre")
    keys = ("right", "wrong", "not_stated", "precision")
    return [["genre", *(str(found[key]) for key in keys)]] if found else []


def show(head: Sequence[str], rows: Sequence[Sequence[str]], lang: str) -> str:
    """Return a table with heads and names in a language."""
    said = WORDS if lang == "zh" else {}
    return table([said.get(cell, cell) for cell in head], [[said.get(row[0], row[0]), *row[1:]] for row in rows])


def measured(figures: Figures, lang: str) -> str:
    """Say in a line what was measured, and on how much."""
    own = sum(tally.fire + tally.silent for tally in figures["own"].values())
    counts = figures["rules"], own, sum(kind.files for kind in figures["kinds"])
    if lang == "zh":
        return "stylelint {}：规则 {} 条，自有例子 {} 个，真实文稿 {} 份。".format(__version__, *counts)
    return "stylelint {}: {} rules, {} cases of our own, {} real documents.".format(__version__, *counts)
