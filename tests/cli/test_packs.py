"""Packs of one's own: beside the built-in one, from a configuration, from installed packages; what clashes is said."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from packs import RULE, changed, make_pack
from runs import Run, Write

from stylelint import __version__, plugins
from stylelint.kinds import kinds
from stylelint.readers import readers
from stylelint.reporters import reporters
from stylelint.rulepack.load import load_packs
from stylelint.settings import PackSource

OWN = changed("高度重视", "甲方乙方")
GENRE = """\
name: 值班日志
en: duty log
profile: everyday
sources: [own]
titles: [值班日志]
minimum: 0
parts: [{part: handover}, {part: problems, need: usual}]
good: [一号楼值班日志]
bad: [关于填写值班日志的通知]
"""
PARTS = "handover: {zh: 交接, en: handover, accepts: [交接情况]}\n"
WITH_WORDS = changed(
    "phrases: [高度重视]", "patterns: ['{measure-words}{odd-things}']", changed("kind: phrases", "kind: pattern")
)
Install = Callable[..., Path]


@pytest.fixture
def install(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Install a package: its modules by name, and its entry points by group."""
    caches = (plugins._entry_points, kinds, readers, reporters)
    names: set[str] = set()

    def make(files: dict[str, str], points: str, name: str = "house-rules") -> Path:
        site = tmp_path_factory.mktemp("site")
        make_pack(site, files)
        about = {"METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.2\n", "entry_points.txt": points}
        make_pack(site / f"{name.replace('-', '_')}-1.2.dist-info", about)
        monkeypatch.syspath_prepend(site)
        names.update(Path(file).parts[0].removesuffix(".py") for file in files)
        for cache in caches:
            cache.cache_clear()
        return site

    yield make
    monkeypatch.undo()
    for name in [n for n in sys.modules if n.partition(".")[0] in names]:
        del sys.modules[name]
    for cache in caches:
        cache.cache_clear()


def rules_in(output: str) -> list[str]:
    """The rules that concise output names."""
    return re.findall(r"^\S+: \w+ (\S+) ", output, re.MULTILINE)


def check(stylelint: Run, *args: str) -> list[str]:
    code, out, err = stylelint("--format", "concise", "--exit-zero", *args)
    assert (code, err) == (0, "")
    return rules_in(out)


# --- Beside the built-in pack ---------------------------------------------------------------------------------


def test_a_pack_adds_to_the_built_in_rules(stylelint: Run, here: Path, write: Write) -> None:
    make_pack(here / "mine", {"wording/own.yaml": OWN})
    make_pack(here / "more", {"wording/other.yaml": changed("高度重视", "丙方丁方")})
    write("a.txt", "甲方乙方检查xx次。\n丙方丁方。\n")
    assert check(stylelint) == ["placeholder/x-marks"]
    assert sorted(check(stylelint, "--pack", "mine", "--pack", "more")) == [
        "placeholder/x-marks",
        "wording/other",
        "wording/own",
    ]
    assert check(stylelint, "--pack", "mine", "--select", "mine") == ["wording/own"]


def test_a_pack_may_use_words_genres_and_parts_of_the_built_in_one(stylelint: Run, here: Path, write: Write) -> None:
    rule = WITH_WORDS.replace("bad:", "genres: [duty-log, work-summary]\nbad:")
    rule = re.sub(r"^bad: .*", "bad: [{text: 三⟦件怪事⟧。, genre: duty-log}]", rule, flags=re.MULTILINE)
    words = {"words/odd-things.yaml": "about: 怪事\nwords: [怪事]\n"}
    make_pack(
        here / "mine", {"wording/odd.yaml": rule, "genres/duty-log.yaml": GENRE, "genres/parts.yaml": PARTS, **words}
    )
    assert stylelint("test", "mine") == (0, "样例 6 个，失败 0 个\n", "")
    write("stylelint.yaml", "packs: [mine]\n")
    write("a.txt", "一号楼值班日志\n\n一、存在的问题\n出了三件怪事。\n")
    assert sorted(check(stylelint)) == ["sections/missing", "wording/odd"]
    assert "交接" in stylelint("explain", "值班日志").out
    assert "值班日志" in stylelint("rules", "--genres").out


def test_a_pack_of_genres_only_is_a_pack(stylelint: Run, here: Path) -> None:
    make_pack(here / "mine", {"genres/duty-log.yaml": GENRE, "genres/parts.yaml": PARTS})
    assert stylelint("test", "mine") == (0, "样例 2 个，失败 0 个\n", "")


def test_a_pack_of_the_configuration_is_relative_to_it_and_inherited_ones_stay(
    stylelint: Run, here: Path, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_pack(here / "packs" / "mine", {"wording/own.yaml": OWN})
    make_pack(here / "docs" / "more", {"wording/other.yaml": changed("高度重视", "丙方丁方")})
    write("stylelint.yaml", "packs: [packs/mine]\n")
    write("docs/stylelint.yaml", "extend: ../stylelint.yaml\npacks:\n  - path: more\n")
    write("docs/a.txt", "甲方乙方。\n丙方丁方。\n")
    assert check(stylelint, "docs") == ["wording/own", "wording/other"]
    monkeypatch.chdir(here / "docs")
    assert check(stylelint, "a.txt") == ["wording/own", "wording/other"]
    assert check(stylelint, "a.txt", "--isolated") == []


# --- What clashes ---------------------------------------------------------------------------------------------


def test_a_rule_that_two_packs_have_is_named_with_both_files(stylelint: Run, here: Path) -> None:
    for name in ("one", "two"):
        make_pack(here / name, {"wording/own.yaml": OWN})
    code, out, err = stylelint("rules", "--pack", "one", "--pack", "two")
    assert (code, out) == (2, "")
    other = (here / "one" / "wording" / "own.yaml").as_posix()
    assert err == (
        f"two/wording/own.yaml:1:1: 规则 wording/own 在规则包 one 里已有（{other}）："
        "改名，或在本包的 pack.yaml 里写 replace: [wording/own]\n"
    )


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        ("filler/attention.yaml", RULE, "规则 filler/attention 在规则包 stylelint 里已有"),
        ("genres/work-summary.yaml", GENRE, "文种 genres/work-summary 在规则包 stylelint 里已有"),
        ("words/measure-words.yaml", "about: 量\nwords: [个]\n", "词表 words/measure-words 在规则包 stylelint 里已有"),
        ("genres/parts.yaml", "problems: {zh: 问题, en: problems}\n", "部分 parts/problems 在规则包 stylelint 里已有"),
    ],
)
def test_what_the_built_in_pack_has_must_be_replaced_by_name(
    stylelint: Run, here: Path, file: str, text: str, said: str
) -> None:
    make_pack(here / "mine", {"wording/own.yaml": OWN, "genres/parts.yaml": PARTS, file: text})
    code, _, err = stylelint("test", "mine")
    assert code == 2
    assert err.startswith(f"mine/{file}:1:1: {said}")


def test_replacing_takes_the_place_wherever_the_pack_stands(stylelint: Run, here: Path, write: Write) -> None:
    make_pack(here / "one", {"pack.yaml": "replace: [wording/own, filler/attention]\n", "wording/own.yaml": OWN})
    make_pack(here / "two", {"wording/own.yaml": changed("高度重视", "丙方丁方")})
    write("a.txt", "领导高度重视，甲方乙方，丙方丁方。\n")
    for order in (("one", "two"), ("two", "one")):
        args = [word for name in order for word in ("--pack", name)]
        assert check(stylelint, *args) == ["wording/own"]
        listed = stylelint("rules", *args).out
        assert "filler/attention" not in listed
        assert re.search(r"^wording/own +\w+ +H +\S+ +one ", listed, re.MULTILINE)


def test_two_packs_cannot_replace_one_thing(stylelint: Run, here: Path) -> None:
    for name in ("one", "two"):
        make_pack(here / name, {"pack.yaml": "replace: [filler/attention]\n", "filler/attention.yaml": OWN})
    for first, second in (("one", "two"), ("two", "one")):
        said = f"{second}/pack.yaml:1:11: 规则包 {first} 和 {second} 都要取代 filler/attention：只能留一个\n"
        assert stylelint("rules", "--pack", first, "--pack", second) == (2, "", said)


def test_replaced_words_reach_the_rules_that_name_them(here: Path) -> None:
    words = {"words/work-verbs.yaml": "about: 无\nwords: [甲甲]\n"}
    make_pack(here / "mine", {"pack.yaml": "replace: [words/work-verbs]\n", **words})
    pack, plain = load_packs([PackSource(here / "mine")]), load_packs()
    assert pack.lexicon.words["work-verbs"] == ["甲甲"]
    assert plain.lexicon.words["work-verbs"] != ["甲甲"]
    assert [r.id for r in pack.rules] == [r.id for r in plain.rules]
    assert pack.checks != plain.checks


@pytest.mark.parametrize(
    ("manifest", "said"),
    [
        ("replace: [filler/atention]\n", "1:11: 别的规则包里没有 filler/atention；是不是 filler/attention"),
        ("replace: [genres/work-summary]\n", "1:11: 要取代 genres/work-summary，本包里须有同名的一份"),
        ("replace: filler/attention\n", "1:1: replace 应为列表"),
        ("name: stylelint\n", "1:1: 两个规则包都叫 stylelint"),
        ("name: a b\n", "1:1: 规则包名不能含空格"),
        ("nmae: a\n", "1:1: 未知字段 nmae；是不是 name？"),
        ("version: 1.0\n", "1:1: version 应为文本，请加引号"),
        ('requires: "99.1"\n', "1:1: 这个规则包要 stylelint 99.1 或更新"),
        ("requires: newest\n", "1:1: requires 应为版本号"),
        ("about: {zh: 甲}\n", "1:1: 缺少字段 en"),
        ("- a\n", "1:1: pack.yaml 应为键值对"),
        ("", "1:1: 文件是空的"),
    ],
)
def test_a_fault_of_the_manifest(stylelint: Run, here: Path, manifest: str, said: str) -> None:
    make_pack(here / "mine", {"pack.yaml": manifest, "wording/own.yaml": OWN})
    code, out, err = stylelint("rules", "--pack", "mine")
    assert (code, out) == (2, "")
    assert err.startswith(f"mine/pack.yaml:{said}")
    assert err.count("\n") == 1


def test_a_manifest_names_the_pack(stylelint: Run, here: Path, write: Write) -> None:
    about = f'name: house\nversion: "1.0"\nrequires: ">={__version__}"\nabout: {{zh: 甲, en: a}}\n'
    make_pack(here / "mine", {"pack.yaml": about, "wording/own.yaml": OWN})
    make_pack(here / "other" / "mine", {"wording/other.yaml": changed("高度重视", "丙方丁方")})
    write("a.txt", "甲方乙方。丙方丁方。\n")
    assert check(stylelint, "--pack", "mine", "--pack", "other/mine", "--select", "house") == ["wording/own"]


def test_one_pack_named_twice_counts_once(stylelint: Run, here: Path, write: Write) -> None:
    make_pack(here / "mine", {"wording/own.yaml": OWN})
    write("stylelint.yaml", "packs: [mine, ./mine]\n")
    write("a.txt", "甲方乙方。\n")
    assert check(stylelint, "--pack", str(here / "mine")) == ["wording/own"]


# --- What is pinned -------------------------------------------------------------------------------------------


def test_a_pinned_pack_must_be_as_it_was(stylelint: Run, here: Path, write: Write) -> None:
    make_pack(here / "mine", {"wording/own.yaml": OWN, "pack.yaml": "name: house\n"})
    write("a.txt", "甲方乙方。\n")
    name, digest, path = stylelint("rules", "--hash", "--pack", "mine").out.split()
    assert (name, len(digest), path) == ("house", 64, (here / "mine").as_posix())
    write("stylelint.yaml", f"packs:\n  - path: mine\n    sha256: {digest.upper()}\n")
    make_pack(here / "mine", {"schema.json": "{}", ".hidden/a.yaml": "a", "notes.md": "x", "wording/.swp.yml~": "x"})
    assert check(stylelint) == ["wording/own"]

    make_pack(here / "mine", {"wording/own.yaml": OWN + "\n"})
    code, out, err = stylelint("check")
    assert (code, out) == (2, "")
    now = stylelint("rules", "--hash").out.split()[1]
    assert now != digest
    assert err.startswith(f"stylelint.yaml:3:5: 规则包的内容与固定的 sha256 不符，现为 {now}")


def test_a_file_that_is_renamed_changes_the_hash(stylelint: Run, here: Path) -> None:
    make_pack(here / "one", {"wording/own.yaml": OWN})
    make_pack(here / "two", {"wording/mine.yaml": OWN})
    make_pack(here / "three", {"wording/own.yaml": OWN})
    lines = stylelint("rules", "--hash", "--pack", "one", "--pack", "two", "--pack", "three").out.splitlines()
    hashes = [line.split()[1] for line in lines]
    assert hashes[0] == hashes[2] != hashes[1]


def test_no_pack_has_no_hash(stylelint: Run) -> None:
    assert stylelint("rules", "--hash") == (2, "", "stylelint: 配置里没有规则包，可用 --pack 指定\n")


# --- Testing, listing, explaining -----------------------------------------------------------------------------


def test_without_a_folder_the_packs_of_the_configuration_are_tested(stylelint: Run, here: Path, write: Write) -> None:
    make_pack(here / "mine", {"wording/own.yaml": OWN})
    write("stylelint.yaml", "packs: [mine]\n")
    assert stylelint("test") == (0, "样例 5 个，失败 0 个\n", "")
    assert stylelint("test", "--rule", "filler/*").code == 2
    assert int(re.findall(r"\d+", stylelint("test", "--isolated").out)[0]) > 100


def test_rules_are_listed_as_the_configuration_has_them(stylelint: Run, write: Write) -> None:
    write("stylelint.yaml", "rules: {filler/attention: error, filler/hedge: false}\n")
    lines = {line.split()[0]: line.split()[1:4] for line in stylelint("rules").out.splitlines()}
    assert lines["filler/attention"] == ["error", "C", "开"]
    assert lines["filler/hedge"][2] == "关"
    plain = {line.split()[0]: line.split()[1:4] for line in stylelint("rules", "--isolated").out.splitlines()}
    assert plain["filler/attention"] == ["info", "C", "开"]
    assert plain["filler/hedge"][2] == "开"


# --- Installed packages ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("files", "value"),
    [
        ({"house_rules/__init__.py": "", "house_rules/wording/own.yaml": OWN}, "house_rules"),
        ({"house_rules/wording/own.yaml": OWN}, "house_rules"),
        (
            {
                "house_rules/__init__.py": "from pathlib import Path\ndef pack(): return Path(__path__[0], 'data')\n",
                "house_rules/data/wording/own.yaml": OWN,
            },
            "house_rules:pack",
        ),
    ],
    ids=["package", "without-init", "function"],
)
def test_a_pack_of_an_installed_package_goes_by_its_name(
    stylelint: Run, write: Write, install: Install, files: dict[str, str], value: str
) -> None:
    install(files, f"[stylelint.packs]\nhouse = {value}\n")
    write("a.txt", "甲方乙方。\n")
    write("stylelint.yaml", "packs: [house]\nselect: [house]\n")
    assert check(stylelint) == ["wording/own"]
    assert check(stylelint, "--isolated", "--pack", "house", "--select", "house") == ["wording/own"]
    assert stylelint("test", "house").out == "样例 5 个，失败 0 个\n"
    assert stylelint("rules", "--hash").out.startswith("house  ")


def test_a_folder_goes_before_an_installed_pack(stylelint: Run, here: Path, write: Write, install: Install) -> None:
    install({"house_rules/wording/own.yaml": OWN}, "[stylelint.packs]\nhouse = house_rules\n")
    make_pack(here / "house", {"wording/here.yaml": OWN})
    write("a.txt", "甲方乙方。\n")
    assert check(stylelint, "--pack", "house", "--select", "house") == ["wording/here"]


def test_a_pack_that_is_nowhere_is_named_where_it_is_asked_for(stylelint: Run, write: Write, install: Install) -> None:
    install({"house_rules/wording/own.yaml": OWN}, "[stylelint.packs]\nhouse = house_rules\n")
    write("stylelint.yaml", "packs:\n  - houses\n")
    code, out, err = stylelint("rules")
    assert (code, out) == (2, "")
    assert err == "stylelint.yaml:2:5: 没有这个规则目录或已安装的规则包 houses；是不是 house？\n"


@pytest.mark.parametrize("value", ["nowhere_at_all", "house_rules:missing", "house_rules:fails", "house_rules:lost"])
def test_an_installed_pack_that_fails_is_named(stylelint: Run, install: Install, value: str) -> None:
    code = "def fails(): raise RuntimeError('boom')\ndef lost(): return '/no/such/folder'\n"
    install({"house_rules/__init__.py": code}, f"[stylelint.packs]\nhouse = {value}\n")
    exit_code, out, err = stylelint("rules", "--pack", "house")
    assert (exit_code, out) == (2, "")
    assert err.startswith(f"house:1:1: 已安装的规则包用不了（house-rules 1.2 [stylelint.packs] house = {value}）：")
    assert err.count("\n") == 1


def test_two_packages_that_give_one_pack_are_both_named(stylelint: Run, install: Install) -> None:
    for name in ("house-rules", "other-rules"):
        install(
            {f"{name.replace('-', '_')}/wording/own.yaml": OWN},
            f"[stylelint.packs]\nhouse = {name.replace('-', '_')}\n",
            name,
        )
    code, _, err = stylelint("rules", "--pack", "house")
    assert code == 2
    assert "有 2 个已安装的包都提供规则包 house：house-rules 1.2、other-rules 1.2" in err


def test_a_pack_that_cannot_be_read_is_named(stylelint: Run, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_pack(here / "mine", {"wording/own.yaml": OWN})
    real = Path.iterdir

    def refuse(self: Path) -> Iterator[Path]:
        if self.name == "mine":
            raise PermissionError(13, "Permission denied")
        return real(self)

    monkeypatch.setattr(Path, "iterdir", refuse)
    assert stylelint("rules", "--pack", "mine") == (2, "", "mine:1:1: 读不了：没有权限\n")


KIND = """
from dataclasses import dataclass
from stylelint.kinds import Finding
NAME = "long-paragraph"
@dataclass(frozen=True)
class Options:
    '''Options of the kind.'''
    __pydantic_config__ = {"extra": "forbid", "use_attribute_docstrings": True}
    most: int = 10
    '''Characters that a paragraph may have.'''
class Long:
    literals = ()
    def __init__(self, most): self.most = most
    def at(self, view, block, hits):
        if block.end - block.start > self.most:
            yield Finding(block.start, block.start + 2)
def build(rule, options, lexicon):
    '''Build.'''
    return Long(options.most)
"""
READER = """
'''Read .text: as plain text.'''
from stylelint.readers import plain
NAME = "text"
SUFFIXES = (".text",)
def read(source, lexicon): return plain.read(source, lexicon)
"""
REPORTER = """
NAME = "count"
STABLE = False
def piece(result, options): return "." * len(result.diagnostics)
def report(run, out, options): out.write(f"{len(''.join(run.pieces))}\\n")
"""
POINTS = """
[stylelint.kinds]
long = our_kind
[stylelint.readers]
text = our_reader
[stylelint.reporters]
count = our_reporter
"""


def test_packages_add_kinds_readers_and_reporters(stylelint: Run, here: Path, write: Write, install: Install) -> None:
    install(
        {"our_kind.py": '"""Long: too long."""\n' + KIND, "our_reader.py": READER, "our_reporter.py": REPORTER}, POINTS
    )
    rule = changed("phrases: [高度重视]", "most: 12", changed("kind: phrases", "kind: long-paragraph"))
    rule = re.sub(r"^bad: .*", "bad: [⟦一二⟧三四五六七八九十一二三。]", rule, flags=re.MULTILINE)
    make_pack(here / "mine", {"wording/long.yaml": rule})
    assert stylelint("test", "mine") == (0, "样例 4 个，失败 0 个\n", "")
    write("a.text", "全年开展检查，一共查了xx次，都写在这里。\n")
    assert stylelint("--format", "count", "--pack", "mine").out == "2\n"
    assert '"long-paragraph"' in stylelint("schema").out


@pytest.mark.parametrize(
    ("module", "said"),
    [
        (None, "导入失败：ModuleNotFoundError"),
        ("1 / 0\n", "导入失败：ZeroDivisionError"),
        ("", "模块缺少 NAME, SUFFIXES, read | load"),
        ("NAME = 3\nSUFFIXES = ()\ndef read(): pass\n", "模块缺少 NAME"),
        (READER.replace('"text"', '"md"'), "NAME md 与 stylelint.readers.markdown 重名"),
    ],
)
def test_a_module_that_is_of_no_use_is_named_with_its_package(
    stylelint: Run, install: Install, module: str | None, said: str
) -> None:
    install({} if module is None else {"our_reader.py": module}, "[stylelint.readers]\ntext = our_reader\n", "our-kit")
    code, out, err = stylelint("rules")
    assert (code, out) == (2, "")
    assert err.startswith("stylelint: 已安装的包 our-kit 的入口点 [stylelint.readers] text = our_reader 用不了：")
    assert said in err
    assert err.count("\n") == 1


def test_a_kind_of_another_package_that_raises_is_named(stylelint: Run, here: Path, install: Install) -> None:
    install({"our_kind.py": KIND.replace("return Long(", "return lost(")}, "[stylelint.kinds]\nlong = our_kind\n")
    rule = changed("phrases: [高度重视]", "most: 12", changed("kind: phrases", "kind: long-paragraph"))
    make_pack(here / "mine", {"wording/long.yaml": rule})
    code, _, err = stylelint("rules", "--pack", "mine")
    assert code == 2
    assert err.startswith("mine/wording/long.yaml:1:1: 规则种类 long-paragraph 出错：our_kind: NameError")


def test_packs_of_the_command_line_add_up(stylelint: Run, write: Write, here: Path) -> None:
    make_pack(here / "mine", {"wording/own.yaml": OWN})
    make_pack(here / "more", {"wording/other.yaml": changed("高度重视", "丙方丁方")})
    make_pack(here / "last", {"wording/third.yaml": changed("高度重视", "戊方己方")})
    write("a.txt", "甲方乙方，丙方丁方，戊方己方。\n")
    packs = ("--config", "packs=[mine]", "--config", "packs=[more]", "--pack", "last")
    out = stylelint("a.txt", "--isolated", "--format", "concise", *packs).out
    assert [name for name in ("wording/own", "wording/other", "wording/third") if name not in out] == []
