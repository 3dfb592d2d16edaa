"""jieba's tokenizer, quiet and quick to import, on a dictionary that is served from a trie."""

from __future__ import annotations

import sys
import warnings
from functools import lru_cache
from importlib.machinery import PathFinder
from importlib.util import find_spec, module_from_spec
from types import ModuleType
from typing import Any

from .dictionary import Dictionary


def tokenizer(dictionary: Dictionary, without: frozenset[str] = frozenset()) -> Any:
    """Return a `jieba.Tokenizer` on a dictionary, `without` some of its words."""
    made = jieba().Tokenizer()
    made.FREQ = Frequencies(dictionary, without)
    made.total = dictionary.total
    made.initialized = True  # so that it neither reads its own dictionary nor logs that it did
    return made


class Frequencies:
    """The part of a dict that jieba needs of `Tokenizer.FREQ`: words, and the beginnings of words with 0."""

    def __init__(self, dictionary: Dictionary, without: frozenset[str]) -> None:
        """Serve a dictionary `without` some of its words."""
        self._dictionary = dictionary
        self._without = without

    def __contains__(self, word: str) -> bool:
        return word in self._dictionary.trie

    def __getitem__(self, word: str) -> int:
        frequency: int = self.get(word, 0)
        return frequency

    def get(self, word: str, default: Any = None) -> Any:
        """Return the frequency, 0 for the beginning of a word, `default` for what begins none."""
        found = self._dictionary.frequency(word)
        return default if found is None else 0 if word in self._without else found


class _Later(ModuleType):
    """A module that is run when it is first asked for something."""

    def __getattr__(self, name: str) -> Any:
        self.__class__ = ModuleType  # type: ignore[assignment]  # as if it had been imported
        if self.__spec__ is not None and self.__spec__.loader is not None:
            self.__spec__.loader.exec_module(self)
        return getattr(self, name)


def _put_off(package: str, name: str) -> None:
    """Let the import of a package leave one of its modules to later."""
    spec = find_spec(package)
    found = None if spec is None else PathFinder.find_spec(name, spec.submodule_search_locations)
    if found is not None and name not in sys.modules:
        module = sys.modules[name] = module_from_spec(found)
        module.__class__ = _Later


@lru_cache(maxsize=1)
def jieba() -> ModuleType:
    """Import jieba without its warnings, and without what takes longer than all the rest of it.

    That is pkg_resources, without which jieba opens its files itself, and its tables for guessing unknown words.
    """
    blocked = "pkg_resources" not in sys.modules
    if blocked:
        sys.modules["pkg_resources"] = None  # type: ignore[assignment]
    try:
        _put_off("jieba", "jieba.finalseg")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import jieba as module
    finally:
        if blocked:
            del sys.modules["pkg_resources"]
    found: ModuleType = module
    return found
