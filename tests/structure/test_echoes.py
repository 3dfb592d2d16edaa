"""Stretches and paragraphs that stand twice in a document."""

import time

from stylelint.readers import plain
from stylelint.structure.echoes import Echo, Echoes
from stylelint.structure.lexicon import Lexicon
from stylelint.text.source import Source

A = "社区开展消防安全检查，共排查沿街商铺三十二家，发现隐患十一处。"
B = "对能够当场整改的隐患，由网格员督促商户立即整改，并拍照留存备查。"
C = "对不能当场整改的隐患，填写整改通知单，由社区和派出所共同跟踪。"
X = "下面说明安排。"


def of(*lines: str) -> Echoes:
    return plain.read(Source("a.txt", "\n".join(lines)), Lexicon()).echoes


def lines(echo: Echo, *of: str) -> tuple[list[int], list[int]]:
    text = "\n".join(of)
    return tuple([text.count("\n", 0, b.start) for b in part] for part in (echo.first, echo.again))  # type: ignore[return-value]


def test_a_stretch_is_one_echo_with_the_short_lines_around_it() -> None:
    said = ("标题", A, B, C, X, "标题", A, B, C, "完")
    found = of(*said)
    assert [lines(echo, *said) for echo in found.stretches] == [([0, 1, 2, 3], [5, 6, 7, 8])]
    assert found.paragraphs == []


def test_single_paragraphs() -> None:
    said = (A, X, A, B, B)
    found = of(*said)
    assert [(lines(echo, *said), echo.close) for echo in found.paragraphs] == [(([0], [2]), False), (([3], [4]), True)]
    assert found.stretches == []


def test_what_stands_three_times_is_a_refrain() -> None:
    assert of(A, X, A, B, A).paragraphs == []


def test_spaces_and_width_make_no_difference() -> None:
    assert len(of(A, X, "\u3000\u3000" + A.replace("，", ",")).paragraphs) == 1


def test_short_lines_code_and_rules_do_not_speak() -> None:
    assert of(X, A, X, B, X)._all == []
    rule, code = "=" * 60, "sudo tee /etc/apt/sources.list.d/example.sources"
    assert of(rule, A, rule, code, B, code)._all == []


def test_three_copies_are_two_echoes() -> None:
    assert len(of(A, B, C, X, A, B, C, X, A, B, C).stretches) == 2


def test_a_copy_does_not_run_into_its_original() -> None:
    found = of(A, A, A, A)
    assert all(echo.source.end <= echo.span.start for echo in found._all)


def test_time_is_linear() -> None:
    def taken(count: int) -> float:
        parts = [f"第{number}批物资由仓库发出，送到各村便民服务站登记，再分发到户。" for number in range(count)]
        document = plain.read(Source("a.txt", "\n".join([*parts, *parts])), Lexicon())
        assert document.folded  # what it takes to fold is not asked here
        times = []
        for _ in range(3):
            start = time.process_time()
            assert len(Echoes(document).stretches) == 1
            times.append(time.process_time() - start)
        return min(times)

    assert taken(8000) < 40 * max(taken(800), 0.002)
