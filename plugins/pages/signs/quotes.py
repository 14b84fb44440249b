"""Signs that other pages quote.

blocks/markdown.py leaves <clinic-signs of="slug, slug" line="31"> while a file is
read -> `Quoter` puts the signs there once all is read, as the theme's component
sign-quote shows them
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from html import unescape
from typing import Any

from content_model.contents import Content
from mistakes import Mistake
from signs.assemble import Draft
from signs.contents import SignFile
from signs.generator import SignsGenerator
from signs.model import LEVELS, Link
from whole_build.stages import still_wanted

ELEMENT = re.compile(
    r'(?:<p>)?<clinic-signs of="(?P<of>[^"]*)" line="(?P<line>\d+)"></clinic-signs>'
    r"(?:</p>)?"
)
GROUP = re.compile(r"group:\s*(?P<group>[\w-]+)")


def quote_signs(
    generator: SignsGenerator, contents: Sequence[Content]
) -> Iterator[Mistake]:
    """Put signs where pages quote them, each page in its own language."""
    macros = generator.env.get_template("components/sign-quote/sign-quote.html").module
    quoters = {draft.lang: Quoter(draft, macros) for draft in generator.drafts}
    for content in contents:
        still_wanted.send()
        if "<clinic-signs" not in (content._content or ""):  # noqa: SLF001
            continue
        if content.lang in quoters:
            yield from quoters[content.lang].quote(content)
        else:
            folder = generator.folder(content.lang).name
            problem = f"The page quotes signs, but {content.lang}/{folder}/ has none."
            mend = "Translate the signs, or take the block out."
            yield Mistake(path_of(content), 1, problem, mend)


class Quoter:
    """Quotes the signs of one language, and notes which pages quote each."""

    def __init__(self, draft: Draft, macros: Any) -> None:
        """Index the signs.

        Args:
            macros: Of the component that shows them.
        """
        self._draft = draft
        self._words = draft.words
        self._signs: Mapping[str, SignFile] = {sign.slug: sign for sign in draft.signs}
        self._render: Callable[..., str] = macros.sign_quote
        self._shown: dict[tuple[str, ...], str] = {}

    def quote(self, page: Content) -> list[Mistake]:
        """Put signs where a page names them; report names that no sign has."""
        mistakes: list[Mistake] = []

        def shown(found: re.Match[str]) -> str:
            signs, unknown = self.named(unescape(found["of"]))
            path, line = path_of(page), int(found["line"])
            mistakes.extend(self.unknown(name, path, line) for name in unknown)
            if page.status == "published":
                for sign in signs:
                    pages = self._draft.quoted_on.setdefault(sign.slug, {})
                    pages[Link(page.title, page.url)] = None
            return self.html(signs)

        page._content = ELEMENT.sub(shown, page._content)  # noqa: SLF001
        return mistakes

    def named(self, argument: str) -> tuple[list[SignFile], list[str]]:
        """Find the signs that a block names, and the names that mean nothing."""
        if found := GROUP.fullmatch(argument.strip()):
            name = found["group"]
            signs = [s for s in self._signs.values() if getattr(s, "group", "") == name]
            return signs, [] if signs else [argument.strip()]
        names = [each.strip() for each in argument.split(",") if each.strip()]
        known = [self._signs[name] for name in names if name in self._signs]
        return known, [name for name in names if name not in self._signs]

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
                    [sign for sign in signs if sign.level == level],
                    self._words.quote.more,
                    f"{{filename}}/{self._draft.source}",
                )
            )
            for level in LEVELS
            if any(sign.level == level for sign in signs)
        )

    def unknown(self, name: str, path: str, line: int) -> Mistake:
        """Say that no such sign is published, and which may have been meant."""
        if name.startswith("group:"):
            groups = [group.slug for group in self._words.group]
            problem = f"The checklist has no signs in “{name}”."
            mend = f"Use one of: {', '.join(groups)}."
            return Mistake(path, line, problem, mend)
        near = get_close_matches(name, self._signs, n=1)
        mend = (
            f"Did you mean “{near[0]}”?"
            if near
            else "Write the name of a published file in signs/, without .md."
        )
        return Mistake(path, line, f"No published sign is called “{name}”.", mend)


def path_of(page: Content) -> str:
    """Name a page's file, on a site with other readers than ours too."""
    source = getattr(page, "source", None)
    return str(source.path if source else page.relative_source_path)
