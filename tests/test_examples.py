"""The example drafts do what examples/README.md says of them."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest

from stylelint import Diagnostic, Linter
from stylelint.diagnostic import Level

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"

# Draft -> family -> a piece of the line where a finding of that family must begin ("" where any will do).
SHOWN = {
    "工作总结.txt": {
        "residue": "下面是小编",
        "placeholder": "xx县图书馆20__年",
        "missing-text": "《青槐日报》",
        "numbering": "（四）举办",
        "sections": "",
        "filler": "取得了一定成绩",
    },
    "工作报告.txt": {
        "placeholder": "××县人民政府",
        "missing-text": "卫生健康局",
        "encoding": "8月中旬",
        "numbering": "二、存在的问题",
        "sections": "妥否",
        "filler": "狠抓落实",
    },
    "实施方案.md": {
        "placeholder": "**街道老旧小区",
        "missing-text": "组长由",
        "numbering": "四个方面",
        "sections": "",
        "filler": "务求实效",
    },
    "会议通知.txt": {
        "placeholder": "（星期_）",
        "missing-text": "材料一并报送",
        "numbering": "（四）",
        "sections": "",
        "residue": "错误",
        "filler": "统一思想",
    },
    "请示.txt": {
        "placeholder": "（待核实）",
        "missing-text": "出具了",
        "numbering": "（二）拆除",
        "sections": "",
        "filler": "打下坚实基础",
    },
    "会议纪要.md": {
        "placeholder": "TODO",
        "missing-text": "财政局、",
        "numbering": "（四）改造",
        "sections": "",
        "filler": "认真研究",
    },
    "整改报告.txt": {
        "placeholder": "2025年×月×日",
        "missing-text": "出具《》",
        "numbering": "五项措施",
        "sections": "",
        "filler": "时间紧、任务重",
    },
    "管理办法.txt": {
        "placeholder": "（待定）",
        "missing-text": "根据《》",
        "numbering": "第五条　读者离座",
        "sections": "",
    },
    "设计文档.md": {
        "placeholder": "FIXME",
        "missing-text": "格式见《》",
        "encoding": "锟斤拷",
        "numbering": "5 数据结构",
        "sections": "",
        "residue": "错误",
    },
    "雨量站/README.md": {
        "placeholder": "请在此输入",
        "missing-text": "《运维手册》",
        "sections": "",
    },
    "应急预案.txt": {
        "placeholder": "×××",
        "missing-text": "保安、",
        "encoding": "次疏散演练",
        "numbering": "1.4",
        "sections": "",
        "filler": "落到实处",
    },
    "调研报告.md": {
        "placeholder": "20xx年",
        "missing-text": "机制尚未形成",
        "numbering": "二、主要问题",
        "sections": "",
        "residue": "当前位置",
        "filler": "众所周知",
    },
    "情況彙報.txt": {
        "placeholder": "xx區文化局",
        "missing-text": "派出所",
        "numbering": "（三）更換器材",
        "sections": "",
        "filler": "收到良好效果",
    },
}


@lru_cache(maxsize=1)
def linter() -> Linter:
    return Linter()


def lint(path: Path) -> list[Diagnostic]:
    return linter().lint_bytes(path.read_bytes(), path.name).diagnostics


def drafts(kind: str) -> set[str]:
    found = (EXAMPLES / kind).rglob("*.*")
    return {path.relative_to(EXAMPLES / kind).as_posix() for path in found if path.is_file()}


def test_every_draft_has_both_versions_and_an_expectation() -> None:
    assert drafts("faulty") == drafts("clean") == set(SHOWN)


@pytest.mark.parametrize("name", SHOWN)
def test_clean_draft_is_silent(name: str) -> None:
    found = [d for d in lint(EXAMPLES / "clean" / name) if d.level is not Level.INFO]
    assert [(d.line, d.rule, d.text) for d in found] == []


@pytest.mark.parametrize("name", SHOWN)
def test_clean_draft_has_hardly_a_hint(name: str) -> None:
    assert len([(d.line, d.rule, d.text) for d in lint(EXAMPLES / "clean" / name)]) <= 1


@pytest.mark.parametrize("name", SHOWN)
def test_faulty_draft_shows_its_families(name: str) -> None:
    path = EXAMPLES / "faulty" / name
    lines = path.read_text(encoding="utf-8").splitlines()
    seen = {(d.family, lines[d.line - 1]) for d in lint(path)}
    missing = {
        family: piece
        for family, piece in SHOWN[name].items()
        if not any(family == f and piece in line for f, line in seen)
    }
    assert missing == {}
