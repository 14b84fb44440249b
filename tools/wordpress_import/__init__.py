"""Bring an old WordPress site along.

    export.xml (WXR) -> export.py -> model.py -> convert.py -> writer.py
                     -> content/articles/*.md, pages, comments, images, a report

Used by `invoke import-wordpress FILE`; connects nothing to Pelican and has no
settings. Nothing in the export is run, and no address in it is fetched:
pictures come from a copy of the `uploads` folder when there is one.
"""

from collections.abc import Iterator
from pathlib import Path

from content_model.front_matter import read_front_matter
from diagnostics import ContentError
from facts.model import ArticleIndex
from facts.toml_file import read_file
from wordpress_import.convert import plan_import
from wordpress_import.export import read_export
from wordpress_import.front_matter import OurSite
from wordpress_import.writer import Outcome, report, write_plan


def import_site(file: Path, content: Path, uploads: Path | None) -> tuple[Outcome, str]:
    """Import the export; give what was written and the report as Markdown."""
    export = read_export(file)
    plan = plan_import(export, uploads, our_site(content))
    outcome = write_plan(plan, content)
    return outcome, report(export, plan, outcome)


def our_site(content: Path) -> OurSite:
    """Read who works here, and which categories and tags articles have."""
    people = sorted(path.stem for path in (content / "people").glob("*.md"))
    index, file = read_file(
        ArticleIndex, content / "practice" / "article_index.toml", content.parent
    )
    if index is None:
        raise ContentError(*file.diagnostics)
    categories = tuple(category.name for category in index.category)
    return OurSite(tuple(people), categories, tuple(dict.fromkeys(tags_in(content))))


def tags_in(content: Path) -> Iterator[str]:
    """Yield the tags of articles as they are spelled; none of a file with mistakes."""
    for path in sorted((content / "articles").glob("*.md")):
        text = path.read_text(encoding="utf-8-sig", errors="replace")
        fields, _ = read_front_matter(text, path.name)
        tags = fields.values.get("tags") if fields else None
        if isinstance(tags, list):
            yield from (tag for tag in tags if isinstance(tag, str))
