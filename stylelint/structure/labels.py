"""Automatic numbers: labels such as 第三条, （一） and IV. that a program shows and no text holds, read as tokens.

A label that looks like a typed number has its form, so that both are judged in
one outline. Others have a form of their own: what stands around the number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from .. import quickre as re
from ..text.document import Block, BlockKind
from ..text.fold import fold
from .numbers import CN, FORMS, Form, Token, chinese, number_at, write_letters, write_roman

_TEXT = "文"  # stands behind a label where forms are told by what follows
_DECIMAL = re.compile(r"\d+(?:\.\d+)+")
_RUN = re.compile(
    rf"\d+|{CN}+|[壹贰叁肆伍陆柒捌玖拾佰仟]+|[a-zA-Z]+|[甲乙丙丁戊己庚辛壬癸]|[\u2460-\u249b\u3220-\u3229]"
)


def automatic(blocks: Sequence[Block]) -> dict[int, Token]:
    """Return the tokens of the automatic numbers, by the index of the block; bullets and lists of markup have none."""
    found = {}
    for index, block in enumerate(blocks):
        if block.label and block.number is not None and not block.ordered and block.kind is not BlockKind.CODE:
            token = token_of(block.label, block.number, block.start)
            if token is not None:
                found[index] = token
    return found


def token_of(label: str, value: int, at: int) -> Token | None:
    """Return the token of a label whose own number is `value`, at an offset of the text; None where it shows none."""
    text = fold(label).strip()
    typed = number_at(text + _TEXT, 0, len(text) + 1)
    if typed is not None and typed.end == len(text) and typed.value == value:
        return Token(typed.form, value, at, at, typed.parents, typed.slip)
    if _DECIMAL.fullmatch(text):
        *parents, last = map(int, text.split("."))
        return Token(FORMS["decimal"], value, at, at, tuple(parents)) if last == value else None
    form = _form(text, value)
    return None if form is None else Token(form, value, at, at)


def number(blocks: Iterable[Block], labels: Iterable[str]) -> None:
    """Give blocks automatic numbers by their labels, those of one form being one list; "" gives none."""
    for block, label in zip(blocks, labels, strict=False):
        value = _value(label)
        token = None if value is None else token_of(label, value, 0)
        if token is not None:
            block.label, block.number, block.series = label, value, (token.form.name, len(token.parents))


def _value(label: str) -> int | None:
    """Return the value of the last number of a label, read as it is most likely meant."""
    for run in reversed(_RUN.findall(fold(label))):
        typed = number_at(f"{run}、{_TEXT}", 0, len(run) + 2) or number_at(run, 0, len(run))
        if typed is not None:
            return typed.value
    return None


def _form(text: str, value: int) -> Form | None:
    """Return the form of a label by what writes its last number so."""
    for run in reversed(list(_RUN.finditer(text))):
        for system, reads in _SYSTEMS.items():
            if reads(run.group(), value):
                return _made(system, f"{text[: run.start()]}{{n}}{text[run.end() :]}")
    return None


@lru_cache(maxsize=512)
def _made(system: str, sample: str) -> Form:
    """Return the form with this sample: one that can be typed, else one of its own."""
    known = next((form for form in FORMS.values() if (form.system, form.sample) == (system, sample)), None)
    return known or Form(f"{system} {sample}", system, 0, sample)


# How a number may be written, most usual first: 9 as I. is a letter, 1 as I. is Roman.
_SYSTEMS: dict[str, Callable[[str, int], bool]] = {
    "ar": lambda text, value: text.isdecimal() and int(text) == value,
    "cn": lambda text, value: chinese(text) == value,
    "mark": lambda text, value: text == FORMS["circled"].write(value),
    "stem": lambda text, value: f"{text}、" == FORMS["stem"].write(value),
    "letter": lambda text, value: value > 0 and text == write_letters(value, "a"),
    "upper": lambda text, value: value > 0 and text == write_letters(value, "A"),
    "roman": lambda text, value: text == write_roman(value, upper=False),
    "upper-roman": lambda text, value: text == write_roman(value, upper=True),
}
