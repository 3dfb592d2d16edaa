"""`stylelint annotate`: what it writes, where, and what it says of it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from docx.build import comment, commented, docx, p, pack, parts_of, r, root
from docx.writing import comments, parts
from stylelint.cli import main

FAULTS = p("关于XX工作的总结", style="") + p("预算为XXX元。") + p("详见错误!未找到引用源。")
CLEAN = p("会议定于下周一召开。")
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)

    def done(*words: str) -> tuple[int, str, str]:
        code = main(["annotate", "--isolated", *words])
        return code, *capsys.readouterr()

    return done


def write(path: Path, body: str = FAULTS, **named: str) -> bytes:
    data = docx(body, **named)
    path.write_bytes(data)
    return data


def ours(path: Path) -> list[str]:
    return [c.covers for c in comments(path.read_bytes()) if c.author == "stylelint"]


def test_a_copy_with_comments_is_written_beside_the_draft(run: Run, tmp_path: Path) -> None:
    data = write(tmp_path / "总结.docx")
    code, out, err = run("总结.docx")
    count = len(ours(tmp_path / "总结.批注.docx"))
    assert (code, out, err) == (0, f"总结.docx → 总结.批注.docx：{count} 条批注\n", "")
    assert count >= 3
    assert (tmp_path / "总结.docx").read_bytes() == data
    assert sorted(path.name for path in tmp_path.iterdir()) == ["总结.docx", "总结.批注.docx"]


def test_a_second_run_says_what_has_changed(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "总结.docx")
    run("总结.docx")
    held = parts((tmp_path / "总结.批注.docx").read_bytes())
    mended = held["word/document.xml"].replace(b"XXX", b"100")
    changed = mended.replace(b"</w:body>", f"{p('联系人：某某某')}</w:body>".encode())
    (tmp_path / "总结.批注.docx").write_bytes(pack({**held, "word/document.xml": changed}))
    code, out, _ = run("总结.批注.docx")
    assert code == 0
    assert out.startswith("总结.批注.docx → 总结.批注2.docx：")
    assert "处已改" in out
    assert "0 处已改" not in out
    code, out, _ = run("总结.批注2.docx", "--lang", "en")
    assert out.startswith("总结.批注2.docx → 总结.批注3.docx: ")
    assert out.endswith(" (0 mended, 0 new)\n")


def test_what_was_saved_since_is_not_written_over(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "总结.docx")
    target = tmp_path / "总结.批注.docx"
    assert run("总结.docx")[0] == run("总结.docx")[0] == 0
    held = parts(target.read_bytes())
    saved = pack({**held, "word/document.xml": held["word/document.xml"].replace("预算".encode(), "经费".encode())})
    target.write_bytes(saved)
    code, _, err = run("总结.docx")
    assert code == 2
    assert "总结.批注.docx 已经有了" in err
    assert target.read_bytes() == saved
    assert run("总结.docx", "-o", "总结.批注.docx")[0] == 0
    assert target.read_bytes() != saved


def test_nothing_to_say_writes_nothing(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "a.docx", CLEAN)
    assert run("a.docx") == (0, "a.docx：没有要批注的\n", "")
    assert [path.name for path in tmp_path.iterdir()] == ["a.docx"]


def test_remove_writes_a_copy_without_ours(run: Run, tmp_path: Path) -> None:
    write(
        tmp_path / "总结.docx", FAULTS + p("", commented(5, r("核"))), comments=root("comments", comment(5, "请核实"))
    )
    run("总结.docx")
    code, out, _ = run("总结.批注.docx", "--remove")
    assert code == 0
    assert out.startswith("总结.批注.docx → 总结.无批注.docx：去掉 ")
    assert ours(tmp_path / "总结.无批注.docx") == []
    assert run("总结.无批注.docx", "--remove") == (0, "总结.无批注.docx：没有可去的批注\n", "")


def test_several_drafts_go_into_a_folder(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "a.docx")
    write(tmp_path / "b.docx")
    (tmp_path / "out").mkdir()
    assert run("a.docx", "b.docx", "-o", "out")[0] == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a.批注.docx", "b.批注.docx"]
    code, _, err = run("a.docx", "b.docx", "-o", "c.docx")
    assert (code, "目录" in err) == (2, True)


def test_copies_are_passed_over_beside_their_drafts_until_somebody_works_in_them(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "a.docx")
    run("a.docx")
    code, out, err = run("a.docx", "a.批注.docx")
    assert (code, out.count("\n"), "a.批注.docx: 是 a.docx 的副本，已跳过" in err) == (0, 1, True)
    held = parts((tmp_path / "a.批注.docx").read_bytes())
    (tmp_path / "a.批注.docx").write_bytes(pack({**held, "word/people.xml": "<people/>"}))
    assert "a.批注.docx → a.批注2.docx" in run("a.docx", "a.批注.docx")[1]


def test_rules_are_chosen_as_for_check(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "a.docx")
    run("a.docx", "--select", "residue")
    assert ours(tmp_path / "a.批注.docx") == ["错误!未找到引用源"]


def test_the_draft_is_quoted_though_reports_may_not(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "a.docx")
    assert run("a.docx", "--config", "excerpts=false")[0] == 0
    assert ours(tmp_path / "a.批注.docx")


@pytest.mark.parametrize(
    ("words", "epoch", "date"),
    [
        (("--date", "2026-01-31"), None, "2026-01-31T00:00:00Z"),
        (("--date", "2026-01-31T09:30:05"), "1", "2026-01-31T09:30:05Z"),
        ((), "1600000000", "2020-09-13T12:26:40Z"),
    ],
)
def test_the_date_can_be_set(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], epoch: str | None, date: str
) -> None:
    write(tmp_path / "a.docx")
    if epoch is not None:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    run("a.docx", *words)
    first = (tmp_path / "a.批注.docx").read_bytes()
    assert f'w:date="{date}"'.encode() in parts(first)["word/comments.xml"]
    run("a.docx", *words)
    assert (tmp_path / "a.批注.docx").read_bytes() == first


def test_a_date_that_is_none_is_refused(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "a.docx")
    code, _, err = run("a.docx", "--date", "昨天")
    assert (code, "--date 昨天 不是日期" in err) == (2, True)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "x")
    code, _, err = run("a.docx")
    assert (code, "SOURCE_DATE_EPOCH x 不是日期" in err) == (2, True)


def test_a_page_for_review_is_written_of_text_and_on_request(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# 总结\n\n预算为XXX元。\n", encoding="utf-8")
    write(tmp_path / "b.docx")
    code, out, _ = run("a.md", "b.docx", "--html")
    assert code == 0
    assert out.startswith("a.md → a.批注.html：")
    for name in ("a.批注.html", "b.批注.html"):
        assert "XXX" in (tmp_path / name).read_text(encoding="utf-8")
    assert not (tmp_path / "b.批注.docx").exists()


def test_two_drafts_do_not_share_an_output(run: Run, tmp_path: Path) -> None:
    for name in ("a.md", "a.txt"):
        (tmp_path / name).write_text("预算为XXX元。\n", encoding="utf-8")
    code, _, err = run("a.md", "a.txt")
    assert (code, "刚由 a.md 写成" in err) == (2, True)


PROTECTED = {"settings": root("settings", '<w:documentProtection w:edit="readOnly" w:enforcement="1"/>')}


def test_a_protected_document_is_refused_and_a_page_offered(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "a.docx", **PROTECTED)
    code, out, err = run("a.docx")
    assert (code, out) == (2, "")
    assert "保护" in err
    assert "--html" in err
    assert run("a.docx", "--html")[0] == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.docx", "a.批注.html"]


def test_a_protected_document_without_findings_is_no_problem(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "a.docx", CLEAN, **PROTECTED)
    assert run("a.docx") == (0, "a.docx：没有要批注的\n", "")
    assert run("a.docx", "--remove")[0] == 2


def test_what_cannot_be_annotated_is_named_and_the_rest_done(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "a.docx")
    (tmp_path / "b.docx").write_bytes(b"no zip")
    (tmp_path / "c.xyz").write_text("x", encoding="utf-8")
    (tmp_path / "folder").mkdir()
    (tmp_path / "~$a.docx").write_bytes(b"x")
    code, out, err = run("folder", "b.docx", "none.docx", "c.xyz", "-", "~$a.docx", "a.docx")
    assert (code, out.count("\n")) == (2, 1)
    for name in ("folder: ", "b.docx: ", "none.docx: ", "c.xyz: ", "标准输入", "~$a.docx: "):
        assert name in err
    assert (tmp_path / "a.批注.docx").exists()


def test_the_draft_is_never_written_over(run: Run, tmp_path: Path) -> None:
    data = write(tmp_path / "a.docx")
    code, _, err = run("a.docx", "-o", "./a.docx")
    assert (code, "就是原稿" in err) == (2, True)
    os.link(tmp_path / "a.docx", tmp_path / "b.docx")
    assert run("a.docx", "-o", "b.docx")[0] == 2
    assert (tmp_path / "a.docx").read_bytes() == data


@pytest.mark.parametrize("lock", ["~$批注.docx", "~$a.批注.docx", ".~lock.a.批注.docx#"])
def test_an_output_that_is_open_is_named(run: Run, tmp_path: Path, lock: str) -> None:
    write(tmp_path / "a.docx")
    run("a.docx")
    before = (tmp_path / "a.批注.docx").read_bytes()
    (tmp_path / lock).write_bytes(b"x")
    code, _, err = run("a.docx")
    assert (code, f"a.批注.docx 正在别处打开（{lock}）" in err) == (2, True)
    assert (tmp_path / "a.批注.docx").read_bytes() == before


def test_an_output_that_cannot_be_written_is_named(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "a.docx")

    def refuse(path: Path, data: bytes) -> None:
        raise PermissionError(13, "denied")

    monkeypatch.setattr("stylelint.commands._beside.put", refuse)
    code, _, err = run("a.docx")
    assert (code, "a.批注.docx 写不了" in err) == (2, True)
    code, _, err = run("a.docx", "-o", "nowhere/b.docx")
    assert code == 2


@pytest.mark.parametrize("words", [(), ("--html", "--remove", "a.docx"), ("a.docx", "--max-comments", "-1")])
def test_calls_that_cannot_be_served(run: Run, words: tuple[str, ...]) -> None:
    assert run(*words)[0] == 2


def test_remove_needs_a_word_document(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("XXX\n", encoding="utf-8")
    code, _, err = run("a.md", "--remove")
    assert (code, "不是 Word 文档" in err) == (2, True)


def test_help_tells_the_exit_codes(run: Run) -> None:
    code, out, _ = run("--help")
    assert code == 0
    assert "返回 0" in out


def test_most_comments_can_be_set(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "a.docx")
    code, out, _ = run("a.docx", "--max-comments", "1")
    assert code == 0
    assert "1 条批注，另有 " in out
    assert len(ours(tmp_path / "a.批注.docx")) == 2


def test_a_document_of_another_name_inside_is_annotated(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(pack(parts_of(FAULTS, main="main.xml")))
    assert run("a.docx")[0] == 0
    held = parts((tmp_path / "a.批注.docx").read_bytes())
    assert b"commentRangeStart" in held["word/main.xml"]
    assert b"comments.xml" in held["word/_rels/main.xml.rels"]


def test_a_check_passes_over_copies_of_drafts_that_it_reads(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def checked(*paths: str) -> tuple[set[str], str]:
        main(["check", "--isolated", "--no-cache", "--format", "concise", *paths])
        out, err = capsys.readouterr()
        return {line.partition(":")[0] for line in out.splitlines() if ".docx:" in line}, err

    write(tmp_path / "总结.docx")
    run("总结.docx")
    said = "stylelint: 总结.批注.docx: 是 总结.docx 的副本，已跳过\n"
    assert checked(".") == ({"总结.docx"}, said)
    assert checked("总结.docx", "总结.批注.docx") == ({"总结.docx"}, said)
    assert checked("总结.批注.docx") == ({"总结.批注.docx"}, "")
    held = parts((tmp_path / "总结.批注.docx").read_bytes())
    (tmp_path / "总结.批注.docx").write_bytes(pack({**held, "word/people.xml": "<people/>"}))
    assert checked(".") == ({"总结.docx", "总结.批注.docx"}, "")


def test_copies_with_changes_are_passed_over_too(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "a.docx", p("进行了的的培训。"))
    for _ in range(2):
        code = main(["fix", "--tracked", "--isolated", *sorted(path.name for path in tmp_path.glob("*.docx"))])
        assert (code, sorted(path.name for path in tmp_path.iterdir())) == (0, ["a.docx", "a.修订.docx"])
    out, err = capsys.readouterr()
    assert out.count("a.docx → a.修订.docx：1 处修订") == 2
    assert err == "stylelint: a.修订.docx: 是 a.docx 的副本，已跳过\n"
    assert run("a.docx", "a.修订.docx")[2] == err


@pytest.mark.parametrize("to", ["nowhere/a.docx", "a.docx/b.docx"])
def test_an_output_that_cannot_be_is_told_in_the_language_of_the_user(run: Run, tmp_path: Path, to: str) -> None:
    write(tmp_path / "a.docx")
    code, out, err = run("a.docx", "-o", to)
    assert (code, out) == (2, "")
    assert f"{to} 写不了：" in err
    assert err.isascii() is False
    assert "directory" not in err
