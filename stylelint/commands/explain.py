"""`stylelint explain`: the page of a rule or a genre."""

from __future__ import annotations

import argparse
import json

from ..builtin import BUILTIN
from ..explain import genre_data, genre_page, rule_data, rule_page
from ..rulepack.errors import UnknownNameError, did_you_mean
from ..rulepack.load import Pack
from ..rulepack.model import Rule
from ..select import UnknownGenreError, genre_id, names_of
from . import Context
from ._effective import add_packs, linter_of

NAME = "explain"
HELP = ("说明一条规则或一个文种", "explain a rule or a genre")


def add(parser: argparse.ArgumentParser, context: Context) -> None:
    """Add the arguments."""
    say = context.say
    parser.add_argument(
        "name", metavar="RULE|GENRE", help=say("规则名或文种", "a rule, with or without its family, or a genre")
    )
    parser.add_argument(
        "--format", dest="form", choices=("text", "json"), default="text", help=say("输出格式", "form of the output")
    )
    add_packs(parser, context)


def run(args: argparse.Namespace, context: Context) -> int:
    """Print the page. Raises UnknownNameError for a name that nothing has."""
    pack = linter_of(args).pack
    rule = _rule(pack, args.name)
    if rule is not None:
        data, page = rule_data(rule), rule_page(rule, context.lang)
    else:
        id = _genre(pack, args.name)
        genre = pack.lexicon.genres[id]
        data, page = genre_data(id, genre, pack.lexicon), genre_page(id, genre, pack.lexicon, context.lang)
    print(json.dumps(data, ensure_ascii=False, indent=1) if args.form == "json" else page.rstrip("\n"))
    return 0


def _rule(pack: Pack, name: str) -> Rule | None:
    """Return the rule that is called by its id, or by its name alone where only one has it."""
    every = (*pack.rules, *BUILTIN)
    found = [r for r in every if r.id == name] or [r for r in every if r.id.partition("/")[2] == name]
    if len(found) > 1:
        ids = [r.id for r in found]
        zh = f"有 {len(ids)} 条规则叫 {name}：{'、'.join(ids)}"
        raise UnknownNameError(zh, f"{len(ids)} rules are called {name}: {', '.join(ids)}")
    return found[0] if found else None


def _genre(pack: Pack, name: str) -> str:
    try:
        return genre_id(pack.lexicon, name)
    except UnknownGenreError:
        zh, en = (did_you_mean(name, _near(pack, name), lang) for lang in ("zh", "en"))
        raise UnknownNameError(
            f"没有规则或文种叫 {name}{zh}（用 stylelint rules 查看）",
            f"no rule or genre is called {name}{en} (see stylelint rules)",
        ) from None


def _near(pack: Pack, name: str) -> list[str]:
    """Return what may have been meant: the rules of the family of that name, else every name there is."""
    rules = [r.id for r in (*pack.rules, *BUILTIN)]
    family = [r for r in rules if r.partition("/")[0] == name]
    genres = [word for id, genre in pack.lexicon.genres.items() for word in names_of(id, genre)]
    return family or [*rules, *dict.fromkeys(r.partition("/")[2] for r in rules), *genres]
