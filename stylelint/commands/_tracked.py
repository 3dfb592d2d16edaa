"""`stylelint fix --tracked`: fixes put into copies of Word documents as tracked changes."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..amend import OFFICE
from ..copies import TRACKED, beside, passed_over
from ..files import LOCK, is_lock, shown, unreadable
from ..fixing import Choose, fixed, wanted
from ..inputs import Inputs, Linters, read_bytes
from ..paths import absolute
from ..readers import format_of, is_text, load
from ..records import dataclass, field, replace
from ..reporters import FileResult, Fixed
from ..rewrite import RewriteError
from ..terms import Terms
from ..text.edit import Safety
from . import Context
from ._annotated import dated
from ._beside import check_output, target_of, write

if TYPE_CHECKING:
    from ..api import Linter
    from ..text.edit import Edit
    from ..writers.docx.track import Stamp

_NO_WORD = (
    "不是 Word 文档（.docx），没有修订可写；不带 --tracked 直接改",
    "is no Word document (.docx) and has no tracked changes; fix it without --tracked",
)


def run(args: argparse.Namespace, inputs: Inputs, context: Context) -> int:
    """Do one file after the other. Exit 2 where something could not be done."""
    check_output(args)
    return _Run(args, inputs, context, Linters(inputs), dated(args.date)).all()


@dataclass
class _Run:
    """The files of one call."""

    args: argparse.Namespace
    inputs: Inputs
    context: Context
    linters: Linters
    date: str
    taken: set[Path] = field(default_factory=set)

    def all(self) -> int:
        """Do one file after the other. Returns the exit code."""
        code, named = 0, {absolute(Path(given)) for given in self.args.paths}
        for path in map(Path, dict.fromkeys(self.args.paths)):
            try:
                said = LOCK if is_lock(path.name) else passed_over(path, named)
                if said is not None:
                    print(f"stylelint: {shown(path)}: {self.context.say(*said)}", file=sys.stderr)
                    continue
                print(self._one(path))
            except OSError as error:
                zh, en = unreadable(error)
                code = self.context.fail(f"{shown(path)}: {zh}", f"{shown(path)}: {en}")
            except RewriteError as error:
                code = self.context.fail(f"{shown(path)}: {error.zh}", f"{shown(path)}: {error.en}")
        return code

    def _one(self, path: Path) -> str:
        """Write the copy of one file. Returns what is to be said. Raises RewriteError where that cannot be, OSError."""
        if path.is_dir() or (path.suffix.lower() != ".docx" and self.inputs.format is None):
            known = format_of(path.name)
            raise RewriteError(*(_NO_WORD if known is None or is_text(known) else OFFICE))
        linter = self.linters.of(path)
        result = read_bytes(path, self.inputs, linter, whole=True)
        origin = _origin(result)
        after = _fixed(linter, result, wanted(self.args.unsafe_fixes), self.date)
        terms = Terms(linter.lang == "en")
        said, target, colon = _said(after, terms), self._target(path), terms.say("：", ": ")
        if after.fixed is None:
            return f"{shown(path)}{colon}{said}"
        from ..writers.docx.seal import seal, untouched

        new, main = _origin(after).package, origin.package.main
        data = seal(new.data, {main: new.archive.read(main)}, main)
        write(target, data, path, None if self.args.output else partial(untouched, bearer=main))
        return f"{shown(path)} → {shown(target)}{colon}{said}"

    def _target(self, path: Path) -> Path:
        """Return where to write. Raises RewriteError where what was made of another file in this run is there."""
        target = target_of(self.args, beside(path, TRACKED, path.suffix))
        if target.absolute() in self.taken:
            name = shown(target)
            raise RewriteError(f"{name} 刚由另一份文稿写成，没有覆盖", f"{name} was just made of another draft")
        self.taken.add(target.absolute())
        return target


def _origin(result: FileResult) -> Any:
    """Return what writers need. Raises RewriteError where the document cannot be read or is not to be written to."""
    if result.document is None:
        said = result.diagnostics[0]
        raise RewriteError(f"{said.message}；{said.help}", f"{said.message}; {said.help}")
    if result.format != "docx":
        raise RewriteError(*_NO_WORD)
    from ..writers.docx.refusal import refusal

    refused = refusal(result.document.origin)  # type: ignore[arg-type]
    if refused is not None:
        zh, en = refused
        hint = "；可用 stylelint annotate --html 写审阅页", "; stylelint annotate --html writes a page for review"
        raise RewriteError(zh + hint[0], en + hint[1])
    return result.document.origin


def _fixed(linter: Linter, result: FileResult, choose: Choose, date: str) -> FileResult:
    """Make the fixes that are wanted and can be tracked. Raises RewriteError where that cannot be."""
    from zipfile import BadZipFile

    from ..writers.docx.track import Stamp, trackable

    def chosen(found: FileResult) -> Sequence[Any]:
        word = _origin(found)
        return [d for d in choose(found) if d.fix and all(trackable(word, edit) for edit in d.fix.edits)]

    try:
        after, fixes = fixed(_in_word(linter, Stamp(date)), result, chosen)
    except BadZipFile as error:
        raise RewriteError(f"文件损坏：{error}", f"the file is damaged: {error}") from None
    if fixes.restless:
        rules = ", ".join(fixes.restless)
        zh, en = f"{rules} 的修改没完没了，这几条没有改", f"fixes of {rules} come to no end and were left out"
        print(f"stylelint: {result.path}: {en if linter.lang == 'en' else zh}", file=sys.stderr)
    return replace(after, fixed=Fixed(result.source, dict(fixes.made))) if fixes.made else after


def _in_word(linter: Linter, stamp: Stamp) -> Callable[[FileResult, Sequence[Edit]], FileResult]:
    """Return what makes edits in a document that is read anew, as a writer changes what it is given."""
    from ..writers.docx.track import tracked

    def make(found: FileResult, edits: Sequence[Edit]) -> FileResult:
        data = _origin(found).package.data
        fresh: Any = load(found.path, data, "docx", linter.pack.lexicon, linter.settings.limits).origin
        return linter.lint_bytes(tracked(fresh, edits, stamp), found.path, format="docx", whole=True)

    return make


def _said(after: FileResult, terms: Terms) -> str:
    """Say how many changes were written, by rule, and how many findings could be fixed but for a look."""
    made = {} if after.fixed is None else after.fixed.made
    count = sum(made.values())
    named = terms.join(f"{rule} {many}" for rule, many in sorted(made.items(), key=lambda x: (-x[1], x[0])))
    said = terms.say(f"{count} 处修订（{named}）", f"{count} tracked changes ({named})")
    unsafe = sum(d.fix is not None and d.fix.safety is Safety.UNSAFE for d in after.diagnostics)
    more = terms.say(f"；另有 {unsafe} 处改后需核对，加 --unsafe-fixes", f"; {unsafe} more with --unsafe-fixes")
    return (said if count else terms.say("没有要改的", "nothing to fix")) + (more if unsafe else "")
