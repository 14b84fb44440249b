"""The examples of docs/writing.md on one page, as written and as visitors see them."""

from html import escape
from pathlib import Path

from pelican.contents import Page
from pelican.generators import PagesGenerator

from content_model.front_matter import FrontMatter
from content_model.model import Source
from content_model.reader import ContentReader
from diagnostics import Diagnostic, report
from fast_build.contents import noted

GUIDE = Path("docs", "writing.md")
FORMAT = "guide"
MARKS = {mark: f"&#{ord(mark)};" for mark in "{}[]/*_`!"}


class GuideReader(ContentReader):
    """Reads the guide: its headings and examples, and nothing else."""

    def read(self, source_path: str) -> tuple[str, dict[str, object]]:
        """Return the examples as a page."""
        shown = GUIDE.as_posix()
        diagnostics: list[Diagnostic] = []
        body = sheet(Path(source_path).read_text(encoding="utf-8"))
        html = self.converted(FrontMatter({}, {}, body, 1), shown, diagnostics)
        report.add(*diagnostics)
        return html, {
            "title": "Cheat sheet for writers",
            "description": "Every block and mark that authors use, as it is written.",
            "slug": "writing-cheat-sheet",
            "kind": "page",
            "lang": self.settings["DEFAULT_LANG"],
            "status": "hidden",
            "translation_id": "page/writing-cheat-sheet",
            "template": "page",
            "url": "gallery/writing/",
            "save_as": "gallery/writing/index.html",
            "source": Source(shown, {}, 1, "page"),
            "outline": (),
            "read_minutes": 1,
        }


class CheatSheet(PagesGenerator):
    """A page that goes through every stage like any other, in a preview only."""

    def generate_context(self) -> None:
        """Read the examples; the stages then fill in signs, facts and sources."""
        root = Path(self.settings["PATH"]).parent
        if (root / GUIDE).is_file():
            page = self.readers.read_file(
                str(root), GUIDE.as_posix(), noted(Page), FORMAT, self.context
            )
            self.hidden_pages = [page]


def sheet(guide: str) -> str:
    """Keep headings and examples on their lines, so that mistakes name them.

    An example's source stands where its fence opened.
    """
    lines = guide.split("\n")
    kept = [""] * len(lines)
    heading, start = 0, 0
    for number, line in enumerate(lines):
        if line == "```markdown":
            start = number + 1
        elif line == "```" and start:
            kept[heading] = lines[heading]
            kept[start - 1] = source("\n".join(lines[start:number]))
            kept[start:number] = lines[start:number]
            start = 0
        elif line.startswith("#") and not start:
            heading = number
    return "\n".join(kept)


def source(example: str) -> str:
    """Show an example as it is typed, safe from everything that reads Markdown."""
    text = "".join(MARKS.get(letter, letter) for letter in escape(example.rstrip()))
    return f"<pre><code>{text.replace(chr(10), '&#10;')}</code></pre>"
