"""`--add-ignores REASON`: suppressions at what is found today."""

from __future__ import annotations

import pytest
from runs import Run, Write

OLD = "由xx镇负责。\r\n好。\r\n于20__年完成。\r\n"


def test_what_is_found_is_suppressed_with_the_reason(stylelint: Run, write: Write) -> None:
    path = write("a.txt", OLD.encode("gbk"))
    code, out, err = stylelint("check", "--select", "placeholder,suppression", "--add-ignores", "历史文稿")
    assert (code, out.startswith("未发现问题")) == (0, True)
    assert "2 处不再报" in err
    text = path.read_bytes().decode("gbk")
    assert text.count("-- 历史文稿 -->\r\n") == 2
    assert [line for line in text.split("\r\n") if not line.startswith("<!--")] == OLD.split("\r\n")
    again = stylelint("check", "--select", "placeholder,suppression", "--add-ignores", "历史文稿")
    assert (again.code, again.err) == (0, "")
    assert path.read_bytes().decode("gbk") == text


def test_other_findings_stay(stylelint: Run, write: Write) -> None:
    write("a.md", "# 通知\n\n由xx镇负责，于2025年2月30日完成。\n")
    assert stylelint("check", "--select", "placeholder", "--add-ignores", "样例").code == 0
    assert stylelint("check", "--select", "numbers").code == 1
    assert stylelint("check", "--select", "placeholder").code == 0


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_reason_is_needed(stylelint: Run, write: Write, reason: str) -> None:
    path = write("a.txt", OLD)
    assert stylelint("check", "--add-ignores", reason).code == 2
    assert path.read_bytes() == OLD.encode()


def test_stdin_is_not_written(stylelint: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    import io
    import sys

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(OLD.encode())))
    code, out, err = stylelint("check", "-", "--select", "placeholder", "--add-ignores", "样例")
    assert code == 1
    assert "placeholder/" in out
    assert "ignores" in err


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_the_line_ends_of_the_draft_are_kept(stylelint: Run, write: Write, end: str) -> None:
    path = write("a.txt", end.join(["标题", "由xx镇负责。", ""]).encode())
    stylelint("check", "--add-ignores", "原文如此")
    lines = path.read_bytes().decode().split(end)
    assert len(lines) == 4
    assert not any("\r" in line or "\n" in line for line in lines)
