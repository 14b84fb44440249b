"""What connects to Pelican; the package says what it is for."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from babel.dates import format_date
from pelican.generators import Generator

from comments.model import THANKS, THREAD, Comment, thread_of
from comments.reader import read_folder
from content_model.contents import all_pages
from content_model.model import Content
from diagnostics import Diagnostic, report
from facts.model import FACTS
from site_parts import BUILD_DAY, Settings
from whole_build.stages import content_linked


def register() -> None:
    """Connect to the stage in which all articles are known."""
    content_linked.connect(attach_threads)


def attach_threads(generators: Sequence[Generator]) -> None:
    """Give every article its thread; name folders that have no article."""
    settings = generators[0].settings
    facts = FACTS.find(settings)
    contents = list(all_pages(generators))
    articles = [content for content in contents if content.kind == "article"]
    ours = {content.title for content in contents if content.kind == "person"}
    ours |= {facts.practice.name} if facts else set()
    receiver = facts.practice.comments.receiver.url if facts else ""
    thanks = thanks_pages(contents)
    if receiver and settings["DEFAULT_LANG"] not in thanks:
        report.add(no_thanks(settings))
    root = Path(settings["PATH"])
    for lang in (settings["DEFAULT_LANG"], *settings["LANGUAGES"]):
        base = root if lang == settings["DEFAULT_LANG"] else root / lang
        folder = base / settings["COMMENTS_PATH"]
        spoken = [article for article in articles if article.lang == lang]
        known = {Path(article.source.path).stem: article for article in spoken}
        commented = {found.name for found in folder.glob("*")}
        onward = thanks.get(lang) or thanks.get(settings["DEFAULT_LANG"], "")
        for slug, article in known.items():
            written = folder / slug
            read = comments_in(written, settings, lang) if slug in commented else []
            thread = thread_of(read, ours, receiver, place_of(article), closed(article))
            THREAD.put(article, replace(thread, thanks=onward))
        report.add(*orphans(folder, known, root.parent))


def comments_in(folder: Path, settings: Settings, lang: str) -> list[Comment]:
    """Read the comments of one article, and report what is wrong with them."""
    root = Path(settings["PATH"]).parent
    read, diagnostics = read_folder(folder, root)
    report.add(*diagnostics, *to_come(read, folder, root, BUILD_DAY.of(settings)))
    return [dated(comment, settings["LOCALES"][lang]) for comment in read]


def thanks_pages(contents: Iterable[Content]) -> dict[str, str]:
    """Find the page that thanks for a comment in each language, by its path."""
    return {
        content.lang: f"/{content.url}"
        for content in contents
        if getattr(content, "translation_id", "") == f"page/{THANKS.strip('/')}"
        and content.status != "draft"
    }


def no_thanks(settings: Settings) -> Diagnostic:
    """Say that visitors who leave a comment would be led to no page."""
    folder = Path(settings["PATH"]).name
    problem = f"Comments are received, but there is no page at {THANKS}."
    fix = "Write one, with status: hidden, or take “receiver” out of practice.toml."
    where = f"{folder}/pages/comment-received.md"
    return Diagnostic(where, 1, problem, fix, level="warning")


def dated(comment: Comment, locale: str) -> Comment:
    """Write the comment's day in the article's language."""
    return replace(comment, shown_date=format_date(comment.date, "long", locale=locale))


def place_of(article: Content) -> str:
    """Name an article as the receiver files its comments: /articles/slug/."""
    path: str = article.source.path
    return "/" + path.partition("/")[2].removesuffix(".md") + "/"


def closed(article: Content) -> bool:
    """Tell whether an author closed the comments of an article."""
    return bool(getattr(article, "comments", "open") == "closed")


def to_come(
    comments: Iterable[Comment], folder: Path, root: Path, today: date
) -> Iterable[Diagnostic]:
    """Name the comments of a day to come; east of the practice it has begun."""
    for comment in comments:
        if comment.date - timedelta(days=1) > today:
            shown = (folder / f"{comment.name}.md").relative_to(root).as_posix()
            problem = f"The comment is of a day to come ({comment.date})."
            yield Diagnostic(shown, 1, problem, "Correct year, month or day.")


def orphans(folder: Path, known: Iterable[str], root: Path) -> Iterable[Diagnostic]:
    """Name the comments that belong to no article."""
    known = set(known)
    for path in sorted(folder.glob("*/*.md")):
        if path.parent.name not in known:
            shown = path.relative_to(root).as_posix()
            problem = f"There is no article “{path.parent.name}” for this comment."
            fix = "Rename the folder as the article, or remove it."
            yield Diagnostic(shown, 1, problem, fix)
    for path in sorted(folder.glob("*.md")):
        problem = "This comment is in no article's folder, so nobody sees it."
        fix = f"Move it to {folder.name}/NAME/, named as the article."
        yield Diagnostic(path.relative_to(root).as_posix(), 1, problem, fix)
