"""Python-Markdown's serializers with the same output and fewer steps.

Elements with plain names and attributes are written here. A tree with anything
else in it (comments, qualified names) goes to Python-Markdown's own serializer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import HTML_EMPTY

from markdown.serializers import (  # type: ignore[attr-defined]
    BOOLEAN_ATTRIBUTES,
    RE_AMP,
    to_html_string,
    to_xhtml_string,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from xml.etree.ElementTree import Element


class UnusualError(Exception):
    """A tree that this module leaves to Python-Markdown."""


def quicker(serializer: Callable[[Element], str]) -> Callable[[Element], str]:
    """Return a serializer that writes what the given one writes."""
    if serializer not in (to_html_string, to_xhtml_string):
        return serializer
    booleans = BOOLEAN_ATTRIBUTES["html"] if serializer is to_html_string else ()
    closed = HTML_EMPTY if serializer is to_xhtml_string else ()

    def serialize(root: Element) -> str:
        parts: list[str] = []
        try:
            _write(root, parts.append, booleans, closed)
        except (UnusualError, RecursionError):
            return serializer(root)
        return "".join(parts)

    return serialize


def _write(element: Element, write: Any, booleans: Any, closed: Any) -> None:
    tag, text, tail = element.tag, element.text, element.tail
    if type(tag) is not str:
        raise UnusualError
    write(f"<{tag}{_attributes(element, booleans)}")
    if tag.lower() in closed:
        write(" />")
    else:
        write(">")
        if text:
            write(text if tag.lower() in ("script", "style") else _escaped(text))
        for child in element:
            _write(child, write, booleans, closed)
        if tag.lower() not in HTML_EMPTY:
            write(f"</{tag}>")
    if tail:
        write(_escaped(tail))


def _attributes(element: Element, booleans: Any) -> str:
    """Return an element's attributes in the order of their names."""
    found = []
    for name, value in sorted(element.items()):
        if value is None:
            found.append(f" {name}")
        elif not isinstance(name, str) or not isinstance(value, str):
            raise UnusualError
        elif name == value and name in booleans:
            found.append(f" {name}")
        else:
            quoted = _escaped(value).replace('"', "&quot;")
            found.append(f' {name}="{quoted}"')
    return "".join(found)


def _escaped(text: str) -> str:
    if "&" in text:
        text = RE_AMP.sub("&amp;", text)
    if "<" in text:
        text = text.replace("<", "&lt;")
    return text.replace(">", "&gt;") if ">" in text else text
