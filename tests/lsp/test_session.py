"""Sessions of an editor with the server."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from pathlib import Path

import pytest
from editor import Editor, applied, session
from lsprotocol import types

FAULT = "关于夏令时的通知\n\n由xx镇负责。\n（一）人员\n（三）经费\n"


def codes(found: list[types.Diagnostic]) -> set[str]:
    return {str(one.code) for one in found}


def test_a_whole_session(tmp_path: Path) -> None:
    config = tmp_path / "stylelint.yaml"
    config.write_text("select: [placeholder, numbering]\n", encoding="utf-8")
    text = FAULT

    async def act(editor: Editor) -> None:
        uri = editor.open(tmp_path / "a.txt", text)
        found = await editor.findings(uri)
        assert codes(found) == {"placeholder/x-marks", "numbering/gap"}
        mark = next(d for d in found if d.code == "placeholder/x-marks")
        assert (mark.range.start.line, mark.severity) == (2, types.DiagnosticSeverity.Error)
        assert mark.source == "stylelint"

        editor.change(uri, 2, text.replace("（三）", "（二）"))
        assert codes(await editor.findings(uri, 2)) == {"placeholder/x-marks"}

        ignore = next(a for a in await editor.actions(uri, mark.range) if "placeholder/x-marks" in a.title)
        after = applied(text.replace("（三）", "（二）"), ignore.edit, uri)
        assert "<!-- stylelint: disable-next-block placeholder/x-marks -- " in after
        editor.change(uri, 3, after)
        assert await editor.findings(uri, 3) == []

        config.write_text("select: [placeholder, numbering]\nrequire-reason: true\nlang: en\n", encoding="utf-8")
        changed = types.DidChangeWatchedFilesParams([types.FileEvent(config.as_uri(), types.FileChangeType.Changed)])
        editor.change(uri, 4, text)
        await editor.findings(uri, 4)
        found = await editor.again(uri, lambda: editor.workspace_did_change_watched_files(changed))
        assert any("missing" in d.message for d in found)

        closed = types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri))
        assert await editor.again(uri, lambda: editor.text_document_did_close(closed)) == []

    session(act, tmp_path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
def test_columns_are_in_the_units_that_were_agreed_on(tmp_path: Path, encoding: str) -> None:
    general = types.GeneralClientCapabilities(position_encodings=[types.PositionEncodingKind(encoding)])

    async def act(editor: Editor) -> None:
        uri = editor.open(tmp_path / "a.txt", "\U00020bb7\u2028由xx镇负责。\n")
        mark = next(d for d in await editor.findings(uri) if d.code == "placeholder/x-marks")
        before = "\U00020bb7\u2028由"
        units = {"utf-8": len(before.encode()), "utf-16": len(before) + 1, "utf-32": len(before)}[encoding]
        assert (mark.range.start.line, mark.range.start.character) == (0, units)
        at = types.Position(0, mark.range.start.character)
        assert await editor.actions(uri, types.Range(at, at))

    session(act, tmp_path, types.ClientCapabilities(general=general))


def test_an_editor_that_asks_is_not_told_unasked(tmp_path: Path) -> None:
    asks = types.TextDocumentClientCapabilities(diagnostic=types.DiagnosticClientCapabilities())

    async def act(editor: Editor) -> None:
        uri = editor.open(tmp_path / "a.txt", FAULT)
        params = types.DocumentDiagnosticParams(types.TextDocumentIdentifier(uri))
        answer = await editor.text_document_diagnostic_async(params)
        assert isinstance(answer, types.RelatedFullDocumentDiagnosticReport)
        assert "numbering/gap" in codes(list(answer.items))
        assert editor.told == {}

    session(act, tmp_path, types.ClientCapabilities(text_document=asks))


def test_the_outline_and_the_page_of_a_rule(tmp_path: Path) -> None:
    async def act(editor: Editor) -> None:
        text = "# 手册\n\n## 安装\n\n由xx镇负责。\n\n## 使用\n"
        uri = editor.open(tmp_path / "a.md", text, "markdown")
        found = await editor.findings(uri)
        outline = await editor.text_document_document_symbol_async(
            types.DocumentSymbolParams(types.TextDocumentIdentifier(uri))
        )
        assert outline is not None
        (title,) = outline
        assert isinstance(title, types.DocumentSymbol)
        assert (title.name, [child.name for child in title.children or ()]) == ("手册", ["安装", "使用"])
        mark = next(d for d in found if d.code == "placeholder/x-marks")
        place = types.HoverParams(types.TextDocumentIdentifier(uri), mark.range.start)
        shown = await editor.text_document_hover_async(place)
        assert shown is not None
        assert isinstance(shown.contents, types.MarkupContent)
        assert "placeholder/x-marks" in shown.contents.value
        away = types.HoverParams(types.TextDocumentIdentifier(uri), types.Position(0, 0))
        assert await editor.text_document_hover_async(away) is None

    session(act, tmp_path)


def test_a_word_goes_into_the_vocabulary(tmp_path: Path) -> None:
    (tmp_path / "stylelint.yaml").write_text("select: [placeholder]\n", encoding="utf-8")

    async def act(editor: Editor) -> None:
        uri = editor.open(tmp_path / "a.txt", "由xx镇负责。\n")
        (mark,) = await editor.findings(uri)
        await editor.actions(uri, mark.range)
        assert "把“xx”加入项目词表" in editor.titles
        params = types.ExecuteCommandParams("stylelint.addWord", arguments=[uri, "xx"])
        await editor.workspace_execute_command_async(params)
        await editor.until(lambda: not editor.told[uri][-1].diagnostics)
        assert (tmp_path / "stylelint-vocabulary.txt").read_text(encoding="utf-8") == "xx\n"

    session(act, tmp_path)


def test_without_a_configuration_a_word_has_no_place(tmp_path: Path) -> None:
    async def act(editor: Editor) -> None:
        uri = editor.open(tmp_path / "a.txt", "好。\n")
        await editor.findings(uri)
        await editor.workspace_execute_command_async(
            types.ExecuteCommandParams("stylelint.addWord", arguments=[uri, "词"])
        )
        await editor.until(lambda: bool(editor.messages))
        assert "stylelint init" in editor.messages[-1]

    session(act, tmp_path)


def test_a_faulty_configuration_is_told_in_the_draft_and_in_its_file(tmp_path: Path) -> None:
    config = tmp_path / "stylelint.yaml"
    config.write_text("selct: [placeholder]\n", encoding="utf-8")

    async def act(editor: Editor) -> None:
        uri = editor.open(tmp_path / "a.txt", FAULT)
        (said,) = await editor.findings(uri)
        assert "stylelint.yaml:1" in said.message
        other = editor.open(config, "selct: [placeholder]\n", "yaml")
        (wrong,) = await editor.findings(other)
        assert (wrong.range.start.line, "select" in wrong.message) == (0, True)
        editor.change(other, 2, "select: [placeholder]\n")
        assert await editor.findings(other, 2) == []

    session(act, tmp_path)


RULE = """\
kind: phrases
level: info
class: C
message: {zh: "“{text}”太含糊", en: "vague"}
help: {zh: 写明, en: say}
why: {zh: 含糊, en: vague}
sources: ["[own] x"]
phrases: [大概其]
bad: ["事情⟦大概其⟧办好了。", "⟦大概其⟧三天。"]
good: [好。, 一。, 二。]
"""


def test_a_rule_file_is_checked_while_it_is_written(tmp_path: Path) -> None:
    folder = tmp_path / "pack" / "ours"
    folder.mkdir(parents=True)
    (tmp_path / "pack" / "pack.yaml").write_text("name: ours\n", encoding="utf-8")
    path = folder / "vague.yaml"
    path.write_text("kind: phrases\n", encoding="utf-8")

    async def act(editor: Editor) -> None:
        uri = editor.open(path, RULE, "yaml")
        assert await editor.findings(uri) == []
        editor.change(uri, 2, RULE.replace("phrases: [", "phrase: ["))
        found = await editor.findings(uri, 2)
        assert found
        assert "phrase" in found[0].message
        editor.change(uri, 3, RULE.replace("好。", "大概其。"))
        (failed,) = await editor.findings(uri, 3)
        assert "大概其" in failed.message
        editor.change(uri, 4, RULE.replace("info", "[", 1))
        assert (await editor.findings(uri, 4))[0].range.start.line > 0

    session(act, tmp_path)


def test_other_files_are_let_alone(tmp_path: Path) -> None:
    async def act(editor: Editor) -> None:
        uri = editor.open(tmp_path / "a.py", "# TODO xx镇\n", "python")
        assert await editor.findings(uri) == []
        draft = editor.open(Path("/tmp/never saved"), FAULT, "plaintext")
        assert "numbering/gap" in codes(await editor.findings(draft))

    session(act, tmp_path)


def test_messages_in_english_where_the_editor_asks(tmp_path: Path) -> None:
    async def act(editor: Editor) -> None:
        uri = editor.open(tmp_path / "a.txt", FAULT)
        gap = next(d for d in await editor.findings(uri) if d.code == "numbering/gap")
        assert "missing" in gap.message

    session(act, tmp_path, lang="en")


def test_many_edits(tmp_path: Path) -> None:
    async def act(editor: Editor) -> None:
        uri = editor.open(tmp_path / "a.txt", FAULT)
        for version in range(2, 60):
            editor.change(uri, version, FAULT + "字" * version)
        assert "numbering/gap" in codes(await editor.findings(uri, 59))

    session(act, tmp_path)


def test_fixes_one_by_one_and_all_at_once(tmp_path: Path) -> None:
    text = "会议对防汛工作作了布署。\n\n项目峻工后由监理单位验收。\n"

    async def act(editor: Editor) -> None:
        uri = editor.open(tmp_path / "a.txt", text)
        found = await editor.findings(uri)
        first = next(d for d in found if d.code == "typo/wrong-character")
        one = next(a for a in await editor.actions(uri, first.range) if a.is_preferred)
        assert applied(text, one.edit, uri) == text.replace("布署", "部署")
        place = types.Range(types.Position(0, 0), types.Position(9, 0))
        (every,) = await editor.actions(uri, place, "source.fixAll")
        assert applied(text, every.edit, uri) == text.replace("布署", "部署").replace("峻工", "竣工")
        editor.change(uri, 2, applied(text, every.edit, uri))
        await editor.findings(uri, 2)
        assert await editor.actions(uri, place, "source.fixAll") == []

    session(act, tmp_path)


@pytest.mark.full
@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="reads the memory of the server from /proc")
def test_a_thousand_edits_take_no_more_memory(tmp_path: Path) -> None:
    def resident(editor: Editor) -> int:
        assert editor.process is not None
        return int(Path(f"/proc/{editor.process.pid}/statm").read_text().split()[1]) * 4096

    async def act(editor: Editor) -> None:
        uri = editor.open(tmp_path / "a.txt", FAULT * 50)
        sizes = []
        for version in range(2, 1002):
            editor.change(uri, version, FAULT * 50 + "字" * (version % 97))
            if version % 100 == 1:
                await editor.findings(uri, version)
                sizes.append(resident(editor))
        assert sizes[-1] < sizes[2] * 1.1, sizes

    session(act, tmp_path)


def test_parts_are_taken_though_whole_texts_were_agreed_on(tmp_path: Path) -> None:
    async def act(editor: Editor) -> None:
        uri = editor.open(tmp_path / "a.txt", "\U00020bb7由xx镇负责。\r\n好\r由xx县负责。\n")
        assert len(await editor.findings(uri)) == 2

        def part(line: int, start: int, end: int, text: str) -> types.TextDocumentContentChangePartial:
            place = types.Range(types.Position(line, start), types.Position(line, end))
            return types.TextDocumentContentChangePartial(range=place, text=text)

        document = types.VersionedTextDocumentIdentifier(2, uri)
        changes = [part(0, 3, 5, "大王"), part(2, 1, 3, "小李"), part(9, 0, 0, "报×局。")]
        editor.text_document_did_change(types.DidChangeTextDocumentParams(document, changes))
        (left,) = await editor.findings(uri, 2)
        assert left.range.start == types.Position(3, 1)

    session(act, tmp_path)


def test_another_text_of_the_same_version_is_another_text(tmp_path: Path) -> None:
    async def act(editor: Editor) -> None:
        uri = editor.open(tmp_path / "a.txt", "由xx镇负责。\n")
        assert len(await editor.findings(uri)) == 1
        assert await editor.again(uri, lambda: editor.open(tmp_path / "a.txt", "由大王镇负责。\n")) == []

    session(act, tmp_path)


def test_a_whole_draft_that_is_selected_is_offered_no_endless_menu(tmp_path: Path) -> None:
    async def act(editor: Editor) -> None:
        uri = editor.open(tmp_path / "a.txt", "由xx镇负责。\n" * 300)
        assert len(await editor.findings(uri)) == 300
        found = await editor.actions(uri, types.Range(types.Position(0, 0), types.Position(300, 0)))
        assert 50 <= len(editor.titles) <= 150
        assert found

    session(act, tmp_path)


@pytest.mark.parametrize("announced", [True, False])
def test_how_it_ends(tmp_path: Path, announced: bool) -> None:
    async def whole() -> int | None:
        editor = Editor()
        await editor.start_io(sys.executable, "-m", "stylelint", "lsp", cwd=tmp_path)
        editor.process = editor._server
        await editor.initialize_async(types.InitializeParams(capabilities=types.ClientCapabilities()))
        if announced:
            await editor.shutdown_async(None)
        editor.exit(None)
        await editor.until(lambda: editor.code is not None)
        await editor.stop()  # type: ignore[no-untyped-call]
        return editor.code

    assert asyncio.run(whole()) == (0 if announced else 1)


def test_it_ends_with_the_editor(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "stylelint", "lsp"]
    done = subprocess.run(command, cwd=tmp_path, stdin=subprocess.DEVNULL, capture_output=True, timeout=60, check=False)
    assert done.returncode == 0
