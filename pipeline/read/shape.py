"""YAML read with positions: a shape says what a file may hold, and every fault is reported.

``yaml.safe_load`` lets a duplicate key win silently and turns ``en: no`` into False. Here
the file is composed, not loaded: every scalar stays text, and unknown, missing and duplicate
keys, wrong types and bad values are all reported with file and line, not just the first.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from pipeline.model.records import Problem, Where

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
WEB = re.compile(r'https?://[^\s<>"]+')
ADDRESS = "it has to be an address that begins with http:// or https://"
DATE = re.compile(r"\d{4}(?:-\d{2}){0,2}")
# What YAML 1.1 allows in no document.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
RULE = "yaml"
HERE = "\0where"
# So much of a value is shown in a message.
SHOWN = 60


@dataclass(frozen=True, slots=True)
class Text:
    """A scalar. ``form`` must match all of it, ``choices`` must hold it; empty if ``blank``."""

    required: bool = True
    blank: bool = False
    form: re.Pattern[str] | None = None
    choices: tuple[str, ...] = ()
    date: bool = False
    what: str = ""
    says: str = ""


@dataclass(frozen=True, slots=True)
class Many:
    """A list of one shape."""

    item: Shape
    required: bool = False
    says: str = ""


@dataclass(frozen=True, slots=True)
class Keys:
    """A mapping with exactly these keys."""

    keys: Mapping[str, Shape]
    required: bool = True
    says: str = ""


@dataclass(frozen=True, slots=True)
class Either:
    """A mapping of one of two kinds: ``marked`` where it has the key ``mark``, else ``other``."""

    mark: str
    marked: Keys
    other: Keys
    required: bool = True
    says: str = ""


Shape = Text | Many | Keys | Either


@dataclass(slots=True)
class _Reading:
    file: str
    problems: list[Problem] = field(default_factory=list)

    def say(self, node: yaml.Node, message: str) -> None:
        self.problems.append(Problem(Where(self.file, _line(node)), RULE, message))


def load(text: str, file: str, shape: Shape) -> tuple[Any, list[Problem]]:
    """Read YAML ``text`` by ``shape``; return its value and every fault found.

    Mappings come back as dicts with their place under ``HERE``, lists as tuples, scalars as
    text; what is absent and not required is ``""``, ``()`` or ``None``. The value is to be
    used only when there are no problems.
    """
    try:
        node = yaml.compose(text, Loader=LOADER)
    except yaml.YAMLError as error:
        return None, [_syntax(error, text, file)]
    reading = _Reading(file)
    if node is None or _is_null(node):
        return None, [Problem(Where(file, 1), RULE, "the file is empty; it needs a mapping")]
    return _value(node, shape, "the file", reading), reading.problems


def schema(shape: Shape) -> dict[str, Any]:
    """The same shape as a JSON Schema (draft 2020-12), with what ``says`` as its descriptions.

    It is for the completion and hints of editors; a check of dates and of anything across
    entries is beyond it and is made by ``load`` and its callers.
    """
    said = {"description": shape.says} if shape.says else {}
    if isinstance(shape, Many):
        return {**said, "type": ["array", "null"], "items": schema(shape.item)}
    if isinstance(shape, Either):
        return {**said, "oneOf": [schema(shape.marked), schema(shape.other)]}
    if isinstance(shape, Keys):
        return {
            **said,
            "type": "object",
            "additionalProperties": False,
            "required": [name for name, one in shape.keys.items() if one.required],
            "properties": {name: schema(one) for name, one in shape.keys.items()},
        }
    found: dict[str, Any] = {**said, "type": ["string", "null"] if shape.blank else "string"}
    if not shape.blank:
        found["minLength"] = 1
    if shape.form:
        found["pattern"] = f"^(?:{shape.form.pattern}){'?' if shape.blank else ''}$"
    if shape.choices:
        found["enum"] = [*shape.choices, *(["", None] if shape.blank else [])]
    return found


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1


def _syntax(error: yaml.YAMLError, text: str, file: str) -> Problem:
    mark, control = getattr(error, "problem_mark", None), CONTROL.search(text)
    line = mark.line + 1 if mark is not None else 1
    if mark is None and control:
        line = text.count("\n", 0, control.start()) + 1
    said = getattr(error, "problem", None) or str(error).splitlines()[0]
    return Problem(Where(file, line), RULE, f"this is not YAML: {said}; mend the line")


def _value(node: yaml.Node, shape: Shape, name: str, reading: _Reading) -> Any:
    if isinstance(shape, Text):
        return _text(node, shape, name, reading)
    if isinstance(shape, Many):
        return _many(node, shape, name, reading)
    if isinstance(shape, Either):
        return _keys(node, _kind(node, shape), name, reading)
    return _keys(node, shape, name, reading)


def _kind(node: yaml.Node, shape: Either) -> Keys:
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    return shape.marked if any(key.value == shape.mark for key, _value in pairs) else shape.other


def _text(node: yaml.Node, shape: Text, name: str, reading: _Reading) -> str:
    if not isinstance(node, yaml.ScalarNode):
        reading.say(node, f"{name} has to be text, not a list or mapping")
        return ""
    value = str(node.value).strip()
    if not node.style and value in ("~", "null"):
        value = ""
    for message in _faults(value, shape):
        reading.say(node, f"{name} is “{_short(value)}”: {message}")
    return value


def _short(value: str) -> str:
    """The text found, on one line and not endless."""
    said = " ".join(value.split())
    return said if len(said) <= SHOWN else f"{said[:SHOWN]}…"


def _faults(value: str, shape: Text) -> Iterator[str]:
    if not value:
        if not shape.blank:
            yield "it must not be empty"
    elif shape.choices and value not in shape.choices:
        yield f"it has to be one of {', '.join(shape.choices)}"
    elif shape.form and not shape.form.fullmatch(value):
        yield shape.what or f"it has to match {shape.form.pattern}"
    elif shape.date and not _is_date(value):
        yield "it has to be a date as 2021-01-22, 2021-01 or 2021"


def _is_date(value: str) -> bool:
    """ISO 8601 calendar dates, also of reduced precision (a month, a year)."""
    if not DATE.fullmatch(value):
        return False
    try:
        datetime.date.fromisoformat(value + "-01-01"[: len("2021-01-22") - len(value)])
    except ValueError:
        return False
    return True


def _many(node: yaml.Node, shape: Many, name: str, reading: _Reading) -> tuple[Any, ...]:
    if _is_null(node):
        return ()
    if not isinstance(node, yaml.SequenceNode):
        reading.say(node, f"{name} has to be a list")
        return ()
    return tuple(_value(item, shape.item, f"an item of {name}", reading) for item in node.value)


def _is_null(node: yaml.Node) -> bool:
    empty = isinstance(node, yaml.ScalarNode) and not node.style
    return empty and node.value.strip() in ("", "~", "null")


def _keys(node: yaml.Node, shape: Keys, name: str, reading: _Reading) -> Any:
    if not isinstance(node, yaml.MappingNode):
        reading.say(node, f"{name} has to be a mapping with the keys {', '.join(shape.keys)}")
        return None
    found: dict[str, Any] = {HERE: Where(reading.file, _line(node))}
    for key, value in node.value:
        said = str(key.value)
        if said not in shape.keys:
            reading.say(key, f"unknown key “{said}”; known are {', '.join(shape.keys)}")
        elif said in found:
            reading.say(key, f"duplicate key “{said}”; keep one of the two")
        else:
            found[said] = _value(value, shape.keys[said], f"“{said}”", reading)
    for missing, wanted in shape.keys.items():
        if missing not in found:
            if wanted.required:
                reading.say(node, f"missing key “{missing}”; add it")
            found[missing] = _absent(wanted)
    return found


def _absent(shape: Shape) -> Any:
    if isinstance(shape, Text):
        return ""
    return () if isinstance(shape, Many) else None
