"""What `--timing` prints: where the time went, by stage and by rule."""

from __future__ import annotations

from collections.abc import Iterator

from ..clock import STAGES, Clock
from . import Context

_MOST = 20  # rules that are listed
_STAGES = {
    "load": "载入规则",
    "decode": "解码",
    "read": "解析",
    "structure": "分析结构",
    "check": "检查",
    "render": "组织文字",
    "report": "输出",
}


def timing(clock: Clock, context: Context) -> Iterator[str]:
    """Yield the lines of two tables: milliseconds by stage, and of the slowest rules with their calls and hits."""
    from ..reporters._table import table

    say = context.say
    rows = [(say("阶段", "stage"), say("毫秒", "ms"))]
    rows += [(say(_STAGES[name], name), _ms(clock.stages.get(name, 0.0))) for name in STAGES]
    yield from table(rows, right=(1,))
    slowest = sorted(clock.rules.items(), key=lambda pair: (-pair[1].seconds, pair[0]))[:_MOST]
    if slowest:
        yield ""
        head = (say("规则", "rule"), say("毫秒", "ms"), say("次数", "calls"), say("命中", "hits"))
        times = [(id, _ms(time.seconds), str(time.calls), str(time.hits)) for id, time in slowest]
        yield from table([head, *times], right=(1, 2, 3))


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.1f}"
