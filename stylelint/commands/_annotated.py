"""What `stylelint annotate` does with one draft, by its format, and the line that it says of it."""

from __future__ import annotations

import argparse
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..copies import ANNOTATED, beside, without
from ..files import shown
from ..paths import absolute
from ..records import dataclass
from ..rewrite import RewriteError
from ..terms import Terms
from . import Context, UsageError
from ._beside import target_of, write

if TYPE_CHECKING:
    from ..api import Linter
    from ..reporters import FileResult
    from ..writers.docx.annotate import Annotated

_WITHOUT = "无批注"
_FORM = "%Y-%m-%dT%H:%M:%SZ"


@dataclass(frozen=True)
class Job:
    """One draft: where it is, what was found in it and by whom, what is asked for, and the outputs of other drafts."""

    path: Path
    result: FileResult
    linter: Linter
    context: Context
    date: str
    args: argparse.Namespace
    taken: dict[Path, str]

    @property
    def is_word(self) -> bool:
        """Whether comments can be put into the draft itself."""
        return self.result.format == "docx"

    @property
    def terms(self) -> Terms:
        """The words of the messages' language."""
        return Terms(self.linter.lang == "en")

    def output(self, default: Path) -> Path:
        """Return where to write: as the command line says, else by default.

        Raises:
            RewriteError: what was made of another draft in this run is there.
        """
        target = target_of(self.args, default)
        other = self.taken.setdefault(absolute(target), shown(self.path))
        if other != shown(self.path):
            zh = f"{shown(target)} 刚由 {other} 写成，没有覆盖；请用 -o 换个名字"
            raise RewriteError(zh, f"{shown(target)} was just made of {other}; name another with -o")
        return target


def dated(given: str | None) -> str:
    """Return the date of comments: as given, of SOURCE_DATE_EPOCH, else now, in local time as Word writes it.

    Raises:
        UsageError: it is no date.
    """
    from datetime import datetime, timezone

    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        if given is not None:
            return _formed(datetime.fromisoformat(given.removesuffix("Z")))
        if epoch:
            return _formed(datetime.fromtimestamp(int(epoch), timezone.utc))
    except (ValueError, OverflowError, OSError):
        said = f"--date {given}" if given is not None else f"SOURCE_DATE_EPOCH {epoch}"
        raise UsageError(
            f"{said} 不是日期（应如 2026-01-31 或 2026-01-31T09:30:00）",
            f"{said} is no date (such as 2026-01-31 or 2026-01-31T09:30:00)",
        ) from None
    return time.strftime(_FORM)


def _formed(date: Any) -> str:
    return f"{date:%Y-%m-%dT%H:%M:%S}".rjust(19, "0") + "Z"


def word(job: Job) -> str:
    """Write a Word document with comments. Returns what is to be said. Raises RewriteError where that cannot be."""
    from ..writers.docx.annotate import Ask, annotate
    from ..writers.docx.seal import untouched

    ran = job.linter.engine.chosen
    ask = Ask(job.terms, job.date, job.args.max_comments, ran.__contains__)
    found = _changed(job, lambda origin: annotate(origin, job.result.diagnostics, ask))
    name, target = shown(job.path), job.output(beside(job.path, ANNOTATED, job.path.suffix))
    if found.data is None:
        older = target.exists() and job.args.output is None
        note = job.context.say(f"（{shown(target)} 是以前写的）", f" ({shown(target)} is of an earlier run)")
        nothing = job.context.say("：没有要批注的", ": nothing to say")
        return f"{name}{nothing}{note if older else ''}{_stayed(found, job.context)}"
    write(target, found.data, job.path, None if job.args.output else untouched)
    return f"{name} → {shown(target)}{job.context.say('：', ': ')}{_summary(found, job.context)}"


def remove(job: Job) -> str:
    """Write a Word document without our comments. Returns what is to be said. Raises as `word` does."""
    from ..writers.docx import annotate

    if not job.is_word:
        raise RewriteError("不是 Word 文档，没有批注可去", "is no Word document: there are no comments to take out")
    found = _changed(job, annotate.remove)
    target = job.output(job.path.with_name(f"{without(job.path, ANNOTATED)}.{_WITHOUT}{job.path.suffix}"))
    say, name, gone = job.context.say, shown(job.path), found.before - found.stayed
    if found.data is None:
        return f"{name}{say('：没有可去的批注', ': no comments to take out')}{_stayed(found, job.context)}"
    data = found.data
    write(target, data, job.path, None if job.args.output else data.__eq__)
    said = say(f"：去掉 {gone} 条批注", f": took out {gone} comment{'s' if gone > 1 else ''}")
    return f"{name} → {shown(target)}{said}{_stayed(found, job.context)}"


def page(job: Job) -> str:
    """Write a page for review. Returns what is to be said. Raises as `word` does."""
    from ..reporters import ReportOptions
    from ..writers.review import page as made

    rules = {rule.id: rule for rule in job.linter.pack.rules}
    text = made(job.result, ReportOptions(lang=job.linter.lang, rules=rules))
    target = job.output(beside(job.path, ANNOTATED, ".html"))
    write(target, text.encode("utf-8", "replace"), job.path)
    count = len(job.result.diagnostics)
    said = job.context.say(f"：{count} 处", f": {count} finding{'' if count == 1 else 's'}")
    return f"{shown(job.path)} → {shown(target)}{said}"


def _changed(job: Job, change: Any) -> Annotated:
    """Change the document that was read. Raises RewriteError where it is not to be written to or cannot be."""
    from zipfile import BadZipFile

    from ..text.source import UnreadableError
    from ..writers.docx.annotate import Annotated, BrokenCommentsError
    from ..writers.docx.refusal import refusal

    origin: Any = job.result.document.origin if job.result.document else None
    hint = "；加 --html 可写成审阅页", "; a page for review can be had with --html"
    if (refused := refusal(origin)) is not None:
        if not job.result.diagnostics and not job.args.remove:
            return Annotated()
        raise RewriteError(refused[0] + hint[0], refused[1] + hint[1])
    try:
        found: Annotated = change(origin)
    except BrokenCommentsError:
        raise RewriteError(
            f"文件里原有的批注读不出来，不往里写{hint[0]}", f"the comments it has cannot be read{hint[1]}"
        ) from None
    except UnreadableError as error:
        raise RewriteError(f"{error.why[0]}{hint[0]}", f"{error.why[1]}{hint[1]}") from None
    except BadZipFile as error:
        raise RewriteError(f"文件损坏：{error}{hint[0]}", f"the file is damaged: {error}{hint[1]}") from None
    return found


def _summary(found: Annotated, context: Context) -> str:
    """Say how many comments were written, and what has changed since the last time."""
    count, say = found.comments, context.say
    said = [say(f"{count} 条批注", f"{count} comment{'' if count == 1 else 's'}")]
    if found.before:
        changes = [say(f"{found.mended} 处已改", f"{found.mended} mended")]
        changes += [] if found.added is None else [say(f"{found.added} 处新增", f"{found.added} new")]
        said.append(say(f"（{'，'.join(changes)}）", f" ({', '.join(changes)})"))
    if found.left_out:
        said.append(say(f"，另有 {found.left_out} 处只计数", f", {found.left_out} more only counted"))
    return "".join(said) + _stayed(found, context)


def _stayed(found: Annotated, context: Context) -> str:
    if not found.stayed:
        return ""
    return context.say(
        f"；{found.stayed} 条以前的批注有人回复、改过或标为已解决，留着没动",
        f"; {found.stayed} of before stayed, which somebody has answered, changed or resolved",
    )
