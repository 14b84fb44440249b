"""Turn words, links and pictures inside a paragraph into Markdown."""

import re
from collections.abc import Iterable
from urllib.parse import quote, urlsplit

from lxml.html import HtmlElement

from plain_text import HIDDEN, UNSEEN
from wordpress_import.pointers import Pointers
from wordpress_import.shortcodes import Tell

BREAK = "\x01"  # a line break until the paragraph is whole
MARKUP = re.compile(r"[\\`*_\[\]{]")
ENTITY = re.compile(r"&(?=[#\w])")
# What no text of this site may hold, and letters of no width, which nobody meant.
CONTROL = re.compile(f"{UNSEEN.pattern}|{HIDDEN.pattern}")
LINE_START = re.compile(r"^([ ]*\d*)([-+#>.=/:|~])", re.MULTILINE)
# A backslash does not escape these.
ENTITIES = {"=": "&#61;", "/": "&#47;", ":": "&#58;", "|": "&#124;", "~": "&#126;"}
SILENT = frozenset(
    ["script", "style", "noscript", "template", "input", "button", "select", "textarea"]
)
APART = frozenset({"p", "div", "li", "td", "th", "dt", "dd", "figcaption"})
LONG_LINE = 60  # a shorter line was ended on purpose, a longer one by an editor
MARKS = {"b": "**", "strong": "**", "i": "*", "em": "*", "cite": "*"}


class Inline:
    """Writes runs of text; what cannot be kept is told once."""

    def __init__(self, pointers: Pointers, tell: Tell) -> None:
        """Ask `pointers` for every address; `tell` what is lost."""
        self._pointers = pointers
        self._tell = tell

    def line(self, element: HtmlElement) -> str:
        """Give all inside the element as one line."""
        text = self.text([element.text or "", *_with_tails(element)])
        return " ".join(text.replace(BREAK, " ").split())

    def text(
        self, run: Iterable[HtmlElement | str], *, keep_lines: bool = False
    ) -> str:
        """Give the run with markup escaped; newlines stay when they mean something."""
        parts = ""
        for part in run:
            if isinstance(part, str):
                new = escaped(part if keep_lines else re.sub(r"\s+", " ", part))
            else:
                new = self._element(part, keep_lines=keep_lines)
            parts = _joined(parts, new)
        return parts

    def paragraph(self, text: str) -> str:
        """Give a finished paragraph: breaks as Markdown writes them."""
        lines = [" ".join(line.split()) for line in text.strip().split("\n")]
        kept = "".join(
            line + ("" if line.endswith(BREAK) else _gap(line)) for line in lines
        )
        kept = re.sub(rf"[ ]*{BREAK}[ ]*", BREAK, kept).strip(f"{BREAK} ")
        whole = kept.replace(BREAK, "  \n")
        return LINE_START.sub(_escaped_start, whole)

    def image(self, element: HtmlElement) -> str:
        """Give the picture with its alt text, or tell why it stays away."""
        address = element.get("src") or element.get("data-src") or ""
        alt = " ".join((element.get("alt") or "").split())
        if "smiley" in (element.get("class") or "") or "/emoji/" in address:
            return escaped(alt)
        path = self._pointers.picture(address)
        if not path:
            return ""
        if not alt:
            self._tell(f"The picture {path} has no alt text; say what it shows.")
        return f"![{escaped(alt)}]({path})"

    def embedded(self, address: str) -> str:
        """Give a link in place of another site's video, map or sound."""
        if address.startswith("//"):
            address = f"https:{address}"
        host = urlsplit(address).hostname if address.startswith("http") else ""
        if not host:
            self._tell("Something embedded without a web address was left out.")
            return ""
        self._tell(f"{address} was embedded; a link stands in its place.")
        return f"[Open this on {host.removeprefix('www.')}]({_in_link(address)})"

    def _element(self, element: HtmlElement, *, keep_lines: bool) -> str:
        tag = element.tag
        if not isinstance(tag, str) or tag in SILENT:
            return ""
        if tag in {"br", "img"}:
            return BREAK if tag == "br" else self.image(element)
        inside = self.text(
            [element.text or "", *_with_tails(element)], keep_lines=keep_lines
        )
        if tag == "a":
            return self._link(element, inside)
        if tag in {"code", "kbd", "tt"}:
            return _code(element.text_content())
        return _marked(inside, MARKS[tag]) if tag in MARKS else _apart(tag, inside)

    def _link(self, element: HtmlElement, inside: str) -> str:
        """Write a link; one around a picture goes, its target was the big picture."""
        address = (element.get("href") or "").strip()
        target = self._pointers.link(address) if address else ""
        if not target or not inside.strip() or "![" in inside:
            return inside
        lead, text, trail = _trimmed(inside)
        return f"{lead}[{text}]({_in_link(target)}){trail}"


def escaped(text: str) -> str:
    """Escape what Markdown would read as markup."""
    text = re.sub("[\r\u2028\u2029]", " ", text)
    text = MARKUP.sub(r"\\\g<0>", CONTROL.sub("", text))
    return ENTITY.sub("&amp;", text).replace("<", "&lt;")


def _escaped_start(found: re.Match[str]) -> str:
    """Escape a sign that begins a list, heading or block at the start of a line."""
    lead, sign = found[1], found[2]
    if (sign == ".") != bool(lead.strip()):
        return found[0]
    return lead + ENTITIES.get(sign, f"\\{sign}")


def _with_tails(element: HtmlElement) -> Iterable[HtmlElement | str]:
    for child in element:
        yield child
        yield child.tail or ""


def _joined(before: str, after: str) -> str:
    """Join two runs; bold that ends where bold begins is one bold run."""
    for mark in ("**", "*"):
        ends = before.endswith(mark) and not before.endswith(f"\\{mark}")
        if ends and after.startswith(mark) and before.strip("*") and after.strip("*"):
            return before[: -len(mark)] + after[len(mark) :]
    return before + after


def _apart(tag: str, inside: str) -> str:
    """Keep words of two blocks apart where only one line is allowed."""
    return f" {inside} " if tag in APART else inside


def _gap(line: str) -> str:
    return " " if len(line) > LONG_LINE else BREAK


def _trimmed(text: str) -> tuple[str, str, str]:
    """Split off white space and breaks at both ends: they can't stand inside marks."""
    start = len(text) - len(text.lstrip(f"{BREAK} \n\t\xa0"))
    end = len(text.rstrip(f"{BREAK} \n\t\xa0"))
    return text[:start], text[start:end].replace(BREAK, " "), text[max(start, end) :]


def _marked(inside: str, mark: str) -> str:
    lead, text, trail = _trimmed(inside)
    if not text or text.startswith("*") or text.endswith("*") or "\n\n" in text:
        return inside
    return f"{lead}{mark}{text}{mark}{trail}"


def _code(text: str) -> str:
    text = " ".join(CONTROL.sub("", text).split())
    mark = "``" if "`" in text else "`"
    return f"{mark} {text} {mark}" if "`" in text else f"`{text}`" if text else ""


def _in_link(address: str) -> str:
    return quote(address, safe="/:?#[]@!$&'*+,;=%~{}.-_")
