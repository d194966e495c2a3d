"""Values that a template may write but not read: what it asks of them is noted, or refused.

A template rendered with slots is good for every page whose own values give the same answers.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Mapping
from typing import Any

OPEN, CLOSE = "\ue000", "\ue001"
MARK = re.compile(f"{OPEN}(\\w+){CLOSE}")
# Reading a text in any of these ways gives another answer on every page.
REFUSED = (
    *("__len__", "__iter__", "__getitem__", "__hash__", "__format__", "__add__", "__mod__"),
    *("__mul__", "__rmul__", "__eq__", "__ne__", "__lt__", "__le__", "__gt__", "__ge__"),
)

Values = Mapping[str, str]
Question = Callable[[Values, Mapping[str, Any]], bool]


class Refused(Exception):
    """A template did something with a value that cannot be done with a slot."""


class Slot(str):
    """The place of a value: it may be written, looked for a word in, and asked whether it is there.

    ``value`` is that of the page in hand, never empty; what is asked is added to ``asked``.
    """

    _name: str
    _value: str
    _asked: list[Question]

    def __new__(cls, name: str, value: str, asked: list[Question]) -> Slot:
        """Make the slot of a name; the text of it is a mark."""
        slot = super().__new__(cls, f"{OPEN}{name}{CLOSE}")
        slot._name, slot._value, slot._asked = name, value, asked
        return slot

    def __bool__(self) -> bool:
        return True

    def __contains__(self, word: object) -> bool:
        name, answer = self._name, str(word) in self._value
        self._asked.append(lambda values, _context: (str(word) in values[name]) == answer)
        return answer

    def __getattribute__(self, name: str) -> Any:
        if name.startswith("_"):
            return super().__getattribute__(name)
        raise Refused(name)


def _refusing(name: str) -> Callable[..., Any]:
    def refuse(_slot: Slot, *_: object) -> Any:
        raise Refused(name)

    return refuse


for _name in REFUSED:
    setattr(Slot, _name, _refusing(_name))


class Guard:
    """Lets the filters of a template environment know slots; other values they treat as ever."""

    def __init__(self, filters: dict[str, Callable[..., Any]]) -> None:
        self.asked: list[Question] = []
        for name, function in filters.items():
            filters[name] = self._guarded(name, function)

    def slots(self, values: Values) -> dict[str, Slot]:
        """Slots for the values of a page; from now on ``asked`` holds what is asked of them."""
        self.asked = []
        return {name: Slot(name, value, self.asked) for name, value in values.items()}

    def _guarded(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(function)
        def called(*arguments: Any, **options: Any) -> Any:
            for i, one in enumerate(arguments):
                if isinstance(one, Slot):
                    self.asked.append(_unchanged(name, function, arguments, i))
                    return one
                if isinstance(one, str) and OPEN in one:
                    self.asked += _around(name, arguments, i)
            return function(*arguments, **options)

        return called


def _unchanged(
    name: str, function: Callable[..., Any], arguments: tuple[Any, ...], i: int
) -> Question:
    """A filtered slot is written as it is; every page is asked whether its value comes out so."""
    from jinja2.runtime import Context

    if len(arguments) != i + 1 or i > 1:
        raise Refused(name)
    slot, before = arguments[i]._name, arguments[:i]

    def same(values: Values, context: Mapping[str, Any]) -> bool:
        given = [context if isinstance(one, Context) else one for one in before]
        return str(function(*given, values[slot])) == values[slot]

    return same


def _around(name: str, arguments: tuple[Any, ...], i: int) -> list[Question]:
    """In a text with slots in it words may be replaced that no value has a part in."""
    if name == "safe":
        return []
    if name != "replace":
        raise Refused(name)
    word = str(arguments[i + 1])
    slots = MARK.findall(arguments[i])
    return [lambda values, _context: not any(_meets(values[slot], word) for slot in slots)]


def _meets(value: str, word: str) -> bool:
    """Whether ``word`` stands in a value or may begin or end there."""
    return word in value or any(
        value.endswith(word[:i]) or value.startswith(word[-i:]) for i in range(1, len(word))
    )
