"""The words of the reports in both languages. What a rule says is in its own file."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from .diagnostic import Level
from .records import dataclass
from .text.edit import Safety

_LEVELS = {
    Level.ERROR: ("错误", "error"),
    Level.WARNING: ("警告", "warning"),
    Level.INFO: ("提示", "info"),
}
_FAMILIES = {
    "placeholder": "占位符",
    "missing-text": "缺字",
    "encoding": "编码",
    "file": "文件",
    "numbering": "编号",
    "sections": "结构",
    "filler": "空话",
    "residue": "残留",
    "repetition": "重复",
    "consistency": "一致",
    "format": "格式",
    "punctuation": "标点",
    "numbers": "数字",
    "typo": "错字",
    "redundancy": "冗余",
    "length": "长句",
    "suppression": "免检",
}
_OFFICE = frozenset({"docx", "doc", "odt"})  # formats that are not written to in place
_FIXES = {
    Safety.SAFE: ("（可自动改）", " (can be fixed)"),
    Safety.UNSAFE: ("（可自动改，需核对）", " (can be fixed, to be looked at)"),
    Safety.DISPLAY: ("", ""),
}
_GRAVEST_FIRST = (Level.ERROR, Level.WARNING, Level.INFO)


@dataclass(frozen=True, slots=True)
class Terms:
    """The words of one language."""

    english: bool

    def say(self, zh: str, en: str) -> str:
        """Return the one of the two texts that is wanted."""
        return en if self.english else zh

    def clean(self, files: int) -> tuple[str, str]:
        """Say that nothing was found, and in how many files."""
        return self.say("未发现问题", "no findings"), self.say("，检查了 ", " in ") + self.files(files)

    def fixable(self, count: int) -> str:
        """Say in a table how many findings of a rule can be fixed; nothing where none can."""
        return self.say(f"可改 {count}", f"{count} fixable") if count else ""

    def fix(self, safety: Safety) -> str:
        """Say behind a cure that stylelint can do it itself; nothing of a fix that is only shown."""
        return _FIXES[safety][self.english]

    def fixes(self, safe: int, unsafe: int, formats: Collection[str | None] = ()) -> str:
        """Say how many findings can be fixed and by which command; nothing where none can.

        `formats` are those of the files: Word documents have a command of their own, others of Office have none.
        """
        office = _OFFICE.intersection(formats)
        if not (safe or unsafe) or (office and office == set(formats) and "docx" not in office):
            return ""
        command = "stylelint fix --tracked" if office and office == set(formats) else "stylelint fix"
        also = self.say("；Word 文档用 stylelint fix --tracked", "; of Word documents: stylelint fix --tracked")
        also = also if "docx" in office and command == "stylelint fix" else ""
        if not safe:
            zh = f"{unsafe} 处可自动修改，改后需核对：{command} --unsafe-fixes"
            return self.say(zh, f"{unsafe} can be fixed, to be looked at: {command} --unsafe-fixes") + also
        zh = f"{safe} 处可自动修改：{command}" + (f"（加 --unsafe-fixes 再改 {unsafe} 处）" if unsafe else "")
        en = f"{safe} can be fixed: {command}" + (f" ({unsafe} more with --unsafe-fixes)" if unsafe else "")
        return self.say(zh, en) + also

    def level(self, level: Level) -> str:
        """Name a level."""
        return _LEVELS[level][self.english]

    def family(self, family: str) -> str:
        """Name a family; one that a pack brings along goes by its id."""
        return family if self.english else _FAMILIES.get(family, family)

    def join(self, words: Iterable[str]) -> str:
        """Make a list of words."""
        return self.say("、", ", ").join(words)

    def count(self, level: Level, count: int) -> str:
        """Say how many findings of a level there are."""
        return f"{count} {self.level(level)}{_s(count)}" if self.english else f"{count} 个{self.level(level)}"

    def counts(self, by_level: Mapping[Level, int]) -> str:
        """Say how many there are of each level, gravest first, those without findings left out."""
        return self.join(self.count(x, by_level[x]) for x in _GRAVEST_FIRST if by_level.get(x))

    def files(self, count: int) -> str:
        """Say how many files there are."""
        return f"{count} file{_s(count)}" if self.english else f"{count} 个文件"


def _s(count: int) -> str:
    return "" if count == 1 else "s"
