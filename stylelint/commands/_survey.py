"""What lies in a folder: which drafts, of which genres, with how many findings; for `stylelint init`."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from ..api import Linter
from ..config.projects import Projects
from ..files import Choice, find
from ..readers import readers
from ..records import dataclass, field
from ..structure.genre import LIKELY
from ..vocabulary import DEFAULT_NAME

READ = 60  # drafts that are opened; more would keep the user waiting
_WALKED = 5000  # folders that are looked into for names
_REPOSITORY = (".git", "mkdocs.yml", "package.json", "pyproject.toml", "docs", "_config.yml", "README.md")
_LEFT_OUT = frozenset(
    "vendor third_party third-party dist build site _build public out 归档 存档 旧版 历史版本".split()
)
_TEMPLATES = frozenset("template templates 模板 范本 样表 模版".split())


@dataclass
class Survey:
    """What was found.

    Attributes:
        folder: the folder, absolute.
        files: drafts in it, by ending.
        genres: drafts by the Chinese name of their genre, of those that were read.
        levels: findings by level, of those that were read.
        read: how many drafts were read.
        repository: whether it looks like a repository, else it is taken for an office's folder.
        left_out: folders that hold what others wrote or what is done with, relative, with `/`.
        templates: folders of templates, likewise.
    """

    folder: Path
    files: Counter[str] = field(default_factory=Counter)
    genres: Counter[str] = field(default_factory=Counter)
    levels: Counter[str] = field(default_factory=Counter)
    read: int = 0
    repository: bool = False
    left_out: list[str] = field(default_factory=list)
    templates: list[str] = field(default_factory=list)


def survey(folder: Path) -> Survey:
    """Look through a folder. Configuration files do not count; what cannot be read is passed over."""
    found = Survey(folder, repository=any((folder / name).exists() for name in _REPOSITORY))
    _folders(found)
    suffixes = frozenset(s for module in readers().values() for s in module.SUFFIXES)
    every = find([str(folder)], Choice(suffixes, Projects(isolated=True))).files
    skipped = [folder / name for name in found.left_out]
    drafts = [p for p in every if p.name != DEFAULT_NAME and not any(p.is_relative_to(other) for other in skipped)]
    found.files.update(p.suffix.lower() for p in drafts)
    templates = [folder / name for name in found.templates]
    _read([p for p in drafts if not any(p.is_relative_to(other) for other in templates)], found)
    return found


def _folders(found: Survey) -> None:
    """Note the folders that are best left out; what is in them or is hidden is not looked into."""
    waiting = [found.folder]
    for _ in range(_WALKED):
        if not waiting:
            break
        try:
            inner = sorted(p for p in waiting.pop(0).iterdir() if p.is_dir() and not p.is_symlink())
        except OSError:
            continue
        for path in inner:
            name = path.relative_to(found.folder).as_posix() + "/"
            if path.name.lower() in _LEFT_OUT:
                found.left_out.append(name)
            elif path.name.lower() in _TEMPLATES:
                found.templates.append(name)
            elif not path.name.startswith(".") and path.name not in ("node_modules", "__pycache__", "venv"):
                waiting.append(path)


def _read(drafts: list[Path], found: Survey) -> None:
    """Lint some of the drafts, spread over all of them."""
    step = max(1, -(-len(drafts) // READ))
    linter = Linter()
    for path in drafts[::step]:
        try:
            result = linter.lint_bytes(path.read_bytes(), str(path))
        except Exception:  # whatever is wrong with it, `stylelint check` will say it
            continue
        found.read += 1
        found.levels.update(d.level.value for d in result.diagnostics)
        if result.document is not None:
            guesses = [draft.genre for draft in result.document.drafts]
            found.genres.update({g.name for g in guesses if g.name is not None and g.confidence >= LIKELY})
