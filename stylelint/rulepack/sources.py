"""Where packs are: folders by path, or packages that are installed and say so by an entry point; and their hash."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ..plugins import entry_points
from ..reasons import reason
from ..records import dataclass
from ..settings import PackSource
from .errors import PackError, did_you_mean
from .marked import Keys

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "stylelint.packs"
BUILTIN_NAME = "stylelint"


@dataclass(frozen=True)
class Located:
    """The folder of a pack, absolute; the name it has unless its pack.yaml says another; the hash of its files."""

    root: Path
    name: str
    sha256: str


def builtin_root() -> Path:
    """Return the folder of the rules that come with stylelint: in the wheel, or beside the sources."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "_rules"
    return inside if inside.is_dir() else package.parent / "rules"


def locate(source: PackSource, errors: list[PackError], *, pinned: bool = True) -> Located | None:
    """Find the folder of a pack. Where it cannot be found or has not the hash that is asked for, `errors` says so.

    With `pinned` false the hash that is asked for is not looked at.
    """
    root = Path(os.path.normpath(source.root.absolute()))
    name = root.name or "pack"
    if not root.is_dir():
        found = _installed(source, errors)
        if found is None:
            return None
        root, name = found
    try:
        sha256 = content_hash(root)
    except OSError as error:
        zh, en = reason(error)
        errors.append(_error(source, (), f"读不了：{zh}", f"cannot be read: {en}"))
        return None
    if pinned and source.sha256 is not None and source.sha256.lower() != sha256:
        zh = f"规则包的内容与固定的 sha256 不符，现为 {sha256}；核对改动后再写新的"
        en = f"the content of the pack has another sha256: {sha256}; look at what changed before you pin this one"
        errors.append(_error(source, ("sha256",), zh, en))
        return None
    return Located(root, name, sha256)


def content_hash(root: Path) -> str:
    """Return the SHA-256 of a pack: of the paths and bytes of its YAML files, line ends as they are."""
    import hashlib

    digest = hashlib.sha256()
    files = {p.relative_to(root).as_posix(): p for p in pack_files(root)}
    for name, path in sorted(files.items()):
        try:
            data = path.read_bytes()
        except OSError:  # loading it will say so
            data = b""
        digest.update(f"{name}\0{len(data)}\0".encode("utf-8", "surrogateescape") + data)
    return digest.hexdigest()


def pack_files(root: Path) -> Iterator[Path]:
    """Yield the YAML files of a pack: its pack.yaml and those of the folders in it that are not hidden."""
    yield from (p for p in yaml_files(root) if p.stem == "pack")
    for folder in pack_folders(root):
        yield from yaml_files(folder)


def yaml_files(folder: Path) -> list[Path]:
    """Return the YAML files directly in a folder, in order."""
    return sorted(p for p in folder.glob("*.y*ml") if p.suffix in (".yaml", ".yml"))


def pack_folders(root: Path) -> list[Path]:
    """Return the folders of a pack: families, genres and words, in order."""
    return sorted(p for p in root.iterdir() if p.is_dir() and not p.name.startswith("."))


def _installed(source: PackSource, errors: list[PackError]) -> tuple[Path, str] | None:
    """Return the folder and the name of an installed pack."""
    name = source.name or str(source.root)
    points = entry_points(GROUP)
    named = [p for p in points if p.name == name]
    if not named:
        known = sorted({p.name for p in points})
        zh = f"没有这个规则目录或已安装的规则包 {name}{did_you_mean(name, known, 'zh')}"
        en = f"there is no such rule folder or installed rule pack {name}{did_you_mean(name, known, 'en')}"
        errors.append(_error(source, (), zh, en))
        return None
    if len(named) > 1:
        givers = "、".join(map(distribution_of, named)), ", ".join(map(distribution_of, named))
        zh = f"有 {len(named)} 个已安装的包都提供规则包 {name}：{givers[0]}，只留一个"
        errors.append(
            _error(source, (), zh, f"{len(named)} installed packages give a pack {name}: {givers[1]}; keep one")
        )
        return None
    try:
        root = folder_of(named[0])
    except Exception as error:  # a package may fail in any way
        said = f"{type(error).__name__}: {error}"
        where = f"{distribution_of(named[0])} [{GROUP}] {name} = {named[0].value}"
        zh, en = f"已安装的规则包用不了（{where}）：{said}", f"the installed rule pack fails ({where}): {said}"
        errors.append(_error(source, (), zh, en))
        return None
    return root, name


def folder_of(point: EntryPoint) -> Path:
    """Return the folder of the pack behind an entry point: that of its module, or what its function returns.

    Raises whatever the package raises, and FileNotFoundError where there is no folder.
    """
    value = point.load()
    if callable(value):
        value = value()
    else:
        file = getattr(value, "__file__", None)
        value = Path(file).parent if file else next(iter(getattr(value, "__path__", [])), value)
    root = Path(value).absolute()
    if not root.is_dir():
        raise FileNotFoundError(f"no folder {root}")
    return root


def distribution_of(point: EntryPoint) -> str:
    """Return the name and version of the distribution that an entry point is of."""
    return f"{point.dist.name} {point.dist.version}" if point.dist is not None else "?"


def _error(source: PackSource, keys: Keys, zh: str, en: str) -> PackError:
    if source.origin is None:
        return PackError(Path(source.name) if source.name else source.root, 1, 1, zh, en)
    return source.origin.marked.error((*source.origin.keys, *keys), zh, en)
