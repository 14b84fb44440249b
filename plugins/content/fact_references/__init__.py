"""Put the practice's facts into texts: `{practice:telephone}`, `{notice:…}`.

    a title, a description or another field has its facts as soon as all is read;
    markdown.py marks each reference with its line while a file is read
    -> references.py puts the fact there once all is read, in the page's language

A reference that means nothing is one sentence with its line. The Markdown
extension stands in the setting `MARKDOWN`.
"""

from collections.abc import Sequence
from functools import partial

from pelican.generators import Generator

from content_model.contents import all_pages
from content_model.model import Content
from diagnostics import report
from fact_references.references import put_facts_in, put_facts_in_fields
from facts.model import FACTS, FACTS_OF, Facts
from facts.tested import passed_on
from i18n import SPEECHES, speaking
from whole_build.stages import content_linked, content_read, text_revised


def register() -> None:
    """Connect to the stages."""
    content_read.connect(resolve_fields)
    content_linked.connect(resolve_references)
    text_revised.connect(resolve_in)


def resolve_fields(generators: Sequence[Generator]) -> None:
    """Replace facts in front matter: titles and descriptions are shown early."""
    settings = generators[0].settings
    if FACTS.find(settings) is None:
        return
    for content in all_pages(generators):
        facts = FACTS_OF.of(settings)[content.lang]
        with speaking(SPEECHES.of(settings)[content.lang]):
            report.add(*put_facts_in_fields(content, facts))


def resolve_references(generators: Sequence[Generator]) -> None:
    """Replace each fact that an author referred to by its value."""
    settings = generators[0].settings
    if FACTS.find(settings) is None:
        return
    for content in all_pages(generators):
        resolve_in(content, generators)


def resolve_in(content: Content, generators: Sequence[Generator]) -> None:
    """Replace the facts that one page refers to."""
    settings = generators[0].settings
    facts = FACTS_OF.of(settings)[content.lang]
    block = partial(rendered, generators[0], facts, content.lang)
    with speaking(SPEECHES.of(settings)[content.lang]):
        report.add(*put_facts_in(content, facts, block))


def rendered(generator: Generator, facts: Facts, lang: str, name: str) -> str:
    """Show a fact that is more than a word, with the theme's markup."""
    template = generator.env.get_template(f"facts/{name}.html")
    with speaking(SPEECHES.of(generator.settings)[lang]):
        passed = partial(passed_on, generator.settings)
        return template.render(facts=facts, passed=passed)
