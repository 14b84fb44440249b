"""Names, numbers and addresses that stand in one place only, or carry a mark."""

import re
from collections.abc import Iterator
from functools import cache

from editorial.manuscript import FACTS, Block, Manuscript
from editorial.model import Finding

_GYROTONIC = re.compile(r"\bgyrotonic\b(?P<mark>\s?®|&reg;|\(R\))?", re.IGNORECASE)
_OWNER = re.compile(r"\b(?:registered trademark of|marca registrada de)\b")
_NOUN_FOLLOWS = re.compile(r"[\s*_]*(?:\N{NO-BREAK SPACE})?[A-Za-zÁ-ú]{3,}")
_TELEPHONE = re.compile(
    r"(?<![\w/.-])(?:\+?1[\s.\-\N{NON-BREAKING HYPHEN}\N{EN DASH}]?)?"
    r"(?P<area>\(?[2-9]\d{2}\)?[\s.\-\N{NON-BREAKING HYPHEN}\N{EN DASH}]?\s?)?"
    r"[2-9]\d{2}(?P<apart>[\s.\-\N{NON-BREAKING HYPHEN}\N{EN DASH}]?)\d{4}(?![\w-])"
)
_TOLL_FREE = re.compile(r"8(?:00|33|44|55|66|77|88)")  # helplines, mostly
_STREET = re.compile(
    r"\b\d{1,6}(?:-\d+)?\s+(?:[NSEW]\.?\s+)?(?:[A-Z][\w’']+\s+){1,3}"
    r"(?:Street|St\.?|Avenue|Ave\.?|Road|Rd\.?|Boulevard|Blvd\.?|Drive|Lane|Ln\.?"
    r"|Court|Way|Place|Parkway|Pkwy\.?|Highway|Suite)(?!\w)"
    r"|\b[A-Z]{2}\s+\d{5}(?:-\d{4})?\b"
)
# Numbers from four on, and what a site has several of, by language.
COUNTED = {
    "en": (
        r"four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|(?:twen|thir)ty(?:-\w+)?",
        "signs|exercises|programs|articles|services|conditions|therapists|offices|sources",
    ),
    "es": (
        r"cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|\w+ce|dieci\w+|veint\w+",
        "señales|ejercicios|programas|artículos|servicios|terapeutas|consultorios|fuentes",
    ),
}
# Most paragraphs hold nothing of the kind; these tell in a moment.
_PRICE = re.compile(
    r"(?:US)?\$\s?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d\d)?(?![\d.]*\s(?:million|billion|mil))"
    r"|(?:\d{1,3}(?:,\d{3})+|\d+)\s(?:US\s)?(?:dollars|dólares)\b"
)
_CHARGED = re.compile(
    r"\b(?:visits?|sessions?|costs?|fees?|pays?|cash|visitas?|sesi(?:ón|ones)|cuestan?"
    r"|precios?|paga)\b",
    re.IGNORECASE,
)
_HOURS = re.compile(
    r"\b(?:Mon|Tues?|Wed|Thu|Fri|Sat|Sun|[Ll]unes|[Mm]artes|[Mm]iércoles|[Jj]ueves"
    r"|[Vv]iernes|[Ss]ábado|[Dd]omingo)[a-z]*\b[^.!?]{0,40}?\b\d{1,2}(?::\d\d)?\s?"
    r"(?:[ap]\.?m\b)[^.!?]{0,12}?\d"
)
_DIGIT = re.compile(r"\d")
_DIGITS = re.compile(r"\d{3}")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[A-Za-z]{2,}")


def gyrotonic_mark(page: Manuscript) -> Iterator[Finding]:
    """Find a first mention of the trademark without its sign."""
    title = page.field("title")
    places = [page.blocks] + ([(_as_block(title.text, title.line),)] if title else [])
    for blocks in places:
        if first := next(_mentions(blocks), None):
            yield from _mark_findings(*first, language=page.language)
    if page.kind == "services" and title and _GYROTONIC.search(title.text):
        yield from _owner_findings(page)


def typed_telephones(page: Manuscript) -> Iterator[Finding]:
    """Find our telephone numbers where a fact belongs, and others worth a look."""
    for block in page.shown:
        if not _DIGITS.search(block.raw):
            continue
        for match in _TELEPHONE.finditer(block.raw):
            typed, line = match[0].strip(), block.line_of(match.start())
            if reference := page.own.telephone(typed):
                yield _by_hand(line, typed, reference)
            elif _is_strange(match):
                problem = f"“{typed}” is no telephone number of the practice."
                fix = "Call it once to be sure that it is right."
                yield Finding(line, problem, fix, level="warning")


def typed_addresses(page: Manuscript) -> Iterator[Finding]:
    """Find our street and email addresses that would not change with the facts."""
    for block in page.shown:
        for match in _STREET.finditer(block.text) if _DIGIT.search(block.text) else ():
            typed = " ".join(match[0].split())
            if page.own.is_street(typed):
                line = block.line_of(match.start())
                yield _by_hand(line, typed, "{practice:address}")
        for match in _own_site(page.own.site).finditer(block.raw):
            problem = f"“{match[0]}” is this site's own address."
            fix = f"Write {match['path'] or '/'}, and it holds wherever the site is."
            yield Finding(block.line_of(match.start()), problem, fix)
        for match in _EMAIL.finditer(block.raw) if "@" in block.raw else ():
            if reference := page.own.email(match[0]):
                yield _by_hand(block.line_of(match.start()), match[0], reference)


def _by_hand(line: int, typed: str, reference: str) -> Finding:
    problem = f"“{typed}” is typed by hand, though it is one of our facts."
    fix = f"Write {reference}, as it stands in content/practice/."
    return Finding(line, problem, fix)


def typed_facts(page: Manuscript) -> Iterator[Finding]:
    """Find prices and hours that would not change with the facts."""
    for block in page.shown if page.kind != FACTS else ():
        if not _DIGIT.search(block.text):
            continue
        ours_to_say = _CHARGED.search(block.text) and "[@" not in block.raw
        if ours_to_say and (match := _PRICE.search(block.text)):
            problem = f"“{match[0]}” is typed by hand; insurers.toml has our prices."
            fix = (
                "Write the price there and {practice:prices} here, or name its source."
            )
            yield Finding(block.line_of(match.start()), problem, fix)
        for match in _HOURS.finditer(block.text):
            problem = f"“{match[0]} …” is typed by hand; hours.toml has our hours."
            fix = "Link the page that shows them: [when we are open](/contact/)."
            yield Finding(block.line_of(match.start()), problem, fix)


def typed_names(page: Manuscript) -> Iterator[Finding]:
    """Find the checklist's name where a reference would follow another one."""
    for name in page.own.names:
        words = r"\s+".join(map(re.escape, name.split()))
        pattern = re.compile(rf"\b{words}\b", re.IGNORECASE)
        for block in page.shown:
            for match in pattern.finditer(block.text):
                typed = " ".join(match[0].split())
                problem = f"“{typed}” is typed by hand; wording.toml has its name."
                fix = "Write {practice:checklist}, and the name can change."
                yield Finding(block.line_of(match.start()), problem, fix)


def typed_counts(page: Manuscript) -> Iterator[Finding]:
    """Find counts of what the site itself has; adding one would make them wrong."""
    numbers, things = COUNTED[page.language]
    pattern = _counting(numbers, things)
    for block in page.shown:
        for match in pattern.finditer(block.text):
            problem = f"“{match[0]}” will be wrong once there is one more or less."
            fix = "Leave the number out, unless it counts something else."
            yield Finding(block.line_of(match.start()), problem, fix)


@cache
def _counting(numbers: str, things: str) -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:{numbers}|\d+)(?:[- ](?!of\b|de\b)[^\W\d]+){{0,2}}? (?:{things})\b",
        re.IGNORECASE,
    )


@cache
def _own_site(site: str) -> re.Pattern[str]:
    host = re.escape(site.removeprefix("www.")) or "(?!)"
    path = r"(?!/__preview/)(?P<path>/[^\s<>()\"”\]]*)?(?![\w.-])"
    return re.compile(rf"https?://(?:www\.)?{host}{path}", re.IGNORECASE)


def _is_strange(match: re.Match[str]) -> bool:
    """Tell whether it is a whole number of somebody else's, and not toll-free."""
    area = match["area"] and re.sub(r"\D", "", match["area"])
    return bool(area and match["apart"]) and not _TOLL_FREE.fullmatch(area)


def _owner_findings(page: Manuscript) -> Iterator[Finding]:
    """Find a page about the trademark that does not name its owner."""
    if not any(_OWNER.search(block.text) for block in page.blocks):
        yield Finding(
            page.first_line,
            "This page about the GYROTONIC® method does not name the mark's owner.",
            "Add a line: “GYROTONIC® is a registered trademark of …”.",
        )


def _as_block(text: str, line: int) -> Block:
    return Block("label", text, text, line)


def _mentions(blocks: tuple[Block, ...]) -> Iterator[tuple[Block, re.Match[str]]]:
    for block in blocks:
        for match in _GYROTONIC.finditer(block.text):
            yield block, match


def _mark_findings(
    block: Block, match: re.Match[str], language: str
) -> Iterator[Finding]:
    line = block.line_of(match.start())
    words = match[0]
    if not match["mark"] or not words.startswith("GYROTONIC"):
        yield Finding(
            line,
            f"The first “{words}” on the page lacks its trademark sign.",
            "Write “GYROTONIC® method”.",
        )
    elif language == "en" and not _NOUN_FOLLOWS.match(block.text[match.end() :]):
        yield Finding(
            line,
            f"“{words}” stands alone; the owner's name for it is an adjective.",
            "Put a noun after it: “GYROTONIC® method”.",
            level="warning",
        )
