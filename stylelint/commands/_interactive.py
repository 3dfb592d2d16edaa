"""`stylelint fix --interactive`: each fix is shown, and one key says whether it is made."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from ..amend import Amender
from ..diagnostic import Diagnostic
from ..fixing import apart
from ..inputs import STDIN, Fixing, Inputs, content
from ..outcome import Outcome
from ..plan import Plan
from ..records import dataclass, field
from ..reporters import FileResult
from ..reporters._visible import brief, visible
from ..terms import Terms
from ..text.edit import Edit, Safety, apply
from ..work import Output

if TYPE_CHECKING:
    from ..text.source import Source
    from ..work import Job

_NEAR = 24  # characters of the line that are shown on either side of an edit
_YES, _NO, _RULE, _FILE, _QUIT = "y", "n", "a", "s", "q"
_KEYS = _YES + _NO + _RULE + _FILE + _QUIT
_END = ("", "\x03", "\x04", "\x1b")  # no more input, Ctrl-C, Ctrl-D, Esc


def run(inputs: Inputs, output: Output, key: Callable[[], str] | None = None) -> int:
    """Ask file after file. Exit 2 where something could not be done."""
    plan = Plan(inputs, output)
    plan.load()
    terms = Terms(output.options.lang == "en")
    asking = _Asking(terms, key or _key)
    outcome = Outcome(problems=[*plan.problems, *filter(None, [plan.nothing])], notes=plan.notes)
    for job in plan.jobs:
        if job.path != STDIN and not asking.ended:
            _file(plan, job, asking, outcome, terms)
    for said in (*outcome.notes, *outcome.problems):
        print(f"stylelint: {said}", file=sys.stderr)
    return 2 if outcome.problems else 0


def _file(plan: Plan, job: Job, asking: _Asking, outcome: Outcome, terms: Terms) -> None:
    """Ask for the fixes of one file and write it."""
    linter = plan.work.linter(job.settings)
    try:
        data = content(job.path, linter.most(job.shown, plan.inputs.format))
    except OSError as error:
        outcome.problems.append(f"{job.shown}: {error.strerror or error}")
        return
    result = linter.lint_bytes(data, job.shown, encoding=plan.inputs.encoding, format=plan.inputs.format, whole=True)
    if not result.readable:
        outcome.problems.append(f"{job.shown}: {result.diagnostics[0].message}")
        return
    asking.begin(linter.settings.excerpts)
    made = Outcome(problems=outcome.problems, notes=outcome.notes)
    Amender(linter, job, made, terms.english, asking.choose).fix(result, Fixing(unsafe=True))
    if count := sum(made.fixed.values()):
        print(f"{job.shown}: " + terms.say(f"改了 {count} 处", f"fixed {count}"))


@dataclass
class _Asking:
    """What was answered so far.

    Attributes:
        terms: the words of the language.
        key: waits for a key.
        ended: nothing more is asked, in no file.
    """

    terms: Terms
    key: Callable[[], str]
    ended: bool = False
    _skipped: bool = False
    _shown: bool = True
    _answers: dict[tuple[str, int], bool] = field(default_factory=dict)
    _rules: set[str] = field(default_factory=set)
    _last: tuple[FileResult, list[Diagnostic]] | None = None

    def begin(self, shown: bool) -> None:
        """Begin a file; `shown` tells whether its text may be shown."""
        self._skipped, self._shown, self._answers, self._last = False, shown, {}, None

    def choose(self, found: FileResult) -> list[Diagnostic]:
        """Ask for each fix that was not asked for yet. Returns those that are to be made."""
        if self._last is not None and not self._follow(*self._last, found):
            return []
        chosen = []
        for diagnostic in found.diagnostics:
            if diagnostic.fix is None or not diagnostic.fix.edits:
                continue
            known = diagnostic.rule, diagnostic.offset
            if known not in self._answers and diagnostic.rule not in self._rules:
                if self.ended or self._skipped:
                    continue
                self._answers[known] = self._ask(diagnostic, found.source)
            if self._answers.get(known, True):
                chosen.append(diagnostic)
        self._last = found, chosen
        return chosen

    def _follow(self, before: FileResult, chosen: list[Diagnostic], after: FileResult) -> bool:
        """Move the answers to where the edits of the last round have moved their findings; whether that can be told."""
        assert before.source is not None and after.source is not None
        edits = [edit for d in apart(chosen, before.document) for edit in (d.fix.edits if d.fix else ())]
        if apply(before.source.text, edits) != after.source.text:
            return False
        self._answers = {
            (rule, offset + sum(len(e.new) - len(e.old) for e in edits if e.offset < offset)): answer
            for (rule, offset), answer in self._answers.items()
        }
        return True

    def _ask(self, diagnostic: Diagnostic, source: Source | None) -> bool:
        """Show a fix and wait for an answer."""
        say, fix = self.terms.say, diagnostic.fix
        assert fix is not None
        sure = say("，需核对", ", to be looked at") if fix.safety is not Safety.SAFE else ""
        print(f"\n{brief(diagnostic.path)}:{diagnostic.line}:{diagnostic.column} {diagnostic.rule}{sure}")
        print(f"  {brief(fix.title or diagnostic.message)}")
        for edit in fix.edits if self._shown and source else ():
            print(f"  - {_around(source, edit, edit.old)}\n  + {_around(source, edit, edit.new)}")  # type: ignore[arg-type]
        keys = say(
            "改吗？ y 改 / n 不改 / a 这条规则都改 / s 跳过本文件其余的 / q 到此为止：",
            "fix? y yes / n no / a all of this rule / s skip the rest of this file / q stop here: ",
        )
        answer = self._answer(keys)
        self._skipped, self.ended = answer == _FILE, answer == _QUIT
        if answer == _RULE:
            self._rules.add(diagnostic.rule)
        return answer in (_YES, _RULE)

    def _answer(self, prompt: str) -> str:
        print(prompt, end="", flush=True)
        while (pressed := self.key()) not in _END:
            if pressed.lower() in _KEYS and pressed.strip():
                print(pressed.lower())
                return pressed.lower()
        print()
        return _QUIT


def _around(source: Source, edit: Edit, text: str) -> str:
    """Return a text in its line, between brackets."""
    line = source.lines.starts[source.lines.line(edit.offset) - 1]
    before = source.text[max(line, edit.offset - _NEAR) : edit.offset]
    after = source.text[edit.end_offset : edit.end_offset + _NEAR].splitlines() or [""]
    return "".join(map(visible, f"{before}⟦{text}⟧{after[0]}"))


def _key() -> str:
    """Wait for a key where stdin is a terminal; else read a character of it."""
    if not sys.stdin.isatty():
        return sys.stdin.read(1)
    if sys.platform == "win32":
        import msvcrt

        return msvcrt.getwch()
    import termios
    import tty

    number = sys.stdin.fileno()
    before = termios.tcgetattr(number)
    try:
        tty.setcbreak(number, termios.TCSADRAIN)
        return os.read(number, 1).decode("ascii", "replace")
    finally:
        termios.tcsetattr(number, termios.TCSADRAIN, before)
