"""Lists of words in the options of kinds, in which {name} stands for a word list of the pack."""

from __future__ import annotations

from collections.abc import Sequence

from .. import quickre as re
from ..structure.lexicon import Lexicon
from ..text.fold import fold, fold_all
from . import OptionError


def expanded(key: str, words: Sequence[str], lexicon: Lexicon) -> tuple[str, ...]:
    """Return the words of an option, folded; raises OptionError, at the key, for a list that there is not."""
    found: list[str] = []
    for word in words:
        if not (word.startswith("{") and word.endswith("}")):
            found.append(fold(word))
        elif word[1:-1] in lexicon.words:
            found.extend(fold_all(lexicon.words[word[1:-1]]))
        else:
            raise OptionError(key, f"没有叫 {word[1:-1]} 的词表", f"there is no word list called {word[1:-1]}")
    return tuple(found)


def any_of(key: str, words: Sequence[str], lexicon: Lexicon) -> str:
    """Return a pattern for any of the words, longer ones first; one that nothing matches where there are none."""
    return "|".join(re.escape(word) for word in sorted(expanded(key, words, lexicon), key=len, reverse=True)) or "(?!)"
