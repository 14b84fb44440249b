"""The sample's texts, made ready for another practice to read and confirm."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from content_model.front_matter import with_fields
from content_model.kinds import kind_of
from diagnostics import ContentError, Diagnostic
from diagnostics.suggest import suggest
from placeholders.known import known_texts
from placeholders.sample import File
from reorganize import toml
from reorganize.plan import Plan, phrases_said, remove
from reorganize.sections import remove_articles, remove_language
from reorganize.target import find_target
from site_parts import Settings
from start import facts
from start.answers import NEEDS_CONFIRMATION, Answers

# Facts of the sample that texts name; a practice that lacks one has no such line.
OF_THE_BUILDING = ("front_door", "permit_parking", "restroom", "tables")
OPTIONAL_FACTS = ("fax", "text", "free_call_minutes", *OF_THE_BUILDING)
STAFF_NOTE = re.compile(r"^/// staff \|.*$", re.MULTILINE)
THANKS = "pages/comment-received"
OF_THE_SAMPLE = ("people/", "comments/", "brand/")


def texts_for(
    answers: Answers, sample: Path, settings: Settings, today: date
) -> dict[str, str]:
    """Give every file of the new site's content, by its path below it.

    Raises:
        ContentError: A service or condition that the sample does not have.
    """
    check_offers(answers, sample)
    plan = Plan.of(sample)
    _drop_what_is_not_offered(plan, answers, sample, settings)
    for path in list(plan.after):
        if _local(path, settings).startswith(OF_THE_SAMPLE):
            del plan.after[path]
    people = list(answers.people)
    made = {
        path: _made_ready(path, without_facts(text, lacking(answers)), people, today)
        if path.endswith(".md")
        else text
        for path, text in plan.after.items()
    }
    made |= _facts(answers, made, today)
    return made | _words(made, answers)


def check_offers(answers: Answers, sample: Path) -> None:
    """Refuse what there is no text about.

    Raises:
        ContentError: A service or condition that the sample does not have.
    """
    for folder, wanted in (
        ("services", answers.services),
        ("conditions", answers.conditions),
    ):
        known = sorted(path.stem for path in (sample / folder).glob("*.md"))
        for slug in wanted:
            if slug not in known:
                problem = f"There are no {folder} called “{slug}”."
                fix = suggest(slug, known, f"Use {', '.join(known)}.")
                raise ContentError(Diagnostic("answers", 1, problem, fix))


def _drop_what_is_not_offered(
    plan: Plan, answers: Answers, sample: Path, settings: Settings
) -> None:
    for code in settings["LANGUAGES"]:
        if code not in answers.languages:
            remove_language(plan, code, settings)
    spoken = {**settings, "LANGUAGES": [*answers.languages[1:]]}
    for folder, wanted in (
        ("services", answers.services),
        ("conditions", answers.conditions),
    ):
        for path in sorted((sample / folder).glob("*.md")):
            if path.stem in (wanted or _unasked(sample / folder)):
                continue
            remove(plan, find_target(sample, f"{folder}/{path.stem}", spoken), spoken)
    thanks = find_target(sample, THANKS, spoken)
    remove(plan, thanks, spoken)  # until the site receives comments
    if not answers.articles:
        remove_articles(plan, sample, spoken)


def _unasked(folder: Path) -> list[str]:
    names = [path.stem for path in folder.glob("*.md")]
    return [name for name in names if name not in NEEDS_CONFIRMATION]


def _made_ready(path: str, text: str, people: Sequence[str], today: date) -> str:
    """Take the sample's people, days and made-up sentences out of a text."""
    kind = kind_of(path)
    text = without_made_up(path, text)
    if kind is None or path.rpartition("/")[2].startswith("_"):
        return text
    fields: dict[str, object] = {}
    if kind.health:
        reviewer = people[1] if len(people) > 1 else people[0]
        fields |= {"author": people[0], "reviewer": reviewer}
        fields |= dict.fromkeys(("reviewed", "next_review", "modified"))
        fields |= {"date": str(today), "status": "waiting"}
    return with_fields(text, fields | dict.fromkeys(("translator", "aliases")))


def lacking(answers: Answers) -> list[str]:
    """List the facts that texts name and this practice does not have."""
    return [name for name in OPTIONAL_FACTS if not getattr(answers, name, None)]


def without_facts(text: str, names: Sequence[str]) -> str:
    """Drop every line that names one of these facts."""
    named = re.compile(rf"\{{practice:(?:{'|'.join(names)})\}}")
    return "\n".join(line for line in text.split("\n") if not named.search(line))


def without_made_up(path: str, text: str) -> str:
    """Drop every line that says something about the sample practice alone."""
    known = known_texts()
    file = File.of_text(path, text)
    made_up = [
        passage
        for passage in file.said
        if passage.sort in {"sentence", "field"}
        and (known.has("made-up", passage) or any(known.phrases_in(passage)))
    ]
    dropped = {passage.line for passage in made_up if passage.sort == "sentence"}
    lines = [
        line
        for number, line in enumerate(text.split("\n"), 1)
        if number not in dropped or line.startswith("///")
    ]
    text = "\n".join(lines)
    text = STAFF_NOTE.sub("/// staff | Before you confirm this page", text)
    for passage in made_up:
        if passage.sort == "field":
            text = text.replace(f" {passage.text}", "", 1)
    return text


def _facts(answers: Answers, made: Mapping[str, str], today: date) -> dict[str, str]:
    people = {}
    for number, (slug, person) in enumerate(answers.people.items(), 1):
        order = 10 * number
        people[f"people/{slug}.md"] = facts.person(person, answers, order)
        if "es" in answers.languages:
            text = facts.person_in_spanish(person, answers, order, slug, today)
            people[f"es/people/{slug}.md"] = text
    menu = facts.with_people(made["practice/navigation.toml"], dict(answers.people))
    menu = facts.with_second_level(menu)
    branded = answers.colors or answers.logo
    return {
        **people,
        **({"brand/brand.toml": facts.brand(answers)} if branded else {}),
        "practice/practice.toml": facts.practice(answers),
        "practice/accessibility.toml": facts.accessibility(
            made["practice/accessibility.toml"]
        ),
        "practice/hours.toml": facts.hours(),
        "practice/wording.toml": facts.wording(answers, made["practice/wording.toml"]),
        "practice/insurers.toml": facts.costs(),
        "practice/notices.toml": facts.notices(made["practice/notices.toml"], today),
        "practice/navigation.toml": menu,
        "practice/redirects.toml": "# Old addresses of your earlier site.\n",
    }


def _words(made: Mapping[str, str], answers: Answers) -> dict[str, str]:
    """Keep the translations of what the new facts say, and ask for those of others."""
    said = phrases_said(made)
    return {
        path: facts.with_words(
            toml.without_phrases(text, toml.phrases(text) - said), answers
        )
        for path, text in made.items()
        if path.endswith("/practice/words.toml")
    }


def _local(path: str, settings: Settings) -> str:
    first, _, rest = path.partition("/")
    return rest if first in settings["LANGUAGES"] else path
