"""What a practice says about itself when its site is started."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from content_model.values import SLUG
from diagnostics import ContentError, Diagnostic
from facts.model import EmailAddress, FactError, Telephone, WebAddress, Zone
from facts.reader import read_file
from facts.table import TableReader

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
class Answers:
    """The answers, as keys of a TOML file.

    Attributes:
        time_zone: Empty for the usual one of the state.
        services: File names of the services to offer; none means all that need no
            confirmation. The same for `conditions`.
        articles: Whether the site has articles.
    """

    name: str
    state: str
    site_url: WebAddress
    telephone: Telephone
    email: EmailAddress
    street: str
    city: str
    postal_code: str
    therapist: tuple[Therapist, ...] = ()
    legal_name: str = ""
    tagline: str = "Physical therapy for back pain"
    fax: Telephone | None = None
    time_zone: str = ""
    languages: tuple[str, ...] = ("en",)
    services: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    articles: bool = True

    def __post_init__(self) -> None:
        """Refuse what no site can be made of."""
        if not self.therapist:
            problem = "Nobody treats people here."
            raise FactError(problem, "Write a table [[therapist]] with a name.")
        if not any(self.state in states.split() for states in ZONES.values()):
            problem = f"“{self.state}” is not a US state."
            raise FactError(problem, "Write its two capital letters, such as CO.")
        if self.languages[:1] != ("en",) or set(self.languages) - {"en", "es"}:
            problem = "The health texts are in English and Spanish."
            raise FactError(problem, 'Write ["en"] or ["en", "es"].')
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
        return {file_name_of(each.name): each for each in self.therapist}


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
    path = path.resolve()
    answers, diagnostics = read_file(Answers, path, path.parent)
    if diagnostics or answers is None:
        raise ContentError(*diagnostics)
    return answers


@dataclass(frozen=True, slots=True)
class Question:
    """One question, and what makes an answer of what somebody typed."""

    key: str
    words: str
    parse: Callable[[str], object] = field(default=str)
    usual: str = ""


QUESTIONS = (
    Question("name", "The practice's name"),
    Question("state", "State (two letters)"),
    Question("street", "Street and number"),
    Question("city", "City"),
    Question("postal_code", "ZIP code"),
    Question("telephone", "Telephone", Telephone.parse),
    Question("email", "Email", EmailAddress.parse),
    Question("site_url", "Address of the site (https://…)", WebAddress.parse),
    Question("therapists", "Therapists, with commas between them (Ann Lee, Bo Diaz)"),
    Question("languages", "Languages: en, or en, es", usual="en"),
)


def asked(ask: Callable[[str], str], say: Callable[[str], None]) -> Answers:
    """Ask one question after the other, again while an answer can't be right.

    Raises:
        ContentError: What is wrong with all of them together.
    """
    return of_words({each.key: _answer(each, ask, say) for each in QUESTIONS})


def _answer(
    question: Question, ask: Callable[[str], str], say: Callable[[str], None]
) -> str:
    usual = f" [{question.usual}]" if question.usual else ""
    while True:
        text = ask(f"{question.words}{usual}: ").strip() or question.usual
        try:
            question.parse(text)
        except FactError as error:
            say(str(error))
            continue
        if text:
            return text
        say("The site needs it.")


def of_words(given: Mapping[str, str]) -> Answers:
    """Make answers of plain words, as typed or given as options.

    Raises:
        ContentError: What is wrong.
    """
    table: dict[str, object] = dict(given)
    therapists = listed(given.get("therapists", ""))
    table.pop("therapists", None)
    if therapists:
        table["therapist"] = [{"name": name} for name in therapists]
    for key in ("languages", "services", "conditions"):
        if key in given:
            table[key] = listed(given[key])
    if "articles" in given:
        table["articles"] = given["articles"] not in {"no", "false"}
    reader = TableReader()
    answers = reader.table(Answers, table)
    if answers is None:
        raise ContentError(
            *(
                Diagnostic("answers", 1, each.problem, each.fix)
                for each in reader.misfits
            )
        )
    return answers


def listed(text: str) -> list[str]:
    """Cut words at commas."""
    return [part.strip() for part in text.split(",") if part.strip()]
