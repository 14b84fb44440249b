"""Find what is still to be written: gaps, outlines, notes to oneself."""

import re
import tomllib
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from build_cache.kept import KeptFindings, digest_of_code
from content_model.kinds import is_language
from diagnostics import Diagnostic
from editorial.markup import stub_in
from facts.model import UNFILLED
from placeholders.known import KnownTexts
from placeholders.passages import Passage
from placeholders.sample import File, files_of

RULE = "unfinished"
OPEN = "facts are still to be filled in. Write them; pages show them to visitors."
_MEANT = "brackets that visitors should see are written \\[ and \\]"
HOURS = "practice/hours.toml"
# “Todo” is a Spanish word, and people write it in capitals: there, a mark has its
# colon, its brackets, or nothing beside it.
_NOTE = re.compile(
    r"\bTODO\s*:|[\[({<]\s*TODO\b|^\s*TODO[\s.!]*$|\bTKTK\b|\bFIXME\b|\blorem ipsum\b"
    rf"|[\[({{<«]\s*(?:{UNFILLED}|rellenar|completar)\b|^\s*{UNFILLED}[.!: ]*$"
    r"|\bnote to self\b|\bnota para m[ií]\b|\bcitation needed\b|\bplaceholder text\b"
    r"|\b(?:do not|don[’']t|not for) publi(?:sh|cation)\b|\bno publicar\b|\basdf\w*",
    re.IGNORECASE,
)
# Each of them has one of these, which is found sooner.
_OF_NOTES = (
    *("todo", "tktk", "fixme", "lorem ipsum", UNFILLED, "rellenar", "completar"),
    *("note to self", "nota para m", "citation needed", "placeholder text"),
    *("publi", "asdf"),
)
_IN_CAPITALS = re.compile(
    r"\bT(?:BD|BC|O BE DONE)\b|X{3,}|^(?:DRAFT|BORRADOR)\b|\bINSERT [A-Z]+|\?{3,}"
    r"|\([A-Z]\w+[,:] (?:please|pls|can you|is this|por favor)\b[^)]*\)"
)
_ENGLISH = re.compile(r"(?:^|[.;:,–—-])\s*TODO\b")
_ALSO_A_WORD = re.compile(r"^\s*todo\b", re.IGNORECASE)


def unfinished(content: Path, known: KnownTexts, kept: Path) -> list[Diagnostic]:
    """Find what visitors would read although nobody has written it.

    Args:
        kept: A file that may be lost: what was found in files that stay the same.
    """
    rules = digest_of_code(Path(__file__).parent), known.digest
    memory = KeptFindings[Diagnostic](kept, rules)
    in_text = partial(_in_text, content=content, known=known)
    files = {str(path.relative_to(content)): path for path in files_of(content)}
    found = memory.of(files, in_text)
    memory.save()
    return [diagnostic for _, diagnostic in found]


def _in_text(
    name: str, _: str, *, content: Path, known: KnownTexts
) -> Iterator[Diagnostic]:
    file = File.read(content / name, content)
    if file.is_draft or file.kind == "comments":
        return
    where = f"{content.name}/{file.name}"
    if file.name.endswith(".toml"):
        yield from _gaps(file, where)
        if file.name == HOURS and not _ever_open(file.text):
            line = file.text.partition("[weekly]")[0].count("\n") + 1
            problem = "The practice is open on no day of the week."
            fix = 'Write its hours, such as monday = ["08:00-17:00"].'
            yield Diagnostic(where, line, problem, fix, RULE)
        return
    outline = [passage for passage in file.said if _is_outline(passage, known)]
    if outline:
        words = outline[0].text
        problem = f"“{words}” is the outline's: {len(outline)} such in this file."
        fix = "Write your own words in its place."
        yield Diagnostic(where, outline[0].line, problem, fix, RULE)
    for passage in file.said:
        if found := _note(passage, where):
            yield _marked(where, passage.line, found)


def _marked(where: str, line: int, words: str) -> Diagnostic:
    problem = f"“{words}” marks something that is still to be written."
    fix = f"Write it; {_MEANT}." if words[:1] == "[" else "Write it."
    return Diagnostic(where, line, problem, fix, RULE)


def _is_outline(passage: Passage, known: KnownTexts) -> bool:
    return passage.sort != "name" and known.has("outline", passage)


def _gaps(file: File, where: str) -> Iterator[Diagnostic]:
    for passage in file.said:
        if passage.sort == "name" and passage.text.strip().casefold() == UNFILLED:
            problem = f"“{_key(file, passage.line)}” is still to be filled in."
            fix = "Write it; a page that visitors rely on shows it."
            yield Diagnostic(where, passage.line, problem, fix, RULE, together=OPEN)
        elif passage.sort == "name" and (found := _note(passage, where)):
            yield _marked(where, passage.line, found)


def _ever_open(text: str) -> bool:
    """Tell whether a week has hours; broken TOML is told elsewhere."""
    try:
        week = tomllib.loads(text).get("weekly")
    except (tomllib.TOMLDecodeError, RecursionError, ValueError):
        return True
    return not isinstance(week, dict) or any(week.values())


def _key(file: File, line: int) -> str:
    return file.text.splitlines()[line - 1].partition("=")[0].strip()


def _note(passage: Passage, where: str) -> str:
    text = passage.text
    lower = text.lower()
    has_note = any(words in lower for words in _OF_NOTES)
    patterns = [_NOTE, _IN_CAPITALS] if has_note else [_IN_CAPITALS]
    if not is_language(where.split("/")[1]):
        patterns.append(_ENGLISH)
    for found in filter(None, (pattern.search(text) for pattern in patterns)):
        alone = found[0].strip()
        if not _ALSO_A_WORD.match(alone) or "TODO" in alone:
            return alone  # “Todo:” begins a Spanish sentence
    return stub_in(text)
