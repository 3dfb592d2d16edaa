"""Families of genres (profiles): what shows one where the genre itself is not known."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from .. import quickre as re
from ..text.document import BlockKind
from .titles import strip

if TYPE_CHECKING:
    from .drafts import Draft

_REGULATION = re.compile(r"(?:法|条例|解释|决定|决议|命令|令|公约|协定|修正案|章程|规定|办法)$")
_SALUTATION = re.compile(r"^(?:各位|同志们|尊敬的|女士们|朋友们|同学们|老师们|亲爱的)[^。]{0,40}[:!,]?")


def articles(draft: Draft) -> int:
    """Count the articles (第一条) of a draft."""
    return sum(item.token.form.name == "article" for item in draft.items)


def is_technical(draft: Draft) -> bool:
    """Tell whether a draft holds code."""
    document = draft.document
    return any(b.kind is BlockKind.CODE for b in document.blocks[draft.first : draft.last])


def profile(draft: Draft) -> str | None:
    """Find the family of a draft of no genre that we know."""
    if articles(draft) >= 5:
        return "regulation"
    title = strip(draft.title_text or "").text
    if title and _REGULATION.search(title) and re.search(r"人民|国务院|法院|检察院|委员会", title):
        return "regulation"
    if is_technical(draft):
        return "technical"
    return "speech" if is_spoken(draft) else None


def is_spoken(draft: Draft) -> bool:
    """Tell whether the draft opens with a salutation, as what is read out does."""
    blocks = draft.document.blocks[draft.first : draft.last]
    top = islice((b for b in blocks if b.end > b.start and b.kind is BlockKind.PARAGRAPH), 4)
    return any(_SALUTATION.match(draft.document.folded[b.start : min(b.end, b.start + 60)]) for b in top)
