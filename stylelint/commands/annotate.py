"""`stylelint annotate`: findings put where the author works, as comments in Word or on a page for review."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ..copies import passed_over
from ..files import LOCK, is_lock, shown, unreadable, unsupported
from ..paths import absolute
from ..readers import readers
from ..records import dataclass, field
from ..rewrite import RewriteError
from ..run import Inputs, Linters, read_bytes
from . import Context, UsageError
from ._annotated import Job, dated, page, remove, word
from ._beside import check_output
from ._options import add_config, add_inputs, add_judging, inputs_of, whole_number

if TYPE_CHECKING:
    from ..reporters import FileResult

NAME = "annotate"
HELP = ("把问题写成 Word 批注（.md、.txt 写成审阅页）", "write findings as Word comments, or as a page for review")
_EXIT = (
    "返回 0：写好了，或没有要批注的；2：有文件没有办成。",
    "Exit codes: 0 written, or nothing to say; 2 something could not be done.",
)


def add(parser: argparse.ArgumentParser, context: Context) -> None:
    """Add the arguments."""
    say = context.say
    parser.epilog = say(*_EXIT)
    parser.add_argument("paths", nargs="*", metavar="FILE", help=say("文稿，可以有几个", "drafts"))
    out = say(
        "写到这里：文件；几份文稿时为目录（默认 原名.批注.docx）", "a file, or a folder (default: NAME.批注.docx)"
    )
    parser.add_argument("-o", "--output", metavar="OUT", help=out)
    html = say("Word 文档也写成审阅页（.html）", "a page for review of Word documents too")
    parser.add_argument("--html", action="store_true", help=html)
    gone = say("去掉以前写的批注，别人的不动", "take out the comments of earlier runs, and nobody else's")
    parser.add_argument("--remove", action="store_true", help=gone)
    date = say("批注的日期（默认现在，或 SOURCE_DATE_EPOCH）", "of the comments (default: now, or SOURCE_DATE_EPOCH)")
    parser.add_argument("--date", metavar="DATE", help=date)
    most = say("最多写几条批注，其余只计数（默认 1000）", "comments to write; the rest are counted (default 1000)")
    parser.add_argument("--max-comments", type=whole_number, metavar="N", default=1000, help=most)
    parser.set_defaults(excerpts=True)  # what is written is a copy of the draft, so that it may quote it
    add_inputs(parser, context)
    add_judging(parser, context)
    add_config(parser, context)


def run(args: argparse.Namespace, context: Context) -> int:
    """Annotate each file. Exit 2 where something could not be done."""
    if not args.paths:
        raise UsageError("缺少文件：stylelint annotate 文稿.docx", "no file: stylelint annotate DRAFT.docx")
    check_output(args)
    if args.html and args.remove:
        raise UsageError("--remove 与 --html 不能同用", "--remove and --html exclude each other")
    inputs = inputs_of(args, args.paths)
    return _Run(args, context, inputs, Linters(inputs), dated(args.date)).all()


@dataclass
class _Run:
    """The files of one call."""

    args: argparse.Namespace
    context: Context
    inputs: Inputs
    linters: Linters
    date: str
    written: dict[Path, str] = field(default_factory=dict)

    def all(self) -> int:
        """Do one file after the other. Returns the exit code."""
        code = 0
        for given in dict.fromkeys(self.args.paths):
            for zh, en in self._one(Path(given)):
                code = self.context.fail(zh, en)
        return code

    def _one(self, path: Path) -> Iterator[tuple[str, str]]:
        """Do one file and say what came of it. Yields what could not be done."""
        name = shown(path)
        if (passed := self._passed_over(path)) is not None:
            print(f"stylelint: {name}: {self.context.say(*passed)}", file=sys.stderr)
            return
        if (refused := self._refused(path)) is not None:
            yield f"{name}: {refused[0]}", f"{name}: {refused[1]}"
            return
        try:
            linter = self.linters.of(path)
            result: FileResult = read_bytes(path, self.inputs, linter)
        except OSError as error:
            zh, en = unreadable(error)
            yield f"{name}: {zh}", f"{name}: {en}"
            return
        job = Job(path, result, linter, self.context, self.date, self.args, self.written)
        yield from self._made(job)
        for failure in linter.failures:
            yield f"规则出错，已跳过：{failure}", f"a rule failed and was left out: {failure}"
        linter.failures.clear()

    def _passed_over(self, path: Path) -> tuple[str, str] | None:
        """Say why a path is left out though nothing is wrong with it: shells name all that ends in .docx."""
        if is_lock(path.name):
            return LOCK
        named = {absolute(Path(given)) for given in self.args.paths}
        return None if self.args.remove else passed_over(path, named)

    def _refused(self, path: Path) -> tuple[str, str] | None:
        """Say why a path is not read at all."""
        if str(path) == "-":
            return "标准输入没有地方放批注，请给文件名", "comments cannot be put into stdin; name a file"
        if path.is_dir():
            return "这是目录；annotate 只收文件", "is a folder; annotate takes files"
        known = frozenset(suffix for module in readers().values() for suffix in module.SUFFIXES)
        if self.args.input_format is None and path.suffix.lower() not in known and path.is_file():
            return unsupported(path, known)
        return None

    def _made(self, job: Job) -> Iterator[tuple[str, str]]:
        name = shown(job.path)
        if job.result.document is None:
            said = job.result.diagnostics[0]
            whole = f"{name}: {said.message}{self.context.say('；', '; ')}{said.help}"
            yield whole, whole
            return
        try:
            print((remove if self.args.remove else page if self.args.html or not job.is_word else word)(job))
        except RewriteError as error:
            yield f"{name}: {error.zh}", f"{name}: {error.en}"
