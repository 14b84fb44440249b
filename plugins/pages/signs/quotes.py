"""Signs that other pages quote.

blocks/markdown.py leaves <clinic-signs of="slug, slug" line="31"> while a file is
read -> `Quoter` puts the signs there once all is read, as the theme's component
sign-quote shows them
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from html import unescape
from typing import Self

from content_model.model import Content
from diagnostics import Diagnostic
from diagnostics.suggest import suggest
from plain_data import dataclass
from signs.assemble import Draft
from signs.contents import SignFile
from signs.generator import SignsGenerator
from signs.model import EXIT, LEVELS, SELF_CARE
from whole_build.stages import still_wanted

# Markdown may put it into a paragraph; a pattern that begins with what may be
# missing is tried at each letter of a text.
ELEMENT = re.compile(
    r'<clinic-signs of="(?P<of>[^"]*)" line="(?P<line>\d+)"></clinic-signs>'
)
PARAGRAPH = ("<p><clinic-signs", "</clinic-signs></p>")
LEVEL = re.compile(r"level:\s*(?P<level>[\w-]+)")
ARGUMENT = re.compile(r"(?P<names>[^(]*?)\s*(?:\(only:(?P<why>[^)]*)\))?\s*")


def quote_signs(
    generator: SignsGenerator, contents: Sequence[Content]
) -> Iterator[Diagnostic]:
    """Put signs where pages quote them, each page in its own language."""
    template = generator.env.get_template("components/sign-quote/sign-quote.html")
    render = vars(template.module)["sign_quote"]
    quoters = {draft.lang: Quoter(draft, render) for draft in generator.drafts}
    for content in contents:
        still_wanted.send()
        if "<clinic-signs" not in (content._content or ""):  # noqa: SLF001
            continue
        if content.lang in quoters:
            yield from quoters[content.lang].quote(content)
        else:
            folder = generator.folder(content.lang).name
            problem = f"The page quotes signs, but {content.lang}/{folder}/ has none."
            fix = "Translate the signs, or take the block out."
            yield Diagnostic(path_of(content), 1, problem, fix)


class Quoter:
    """Quotes the signs of one language."""

    def __init__(self, draft: Draft, render: Callable[..., str]) -> None:
        self._draft = draft
        self._words = draft.words
        self._signs: Mapping[str, SignFile] = {
            name: sign
            for sign in draft.signs
            if sign.level != EXIT
            for name in (*getattr(sign, "old_names", ()), sign.slug)
        }
        self._danger = {sign.slug for sign in draft.signs if sign.level == LEVELS[0]}
        self._render = render
        self._shown: dict[tuple[str, ...], str] = {}

    def quote(self, page: Content) -> list[Diagnostic]:
        """Put signs where a page names them; report what is wrong with a block."""
        text = page._content  # noqa: SLF001
        for end in PARAGRAPH:
            text = text.replace(end, end.removeprefix("<p>").removesuffix("</p>"))
        blocks = [
            Quote.parse(unescape(found["of"]), int(found["line"]), self._signs)
            for found in ELEMENT.finditer(text)
        ]
        path = path_of(page)
        diagnostics = [
            self.unknown(name, path, block.line)
            for block in blocks
            for name in block.unknown
        ]
        diagnostics += self.left_out(blocks, path)
        shown = iter(blocks)
        html = ELEMENT.sub(lambda _: self.html(next(shown).signs), text)
        page._content = html  # noqa: SLF001
        return diagnostics

    def left_out(self, blocks: Sequence["Quote"], path: str) -> Iterator[Diagnostic]:
        """Find a page that names some danger signs, not all, and does not say why."""
        some = [
            block for block in blocks if block.names & self._danger and not block.why
        ]
        missing = self._danger - {name for block in blocks for name in block.names}
        if some and missing:
            problem = f"The page leaves out danger signs: {', '.join(sorted(missing))}."
            fix = (
                "Quote all of them with “level: emergency”, or say why these alone:"
                " “/// signs | name (only: the reason)”."
            )
            yield Diagnostic(path, some[0].line, problem, fix)

    def html(self, signs: Sequence[SignFile]) -> str:
        """Show signs level by level, the most urgent first."""
        names = tuple(sign.slug for sign in signs)
        if names not in self._shown:
            self._shown[names] = self._made(signs)
        return self._shown[names]

    def _made(self, signs: Sequence[SignFile]) -> str:
        return "".join(
            str(
                self._render(
                    level,
                    self._words.levels.of(level).quote,
                    [sign for sign in signs if part_of(sign) == level],
                    self._words.quote.more,
                    f"{{filename}}/{self._draft.source}",
                    lead=self._words.levels.of(level).lead,
                    call=self._words.quote.call,
                )
            )
            for level in LEVELS
            if any(part_of(sign) == level for sign in signs)
        )

    def unknown(self, name: str, path: str, line: int) -> Diagnostic:
        """Say that no such sign is published, and which may have been meant."""
        if name.startswith("level:"):
            problem = f"The checklist has no signs in “{name}”."
            return Diagnostic(path, line, problem, f"Use one of: {', '.join(LEVELS)}.")
        level = re.sub(r"levels?\W*", "", name)
        if level in LEVELS:
            problem = f"“{name}” is no sign of the checklist."
            return Diagnostic(path, line, problem, f"Write level: {level}.")
        otherwise = "Write the name of a published file in signs/, without .md."
        fix = suggest(name, self._signs, otherwise)
        return Diagnostic(path, line, f"No published sign is called “{name}”.", fix)


@dataclass(frozen=True, slots=True)
class Quote:
    """One block of a page.

    Attributes:
        unknown: Names in it that no published sign has.
        why: The reason to quote these danger signs and leave out others.
    """

    signs: Sequence[SignFile]
    unknown: Sequence[str]
    why: str
    line: int

    @classmethod
    def parse(cls, text: str, line: int, known: Mapping[str, SignFile]) -> Self:
        """Read what an author wrote after “/// signs |”."""
        found = ARGUMENT.fullmatch(text)
        names, why = (found["names"], found["why"]) if found else (text, "")
        if level := LEVEL.fullmatch(names.strip()):
            signs = [
                sign
                for name, sign in known.items()
                if name == sign.slug and part_of(sign) == level["level"]
            ]
            return cls(signs, [] if signs else [names.strip()], "", line)
        words = [name.strip() for name in names.split(",") if name.strip()]
        signs = [known[name] for name in words if name in known]
        unknown = [name for name in words if name not in known]
        return cls(signs, unknown, (why or "").strip(), line)

    @property
    def names(self) -> set[str]:
        """The signs it shows."""
        return {sign.slug for sign in self.signs}


def part_of(sign: SignFile) -> str:
    """Name the part of the checklist that a sign stands in."""
    level: str = sign.level
    return LEVELS[-1] if level == SELF_CARE else level


def path_of(page: Content) -> str:
    """Name a page's file, on a site with other readers than ours too."""
    source = getattr(page, "source", None)
    return str(source.path if source else page.relative_source_path)
