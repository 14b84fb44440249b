"""What a practice says about itself when its site is started."""

import re
from collections.abc import Callable, Mapping
from itertools import chain, count
from pathlib import Path

from content_model.values import SLUG
from diagnostics import ContentError, Diagnostic
from facts.table import read_table
from facts.toml_file import TomlFile, read_file
from facts.values import EmailAddress, FactError, SiteAddress, Telephone, Zone
from plain_data import dataclass
from schema import UnfitPartsError
from start.checks import check_codes, check_names, check_words
from start.hosts import HOSTS

HEX = re.compile(r"#[0-9a-fA-F]{6}")
NEEDS_CONFIRMATION = ("dry-needling", "gyrotonic")  # never offered unasked
ZONES = {
    "America/New_York": (
        "CT DC DE FL GA IN KY MA MD ME MI NC NH NJ NY OH PA RI SC VA VT WV"
    ),
    "America/Chicago": "AL AR IA IL KS LA MN MO MS ND NE OK SD TN TX WI",
    "America/Denver": "CO ID MT NM UT WY",
    "America/Phoenix": "AZ",
    "America/Los_Angeles": "CA NV OR WA",
    "America/Anchorage": "AK",
    "Pacific/Honolulu": "HI",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Therapist:
    """Somebody who treats people; the first writes, the second reviews."""

    name: str
    credentials: tuple[str, ...] = ("PT",)
    role: str = "Physical therapist"


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A further office of the practice."""

    name: str
    street: str
    city: str
    postal_code: str
    telephone: Telephone | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Colors:
    """What all colors of the site come from; the rest is the software's own."""

    brand: str
    accent: str
    paper: str = "#fdfcf8"
    ink: str = "#16231c"

    def __post_init__(self) -> None:
        """Refuse what is no color."""
        for code in (self.brand, self.accent, self.paper, self.ink):
            if not HEX.fullmatch(code):
                problem = f"“{code}” is no color."
                fix = "Write a # and six digits from 0 to f, such as #17553d."
                raise FactError(problem, fix)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """The answers, as keys of a TOML file.

    Attributes:
        short_name: For the head of a page, where a long name has little room.
        office: Further offices; `main_office` is what the first one is called then.
        logo: A drawing (SVG), beside the file of answers.
        hosts: Where it is published.
        time_zone: Empty for the usual one of the state.
        treats: As in the middle of a sentence: neck and knee pain.
        services: File names of the services to offer; none means all that need no
            confirmation. The same for `conditions`.
        articles: Whether the site has articles.
    """

    name: str
    state: str
    site_url: SiteAddress
    telephone: Telephone
    email: EmailAddress
    street: str
    city: str
    postal_code: str
    therapist: tuple[Therapist, ...] = ()
    legal_name: str = ""
    short_name: str = ""
    main_office: str = ""
    office: tuple[Office, ...] = ()
    colors: Colors | None = None
    logo: str = ""
    hosts: tuple[str, ...] = ("github-pages",)
    treats: str = "back pain"
    tagline: str = "Physical therapy for {practice:treats}"
    fax: Telephone | None = None
    time_zone: str = ""
    languages: tuple[str, ...] = ("en",)
    services: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    articles: bool = True

    def __post_init__(self) -> None:
        """Refuse what no site can be made of."""
        check_words(self)
        further = [office.name for office in self.office]
        offices = [self.main_office or self.city, *further] if further else []
        check_codes([self.postal_code, *(office.postal_code for office in self.office)])
        check_names([therapist.name for therapist in self.therapist], offices)
        if not self.therapist:
            problem = "Nobody treats people here."
            raise FactError(problem, "Write a table [[therapist]] with a name.")
        if not any(self.state in states.split() for states in ZONES.values()):
            problem = f"“{self.state}” is not a US state."
            raise FactError(problem, "Write its two capital letters, such as CO.")
        if self.languages[:1] != ("en",) or set(self.languages) - {"en", "es"}:
            problem = "The health texts are in English and Spanish."
            raise FactError(problem, "Choose en, or en and es.")
        for host in self.hosts:
            if host not in HOSTS:
                problem = f"“{host}” is no host that has a workflow here."
                raise FactError(problem, f"Use {', '.join(HOSTS)}.")
        if self.time_zone:
            Zone.parse(self.time_zone)

    @property
    def zone(self) -> str:
        """The time zone that opening hours are in."""
        usual = (zone for zone, states in ZONES.items() if self.state in states.split())
        return self.time_zone or next(usual)

    @property
    def people(self) -> Mapping[str, Therapist]:
        """The therapists by the names of their files."""
        found: dict[str, Therapist] = {}
        for therapist in self.therapist:
            slug = file_name_of(therapist.name)
            ways = chain([slug], (f"{slug}-{number}" for number in count(2)))
            found[next(way for way in ways if way not in found)] = therapist
        return found


def file_name_of(name: str) -> str:
    """Make a person's file name of a name in any alphabet."""
    from pelican.utils import slugify  # noqa: PLC0415 - it takes its time

    slug = slugify(name, regex_subs=SLUG_RULES).strip("-")
    return slug if SLUG.fullmatch(slug) else "therapist"


SLUG_RULES = [(r"[^\w\s-]", ""), (r"[-\s_]+", "-")]


def read_answers(path: Path) -> Answers:
    """Read a file of answers.

    Raises:
        ContentError: One sentence with its line for everything that is wrong.
    """
    if not path.is_file():
        problem = f"There is no file “{path}”."
        fix = "docs/make-it-yours.md shows what a file of answers holds."
        raise ContentError(Diagnostic(path.name, 1, problem, fix))
    path = path.resolve()
    answers, file = read_file(Answers, path, path.parent)
    if answers is None:
        raise ContentError(*file.diagnostics)
    return answers


@dataclass(frozen=True, slots=True)
class Question:
    """One question; an empty answer is the usual one, or none."""

    key: str
    words: str
    usual: str = ""
    needed: bool = True


OFFICES = "offices"
QUESTIONS = (
    Question("name", "The practice's name"),
    Question("short_name", "A shorter name for narrow pages", needed=False),
    Question("state", "State (two letters)"),
    Question("street", "Street and number"),
    Question("city", "City"),
    Question("postal_code", "ZIP code"),
    Question("telephone", "Telephone"),
    Question(
        OFFICES,
        "A further office: name, street, city, ZIP code, telephone; empty for no more",
        needed=False,
    ),
    Question("email", "Email"),
    Question("site_url", "Address of the site (https://…)"),
    Question("treats", "What you treat, as in a sentence", usual="back pain"),
    Question("therapists", "Therapists, with commas between them (Ann Lee, Bo Diaz)"),
    Question("languages", "Languages: en, or en, es", usual="en"),
    Question(
        "services",
        "Services, with commas (strengthening, manual-therapy); empty for all that"
        " need no confirmation",
        needed=False,
    ),
    Question("articles", "Articles to read: yes or no", usual="yes"),
    Question(
        "colors",
        "Two colors: your own and one that stands out (#17553d, #d98a1f);"
        " empty for ours",
        needed=False,
    ),
    Question("logo", "Your logo, an SVG file; empty for none yet", needed=False),
    Question("hosts", f"Where it is published: {', '.join(HOSTS)}", usual=HOSTS[0]),
)
ANY = {  # stands in for what was not asked yet, so that each answer can be judged
    "name": "A",
    "state": "CO",
    "street": "1 A",
    "city": "A",
    "postal_code": "80000",
    "telephone": "303-222-2222",
    "email": "a@a.com",
    "site_url": "https://a.com",
    "therapists": "A B",
}


def asked(
    ask: Callable[[str], str],
    say: Callable[[str], None],
    judge: Callable[[Answers], object],
    given: dict[str, str],
) -> Answers:
    """Ask one question after the other, again while an answer can't be right.

    Args:
        judge: Raises for answers that no site can be made of.
        given: Every good answer is noted here, also if the next one never comes.
    """
    for question in QUESTIONS:
        more = True
        while more:
            text = _answer(question, ask, say, judge, given)
            more = question.key == OFFICES and bool(text)
            given[question.key] = "; ".join(
                filter(None, [given.get(question.key), text])
            )
    return of_words(given)


def _answer(
    question: Question,
    ask: Callable[[str], str],
    say: Callable[[str], None],
    judge: Callable[[Answers], object],
    given: Mapping[str, str],
) -> str:
    usual = f" [{question.usual}]" if question.usual else ""
    while True:
        text = ask(f"{question.words}{usual}: ").strip() or question.usual
        if not text:
            if not question.needed:
                return ""
            say("The site needs it.")
            continue
        so_far = "; ".join(filter(None, [given.get(question.key), text]))
        try:
            judge(of_words({**ANY, **given, question.key: so_far}))
        except ContentError as error:
            for wrong in error.diagnostics:
                missing = wrong.problem.endswith("is missing.")  # no line to add here
                say(wrong.problem if missing else f"{wrong.problem} {wrong.fix}")
            continue
        return text


def of_words(given: Mapping[str, str]) -> Answers:
    """Make answers of plain words, as typed or given as options.

    Raises:
        ContentError: What is wrong.
    """
    try:
        return read_table(Answers, table_of(given))
    except UnfitPartsError as error:
        raise ContentError(*TomlFile("answers").all_at(error.misfits)) from error
    except FactError as error:  # of all of them together
        diagnostic = Diagnostic("answers", 1, error.problem, error.fix)
        raise ContentError(diagnostic) from error


def table_of(given: Mapping[str, str]) -> dict[str, object]:
    """Give plain words the form that they have in a file of answers."""
    table: dict[str, object] = {key: value for key, value in given.items() if value}
    therapists = listed(given.get("therapists", ""))
    table.pop("therapists", None)
    if therapists:
        table["therapist"] = [{"name": name} for name in therapists]
    if offices := table.pop(OFFICES, None):
        keys = ("name", "street", "city", "postal_code", "telephone", "too many commas")
        table["office"] = [
            dict(zip(keys, listed(office), strict=False))
            for office in str(offices).split(";")
        ]
    for key in ("languages", "services", "conditions", "hosts"):
        if key in table:
            table[key] = listed(given[key])
    if "colors" in table:
        table["colors"] = dict(
            zip(("brand", "accent"), listed(given["colors"]), strict=False)
        )
    if "articles" in table:
        table["articles"] = given["articles"].casefold() not in {"no", "n", "false"}
    return table


def listed(text: str) -> list[str]:
    """Cut words at commas."""
    return [part.strip() for part in text.split(",") if part.strip()]
