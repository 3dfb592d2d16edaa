"""Files that a run changes: fixes are made, unused suppressions taken out. A file that cannot be written stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .files import openable
from .fixing import Choose, fixed, wanted
from .inputs import STDIN, Fixing
from .outcome import Outcome
from .readers import is_text
from .records import dataclass, replace
from .reporters import FileResult, Fixed
from .rewrite import RewriteError, rewrite
from .suppress.addition import OWN, additions, can_be_added
from .text.edit import Edit, apply
from .text.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from .api import Linter
    from .work import Job

_STDIN = "标准输入不改写，用 stylelint fix -", "stdin is not written; use stylelint fix -"
WORD = (
    "Word 文档不直接改；用 stylelint fix --tracked 写成修订",
    "a Word document is not changed in place; stylelint fix --tracked writes tracked changes",
)
_NO_COMMENT = (
    "这里写不进免检注释；Word 文档用批注免检，别的写进配置的 ignores",
    "no suppression can be written here; use a comment in Word, or ignores in the configuration",
)
OFFICE = (
    "这种文件只检查，不往里写；请另存为 .docx，再用 stylelint fix --tracked",
    "a file of this kind is checked and not written to; save it as .docx, then use stylelint fix --tracked",
)


def in_text(linter: Linter) -> Callable[[FileResult, Sequence[Edit]], FileResult]:
    """Return what makes edits in a text and lints it."""

    def make(found: FileResult, edits: Sequence[Edit]) -> FileResult:
        source = found.source
        assert source is not None
        text = apply(source.text, edits)
        return linter.lint_source(Source(source.path, text, source.encoding, source.bom), found.format, whole=True)

    return make


@dataclass(frozen=True)
class Amender:
    """Changes one file.

    Attributes:
        linter: that of the file.
        job: where it is.
        outcome: takes what is to be said.
        english: in which language.
        choose: which fixes are made; None for those that `Fixing` names.
    """

    linter: Linter
    job: Job
    outcome: Outcome
    english: bool
    choose: Choose | None = None

    def fix(self, result: FileResult, fixing: Fixing) -> FileResult:
        """Make the fixes that are wanted and, if asked, write the file; returns what is found in the new text."""
        choose = self.choose or wanted(fixing.unsafe)
        if result.source is None or not (any(d.fix for d in result.diagnostics) if self.choose else choose(result)):
            return result
        if self.job.path == STDIN and fixing.write:
            return self._note(_STDIN, result)
        if not is_text(result.format or "txt"):
            return self._note(WORD if result.format == "docx" else OFFICE, result)
        after, fixes = fixed(in_text(self.linter), result, choose)
        if fixes.restless:
            rules = ", ".join(fixes.restless)
            self._problem(f"{rules} 的修改没完没了，这几条没有改", f"fixes of {rules} come to no end and were left out")
        if not fixes.made or after.source is None:
            return result
        old = result.source.text
        if fixing.write and not self._write([Edit(0, len(old), old, after.source.text)], result.encoding):
            return result
        self.outcome.fixed = dict(fixes.made)
        return replace(after, fixed=Fixed(result.source, dict(fixes.made)))

    def ignore(self, result: FileResult, reason: str) -> FileResult:
        """Write a suppression at each finding into the file; returns what is found then, as before where it stays."""
        document, source = result.document, result.source
        found = [d for d in result.diagnostics if not d.rule.startswith(OWN)]
        if document is None or source is None or not found:
            return result
        if self.job.path == STDIN or not can_be_added(document):
            return self._note(_NO_COMMENT, result)
        edits = additions(document, found, reason)
        after = in_text(self.linter)(result, edits)
        if len(after.suppressed) < len(result.suppressed) + len(found):
            self._problem("加了免检注释还是会报，没有改写", "suppressions would not keep all off; nothing was written")
            return result
        if not self._write(edits, result.encoding):
            return result
        count = len(found)
        said = f"{count} finding{'s' if count > 1 else ''} suppressed"
        self._note((f"写了免检注释，{count} 处不再报", said), result)
        return after if self.job.lines is None else replace(after, diagnostics=[])

    def free(self, result: FileResult) -> bool:
        """Take unused suppressions out of the file; whether it has been written."""
        if self.job.path == STDIN:
            zh = "标准输入不改写，没用上的免检注释还在"
            self._note((zh, "the unused suppressions stay: stdin is not written"), result)
            return False
        if not self._write(result.unused.edits, result.encoding):
            return False
        count = result.unused.count
        said = f"removed {count} unused suppression{'s' if count > 1 else ''}"
        self._note((f"删去 {count} 处没有用上的免检", said), result)
        return True

    def _write(self, edits: Iterable[Edit], encoding: str | None) -> bool:
        try:
            rewrite(openable(self.job.path), edits, encoding)
        except RewriteError as error:
            self._problem(error.zh, error.en)
            return False
        return True

    def _note(self, said: tuple[str, str], result: FileResult) -> FileResult:
        self.outcome.notes.append(f"{self.job.shown}: {said[self.english]}")
        return result

    def _problem(self, zh: str, en: str) -> None:
        self.outcome.problems.append(f"{self.job.shown}: {en if self.english else zh}")
