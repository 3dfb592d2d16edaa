"""Rule files and configurations are checked while they are written, as they will be when they are loaded.

What is in the editor may not be on the disk, so the folder of the pack is copied
with the text in its place, and the copy is loaded.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .. import quickre as re
from ..config.load import NAMES, read
from ..rulepack.errors import PackError, PackErrors
from ..rulepack.load import builtin_root, load_pack, load_packs
from ..rulepack.manifest import FILE as MANIFEST
from ..rulepack.pack import Pack
from ..rulepack.sources import pack_files
from ..samples import run_samples
from ..settings import PackSource

_YAML = (".yaml", ".yml")
_CONFIGS = frozenset(name for name in NAMES if name.endswith(_YAML))
_RULE = re.compile(r"^(?:kind|message)[ \t]*:", re.MULTILINE)


def is_checked(path: Path, text: str) -> bool:
    """Tell whether a file is a configuration or belongs to a pack."""
    return path.name in _CONFIGS or (path.suffix in _YAML and pack_of(path, text) is not None)


def pack_of(path: Path, text: str) -> Path | None:
    """Return the folder of the pack that a file is of: one with a pack.yaml, or two above what reads like a rule."""
    named = next((folder for folder in path.parents if (folder / MANIFEST).is_file()), None)
    if named is None and _RULE.search(text) and len(path.parents) > 1:
        return path.parents[1]
    return named


def errors(path: Path, text: str) -> list[PackError]:
    """Return the errors of a file whose text this is; those of other files of its pack are left out."""
    return _of_config(path, text) if path.name in _CONFIGS else _of_pack(path, text)


def _of_config(path: Path, text: str) -> list[PackError]:
    found: list[PackError] = []
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / path.name
        copy.write_text(text, encoding="utf-8", errors="surrogatepass", newline="")
        read(copy, found)
    return found


def _of_pack(path: Path, text: str) -> list[PackError]:
    root = pack_of(path, text)
    if root is None:
        return []
    below = path.relative_to(root)
    with _copied(root, below, text) as copy:
        try:
            pack = _loaded(copy, root)
        except PackErrors as said:
            return [e for e in said.errors if e.path.as_posix().endswith(below.as_posix())]
        return list(_samples(pack, copy / below))


@contextmanager
def _copied(root: Path, below: Path, text: str) -> Iterator[Path]:
    """Give a copy of a pack, of its YAML alone, with a text in the place of one file."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / root.name
        for file in pack_files(root):
            target = copy / file.relative_to(root)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, target)
        (copy / below).parent.mkdir(parents=True, exist_ok=True)
        (copy / below).write_text(text, encoding="utf-8", errors="surrogatepass", newline="")
        yield copy


def _loaded(copy: Path, root: Path) -> Pack:
    return load_pack(copy) if root.resolve() == builtin_root().resolve() else load_packs([PackSource(copy)])


def _samples(pack: Pack, file: Path) -> Iterator[PackError]:
    """Yield the samples of the rules in one file that do not hold."""
    for rule in pack.rules:
        if rule.path.resolve() == file.resolve():
            run = run_samples(pack, rule.id)
            yield from run.errors
            for failure in run.failures:
                line, column = map(int, failure.place.rsplit(":", 2)[1:])
                said = {lang: failure.format(lang).partition("\n")[2] for lang in ("zh", "en")}
                yield PackError(file, line, column, f"样例没有通过\n{said['zh']}", f"a sample fails\n{said['en']}")
