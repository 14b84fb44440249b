"""Name the signs in a name that look like others, or like nothing at all.

A word processor or a web page puts them in; no author sees them.
"""

import re
import unicodedata
from dataclasses import replace

from diagnostics.model import Diagnostic

# What sentences about a name that nobody has say around it.
_NAME = re.compile(
    r"(?:There is no [\w ]+|has the key|is called|names|has no place for) “([^”]+)”"
    r"|“([^”]+)” (?:is not |is no |leads to no |names a file )"
)
_OF_NAMES = frozenset(("", "citation", "draft-link"))  # other rules quote sentences
_PLAIN = {"Zs": "a plain space", "Pd": "a hyphen"}
_LATIN = re.compile(r"[A-Za-z]")


def explained(diagnostic: Diagnostic) -> Diagnostic:
    """Say which sign spoils a name that looks right; nothing else could help."""
    if diagnostic.problem.isascii() or diagnostic.rule not in _OF_NAMES:
        return diagnostic
    for found in _NAME.finditer(diagnostic.problem):
        if fix := spoiled(found[1] or found[2]):
            return replace(diagnostic, fix=fix)
    return diagnostic


def spoiled(name: str) -> str:
    """Say what to do about the first sign that no name has; "" when all are usual."""
    for index, sign in enumerate(name):
        if sign.isascii():
            continue
        plain = unicodedata.normalize("NFKC", sign)
        kind = unicodedata.category(sign)
        called = unicodedata.name(sign, "").lower() or f"U+{ord(sign):04X}"
        before = re.split(r"[\s\[]", name[:index])[-1]
        where = f"after “{before}”" if before else f"before “{name[index + 1 :]}”"
        if kind in {"Cf", "Cc"}:
            return f"An invisible {called} stands {where}: delete it."
        if kind in _PLAIN:
            return f"Type {_PLAIN[kind]} in place of the {called} {where}."
        if plain != sign and plain.isascii():
            return f"Type “{plain}” in place of the {called} {where}."
        if called.startswith(("cyrillic", "greek")) and _LATIN.search(name):
            return f"Type a Latin letter in place of the {called} {where}."
    return ""
