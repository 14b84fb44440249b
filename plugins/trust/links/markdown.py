"""Check the tags and addresses of a text, and leave its remarks out."""

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from links.checks import check_html
from links.lines import Lines
from links.model import without_comments


class Links(Extension):
    """Leaves `md.links`: every address of the text, with its line."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's name
        """See the text before anything changes it, and the HTML when it is whole."""
        keeper = _Keeper(md)
        md.preprocessors.register(keeper, "links", 60)
        md.treeprocessors.register(_Whole(md, keeper), "links", -1)
        md.postprocessors.register(_Remarks(md), "remarks", 1)
        md.postprocessors.register(_Checker(md, keeper), "links", 0)


class _Keeper(Preprocessor):
    lines = Lines((), 1)
    is_whole = False

    def run(self, lines: list[str]) -> list[str]:
        self.lines = Lines(tuple(lines), getattr(self.md, "body_line", 1))
        self.is_whole = False
        return lines


class _Whole(Treeprocessor):
    """Tells the whole text from its headings, which an outline shows first."""

    def __init__(self, md: Markdown, keeper: _Keeper) -> None:
        super().__init__(md)
        self.keeper = keeper

    def run(self, root: Element) -> None:  # noqa: ARG002 - Markdown's signature
        self.keeper.is_whole = True


class _Remarks(Postprocessor):
    """Keeps an author's remarks at home; in code they are escaped by now, and stay."""

    def run(self, text: str) -> str:
        return without_comments(text)


class _Checker(Postprocessor):
    def __init__(self, md: Markdown, keeper: _Keeper) -> None:
        super().__init__(md)
        self.keeper = keeper

    def run(self, text: str) -> str:
        if not self.keeper.is_whole:
            return text
        path = getattr(self.md, "source_path", "")
        links, diagnostics = check_html(text, self.keeper.lines, path)
        self.md.links = links  # type: ignore[attr-defined]
        getattr(self.md, "diagnostics", []).extend(diagnostics)
        return text
