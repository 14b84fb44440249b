"""Every kind of page and every field of its front matter, stated once.

The reader checks files against this; the docs, the form for new files and the
browser editor are made from it.
"""

import re
from types import MappingProxyType

from content_model.model import Kind
from content_model.values import (
    ADDRESS_TYPE,
    DAY,
    FLAG,
    MAPPING,
    MAPPINGS,
    SLUG_TYPE,
    SLUGS,
    TEXT,
    TEXTS,
    WHOLE,
)
from schema import Field

COMMON = (
    Field(name="title", type=TEXT, required=True, help="The page's heading."),
    Field(
        name="description",
        type=TEXT,
        required=True,
        length=(50, 160),
        help="One or two sentences for search results, cards and shared links.",
    ),
    Field(name="nav_title", type=TEXT, help="A shorter title for menus and trails."),
    Field(
        name="status",
        type=TEXT,
        choices=("published", "draft", "waiting", "hidden"),
        help="draft: only in a preview. waiting: the same, until somebody confirms it"
        " (./run confirm). hidden: published, but listed nowhere.",
    ),
    Field(
        name="modified",
        type=DAY,
        help="The day of the last change that matters to a reader.",
    ),
    Field(
        name="aliases",
        type=TEXTS,
        help="Old addresses of this page that should still lead to it.",
    ),
    Field(
        name="translates",
        type=SLUG_TYPE,
        help="Of a translation: the original's file name, without .md.",
    ),
    Field(
        name="translates_version",
        type=DAY,
        help="Of a translation: the day of the original that it translates.",
    ),
    Field(
        name="translator",
        type=SLUG_TYPE,
        refers_to="people",
        help="Of a translation: who confirmed it.",
    ),
)

REVIEWED = (
    Field(
        name="author",
        type=SLUG_TYPE,
        refers_to="people",
        required=True,
        vouched=True,
        help="Who wrote it: a file in people/, without .md.",
    ),
    Field(
        name="reviewer",
        type=SLUG_TYPE,
        refers_to="people",
        required=True,
        vouched=True,
        help="The clinician who checked it; not the author.",
    ),
    Field(name="date", type=DAY, required=True, help="The day it was published."),
    Field(
        name="reviewed",
        type=DAY,
        required=True,
        vouched=True,
        help="The day a clinician last confirmed it.",
    ),
    Field(
        name="next_review",
        type=DAY,
        required=True,
        vouched=True,
        help="The day it must be checked again: at most 24 months later.",
    ),
    Field(
        name="changes",
        type=TEXTS,
        help="What changed for readers, a line each: “2026-11-02: We added a trial.”",
    ),
)

ORDER = Field(
    name="order",
    type=WHOLE,
    required=True,
    help="Its place in lists: smaller numbers come first.",
)
CONDITIONS = Field(
    name="conditions",
    type=SLUGS,
    refers_to="conditions",
    help="Conditions it is about: files in conditions/.",
)
SERVICES = Field(
    name="services",
    type=SLUGS,
    refers_to="services",
    help="Services it leads to: files in services/.",
)

EXERCISES = Field(
    name="exercises",
    type=SLUGS,
    refers_to="exercises",
    help="Exercises it leads to: files in exercises/.",
)

FIGURES = Field(
    name="figures",
    type=MAPPINGS,
    help="People with the page, or with its place in a list; docs/exercises.md.",
)

ARTICLE = Kind(
    name="article",
    folder="articles",
    help="Something to read: an answer to one question.",
    health=True,
    fields=(
        *COMMON,
        *REVIEWED,
        Field(
            name="category",
            type=TEXT,
            required=True,
            help="One of the categories of practice/article_index.toml.",
        ),
        Field(name="tags", type=TEXTS, help="A few words that articles share."),
        CONDITIONS,
        SERVICES,
        EXERCISES,
        FIGURES,
        Field(name="image", type=TEXT, help="A picture in images/ for cards."),
        Field(name="image_alt", type=TEXT, help="What the picture shows."),
        Field(name="series", type=TEXT, help="Name of a series it belongs to."),
        Field(
            name="comments",
            type=TEXT,
            choices=("open", "closed"),
            help="closed: no new comments on this article.",
        ),
    ),
)

SERVICE = Kind(
    name="service",
    folder="services",
    help="Something the practice offers.",
    health=True,
    fields=(
        *COMMON,
        *REVIEWED,
        ORDER,
        CONDITIONS,
        EXERCISES,
        FIGURES,
        Field(
            name="compare",
            type=MAPPING,
            required=True,
            help="One short sentence for each column of the comparison.",
            keys=MappingProxyType(
                {
                    "what_it_is": "What happens.",
                    "may_help": "What it may help with.",
                    "not_sure": "What is not known.",
                    "risks": "What can go wrong.",
                    "other_choices": "What else a person can do.",
                }
            ),
        ),
    ),
)

CONDITION = Kind(
    name="condition",
    folder="conditions",
    help="A kind or cause of what the practice treats.",
    health=True,
    fields=(
        *COMMON,
        *REVIEWED,
        ORDER,
        Field(
            name="where",
            type=TEXT,
            help="Where or when it hurts: its heading on the list of conditions.",
        ),
        Field(
            name="also_called",
            type=TEXTS,
            help="Everyday words that people use and search for.",
        ),
        SERVICES,
        EXERCISES,
        FIGURES,
        Field(
            name="compare",
            type=MAPPING,
            required=True,
            help="One short sentence for each column of the comparison.",
            keys=MappingProxyType(
                {
                    "how_long": "How long it often lasts.",
                    "feels_like": "What it may feel like.",
                    "first_steps": "What to do first.",
                    "when_to_get_help": "When to see someone.",
                }
            ),
        ),
    ),
)

PERSON = Kind(
    name="person",
    folder="people",
    help="Somebody who treats, writes or reviews; the title is the name.",
    fields=(
        *COMMON,
        ORDER,
        Field(name="role", type=TEXT, required=True, help="What they do here."),
        Field(
            name="credentials",
            type=TEXTS,
            required=True,
            help="Letters after the name, in order: [PT, DPT].",
        ),
        Field(
            name="license_state",
            type=TEXT,
            required=True,
            help="Two letters of the state that licensed them.",
        ),
        Field(name="languages", type=TEXTS, help="Codes of languages they speak."),
        Field(name="pronouns", type=TEXT, help="As they wish to be spoken of."),
        Field(name="says", type=TEXT, help="One sentence to patients, in their voice."),
        Field(
            name="locations",
            type=TEXTS,
            help="Where they see people: slugs of [[location]] in practice.toml.",
        ),
        Field(name="photo", type=TEXT, help="A picture in images/, cut to 3 by 4."),
        Field(
            name="photo_focus",
            type=TEXT,
            help="Where the face is in it, from left and top: 50% 30%.",
        ),
        Field(
            name="portrait",
            type=MAPPING,
            help="How a drawing shows them until there is a photograph.",
            keys=MappingProxyType(
                {
                    "hair": "short, parted, curly, bob, long, bun, buzzed, bald or"
                    " headscarf.",
                    "hair_color": "house, black, brown, auburn, blond, gray or white.",
                    "skin": "house, light, fair, medium, tan, brown or dark.",
                    "glasses": "none, round or square.",
                    "beard": "none, short or full.",
                    "collar": "crew, v-neck, polo or shirt.",
                }
            ),
            some_keys=True,
        ),
    ),
)

PAGE = Kind(
    name="page",
    folder="pages",
    help="Anything else: about, contact, costs, privacy.",
    fields=(
        *COMMON,
        Field(
            name="template",
            type=TEXT,
            help="A page with a layout of its own names its template.",
        ),
        Field(
            name="address",
            type=ADDRESS_TYPE,
            help="A fixed address such as / or 404.html; else the file name decides.",
        ),
        Field(
            name="lead",
            type=TEXT,
            help="The sentence under the heading, larger than the text.",
        ),
        Field(name="order", type=WHOLE, help="Its place in lists."),
        FIGURES,
    ),
)

SIGN = Kind(
    name="sign",
    folder="signs",
    help="One line of the checklist; the title is what a visitor ticks.",
    health=True,
    fields=(
        *(
            field
            for field in COMMON
            if field.name not in {"description", "aliases", "nav_title"}
        ),
        *REVIEWED,
        Field(
            name="level",
            type=TEXT,
            required=True,
            choices=("exit", "emergency", "same-day", "therapy", "self-care"),
            help="How soon help is needed, and whose.",
        ),
        Field(
            name="mild",
            type=FLAG,
            help="Of a therapy sign: new pain that eases may wait with it.",
        ),
        Field(
            name="symptoms",
            type=TEXTS,
            help="What the title holds, a few words each.",
        ),
        Field(
            name="result",
            type=TEXT,
            help="Of an exit: the heading of its text, which is what to do.",
        ),
        Field(
            name="old_names",
            type=SLUGS,
            help="File names it had: links to them still lead to it.",
        ),
        ORDER,
        Field(name="sources", type=TEXTS, required=True, help="Cite keys."),
        SERVICES,
        Field(
            name="articles",
            type=SLUGS,
            refers_to="articles",
            help="Further reading: files in articles/.",
        ),
        EXERCISES,
    ),
)

EXERCISE = Kind(
    name="exercise",
    folder="exercises",
    help="One exercise to do at home, drawn from its angles.",
    health=True,
    fields=(
        *COMMON,
        *REVIEWED,
        ORDER,
        Field(
            name="plain_name",
            type=TEXT,
            required=True,
            help="What it is in everyday words; the title is the field's name.",
        ),
        Field(
            name="also_called",
            type=TEXTS,
            help="Other words that people search for.",
        ),
        Field(
            name="what_for",
            type=TEXT,
            required=True,
            help="What it trains or eases, in one sentence without a promise.",
        ),
        Field(
            name="position",
            type=TEXT,
            required=True,
            choices=("lying", "hands-and-knees", "sitting", "standing", "walking"),
            help="How it starts.",
        ),
        Field(
            name="level",
            type=TEXT,
            required=True,
            choices=("gentle", "medium", "harder"),
            help="How much it asks for.",
        ),
        Field(name="needs", type=TEXTS, help="What it takes: [chair]."),
        Field(
            name="dose",
            type=MAPPING,
            required=True,
            help="How much of it, in words.",
            keys=MappingProxyType(
                {
                    "times": "How many: 5 times.",
                    "hold": "How long each one takes: hold 5 seconds.",
                    "days": "On which days: every day.",
                }
            ),
        ),
        Field(
            name="steps",
            type=TEXTS,
            required=True,
            help="What to do, one short sentence or two for each step.",
        ),
        Field(name="easier", type=TEXT, required=True, help="How to ask less."),
        Field(name="harder", type=TEXT, required=True, help="How to ask more."),
        Field(
            name="ask_first",
            type=TEXTS,
            required=True,
            help="Who asks a clinician before they start, and why.",
        ),
        Field(
            name="stop",
            type=TEXTS,
            required=True,
            help="What to stop at, beside what every exercise stops at.",
        ),
        Field(
            name="poses",
            type=MAPPINGS,
            required=True,
            help="How the body is placed, in degrees; docs/exercises.md.",
        ),
    ),
)

PROGRAM = Kind(
    name="program",
    folder="programs",
    help="Exercises in their order, to print and to do for four weeks.",
    health=True,
    fields=(
        *COMMON,
        *REVIEWED,
        ORDER,
        Field(
            name="exercises",
            type=SLUGS,
            refers_to="exercises",
            required=True,
            help="Its exercises, in order: files in exercises/.",
        ),
        Field(
            name="who_for",
            type=TEXT,
            required=True,
            help="Whom it is meant for, in one sentence.",
        ),
        Field(
            name="ask_first",
            type=TEXTS,
            required=True,
            help="Who asks a clinician before they start.",
        ),
    ),
)

KINDS = (ARTICLE, SERVICE, CONDITION, PERSON, PAGE, SIGN, EXERCISE, PROGRAM)
BY_FOLDER = {kind.folder: kind for kind in KINDS}
BY_NAME = {kind.name: kind for kind in KINDS}
LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]+)*")


def is_language(folder: str) -> bool:
    """Whether a folder of the content holds a language: es, haw, zh-hans."""
    return LANGUAGE.fullmatch(folder) is not None
