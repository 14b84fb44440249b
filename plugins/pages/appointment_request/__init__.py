"""Let visitors ask for an appointment, with whatever receives the practice's forms.

    content/practice/practice.toml [request_form] -> RequestPlan (model.py)
    -> theme/templates/forms/request.html

Gives templates `request_form`, by language: where the form is sent, the fields that
its receiver wants, and a mail address for when there is no receiver.
No health question is asked: a form service is not the place for health facts.
Settings: `THANK_YOU_PAGE`, file name of the page shown after sending.
"""

from collections.abc import Iterable

from pelican.generators import Generator

from appointment_request.model import RequestPlan, plan_request
from content_model.contents import all_pages
from whole_build.stages import content_described

__all__ = ["RequestPlan"]


def register() -> None:
    """Connect to the stage in which every page has its address."""
    content_described.connect(share_request_form)


def share_request_form(generators: Iterable[Generator]) -> None:
    """Plan the form in each language that has facts."""
    generators = list(generators)
    settings = generators[0].settings
    slug = settings["THANK_YOU_PAGE"]
    thanks = {
        each.lang: each.url
        for each in all_pages(generators)
        if each.kind == "page" and slug in {each.slug, getattr(each, "translates", "")}
    }
    default = thanks.get(settings["DEFAULT_LANG"], "")
    plans = {
        lang: plan_request(facts.practice, thanks.get(lang, default))
        for lang, facts in settings["FACTS_OF"].items()
        if facts
    }
    for generator in generators:
        generator.context["request_form"] = plans
