"""A draft that is done with goes at once: nothing of it waits for a search for garbage."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest

from stylelint import Linter
from stylelint.clock import Clock
from stylelint.readers._markdown.blocks import parse
from stylelint.settings import Settings
from stylelint.text.document import Document
from stylelint.work import Job, Output, Work

TEXT = """# 关于开展检查工作的通知

各单位：

一、总体要求。要切实加强领导，全年开展检查xx次，以下简称“检查”（略。

（一）时间安排为2024年５月，重要重要。

> 引用“如下内容”。

- 一项

  ```
  代码
  ```

<div>
内容</div>

| 甲 | 乙 |
|---|---|
| 1 | 2 |

办公室
2024年1月2日
"""


@pytest.fixture(autouse=True)
def uncollected() -> Iterator[None]:
    gc.collect()
    gc.disable()
    yield
    gc.enable()


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> list[weakref.ref[Document]]:
    """The documents that are made."""
    made: list[weakref.ref[Document]] = []
    create = Document.__init__

    def noted(self: Document, *args: object, **more: object) -> None:
        create(self, *args, **more)  # type: ignore[arg-type]
        made.append(weakref.ref(self))

    monkeypatch.setattr(Document, "__init__", noted)
    return made


def gone(seen: list[weakref.ref[Document]]) -> bool:
    return bool(seen) and all(one() is None for one in seen)


@pytest.mark.parametrize("suffix", ["md", "txt"])
def test_a_run_keeps_no_document(suffix: str, tmp_path: Path, seen: list[weakref.ref[Document]]) -> None:
    draft = tmp_path / f"draft.{suffix}"
    draft.write_text(TEXT, encoding="utf-8")
    outcome = Work(Output("json"), [Settings()]).outcome(Job(draft, draft.name, 0))
    assert outcome.piece
    assert not outcome.problems
    assert gone(seen)


@pytest.mark.parametrize("excerpts", [True, False])
@pytest.mark.parametrize("clock", [None, Clock()])
def test_the_interface_keeps_no_document(
    excerpts: bool, clock: Clock | None, seen: list[weakref.ref[Document]]
) -> None:
    assert Linter(settings=Settings(excerpts=excerpts), clock=clock).lint_text(TEXT, "draft.md")
    assert gone(seen)


@pytest.mark.parametrize(
    "text", [TEXT, "```\nx\n```\n", "~~~\nx", "<pre>\nx", "$$\nx\n$$", "{/* x\n*/}", "- ```\n  x\n", "<!--\nx-->\n"]
)
def test_what_read_the_blocks_goes_with_them(text: str) -> None:
    state = weakref.ref(parse(text))
    assert state() is None
