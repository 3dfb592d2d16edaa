"""Word boundaries: the cuts are jieba's, and the trie file can be trusted or is rebuilt."""

from __future__ import annotations

import logging
import os
import random
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from stylelint.text import dictionary, tokenizer, words
from stylelint.text.fold import fold
from stylelint.text.span import Span
from stylelint.text.words import Words

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
TEXTS = [
    "今年以来，全局上下高度重视安全生产工作，切实加强组织领导，加大力度排查隐患，共整改问题127处。",
    "The API gateway在2024年Q3完成升级，QPS由3.5万提高到12万，AT&T与T恤、卡拉OK无关。\r\n\t第二行　缩进",
    "南京市长江大桥于一九六八年建成通车；没有关系的人员不得进入项目前期工作组，一切实际支出按规定期限报销。",
    "機構改革完成後，臺灣同胞在大陸投資的企業依法享受稅收優惠。乒乓球拍卖完了。研究生命起源。",
    "𠮷野家𪚥字、é、Привет、１２３、（一）《关于做好有关工作的通知》第3.1.2节——“数字化”……",
    "",
    "。",
]


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="module")
def segmenter(cache: Path) -> Words:
    return Words(cache)


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Jieba as its own makers load it, quietly."""
    jieba = tokenizer.jieba()
    level = jieba.default_logger.level
    jieba.setLogLevel(logging.ERROR)
    loaded = jieba.Tokenizer()
    loaded.tmp_dir = str(tmp_path_factory.mktemp("jieba"))
    loaded.initialize()
    yield loaded
    jieba.setLogLevel(level)


def cut(segmenter: Words, text: str) -> list[str]:
    return [text[t.start : t.end] for t in segmenter.tokens(text)]


@pytest.mark.parametrize("text", TEXTS)
def test_cuts_are_those_of_plain_jieba(segmenter: Words, plain: Any, text: str) -> None:
    for sample in (text, fold(text)):
        assert cut(segmenter, sample) == plain.lcut(sample, HMM=False)


@pytest.mark.skipif(not CORPUS.is_dir(), reason="no corpus beside the repository")
def test_cuts_are_those_of_plain_jieba_on_real_documents(segmenter: Words, plain: Any) -> None:
    paths = sorted(CORPUS.rglob("*.txt"))[::10] + sorted(CORPUS.rglob("*.md"))[::20]
    sample = fold("\n".join(p.read_text(encoding="utf-8", errors="replace")[:4000] for p in paths))[:100_000]
    assert cut(segmenter, sample) == plain.lcut(sample, HMM=False)


@pytest.mark.parametrize("text", TEXTS)
def test_only_ranges_between_jiebas_tokens_or_in_long_compounds_pass(segmenter: Words, plain: Any, text: str) -> None:
    """The check without jieba never contradicts jieba: a token of up to three characters is never split."""
    sample = fold(text)
    at = 0
    for token in plain.cut(sample, HMM=False):
        end = at + len(token)
        point = sample[at:end] == "." or sample[end : end + 1] == "." or sample[at - 1 : at] == "."
        assert point or not segmenter.cuts_across(sample, at, end), token
        if len(token) <= 3 and not token.isspace():
            for inner in range(at + 1, end):
                assert segmenter.cuts_across(sample, inner, len(sample)), token
        at = end


@pytest.mark.parametrize("seed", range(20))
def test_verdicts_on_a_few_characters_are_those_on_all_of_them(segmenter: Words, seed: int) -> None:
    """jieba is shown the few characters between two sure cuts only: that is as good as the whole run."""
    chance = random.Random(seed)
    run = "".join([*TEXTS, "没有关系", "加大力度推进改革开放", "中华人民共和国", "不同时期海平台上线"])
    cuts = sorted(chance.choices(range(len(run)), k=30))
    pieces = [run[a : a + chance.randint(1, 4)] for a in cuts]
    text = "".join(re.findall(r"[\u4e00-\u9fd5a-zA-Z0-9]", fold("".join(chance.sample(pieces, k=len(pieces))))))
    bounds = segmenter._find_bounds(text)
    assert len(bounds) < len(text)
    for at in range(1, len(text)):
        assert segmenter.cuts_across(text, at, at) == (at not in bounds), text[at - 5 : at + 5]


@pytest.mark.parametrize(
    "text, phrase",
    [
        ("这与本次调整没有关系", "有关"),
        ("做好项目前期工作", "目前"),
        ("解决一切实际问题", "切实"),
        ("加大力度推进改革", "大力"),
        ("扩大力量投入", "大力"),
        ("在不同时期开展", "同时"),
        ("劳动合同时间较长", "同时"),
        ("在法定期限内办结", "定期"),
        ("不定期开展检查", "定期"),
        ("需要改进行政作风", "进行"),
        ("通过RAPIDS平台", "API"),
        ("增长3.5万元", "5万"),
        ("增长3.5万元", "3"),
    ],
)
def test_look_alikes_are_cut(segmenter: Words, text: str, phrase: str) -> None:
    at = text.index(phrase)
    assert segmenter.cuts_across(text, at, at + len(phrase))


@pytest.mark.parametrize(
    "text, phrase",
    [
        ("有关部门要抓好落实", "有关"),
        ("目前已经完成", "目前"),
        ("切实加强领导", "切实"),
        ("切实加强领导", "加强"),
        ("大力发展特色产业", "大力"),
        ("领导班子高度重视此项工作", "高度"),
        ("深入推进改革开放", "深入推进"),
        ("共计3.5倍以上", "3.5"),
        ("共3个等", "等"),
        ("等", "等"),
        ("会议指出，进一步加强监督。", "进一步加强"),
        ("会议指出，进一步加强监督。", "，进一步"),
        ("使用API接口", "API"),
    ],
)
def test_whole_words_and_parts_of_compounds_are_not_cut(segmenter: Words, text: str, phrase: str) -> None:
    at = text.index(phrase)
    assert not segmenter.cuts_across(text, at, at + len(phrase))


def test_known_words_hold_together(segmenter: Words) -> None:
    text = "由大力重工承建蒙鲁项目"
    known = [Span(1, 5), Span(7, 9)]
    assert not segmenter.cuts_across(text, 1, 3)
    assert segmenter.cuts_across(text, 1, 3, known)
    assert segmenter.cuts_across(text, 8, 9, known)
    assert not segmenter.cuts_across(text, 1, 5, known)
    assert not segmenter.cuts_across(text, 5, 9, known)


def test_known_words_part_what_stands_between_them(segmenter: Words) -> None:
    """No word of the dictionary reaches into a known one, from either side."""
    text = "由启项目前施工"
    assert segmenter.cuts_across(text, 3, 5)
    assert not segmenter.cuts_across(text, 3, 5, [Span(1, 3)])
    text = "在不同时期海平台上线"
    assert segmenter.cuts_across(text, 2, 4)
    assert not segmenter.cuts_across(text, 2, 4, [Span(0, 2), Span(4, 6)])
    assert segmenter.cuts_across(text, 2, 4, [Span(0, 2), Span(6, 8)])


def test_an_edge_far_from_known_words_is_judged_as_ever(segmenter: Words) -> None:
    text = "蒙鲁，" + "加大力度推进改革开放没有关系" * 20 + "，蒙鲁"
    known = [Span(0, 2), Span(len(text) - 2, len(text))]
    for at in range(1, len(text)):
        judged = segmenter.cuts_across(text, at, len(text), known)
        assert judged == segmenter.cuts_across(text, at, len(text)) or at in (1, len(text) - 1)


def test_a_run_without_marks_takes_linear_time(segmenter: Words) -> None:
    text = "加大力度推进改革开放没有关系" * 20_000
    assert segmenter.cuts_across(text, 140_001, 140_003)
    assert not segmenter.cuts_across(text, 140_004, 140_006)


def files(folder: Path) -> list[Path]:
    return sorted(p for p in folder.iterdir() if p.is_file())


def test_the_trie_is_built_once(segmenter: Words, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built = segmenter._dictionary
    assert [p.suffix for p in files(cache)] == [".marisa"], "no temporary file is left"
    monkeypatch.setattr(dictionary, "_build", lambda *_: pytest.fail("built again"))
    opened = dictionary.load(dictionary.jieba_dictionary(), cache)
    assert (opened.total, opened.longest) == (built.total, built.longest)
    assert opened.frequency("有关") == built.frequency("有关") is not None
    assert opened.frequency("有关无") is None


@pytest.mark.parametrize(
    "damage",
    [
        lambda image: b"",
        lambda image: b"not a trie at all",
        lambda image: image[: len(image) // 2],
        lambda image: image[:-7],
        lambda image: image[:5000] + b"\xff" + image[5001:],
        lambda image: b"\0" * len(image),
        lambda image: image[:-40] + bytes(40),
    ],
    ids=["empty", "foreign", "half", "tail", "bit", "zeros", "trailer"],
)
def test_a_damaged_trie_is_rebuilt(tmp_path: Path, damage: Any) -> None:
    source = tmp_path / "dict.txt"
    source.write_text(
        "".join(f"词{chr(0x4E00 + i)} {i + 2} n\n" for i in range(3000)) + "没有 90 v\n关系 80 n\n", "utf-8"
    )
    folder = tmp_path / "cache"
    dictionary.load(source, folder)
    (path,) = files(folder)
    good = path.read_bytes()
    path.unlink()
    path.write_bytes(damage(good))
    loaded = dictionary.load(source, folder)
    assert (loaded.frequency("没有"), loaded.frequency("词一"), loaded.longest) == (90, 2, 2)
    assert files(folder) == [path]
    assert path.read_bytes() == good


def test_another_dictionary_gets_another_trie(tmp_path: Path) -> None:
    one, two = tmp_path / "one.txt", tmp_path / "two.txt"
    one.write_bytes("没有 90 v\n".encode())
    two.write_bytes("没有 91 v\n".encode())
    folder = tmp_path / "cache"
    assert [dictionary.load(p, folder).frequency("没有") for p in (one, two, one)] == [90, 91, 90]
    first, second = files(folder)
    second.write_bytes(first.read_bytes())
    assert [dictionary.load(p, folder).frequency("没有") for p in (one, two, one)] == [90, 91, 90]


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A dictionary that is built in no time."""
    path = tmp_path / "dict.txt"
    path.write_bytes("没有 90 v\n关系 80 n\n有关 70 v\n".encode())
    monkeypatch.setattr(words, "jieba_dictionary", lambda: path)


@pytest.mark.usefixtures("small")
def test_no_cache_folder_and_one_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    for folder in (None, tmp_path / "file" / "cache"):
        segmenter = Words(folder)
        assert segmenter.cuts_across("没有关系", 1, 3)
        assert not segmenter.cuts_across("没有关系", 0, 2)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
@pytest.mark.usefixtures("small")
def test_a_cache_folder_that_cannot_be_written(tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    folder.mkdir(mode=0o500)
    assert Words(folder).cuts_across("没有关系", 1, 3)
    assert files(folder) == []


@pytest.mark.usefixtures("small")
def test_a_cache_folder_that_is_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_space(*_: object) -> None:
        raise OSError(28, "no space left")

    monkeypatch.setattr(os, "replace", no_space)
    assert Words(tmp_path / "cache").cuts_across("没有关系", 1, 3)
    assert files(tmp_path / "cache") == []


def run_python(code: str, cache: Path) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "XDG_CACHE_HOME": str(cache),
        "LOCALAPPDATA": str(cache),
        "PYTHONIOENCODING": "utf-8",
    }
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)


def test_jieba_is_imported_for_ambiguous_ranges_only(tmp_path: Path) -> None:
    """Nothing is printed either way, and pkg_resources is neither imported nor kept from others."""
    code = (
        "import sys, warnings\n"
        "from stylelint.text.words import Span, cuts_across, tokens\n"
        "assert not cuts_across('今年，有关同志', 3, 5)\n"
        "assert 'jieba' not in sys.modules\n"
        "assert cuts_across('没有关系', 1, 3)\n"
        "assert 'jieba' in sys.modules and 'pkg_resources' not in sys.modules\n"
        "assert 'jieba.finalseg.prob_emit' not in sys.modules\n"
        "assert cuts_across('今年，有关同志', 3, 5, [Span(3, 7)])\n"
        "assert tokens('有关同志') == [(0, 2), (2, 4)]\n"
    )
    done = run_python(code, tmp_path)
    assert (done.stdout, done.stderr) == ("", "")


def test_what_guesses_words_is_there_for_others(tmp_path: Path) -> None:
    code = (
        "from stylelint.text.words import tokens\n"
        "assert len(tokens('有关同志')) == 2\n"
        "import jieba, jieba.finalseg\n"
        "assert ''.join(jieba.finalseg.cut('小明来到杭研大厦')) == '小明来到杭研大厦'\n"
        "assert jieba.finalseg.__name__ == 'jieba.finalseg' and jieba.finalseg.__file__\n"
    )
    done = run_python(code, tmp_path)
    assert (done.stdout, done.stderr) == ("", "")
