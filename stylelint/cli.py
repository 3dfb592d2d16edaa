"""The command line: arguments to one command, its exit code back.

Exit codes: 0 clean, 1 findings, 2 the job could not be done.
"""

from __future__ import annotations

import argparse
import errno
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from . import __version__
from .commands import Context, UsageError, commands
from .plugins import PluginError
from .reporters._terminal import canvas_width
from .rulepack.errors import PackErrors, UnknownNameError, did_you_mean

_FULL = frozenset({errno.ENOSPC, errno.EFBIG, errno.EIO, getattr(errno, "EDQUOT", errno.ENOSPC)})
EXIT_PROBLEM = 2
EXIT_INTERRUPTED = 130

# What argparse says, and the same in Chinese.
_SAID = (
    ("not allowed with argument ", "不能同时用 "),
    ("argument ", "参数 "),
    ("expected one argument", "后面缺一个值"),
    ("must be a whole number: ", "应为整数，不能是 "),
    ("must not be negative: ", "不能为负数："),
    ("must not be 0: ", "不能为 0："),
    ("the following arguments are required: ", "缺少 "),
)


class _Parser(argparse.ArgumentParser):
    """Errors in the user's language, one line, exit 2."""

    lang = "zh"

    def _get_formatter(self) -> argparse.HelpFormatter:
        """Tell the width, to learn which argparse imports `shutil` with all that unpacks archives."""
        return argparse.HelpFormatter(self.prog, width=canvas_width(sys.stdout, None) - 2)

    def error(self, message: str) -> NoReturn:
        if self.lang == "zh":
            for said, zh in _SAID:
                message = message.replace(said, zh)
        hint = f"run {self.prog} --help" if self.lang == "en" else f"用 {self.prog} --help 查看用法"
        separator = "; " if self.lang == "en" else "；"
        self.exit(EXIT_PROBLEM, f"stylelint: {message}{separator}{hint}\n")

    def _check_value(self, action: argparse.Action, value: object) -> None:
        """Refuse what is no choice; takes the place of argparse's own words, which suggest nothing."""
        if action.choices is None or value in action.choices:
            return
        known = [str(choice) for choice in action.choices]
        hint = did_you_mean(str(value), known, self.lang)
        said = f"不能是 {value}，可用：{'、'.join(known)}{hint}"
        if self.lang == "en":
            said = f"{value} is not one of {', '.join(known)}{hint}"
        raise argparse.ArgumentError(action, said)


def main(argv: Sequence[str]) -> int:
    """Run one command. Returns the exit code; never raises."""
    _streams()
    lang = _language(argv)
    try:
        return _run(argv, lang)
    except PackErrors as errors:
        for error in errors.errors:
            print(error.format(lang), file=sys.stderr)
    except (PluginError, UnknownNameError, UsageError) as error:
        print(f"stylelint: {error.en if lang == 'en' else error.zh}", file=sys.stderr)
    except SystemExit as stop:  # argparse has said why
        return stop.code if isinstance(stop.code, int) else 0
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except KeyboardInterrupt:
        return EXIT_INTERRUPTED
    except OSError as error:
        if error.errno not in _FULL:
            return _internal(lang)
        from .reasons import reason

        zh, en = reason(error)
        print(f"stylelint: {f'cannot be written: {en}' if lang == 'en' else f'写不了：{zh}'}", file=sys.stderr)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is still to come goes nowhere
    except Exception:  # exit 1 would pass for findings
        return _internal(lang)
    return EXIT_PROBLEM


def _streams() -> None:
    """Speak UTF-8; what the caller has closed is read as empty, and written to goes nowhere."""
    if sys.stdin is None:
        sys.stdin = Path(os.devnull).open(encoding="utf-8")  # noqa: SIM115 - open to the end
    if sys.stdout is None or sys.stderr is None:  # closed by who started us
        nowhere = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - open to the end
        sys.stdout, sys.stderr = sys.stdout or nowhere, sys.stderr or nowhere
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _internal(lang: str) -> int:
    """Say that an exception that nothing here expected is a fault of the program."""
    import traceback

    traceback.print_exc()
    said = "内部错误：这是 stylelint 的问题，请附上以上内容报告"
    print(f"stylelint: {'internal error: please report the lines above' if lang == 'en' else said}", file=sys.stderr)
    return EXIT_PROBLEM


def _run(argv: Sequence[str], lang: str) -> int:
    _Parser.lang = lang
    words = _with_verb(list(argv))
    if words[0] not in commands():
        _overview(lang).parse_args(words)  # says what was asked for, and ends
    verb = _verb(words[0], lang)
    if len(words) > len(argv):  # no verb was given
        _refuse_late_verb(argv, verb)
    args, unknown = verb.parse_known_args(_dashed_files(words[1:], verb))
    if hasattr(args, "paths"):  # they may stand after options too
        later = argv[list(argv).index("--") + 1 :] if "--" in argv else ()
        if not any(word.startswith("-") and word != "--" and word not in later for word in unknown):
            args.paths, unknown = [*args.paths, *(word for word in unknown if word != "--")], []
    if unknown:
        known = [name for name in verb._option_string_actions if name.startswith("--")]
        zh, en = (did_you_mean(unknown[0].partition("=")[0], known, x) for x in ("zh", "en"))
        raise UsageError(f"没有参数 {unknown[0]}{zh}", f"there is no option {unknown[0]}{en}")
    code = commands()[words[0]].run(args, Context(lang))
    sys.stdout.flush()
    return int(code)


def _language(argv: Sequence[str]) -> str:
    """Read --lang ahead of the parser, whose own messages need it."""
    for index, word in enumerate(argv):
        if word == "--lang" and argv[index + 1 : index + 2] == ["en"]:
            return "en"
        if word == "--lang=en":
            return "en"
    return "zh"


def _with_verb(argv: list[str]) -> list[str]:
    """Put `check` in front where no verb is given; the language may stand before the verb."""
    first = 2 if argv[:1] == ["--lang"] else 1 if argv and argv[0].startswith("--lang=") else 0
    word = argv[first] if first < len(argv) else ""
    if word in commands():
        return [word, *argv[:first], *argv[first + 1 :]]
    if argv and argv[0] in ("-h", "--help", "--version"):
        return argv
    if word.isalpha() and not Path(word).exists() and _close(word):
        zh, en = (did_you_mean(word, commands(), lang) for lang in ("zh", "en"))
        raise UsageError(f"没有 {word} 这个命令或文件{zh}", f"there is no command or file {word}{en}")
    return ["check", *argv]


def _close(word: str) -> bool:
    """Tell whether a word is much like a verb."""
    from difflib import get_close_matches

    return bool(get_close_matches(word, commands(), n=1, cutoff=0.7))


def _refuse_late_verb(argv: Sequence[str], check: argparse.ArgumentParser) -> None:
    """Raise UsageError where the first word that is neither an option nor its value is a verb, and no file."""
    known, words = check._option_string_actions, iter(argv)
    for word in words:
        if word == "--":
            return
        if not word.startswith("-"):
            if word in commands() and not os.path.lexists(word):
                zh = f"命令要写在最前面，选项放在后面：stylelint {word} …"
                raise UsageError(zh, f"the command comes first, options after it: stylelint {word} ...")
            return
        if word in known and known[word].nargs is None:
            next(words, None)


def _dashed_files(words: list[str], verb: argparse.ArgumentParser) -> list[str]:
    """Put ./ before the names of files that begin with a dash and are no options, up to `--`."""
    end = words.index("--") if "--" in words else len(words)
    known = verb._option_string_actions
    named = (f"./{w}" if w[0:1] == "-" and w.partition("=")[0] not in known and _exists(w) else w for w in words[:end])
    return [*named, *words[end:]]


def _exists(name: str) -> bool:
    try:
        return name != "-" and os.path.lexists(name)
    except ValueError:  # a NUL
        return False


def _overview(lang: str) -> _Parser:
    """Return the parser of what stands before any verb; it knows of the verbs what they are for."""
    english = lang == "en"
    about = "A style linter for Chinese drafts" if english else "中文文稿检查：占位符、编号、缺项、空话"
    parser = _Parser(prog="stylelint", description=about)
    parser.add_argument("--version", action="version", version=f"stylelint {__version__}")
    verbs = parser.add_subparsers(dest="command", required=True, metavar="COMMAND", parser_class=_Parser)
    for name in commands():
        verbs.add_parser(name, help=commands().constant(name, "HELP")[english])
    return parser


def _verb(name: str, lang: str) -> _Parser:
    """Return the parser of one verb."""
    module, english = commands()[name], lang == "en"
    verb = _Parser(prog=f"stylelint {name}", description=module.HELP[english], allow_abbrev=False)
    module.add(verb, Context(lang))
    said = "language of the output: zh or en" if english else "输出语言：zh 或 en（默认 zh）"
    verb.add_argument("--lang", choices=("zh", "en"), help=said)
    return verb
