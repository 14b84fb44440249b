"""Blank out markup in a line of Markdown, keeping every word in its place.

What is left has the same length as what was given, so a position in the prose
is a position in the file.
"""

import re

CITATION = re.compile(r"\[@[^\]\n]+\]")
CLOSER = re.compile(r"\s*/{3,}\s*$")  # ends a block
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
IMAGE = re.compile(r"!\[(?P<text>[^\]]*)\]\((?P<target>[^)]*)\)")
LINK = re.compile(
    r"(?<!!)\[(?P<text>(?:[^\[\]]|!\[[^\]]*\]\([^)]*\))*)\]"
    r"\((?P<target>[^()\s]*(?:\([^()]*\)[^()\s]*)*)(?P<title>\s[^)]*)?\)"
)
TITLE = re.compile(r"""\]\([^()\s]+\s+["'](?P<text>[^"'\n]*)["']""")
# What raw HTML and attribute lists say beside the text.
SPOKEN = re.compile(
    r"""(?<![\w-])(?:alt|title|label|aria-label|aria-description|placeholder)\s*=\s*"""
    r"""(?:"(?P<text>[^"\n]*)"|'(?P<quoted>[^'\n]*)')"""
)
TAG = re.compile(r"<[A-Za-z](?:[^<>\"']|\"[^\"]*\"|'[^']*')*>")
ATTRIBUTES = re.compile(r"\{[^{}\n]*\}")
REFERENCE = re.compile(r"\{(?P<table>\w+):(?P<fact>[\w.-]+)\}")

_CODE = re.compile(r"(`+).+?\1", re.DOTALL)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_AUTOLINK = re.compile(r"<?https?://[^\s<>]+>?")
_ATTRIBUTES = re.compile(
    r"""\{(?:[:#.]|[ ]*[\w-]+(?:=|[ ]*\}))(?:"[^"\n]*"|'[^'\n]*'|[^}"'\n])*\}"""
)
_CAPTION = re.compile(r"""(?<=caption=)(?:"([^"\n]*)"|'([^'\n]*)')""")
_EMPHASIS = re.compile(r"[*_~]{1,3}(?=\S)|(?<=\S)[*_~]{1,3}")
_ESCAPE = re.compile(r"\\(?=[\\`*_{}\[\]()#+\-.!>])")
# Square brackets that no link, source or command has: who means them escapes them.
_STUB = re.compile(
    r"(?<![!\])\w\[])\[(?![\^@/! ]|x\]|sic\]|…\]|\.\.\.\])[^\[\]=:|]*[^\s\[\]=:|]\]"
    r"(?!\s?[(\[{]|:)"
)
_QUOTED = re.compile(
    r"“[^”]*$|^[^\"]*(?:\"[^\"]*\"[^\"]*)*\"[^\"]*$"
)  # “It [the pain] went.”


def stub_in(text: str) -> str:
    """Return words in square brackets that stand for some not yet written; or ""."""
    stub = _STUB.search(text)
    return stub[0] if stub and not _QUOTED.search(text[: stub.start()]) else ""


def prose(markdown: str) -> str:
    """Blank out everything that a reader does not see as words."""
    text = markdown
    if "<" in text:
        text = COMMENT.sub(_blank, text)
    if "`" in text:
        text = _CODE.sub(_one_word, text)
    if "[" in text:
        text = CITATION.sub(_blank, text)
        text = IMAGE.sub(_blank, text)
        text = LINK.sub(_link_text, text)
    if "{" in text:
        text = REFERENCE.sub(_fact_name, text)
        text = _ATTRIBUTES.sub(_caption, text)
    if "://" in text:
        text = _AUTOLINK.sub(_one_word, text)
    if "<" in text:
        text = _TAG.sub(_blank, text)
    if "\\" in text:
        text = _ESCAPE.sub(_blank, text)
    if "*" in text or "_" in text or "~" in text:
        text = _EMPHASIS.sub(_blank, text)
    return text


def _blank(match: re.Match[str]) -> str:
    """Spaces, with line ends where they were."""
    return re.sub(r"[^\n]", " ", match[0])


def _one_word(match: re.Match[str]) -> str:
    """Put a word that means nothing where text is read but not judged."""
    return "x" + _blank(match)[1:]


def _link_text(match: re.Match[str]) -> str:
    blank = _blank(match)
    start = match.start("text") - match.start()
    return blank[:start] + match["text"] + blank[start + len(match["text"]) :]


def _caption(match: re.Match[str]) -> str:
    """Keep what stands below a picture; its shape and place are no words."""
    blank = _blank(match)
    if not (found := _CAPTION.search(match[0])):
        return blank
    start, end = found.start() + 1, found.end() - 1
    return blank[:start] + match[0][start:end] + blank[end:]


def _fact_name(match: re.Match[str]) -> str:
    """Put the fact's name for the fact; it has about the same length."""
    word = match["fact"].replace("_", " ")
    return f"{word:<{len(match[0])}}"
