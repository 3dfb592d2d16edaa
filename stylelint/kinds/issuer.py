"""Kind `issuer`: the unit that the title names against those that signed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from .. import quickre as re
from ..records import dataclass, field
from ..rulepack.model import STRICT, Rule
from ..structure.lexicon import Lexicon
from ..text.document import Block, BlockKind
from ..view import View
from . import Finding, OptionError

NAME = "issuer"

_LONGEST = 40  # characters of a signature
_STAMP = re.compile(r"\s*\((?:盖章|公章|章|签章)\)$")


@dataclass(frozen=True)
class Options:
    """Options of the kind."""

    __pydantic_config__ = STRICT

    units: list[str]
    """What names of units end with: 局, 人民政府."""
    general: list[str] = field(default_factory=list)
    """Names that any unit may go by, at the beginning: 我, 学校, 公司."""


@dataclass(frozen=True)
class Issuer:
    """Reports a signature that is no form of the unit in the title."""

    options: Options

    def survey(self, view: View) -> Iterator[Finding]:
        """Yield at most one finding, on the first signature."""
        title = view.draft.title
        if title is None or "signoff" not in view.draft.roles:
            return
        match = self._title.match(view.text, title.start, title.end)
        if match is None or match["unit"].startswith(tuple(self.options.general)):
            return
        signed = [(block, _STAMP.sub("", view.block_text(block).strip())) for block in _signatures(view)]
        if any(not name.endswith(tuple(self.options.units)) or _same(match["unit"], name) for _, name in signed):
            return
        block, name = signed[0]
        related = ((match.start("unit"), match.end("unit")),)
        yield Finding(block.start, block.end, {"unit": match["unit"], "signer": name}, related=related)

    @cached_property
    def _title(self) -> re.Pattern[str]:
        units = "|".join(map(re.escape, self.options.units))
        return re.compile(rf"(?P<unit>[^\s《》“”,、]{{1,20}}?(?:{units}))关于")


def _signatures(view: View) -> Iterator[Block]:
    for block in view.blocks:
        if block.role == "signoff" and block.kind is BlockKind.PARAGRAPH and block.end - block.start <= _LONGEST:
            yield block


def _same(one: str, other: str) -> bool:
    """Tell whether the shorter name may stand for the longer one: its characters stand there in the same order."""
    short, long = sorted((one, other), key=len)
    rest = iter(long)
    return all(char in rest for char in short)


def build(rule: Rule, options: Options, lexicon: Lexicon) -> Issuer:
    """Build the check; raises OptionError for no unit at all."""
    if not options.units:
        raise OptionError("units", "至少要有一个单位的后缀", "give at least one ending")
    return Issuer(options)
