"""What connects to Pelican; the package says what it is for."""

from collections.abc import Sequence
from pathlib import Path

from pelican import Pelican, signals
from pelican.generators import Generator

from content_model.contents import all_contents
from content_model.model import Content
from diagnostics import report
from facts.model import FACTS, FACTS_OF
from links.drafts import Drafts, settle, to_draft, without_drafts
from links.files import drop_unpublished
from links.model import WRITTEN_LINKS
from links.targets import Site, broken_links
from links.written import LINKS_TO_FOLLOW, broken_addresses, menu_links, typed_in_menus
from whole_build.stages import (
    content_described,
    content_read,
    output_complete,
    text_revised,
)


def register() -> None:
    """Connect to Pelican, in the order the stages run."""
    content_read.connect(settle_drafts)
    signals.static_generator_finalized.connect(drop_unpublished)
    text_revised.connect(follow_files_of)
    content_described.connect(follow_files)
    output_complete.connect(follow_addresses)


def settle_drafts(generators: Sequence[Generator]) -> None:
    """Let nothing that visitors see lead to a page that they can't."""
    settings = generators[0].settings
    contents = list(all_contents(generators))
    drafts = Drafts.among(contents)
    if not drafts.files:
        return
    for content in contents:
        report.add(*settle(content, drafts, preview=settings["PREVIEW"]))
    for lang, facts in FACTS_OF.of(settings).items():
        FACTS_OF.of(settings)[lang] = without_drafts(facts, drafts)
    for menu, link in menu_links(Path(settings["PATH"]) / settings["PRACTICE_PATH"]):
        if link.address in drafts.addresses.keys() - drafts.waiting:
            report.add(to_draft(menu.path, link))


def follow_files(generators: Sequence[Generator]) -> None:
    """Follow links to files of content/; keep the others for the output."""
    settings = generators[0].settings
    site = Site.of(generators)
    contents = list(all_contents(generators))
    drafts = Drafts.among(contents)
    for content in contents:
        report.add(*broken_links(content, site))
    practice = Path(settings["PATH"]) / settings["PRACTICE_PATH"]
    if facts := FACTS.find(settings):
        report.add(*typed_in_menus(practice, facts.practice.site_url.url))
    LINKS_TO_FOLLOW.put(
        settings,
        [
            *((c, link) for c in contents for link in WRITTEN_LINKS.find(c) or ()),
            *(
                (menu, link)
                for menu, link in menu_links(practice)
                if link.address not in drafts.addresses
            ),
        ],
    )


def follow_files_of(content: Content, generators: Sequence[Generator]) -> None:
    """Follow the links of one page to files of content/, as soon as it is saved."""
    report.add(*broken_links(content, Site.of(generators)))


def follow_addresses(pelican: Pelican) -> None:
    """Follow what is left, in the finished output."""
    written = pelican.settings.pop("LINKS_TO_FOLLOW", ())
    report.add(*broken_addresses(written, Path(pelican.output_path)))
