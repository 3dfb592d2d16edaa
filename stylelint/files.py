"""Which files a run reads: paths as given, folders walked by the .gitignore files below them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from pathlib import Path, PureWindowsPath
from typing import TYPE_CHECKING, TypeAlias

from .config.project import Project, matchable
from .config.projects import Projects
from .paths import absolute
from .records import dataclass, field

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_Spec: TypeAlias = "tuple[Path, GitIgnoreSpec]"
_COPIES = ".批注", ".修订"
LOCK = "这是文档打开时留下的锁文件，已跳过", "is the lock file of an open document; passed over"
_MISSING = "找不到这个文件或目录", "no such file or directory"
_LONGEST = 250  # UTF-16 units of a path that Windows opens without a prefix; it ends between 248 and 260
_IN_USE = frozenset({32, 33})  # Windows: opened by others, or locked in part
_REASONS = (
    (
        (".pdf", ".ofd"),
        (
            "版式文件里只有一行行的字，没有段落；请检查它的原稿（.docx、.odt、.md 或 .txt）",
            "it holds lines on pages and no paragraphs; check what it was made from (.docx, .odt, .md or .txt)",
        ),
    ),
    (
        (".xlsx", ".xls", ".et", ".ods"),
        (
            "表格里的字不成段落；要检查的文字请放进文稿",
            "a spreadsheet holds no prose; put what is to be checked into a draft",
        ),
    ),
    (
        (".pptx", ".ppt", ".dps", ".odp"),
        (
            "演示文稿里多是短语，不是成段的文字；请检查讲稿",
            "slides hold phrases and no prose; check the text of the talk",
        ),
    ),
)
_SKIPPED_FOLDERS = frozenset({".git", ".hg", ".svn", "node_modules", ".venv", "venv", "__pycache__", ".tox"})


@dataclass
class Found:
    """What a walk found.

    Attributes:
        files: paths to lint, in order, each once.
        problems: what could not be read, as (path, zh, en).
        skipped: how many files that were named are left out, by the configuration or as lock files.
        notes: what was left out and is told, though it is no problem, as (path, zh, en).
    """

    files: list[Path] = field(default_factory=list)
    problems: list[tuple[str, str, str]] = field(default_factory=list)
    skipped: int = 0
    notes: list[tuple[str, str, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Choice:
    """What decides on files.

    Attributes:
        suffixes: endings that can be read.
        projects: the configurations.
        any_suffix: files that are named are taken whatever they end in.
        lacking: tells why files with an ending cannot be read on this machine: (zh, en), or None where they can.
    """

    suffixes: frozenset[str]
    projects: Projects
    any_suffix: bool = False
    lacking: Callable[[str], tuple[str, str] | None] = lambda suffix: None

    def left_out(self, path: Path) -> bool:
        """Tell whether a file or folder that is named is left out all the same."""
        whole = absolute(path)
        project = self.projects.of(whole.parent)
        return project.value("force_exclude", False) and project.out_of_reach(whole, path.is_dir())

    def wanted(self, project: Project, whole: Path) -> bool:
        """Tell whether a file that a walk comes to is taken."""
        included = project.included(whole)
        if included is False:
            return False
        readable = whole.suffix.lower() in self.suffixes
        return readable or (included is True and project.settings_for(whole).format is not None)


@dataclass
class _Lacking:
    """Files that walks came to and that cannot be read on this machine."""

    choice: Choice
    files: dict[tuple[str, str], list[Path]] = field(default_factory=dict)

    def has(self, path: Path) -> bool:
        """Tell whether a file is one, and note it."""
        why = self.choice.lacking(path.suffix.lower())
        if why is not None:
            self.files.setdefault(why, []).append(path)
        return why is not None

    def notes(self) -> Iterator[tuple[str, str, str]]:
        """Yield one note for all files of one reason."""
        for (zh, en), files in self.files.items():
            more = len(files) - 1
            also = (f"（另有 {more} 个这样的文件）", f" ({more} more like it)") if more else ("", "")
            yield shown(files[0]), f"没有检查：{zh}{also[0]}", f"was not checked: {en}{also[1]}"


def find(paths: Iterable[str], choice: Choice) -> Found:
    """Find the files to lint. Raises PackErrors where a configuration on the way is faulty."""
    found = Found()
    lacking = _Lacking(choice)
    seen: set[Path] = set()
    for given in paths:
        if not given:
            found.problems.append(('""', "路径是空的", "the path is empty"))
            continue
        for file in _of_path(Path(given), choice, found):
            whole = absolute(file)
            if whole not in seen:
                seen.add(whole)
                if file == Path(given) or not lacking.has(file):
                    found.files.append(file)
    found.notes += lacking.notes()
    _pass_over_copies(found)
    return found


def _pass_over_copies(found: Found) -> None:
    """Leave out the copies with comments or changes of drafts that are read too, where nobody has worked in them."""
    copies = [file for file in found.files if any(word in file.stem for word in _COPIES)]
    if not copies:
        return
    from .copies import passed_over

    named = {absolute(file) for file in found.files}
    for file in copies:
        if (said := passed_over(file, named)) is not None:
            found.files.remove(file)
            found.notes.append((shown(file), *said))


def _of_path(path: Path, choice: Choice, found: Found) -> Iterator[Path]:
    try:
        if choice.left_out(path):
            found.skipped += 1
        elif openable(path).is_dir():
            yield from _walk(path, [], choice, found, frozenset())
        elif is_lock(path.name):
            found.skipped += 1
            found.notes.append((shown(path), *LOCK))
        elif not openable(path).exists():
            found.problems.append((shown(path), *_MISSING))
        elif choice.any_suffix or path.suffix.lower() in choice.suffixes or _has_format(path, choice):
            yield path
        else:
            found.problems.append((shown(path), *unsupported(path, choice.suffixes)))
    except OSError as error:
        found.problems.append(_unreadable(path, error))


def _has_format(path: Path, choice: Choice) -> bool:
    whole = absolute(path)
    return choice.projects.of(whole.parent).settings_for(whole).format is not None


def unsupported(path: Path, suffixes: Iterable[str]) -> tuple[str, str]:
    """Say that no reader takes files with this ending, and why where it is a usual one: (zh, en)."""
    suffix = path.suffix.lower()
    reason = next((said for endings, said in _REASONS if suffix in endings), None)
    if reason is not None:
        return f"不检查 {suffix} 文件：{reason[0]}", f"{suffix} is not checked: {reason[1]}"
    known = " ".join(sorted(suffixes))
    zh, en = (f" {path.suffix} ", path.suffix) if path.suffix else ("没有后缀的", "a file without suffix")
    tail = f"{known} are; for plain text add --input-format txt"
    return f"不支持{zh}文件（支持 {known}；纯文本可加 --input-format txt）", f"{en} is not supported ({tail})"


def _walk(
    folder: Path, specs: list[_Spec], choice: Choice, found: Found, above: frozenset[tuple[int, int]]
) -> Iterator[Path]:
    """Walk a folder in name order; a link that leads back to a folder above is not followed."""
    try:
        stat = openable(folder).stat()
        entries = sorted(os.scandir(openable(folder)), key=lambda e: e.name)
    except OSError as error:
        found.problems.append(_unreadable(folder, error))
        return
    here = (stat.st_dev, stat.st_ino)
    if here in above:
        zh, en = "链接绕回了上级目录，已跳过", "the link leads back to a folder above it; passed over"
        found.problems.append((shown(folder), zh, en))
        return
    if above and any(entry.name == "pyvenv.cfg" for entry in entries):
        return  # a virtual environment, whatever it is called
    whole = absolute(folder)
    project = choice.projects.of(whole)
    specs = [*specs, *_ignores(folder, found)] if project.value("respect_gitignore", True) else []
    for entry in entries:
        path = folder / entry.name
        try:
            is_dir = entry.is_dir()
            if _ignored(specs, path, is_dir) or project.excluded(whole / entry.name, is_dir):
                continue
            if is_dir and entry.name not in _SKIPPED_FOLDERS:
                yield from _walk(path, specs, choice, found, above | {here})
            elif not is_dir and choice.wanted(project, whole / entry.name) and _is_file(entry):
                yield path
        except OSError as error:  # a link that leads to itself or to nothing
            found.problems.append(_unreadable(path, error))


def _is_file(entry: os.DirEntry[str]) -> bool:
    """Tell a file from pipes and devices, which might never end; raises OSError for a link that leads nowhere."""
    if entry.is_symlink():
        entry.stat()
    return entry.is_file() and not is_lock(entry.name)


def is_lock(name: str) -> bool:
    """Tell whether this is the file that an office program keeps beside a document while it is open."""
    return name.startswith("~$")


def _ignored(specs: list[_Spec], path: Path, is_dir: bool) -> bool:
    """Tell whether git would leave the path out: the nearest file that speaks of it decides."""
    for base, spec in reversed(specs):
        verdict = spec.check_file(_below(base, path, is_dir)).include
        if verdict is not None:
            return verdict
    return False


def _below(base: Path, path: Path, is_dir: bool) -> str:
    return matchable(path.relative_to(base).as_posix() + ("/" if is_dir else ""))


def _ignores(folder: Path, found: Found) -> Iterator[_Spec]:
    file = openable(folder / ".gitignore")
    try:
        if file.is_file():
            import pathspec

            lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
            yield folder, pathspec.GitIgnoreSpec.from_lines(filter(_is_pattern, lines))
    except OSError as error:
        found.problems.append(_unreadable(folder / ".gitignore", error))


def _is_pattern(line: str) -> bool:
    """Tell whether git could read a line of .gitignore; what it cannot read it passes over."""
    import pathspec

    try:
        pathspec.GitIgnoreSpec.from_lines([line])
    except ValueError:
        return False
    return True


def _unreadable(path: Path, error: OSError) -> tuple[str, str, str]:
    return shown(path), *unreadable(error)


def unreadable(error: OSError) -> tuple[str, str]:
    """Say why a file or folder cannot be read: (zh, en)."""
    if isinstance(error, PermissionError) or getattr(error, "winerror", None) in _IN_USE:
        return "被别的程序占用或没有权限，已跳过", "in use by another program or not permitted; passed over"
    if isinstance(error, FileNotFoundError):
        return _MISSING
    from .reasons import reason

    zh, en = reason(error)
    return f"读不了：{zh}", f"cannot be read: {en}"


def openable(path: Path) -> Path:
    """Return a path by which the system opens a file, however long its name is."""
    return Path(extended(PureWindowsPath(absolute(path)))) if os.name == "nt" else path


def size_of(path: Path) -> int:
    """Return the bytes of a file; 0 where that cannot be told."""
    try:
        return openable(path).stat().st_size
    except OSError:
        return 0


def extended(path: PureWindowsPath) -> PureWindowsPath:
    r"""Return an absolute path of Windows, behind `\\?\` (of a share `\\?\UNC\`) where it is too long without."""
    text = str(path)
    if len(text.encode("utf-16-le", "surrogatepass")) // 2 <= _LONGEST or text.startswith(("\\\\?\\", "\\\\.\\")):
        return path
    return PureWindowsPath("\\\\?\\UNC\\" + text[2:] if text.startswith("\\\\") else "\\\\?\\" + text)


def shown(path: Path) -> str:
    """Return a path as diagnostics show it: relative to the working directory if it is below, with `/`."""
    if not path.is_absolute():
        return _text(Path(os.path.normpath(path)))
    here = Path.cwd()
    if path.is_relative_to(here):
        return _text(path.relative_to(here))
    whole = _resolved(path.parent) / path.name
    return _text(whole.relative_to(here) if whole.is_relative_to(here) else path)


@lru_cache(maxsize=16)
def _resolved(folder: Path) -> Path:
    """Return a folder without links; files come folder by folder, and to follow links takes long."""
    return folder.resolve()


def _text(path: Path) -> str:
    """Return a path as text, its bytes read as UTF-8 whatever the locale."""
    return os.fsencode(path.as_posix()).decode("utf-8", "surrogateescape")
