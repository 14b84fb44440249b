"""Show every page in its language, with one set of templates.

    content/es/...           -> the same kinds of page at /es/... (content_model)
    content/es/practice/words.toml -> facts in another language's words (facts)
    theme/locale/es.po       -> the templates' words (catalog.py, kept.py);
                                words.toml, in each language, has the practice's own
    -> `local`: for each language what templates get instead (local.py, template.py)
    -> lists of articles in each language (article_lists.py)

In templates: `_("words")`, `ngettext(…)`, the filters `day`, `clock`, `number`
and `language_names`,
`lang`, `dir`, `at["/contact/"]` (a page's address in this language), and
`alternates()`: for the page that is rendered, a list of `Alternate`, its own
language among them. `newer_original` on each page: a `NewerOriginal` when the
reviewed content of the original is newer than the translation.
English words on other pages say that they are English.
Settings: `LANGUAGES`, `LOCALES` (Babel's name for each language), `ENGLISH_WORDS`.
"""

from collections.abc import Sequence
from dataclasses import fields, replace
from functools import partial

from pelican import Pelican, signals
from pelican.generators import ArticlesGenerator, Generator

from content_model.contents import all_contents, all_pages
from diagnostics import report
from facts.model import FACTS, FACTS_OF
from facts.said_once import with_said_once
from facts.words import THEME_WORDS
from i18n import (
    SPEECHES,
    Speech,
    clock,
    day,
    gettext,
    language_names,
    ngettext,
    number,
)
from languages.article_lists import ArticleLists
from languages.in_step import compare, without_home
from languages.kept import kept_gaps, kept_speech
from languages.local import (
    list_alternates,
    local_variables,
    pair_languages,
)
from languages.template import LocalTemplate, alternates_here, mark_english
from site_parts import Settings
from whole_build.stages import content_linked, content_read


def register() -> None:
    """Connect to Pelican, in the order the signals fire."""
    signals.initialized.connect(read_languages)
    signals.get_generators.connect(add_article_lists)
    signals.generator_init.connect(speak)
    content_read.connect(check_words)
    signals.article_generator_pretaxonomy.connect(set_apart)
    content_linked.connect(share_local)


def read_languages(pelican: Pelican) -> None:
    """Read the words of every language: `SPEECHES`."""
    settings = pelican.settings
    default, locales = settings["DEFAULT_LANG"], settings["LOCALES"]
    speeches = {default: Speech(default, locales[default])}
    for code in settings["LANGUAGES"]:
        speeches[code], strange = kept_speech(settings, code)
        report.add(*strange)
    own = THEME_WORDS.find(settings) or {}
    SPEECHES.put(
        settings,
        {
            code: replace(speech, words={**speech.words, **own.get(code, {})})
            for code, speech in speeches.items()
        },
    )
    share_said_once(settings)


def share_said_once(settings: Settings) -> None:
    """Put what is said once into the facts of every language."""
    known = FACTS_OF.find(settings) or {}
    for code, facts in known.items():
        known[code] = with_said_once(facts, SPEECHES.of(settings)[code].say)
    if main := known.get(settings["DEFAULT_LANG"]):
        FACTS.put(settings, main)
        settings.update(
            {field.name: getattr(main, field.name) for field in fields(main)}
        )


def add_article_lists(_pelican: Pelican) -> type[Generator]:
    """Write the lists of articles of the other languages."""
    return ArticleLists


def speak(generator: Generator) -> None:
    """Teach templates to speak, in words, dates and numbers."""
    generator.env.template_class = LocalTemplate
    generator.env.add_extension("jinja2.ext.i18n")
    generator.env.install_gettext_callables(  # type: ignore[attr-defined]
        gettext, ngettext, newstyle=True
    )
    generator.env.globals["alternates"] = alternates_here
    generator.env.filters.update(day=day, clock=clock, number=number)
    generator.env.filters["language_names"] = language_names
    generator.env.filters["mark_english"] = partial(
        mark_english, words=generator.settings["ENGLISH_WORDS"]
    )


def check_words(generators: Sequence[Generator]) -> None:
    """Stop publishing while a language has no word for something we say."""
    settings = generators[0].settings
    if settings["PUBLISHING"] and settings["LANGUAGES"]:
        report.add(*kept_gaps(settings))


def set_apart(generator: ArticlesGenerator) -> None:
    """Leave an article that only another language has to that language's lists.

    Pelican takes it for an original, and would list it among those in English.
    """
    default = generator.settings["DEFAULT_LANG"]
    own = [article for article in generator.articles if article.lang == default]
    generator.translations += [
        article for article in generator.articles if article.lang != default
    ]
    generator.articles = own


def share_local(generators: Sequence[Generator]) -> None:
    """Give templates what differs by language, and pages their counterparts."""
    default = generators[0].settings["DEFAULT_LANG"]
    report.add(*compare(all_contents(generators), default))
    pages = list(all_pages(generators))
    report.add(*without_home(pages, generators[0].settings["LANGUAGES"]))
    pair_languages(pages, generators[0].settings)
    local = local_variables(generators)
    lists = list_alternates(local, generators[0].settings)
    for generator in generators:
        generator.context["local"] = local
        generator.context["list_alternates"] = lists
