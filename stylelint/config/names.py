"""Names in a configuration that nothing has: rules, genres, formats, encodings; each error at its place."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Collection, Iterator

from ..rulepack.errors import PackError, PackErrors, UnknownNameError, did_you_mean
from ..rulepack.load import load_packs
from ..select import check_selectors, genre_id
from .load import Layer
from .model import Config, Scoped
from .project import Piece, Project, listed


def check_names(project: Project, formats: frozenset[str], outputs: frozenset[str]) -> None:
    """Check the names in all files of a project. Raises PackErrors, and UnknownNameError for the command line.

    `formats` are those that can be read, `outputs` those that can be written.
    """
    pack = load_packs(project.packs)
    tests: dict[str, Callable[[str], object]] = {
        "rule": lambda name: check_selectors(pack.rules, [name]),
        "genre": lambda name: genre_id(pack.lexicon, name),
        "encoding": check_encoding,
        "format": lambda name: check_format(name, formats),
        "output": lambda name: check_output(name, outputs),
    }
    for kind, name, _ in _names(project.given.config):
        tests[kind](name)
    errors = []
    for layer in project.layers:
        for kind, name, keys in _names(layer.config):
            try:
                tests[kind](name)
            except UnknownNameError as error:
                errors.append(layer.marked.error(keys, error.zh, error.en))
        errors += _no_files(layer)
        errors += _no_vocabulary(layer)
    if errors:
        raise PackErrors(errors)


def check_encoding(name: str) -> None:
    """Raise UnknownNameError for an encoding that Python does not know."""
    try:
        known = getattr(codecs.lookup(name), "_is_text_encoding", True)
    except (LookupError, ValueError):
        known = False
    if not known:
        raise UnknownNameError(f"没有叫 {name} 的编码", f"there is no encoding called {name}")


def check_format(name: str, formats: Collection[str]) -> None:
    """Raise UnknownNameError for a format that cannot be read."""
    _check_known(name, formats, f"不能按 {name} 读", f"cannot read as {name}")


def check_output(name: str, outputs: Collection[str]) -> None:
    """Raise UnknownNameError for a format that cannot be written."""
    _check_known(name, outputs, f"没有 {name} 格式", f"there is no format {name}")


def _check_known(name: str, known: Collection[str], zh: str, en: str) -> None:
    if name not in known:
        words = ", ".join(sorted(known))
        hints = [did_you_mean(name, known, lang) for lang in ("zh", "en")]
        raise UnknownNameError(f"{zh}（可用：{words}）{hints[0]}", f"{en} (there are: {words}){hints[1]}")


def _names(config: Config) -> Iterator[tuple[str, str, tuple[str | int, ...]]]:
    """Yield what kind of name stands where."""
    yield from _scoped(config, ())
    if config.output_format is not None:
        yield "output", config.output_format, ("output-format",)
    for index, override in enumerate(config.overrides or ()):
        yield from _scoped(override, ("overrides", index))
    for index, entry in enumerate(config.ignores or ()):
        yield "rule", entry.rule, ("ignores", index, "rule")


def _scoped(values: Scoped, at: tuple[str | int, ...]) -> Iterator[tuple[str, str, tuple[str | int, ...]]]:
    for key in ("select", "ignore"):
        for index, name in enumerate(listed(getattr(values, key))):
            yield "rule", name, (*at, key, index)
    for name in values.rules or ():
        yield "rule", name, (*at, "rules", name)
    for key in ("genre", "encoding", "format"):
        if getattr(values, key) is not None:
            yield key, getattr(values, key), (*at, key)


def _no_files(layer: Layer) -> Iterator[PackError]:
    for index, override in enumerate(layer.config.overrides or ()):
        if not listed(override.files):
            zh, en = "缺少字段 files：写明对哪些文件生效", "the key files is missing: say which files are meant"
            yield layer.marked.error(("overrides", index), zh, en)


def _no_vocabulary(layer: Layer) -> Iterator[PackError]:
    """Yield an error where a vocabulary is named that is no file."""
    scopes: list[tuple[tuple[str | int, ...], Scoped]] = [((), layer.config)]
    scopes += [(("overrides", index), override) for index, override in enumerate(layer.config.overrides or ())]
    for keys, values in scopes:
        for index, name in enumerate(listed(values.vocabulary)):
            path = Piece(layer, values).path(name)
            at = (*keys, "vocabulary", index)
            if path.is_dir():
                zh, en = f"词表应是文件，{name} 是目录", f"a vocabulary is a file; {name} is a folder"
                yield layer.marked.error(at, zh, en)
            elif not path.exists():
                yield layer.marked.error(at, f"找不到词表 {name}", f"there is no vocabulary {name}")
