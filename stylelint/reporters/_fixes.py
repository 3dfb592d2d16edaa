"""What `stylelint fix` says: how many findings were fixed in which file, and in all."""

from __future__ import annotations

from typing import TextIO

from ..terms import Terms
from ._model import FileResult, Report, ReportOptions
from ._put import put_all
from ._visible import brief


def piece(result: FileResult, options: ReportOptions) -> str:
    """Say what was fixed in a file, by rule."""
    made = {} if result.fixed is None else result.fixed.made
    if not made:
        return ""
    terms = Terms(options.lang == "en")
    named = terms.join(f"{rule} {count}" for rule, count in sorted(made.items(), key=lambda x: (-x[1], x[0])))
    count = sum(made.values())
    return f"{brief(result.path)}: " + terms.say(f"改了 {count} 处（{named}）", f"fixed {count} ({named})") + "\n"


def report(run: Report, out: TextIO, options: ReportOptions) -> None:
    """Write what was fixed in each file, then the sums."""
    put_all(run.pieces, out)
    out.write(summary(run, Terms(options.lang == "en")) + "\n")


def summary(run: Report, terms: Terms, written: bool = True) -> str:
    """Return a line on all files: how many findings were fixed, or would be, and how many need a look."""
    count, files = sum(run.fixed.values()), terms.files(run.changed)
    checked = terms.say(f"（检查了 {len(run.files)} 个）", f" ({len(run.files)} checked)")
    verb = terms.say("共改" if written else "会改", "fixed" if written else "would fix")
    said = terms.say(f"{verb} {count} 处，涉及 {files}", f"{verb} {count} in {files}") + checked
    if not count:
        said = terms.say("没有要改的", "nothing to fix") + checked
    unsafe = sum(c.unsafe for c in run.counts.values())
    if unsafe:
        said += terms.say(
            f"；另有 {unsafe} 处改后需核对，加 --unsafe-fixes 才改",
            f"; {unsafe} more, to be looked at, with --unsafe-fixes",
        )
    return said
