"""Kind `old-forms`: each form once a draft."""

from __future__ import annotations

from stylelint import Linter

TEXT = "关于检修的通知\n\n各科室：\n其它设备照常运行。其它事项另行通知。\n人员的成份要登记，其它不变。\n"


def test_a_form_is_told_once_with_its_other_places() -> None:
    found = [d for d in Linter(genre="notice").lint_text(TEXT) if d.rule == "typo/old-form"]
    assert [(d.text, d.data["count"], len(d.related)) for d in found] == [("其它", 3, 2), ("成份", 1, 0)]


def test_traditional_drafts_are_left_alone() -> None:
    text = "關於檢修的通知\n\n各科室：\n其它設備照常運轉，成份另行登記。\n"
    found = Linter(genre="notice").lint_text(text)
    assert not [d for d in found if d.rule == "typo/old-form"]
