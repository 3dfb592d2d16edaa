"""JSON Schemas of the files of a pack, made from the dataclasses that check them.

They keep to keywords that draft 7 has too, since editors' YAML servers know
that one best: a rule is described by `if kind is … then these keys`.
"""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any

from .kinds import kinds
from .rulepack.manifest import Manifest
from .rulepack.model import RuleFields
from .rulepack.validate import adapter, names, written
from .structure.lexicon import Genre, Part, WordList

_DRAFT = "https://json-schema.org/draft/2020-12/schema"

# What is described -> its file in the root of a pack; the rule files name `../schema.json`.
FILES = {
    "rule": "schema.json",
    "genre": "genre.schema.json",
    "words": "words.schema.json",
    "parts": "parts.schema.json",
    "pack": "pack.schema.json",
}
_MODELS: dict[str, tuple[str, type]] = {
    "genre": ("A genre", Genre),
    "words": ("A word list", WordList),
    "pack": ("The manifest", Manifest),
}


def schema(name: str) -> dict[str, Any]:
    """Return the schema of one sort of file: a key of FILES."""
    if name == "rule":
        return _rule()
    if name == "parts":
        part = _of(Part)
        defs = part.pop("$defs", {})
        table = {"type": "object", "additionalProperties": {"$ref": "#/$defs/Part"}}
        return _titled("The table of parts", {**table, "$defs": {**defs, "Part": part}})
    title, model = _MODELS[name]
    return _titled(title, _of(model))


def text(name: str) -> str:
    """Return a schema as it is shipped."""
    return as_text(schema(name))


def as_text(schema: dict[str, Any]) -> str:
    """Return a schema as text."""
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def described(title: str, model: type) -> dict[str, Any]:
    """Return the schema of a file that holds a dataclass."""
    return {"$schema": _DRAFT, "title": title, **_of(model)}


def _titled(title: str, plain: dict[str, Any]) -> dict[str, Any]:
    return {"$schema": _DRAFT, "title": f"{title} of a stylelint pack", **plain}


def _rule() -> dict[str, Any]:
    """Describe a rule: the keys of all rules, and for each kind the options beside them."""
    plain = _of(RuleFields)
    defs: dict[str, Any] = plain.pop("$defs", {})
    del plain["additionalProperties"]
    branches = []
    for name, module in kinds().items():
        options = _of(module.Options)
        defs.update(options.pop("$defs", {}))
        branches.append({"if": {"properties": {"kind": {"const": name}}, "required": ["kind"]}, "then": _then(options)})
    about = [
        f"- {name}: {(module.__doc__ or '').partition(': ')[2].splitlines()[0]}" for name, module in kinds().items()
    ]
    plain["properties"]["kind"].update(enum=list(kinds()), description="The kind of rule.\n" + "\n".join(about))
    return _titled("A rule", {**plain, "allOf": branches, "$defs": defs})


def _then(options: dict[str, Any]) -> dict[str, Any]:
    """Return what holds for one kind: its options beside the keys of every rule, and no others."""
    common: dict[str, Any] = dict.fromkeys(sorted(names(RuleFields)), True)
    found = {"properties": {**options.get("properties", {}), **common}, "additionalProperties": False}
    return {**found, "required": options["required"]} if "required" in options else found


def _of(model: type) -> dict[str, Any]:
    """Return pydantic's schema of a dataclass, without the titles it makes up, `class_` written as in YAML."""
    plain: dict[str, Any] = _clean(adapter(model).json_schema(ref_template="#/$defs/{model}"))
    order = [written(model, f.name) for f in fields(model)]
    plain["properties"] = {key: plain["properties"][key] for key in order}
    return plain


def _clean(node: Any, names_inside: bool = False) -> Any:
    """Drop `title` keywords (not properties called so) and rename `class_`."""
    if isinstance(node, list):
        return ["class" if item == "class_" else _clean(item) for item in node]
    if not isinstance(node, dict):
        return node
    return {
        "class" if key == "class_" else key: _clean(value, names_inside=key in ("properties", "$defs"))
        for key, value in node.items()
        if names_inside or key != "title"
    }
