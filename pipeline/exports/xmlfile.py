"""XML files as text: the library escapes, we indent, and nothing in a text can break the file."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement, indent, tostring

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# What XML 1.0 can hold in no way, not even as a reference; a reader sees that something stood here.
UNHELD = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
STAND_IN = "\ufffd"


def held(text: str) -> str:
    """The text with a stand-in for every character that XML cannot hold."""
    return UNHELD.sub(STAND_IN, text)


def put(parent: Element, tag: str, text: str = "", /, lang: str = "", **attributes: str) -> Element:
    """Append an element with this text to ``parent`` and return it."""
    said = {LANG: lang} if lang else {}
    said |= {name: held(value) for name, value in attributes.items()}
    child = SubElement(parent, tag, said)
    child.text = held(text) or None
    return child


def written(root: Element, doctype: str = "") -> str:
    """The file as text: one element a line, so that two versions can be compared by line."""
    indent(root)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n' + (f"{doctype}\n" if doctype else "")
    return f"{head}{tostring(root, encoding='unicode')}\n"


def element(one: Element, depth: int) -> str:
    """One element as text, as it stands ``depth`` levels deep in a file that ``written`` makes."""
    indent(one, level=depth)
    return tostring(one, encoding="unicode")
