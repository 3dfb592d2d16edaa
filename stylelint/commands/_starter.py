"""The configuration that `stylelint init` writes, fitted to a survey of the folder.

Lines that begin with `#` and no blank are settings that are switched off:
each is valid once the `#` is taken away. All other comments begin with `# `.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence

from ._survey import Survey

SCHEMA = "stylelint.schema.json"
LEGACY = 20  # errors and warnings from which a folder is better brought in step by step
_MANY = 3  # drafts that show that a genre is the rule
_MOST = 0.8
_Say = Callable[[str, str], str]


def starter(found: Survey, say: _Say, *, lang: str, schema: bool, parent: str | None) -> str:
    """Return the text of a configuration.

    `parent` is the path of a configuration above that held until now; with
    `schema` the file names the schema beside it.
    """
    lines = [
        *([f"# yaml-language-server: $schema={SCHEMA}"] if schema else []),
        *_opening(say, lang, parent),
        *_kinds(found, say),
        *_verdict(found, say),
        *_choice(found, say),
        *_rules(found, say),
        *_words(say),
    ]
    return "\n".join(lines) + "\n"


def _opening(say: _Say, lang: str, parent: str | None) -> Iterator[str]:
    yield say(
        "# stylelint 的配置：对本目录及下级目录生效；下级目录有自己的配置时，以最近的一份为准。",
        "# Configuration of stylelint, for this folder and those below; the closest one wins.",
    )
    yield say(
        "# 行首 # 后没有空格的，是没有启用的设置，去掉 # 就生效。stylelint config 列出实际生效的值及其来源。",
        "# A line with # and no blank is a setting that is off: take the # away."
        " `stylelint config` shows what holds, and why.",
    )
    if parent is not None:
        yield ""
        yield say(
            "# 上级目录的配置在这里不再生效；要继承它：", "# The configuration above holds here no more; to inherit:"
        )
        yield f"#extend: {_text(parent)}"
    if lang == "en":
        yield ""
        yield "# Language of the messages."
        yield "lang: en"


def _kinds(found: Survey, say: _Say) -> Iterator[str]:
    yield ""
    drafts = sum(found.files.values())
    endings = _counted(found.files, say)
    part = say(f"，读了其中 {found.read} 份", f", of which {found.read} were read") if found.read < drafts else ""
    if drafts:
        yield say(
            f"# 这里有文稿 {drafts} 份（{endings}）{part}。", f"# There are {drafts} drafts here ({endings}){part}."
        )
    else:
        yield say("# 这里还没有文稿。", "# There are no drafts here yet.")
    if found.genres:
        genres = _counted(found.genres, say)
        yield say(f"# 看出的文种：{genres}。", f"# Genres that were recognised: {genres}.")
    yield say(
        "# 文种由标题和开头语判断；都是同一种时可以指定：",
        "# The genre is told by title and opening; where all are of one, say so:",
    )
    yield f"#genre: {_usual(found)}"
    yield say("# 或者只指定一类文种的习惯：", "# Or name the family of genres whose habits hold:")
    yield f"#profile: {'technical' if found.repository else 'official'}"


def _verdict(found: Survey, say: _Say) -> Iterator[str]:
    yield ""
    yield say(
        "# 文稿阶段。draft：占位符和缺项只作提示；final：都算错误。",
        "# draft: placeholders and missing parts are info; final: they are errors.",
    )
    yield "#stage: draft"
    errors, warnings = found.levels["error"], found.levels["warning"]
    yield ""
    legacy = errors + warnings >= LEGACY
    if legacy and errors:
        yield say(
            f"# 旧稿里已有错误 {errors} 处、警告 {warnings} 处。可以先只报告错误，警告不许再增加；"
            "错误改完后，fail-on 换成 error：",
            f"# {errors} errors and {warnings} warnings stand in older drafts. To begin with, only report errors"
            " and let warnings not grow; once the errors are mended, write error for never:",
        )
    elif legacy:
        yield say(
            f"# 旧稿里已有警告 {warnings} 处。可以先只拦错误，警告不许再增加，以后逐步收紧：",
            f"# {warnings} warnings stand in older drafts. To begin with, fail on errors alone"
            " and let warnings not grow:",
        )
    else:
        yield say(
            "# 从哪一级起算不通过；警告最多几处：", "# Level from which a run fails; how many warnings are let pass:"
        )
    yield f"#fail-on: {'never' if legacy and errors else 'error'}"
    yield f"#max-warnings: {warnings}"


def _choice(found: Survey, say: _Say) -> Iterator[str]:
    yield ""
    yield say(
        "# 不查的文件和目录，写法同 .gitignore；.gitignore 排除的本来就不查。",
        "# What is left out, written as in .gitignore; what .gitignore leaves out is so anyhow.",
    )
    if found.left_out:
        yield "exclude:"
        yield from (f"  - {_text('/' + name)}" for name in found.left_out)
    else:
        yield f"#exclude: [{'vendor/' if found.repository else '归档/'}]"
    yield say("# 目录里只查这些文件：", "# Only these files are looked at in folders:")
    yield f"#include: {_list(['*' + s for s in sorted(found.files)] or ['*.txt', '*.md'])}"


def _rules(found: Survey, say: _Say) -> Iterator[str]:
    yield ""
    yield say(
        "# 规则的开关和级别，可写规则、类别、规则包、标签或通配；见 stylelint rules、stylelint explain。",
        "# Rules on, off or at another level, by id, family, pack, tag or glob; see `stylelint rules`"
        " and `stylelint explain`.",
    )
    yield from (
        "#rules:",
        "#  filler: off",
        "#  numbering: warning",
        "#  filler/attention:",
        "#    level: warning",
        "#    extend-options:",
        "#      phrases: [常抓不懈]",
    )
    yield ""
    yield say("# 对某些文件另行规定，后面的优先。", "# Other settings for some files; later ones win.")
    if found.templates:
        yield say("# 模板里的占位符是有意留的。", "# Templates hold placeholders on purpose.")
        files = _list(["/" + name + "**" for name in found.templates])
        yield from ("overrides:", f"  - files: {files}", "    rules: {placeholder: off, missing-text: off}")
    else:
        files, setting = ("docs/**", "profile: technical") if found.repository else ("讲话/**", "profile: speech")
        yield from ("#overrides:", f"#  - files: {files}", f"#    {setting}")


def _words(say: _Say) -> Iterator[str]:
    yield ""
    yield say(
        "# 不该报的词（人名、产品名、固定提法）放进配置旁的 stylelint-vocabulary.txt：stylelint vocab add 词。",
        "# Words that no rule touches stand in stylelint-vocabulary.txt beside this file: `stylelint vocab add WORD`.",
    )
    yield say(
        "# 自己的规则和文种放进规则包（见 docs/writing-rules.md），在这里写它的目录，如 packs: [office-rules]。",
        "# Rules and genres of your own stand in a pack (docs/writing-rules.md); name its folder:"
        " packs: [office-rules].",
    )
    yield say("# 让每处忽略都写明理由：", "# Ask for a reason wherever a finding is ignored:")
    yield "#require-reason: true"


def _usual(found: Survey) -> str:
    """Return the genre that nearly all drafts have, or one to show how it is written."""
    for name, count in found.genres.most_common(1):
        if count >= _MANY and count >= _MOST * found.read:
            return name
    return "工作总结"


def _counted(counter: dict[str, int], say: _Say) -> str:
    ordered = sorted(counter.items(), key=lambda item: (-item[1], item[0]))
    return say("、", ", ").join(f"{name} {count}" for name, count in ordered)


def _list(names: Sequence[str]) -> str:
    return f"[{', '.join(map(_text, names))}]"


def _text(value: str) -> str:
    """Return a text in quotes, as YAML and JSON both read it."""
    return json.dumps(value, ensure_ascii=False)
