"""What connects to Pelican; the package says what it is for."""

from collections.abc import Sequence

from pelican.generators import Generator

from appointment_request.model import plan_request
from content_model.contents import all_pages
from facts.model import FACTS_OF
from whole_build.stages import content_described


def register() -> None:
    """Connect to the stage in which every page has its address."""
    content_described.connect(share_request_form)


def share_request_form(generators: Sequence[Generator]) -> None:
    """Plan the form in each language that has facts."""
    settings = generators[0].settings
    slug = settings["THANK_YOU_PAGE"]
    thanks = {
        page.lang: page.url
        for page in all_pages(generators)
        if page.kind == "page" and slug in {page.slug, getattr(page, "translates", "")}
    }
    default = thanks.get(settings["DEFAULT_LANG"], "")
    plans = {
        lang: plan_request(facts.practice, thanks.get(lang, default))
        for lang, facts in FACTS_OF.of(settings).items()
        if facts
    }
    for generator in generators:
        generator.context["request_form"] = plans
