"""Measure stylelint and its peers: `python -m bench` or `make bench`; see docs/performance.md."""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from . import compare, corpora, scaling, stages, startup, tools
from .svg import draw
from .table import number, table

PARTS = ("start", "compare", "stages", "scaling")


def main(arguments: list[str] | None = None) -> int:
    """Measure what is asked for, print tables, write JSON and SVG. Returns the exit code."""
    options = _parser().parse_args(arguments)
    for said in tools.install() if options.install else ():
        _say(said)
    options.work.mkdir(parents=True, exist_ok=True)
    found: dict[str, object] = {
        "machine": machine(),
        "command": " ".join(["python -m bench", *(arguments or sys.argv[1:])]),
    }
    print(f"{found['machine']}\n")
    linters = tools.tools(options.work, options.phrases)
    linters = [t for t in linters if not options.tools or t.name.split()[0] in options.tools]
    if "start" in options.parts:
        starts = startup.start(options.work, linters, options.times, _say)
        found["start"] = [asdict(s) for s in starts]
        print(f"Start-up\n\n{startup.show(starts)}\n", flush=True)
    if {"compare", "stages"} & set(options.parts):
        found |= _corpora(options, linters)
    if "scaling" in options.parts:
        found["scaling"] = _scaling(options)
    if options.out:
        options.out.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 0


def machine() -> str:
    """Say what was measured on."""
    model = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.exists():
        names = [line for line in info.read_text(encoding="utf-8").splitlines() if line.startswith("model name")]
        model = names[0].split(":")[1].strip() if names else model
    return f"{platform.system()}, {os.cpu_count()} x {model}, Python {platform.python_version()}"


def _corpora(options: argparse.Namespace, linters: list[tools.Tool]) -> dict[str, object]:
    """Run the tools over each corpus, and stylelint with its stages."""
    rows, profiles = [], []
    names = options.corpora or corpora.present(options.shared)
    for name in names:
        try:
            corpus = corpora.make(name, options.work, options.size, shared=options.shared)
        except FileNotFoundError as error:
            sys.exit(f"bench: {error}")
        if "compare" in options.parts:
            made = compare.compare(corpus, linters, options.times, _say)
            rows += made
            print(f"{name}: {corpus.megabytes:.1f} MB, {corpus.files} files\n\n{compare.show(made)}\n", flush=True)
        if "stages" in options.parts:
            profiles.append(stages.profile(corpus))
    if profiles:
        print(f"Seconds by stage\n\n{stages.show(profiles)}\n", flush=True)
    return {"compare": [asdict(r) for r in rows], "stages": [asdict(p) for p in profiles]}


def _scaling(options: argparse.Namespace) -> list[dict[str, object]]:
    """Measure the curves, print them and draw them."""
    whole = options.size >= 50_000_000
    small = scaling.Sizes(file=_below(options.size), files=(10, 30, 100), corpus=min(options.size, 1_000_000))
    sizes = scaling.Sizes() if whole else small
    panels = scaling.curves(options.work, sizes, min(options.times, 3), _say)
    for panel in panels:
        rows = [[line.name, *(f"{number(x, 3)}: {number(y, 3)}" for x, y in line.points)] for line in panel.lines]
        longest = max(map(len, rows))
        padded = [row + [""] * (longest - len(row)) for row in rows]
        print(f"{panel.title} ({panel.x}: {panel.y})\n\n{table(['line', *[''] * (longest - 1)], padded)}\n", flush=True)
    if options.svg:
        options.svg.write_text(draw(panels), encoding="utf-8")
    return [asdict(p) for p in panels]


def _below(size: int) -> tuple[int, ...]:
    return tuple(sorted({size // 10, size // 3, size}))


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    add = parser.add_argument
    add("parts", nargs="*", default=list(PARTS), help=f"what to measure: {', '.join(PARTS)} (default: all)")
    add("--size", type=_megabytes, default=50_000_000, metavar="MB", help="of each corpus (default 50)")
    add("--times", type=int, default=5, help="runs of which the median counts (default 5)")
    add("--phrases", type=int, default=500, help="phrases of the peers that take lists (default 500)")
    add("--corpora", type=_names, default=(), help=f"which, by commas: {', '.join(corpora.OWN + corpora.SHARED)}")
    add("--tools", type=_names, default=(), help="stylelint, limae, rumdl, textlint, autocorrect, zhlint")
    add("--shared", type=Path, default=Path("../shared"), help="folder of text by other people, used where it is there")
    add("--work", type=Path, default=Path(tempfile.gettempdir()) / "stylelint-bench", help="where corpora are kept")
    add("--install", action="store_true", help="first install the peers from the registries into bench/.peers")
    add("--out", type=Path, help="write all figures as JSON")
    add("--svg", type=Path, help="draw the curves")
    return parser


def _megabytes(text: str) -> int:
    return int(float(text) * 1_000_000)


def _names(text: str) -> tuple[str, ...]:
    return tuple(text.split(","))


if __name__ == "__main__":
    sys.exit(main())
