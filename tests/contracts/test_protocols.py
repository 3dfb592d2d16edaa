"""Kinds, readers, reporters and commands keep their protocols; a module that does not is named with what it lacks."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import is_dataclass
from inspect import signature
from pathlib import Path
from types import ModuleType

import pytest

from stylelint.commands import commands
from stylelint.kinds import kinds
from stylelint.readers import readers
from stylelint.reporters import reporters
from stylelint.rulepack.model import STRICT, RuleFields
from stylelint.rulepack.validate import names
from stylelint.scan import modules

# Package -> its modules, and what each must have: a type, or the parameters of a function.
PROTOCOLS: dict[str, tuple[Callable[[], Mapping[str, ModuleType]], dict[str, type | tuple[str, ...]]]] = {
    "kinds": (kinds, {"NAME": str, "Options": type, "build": ("rule", "options", "lexicon")}),
    "readers": (readers, {"NAME": str, "SUFFIXES": tuple, "read": ("source", "lexicon")}),
    "reporters": (
        reporters,
        {"NAME": str, "STABLE": bool, "piece": ("result", "options"), "report": ("run", "out", "options")},
    ),
    "commands": (
        commands,
        {"NAME": str, "HELP": tuple, "add": ("parser", "context"), "run": ("args", "context")},
    ),
}
MODULES = [(package, name, module) for package, (get, _) in PROTOCOLS.items() for name, module in get().items()]


def lacking(module: ModuleType, wanted: dict[str, type | tuple[str, ...]]) -> Iterator[str]:
    for name, form in wanted.items():
        value = getattr(module, name, None)
        if isinstance(form, tuple):
            if not callable(value) or tuple(signature(value).parameters) != form:
                yield f"{name}({', '.join(form)})"
        elif not isinstance(value, form):
            yield f"{name}: {form.__name__}"


@pytest.mark.parametrize(("package", "name", "module"), MODULES, ids=[f"{p}-{n}" for p, n, _ in MODULES])
def test_a_module_keeps_the_protocol_of_its_package(package: str, name: str, module: ModuleType) -> None:
    wanted = PROTOCOLS[package][1]
    if "read" in wanted and hasattr(module, "load"):  # a reader of bytes
        wanted = {**wanted, "load": ("path", "data", "lexicon", "limits")}
        del wanted["read"]
    assert list(lacking(module, wanted)) == []
    assert module.__doc__


def test_what_is_lacking_is_named() -> None:
    module = ModuleType("x")
    module.NAME = 3  # type: ignore[attr-defined]
    module.read = lambda source: source  # type: ignore[attr-defined]
    assert list(lacking(module, PROTOCOLS["readers"][1])) == ["NAME: str", "SUFFIXES: tuple", "read(source, lexicon)"]


@pytest.mark.parametrize("kind", sorted(kinds()))
def test_options_of_a_kind_are_strict_and_stand_beside_the_keys_of_rules(kind: str) -> None:
    options = kinds()[kind].Options
    assert options.__pydantic_config__ == STRICT
    assert is_dataclass(options)
    assert names(options).isdisjoint(names(RuleFields))


def test_no_two_readers_take_one_ending() -> None:
    endings = [ending for module in readers().values() for ending in module.SUFFIXES]
    assert len(endings) == len(set(endings))
    assert all(e == e.lower() and e.startswith(".") for e in endings)


def test_commands_have_their_line_in_both_languages() -> None:
    for module in commands().values():
        zh, en = module.HELP
        assert zh
        assert en.isascii()


def package(folder: Path, monkeypatch: pytest.MonkeyPatch, **files: str) -> ModuleType:
    """Make a package of modules and import it."""
    root = folder / "scanned"
    root.mkdir()
    (root / "__init__.py").touch()
    for name, text in files.items():
        (root / f"{name}.py").write_text(text, encoding="utf-8")
    monkeypatch.syspath_prepend(folder)
    for name in [name for name in sys.modules if name.partition(".")[0] == "scanned"]:
        monkeypatch.delitem(sys.modules, name)
    return __import__("scanned")


def test_a_new_file_is_found_and_helpers_are_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = modules(package(tmp_path, monkeypatch, b="NAME = 'two'", a="NAME = 'one'", _c="NAME = 3"), "NAME")
    assert list(found) == ["one", "two"]


def test_a_module_without_a_name_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(TypeError, match=r"scanned\.a has no NAME"):
        modules(package(tmp_path, monkeypatch, a=""), "NAME")


def test_two_modules_of_one_name_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(TypeError, match=r"scanned\.b and scanned\.a are both called 'x'"):
        modules(package(tmp_path, monkeypatch, a="NAME = 'x'", b="NAME = 'x'"), "NAME")
