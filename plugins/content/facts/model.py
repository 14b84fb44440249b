"""The practice's facts, as plain data.

A class here is one table of a TOML file: its fields are the keys that the file
may have, and a field without a default must be there. Classes with `parse`
read one value and say what would have been right.
"""

import re
from collections.abc import Mapping
from dataclasses import field, replace
from datetime import date
from typing import Self

from facts.state_table import StateTable
from facts.values import (
    EmailAddress,
    FactError,
    Interval,
    LinkAddress,
    SiteAddress,
    Telephone,
    WebAddress,
    Zone,
    slug_of,
)
from plain_data import dataclass
from plain_text import Table, isolated
from site_parts import SitePart

WEEKDAYS = (
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
)
UNFILLED = "fill in"
# What texts refer to like a fact, though it is made of several.
BLOCKS = ("insurers", "prices", "cancellation", "accessibility_tests")
# What has one name on the whole site; facts may refer to it, too.
SAID_ONCE = ("treats", "checklist", "checklist_name", "our_therapists")
TAKEN = (*BLOCKS, "direct_access", *SAID_ONCE)
NAME = re.compile(r"[a-z][a-z0-9_]*")  # of a fact that texts refer to
LONGEST_GRACE = 365  # days that a page may stand after its review was due
OF_THE_MAIN_LOCATION = ("telephone", "fax", "text", "address", "geo", "booking")
MAP_EDGE = 100  # percent


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where the practice is."""

    street: str
    locality: str
    region: str
    postal_code: str
    country: str = "US"

    def __post_init__(self) -> None:
        """Refuse what no letter in the US could be sent to."""
        if self.country not in {"US", ""}:
            return
        if not re.fullmatch(r"\d{5}(-\d{4})?", self.postal_code):
            problem = f"“{self.postal_code}” is no ZIP code."
            raise FactError(problem, "Write five digits, such as 97201.")
        if not re.fullmatch("[A-Z]{2}", self.region):
            problem = f"“{self.region}” is not the two letters of a state."
            raise FactError(problem, "Write capitals: CO.")

    @property
    def lines(self) -> tuple[str, str]:
        """As on an envelope: the street, then the town with state and ZIP code."""
        return self.street, self.town

    @property
    def town(self) -> str:
        """The last line of an envelope."""
        return f"{self.locality}, {self.region} {self.postal_code}"

    @property
    def plain(self) -> str:
        """In one line, for machines."""
        return f"{self.street}, {self.town}"

    def __str__(self) -> str:
        return ", ".join(self.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class IsolatedAddress(Address):
    """Among words that run from right to left, where its numbers would move."""

    @property
    def lines(self) -> tuple[str, str]:
        """As on an envelope, each line in its own order."""
        return isolated(self.street), isolated(self.town)


@dataclass(frozen=True, slots=True, kw_only=True)
class Geo:
    """Degrees north and east (west is negative)."""

    latitude: float = field(metadata={"within": 90})
    longitude: float = field(metadata={"within": 180})


@dataclass(frozen=True, slots=True, kw_only=True)
class Booking:
    """The practice's page at a booking vendor."""

    url: LinkAddress = field(default_factory=lambda: LinkAddress(""))
    label: str = "Book online"


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestForm:
    """Where the appointment request is sent.

    Attributes:
        endpoint: What receives it; Netlify receives it at the site itself.
        kind: Which field names the receiver expects.
    """

    endpoint: WebAddress
    kind: str = field(
        default="generic", metadata={"choices": ("generic", "netlify", "formspree")}
    )

    def __post_init__(self) -> None:
        """Refuse an address that would never be used."""
        if self.kind == "netlify" and self.endpoint:
            problem = "With kind = “netlify” the form is sent to this site itself."
            raise FactError(problem, 'Write endpoint = "".')


@dataclass(frozen=True, slots=True, kw_only=True)
class Comments:
    """The server that holds new comments until staff approve them."""

    receiver: WebAddress = field(default_factory=lambda: WebAddress(""))


@dataclass(frozen=True, slots=True, kw_only=True)
class SocialLink:
    """A profile of the practice elsewhere."""

    name: str
    url: LinkAddress


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """A language of the site: its code in addresses, its own name for itself."""

    code: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Gyrotonic:
    """What the practice confirms before it uses the trademark.

    Attributes:
        by: Who confirmed it: a file in people/, without .md.
    """

    trained_staff: bool
    owner_confirmed: bool
    by: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DryNeedling:
    """What the practice confirms before it offers dry needling.

    Attributes:
        by: Who confirmed it: a file in people/, without .md.
    """

    confirmed: bool
    by: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviews:
    """What happens to a page that nobody checked in time.

    Attributes:
        grace_days: For so long it still stands, and says that its review is due;
            then visitors see a short notice in its place.
    """

    grace_days: int = 90

    def __post_init__(self) -> None:
        """Refuse a grace that is none, or never ends."""
        if not 0 <= self.grace_days <= LONGEST_GRACE:
            problem = f"A grace of {self.grace_days} days is not possible."
            raise FactError(problem, f"Write a number from 0 to {LONGEST_GRACE}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Extra:
    """A fact that a practice has added: its name, and one value of some kind."""

    name: str
    text: str | None = None
    number: int | None = None
    telephone: Telephone | None = None
    email: EmailAddress | None = None
    address: Address | None = None

    @classmethod
    def keys(cls, name: str, given: object) -> dict[str, object]:
        """Write out what stands after a name: text and numbers need no kind."""
        if isinstance(given, Mapping):
            return {**given, "name": name}
        return {"name": name, "text" if isinstance(given, str) else "number": given}

    def __post_init__(self) -> None:
        """Refuse a name that texts can't write, and what is not one value."""
        if not NAME.fullmatch(self.name):
            problem = f"“{self.name}” is not a name that texts can refer to."
            fix = "Write small letters, digits and “_”, such as parking_note."
            raise FactError(problem, fix)
        values = (self.text, self.number, self.telephone, self.email, self.address)
        if len([value for value in values if value not in {None, ""}]) != 1:
            problem = f"“{self.name}” has to have one value."
            fix = 'Write a text, a whole number, or such as { telephone = "…" }.'
            raise FactError(problem, fix)

    @property
    def value(self) -> "str | int | Telephone | EmailAddress | Address":
        """The one value that is given."""
        values = (self.text, self.number, self.telephone, self.email, self.address)
        return next(value for value in values if value is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """Opening hours of an ordinary week; an empty day is closed."""

    monday: tuple[Interval, ...]
    tuesday: tuple[Interval, ...]
    wednesday: tuple[Interval, ...]
    thursday: tuple[Interval, ...]
    friday: tuple[Interval, ...]
    saturday: tuple[Interval, ...]
    sunday: tuple[Interval, ...]

    @property
    def days(self) -> tuple[tuple[str, tuple[Interval, ...]], ...]:
        """Each weekday's name with its hours, Monday first."""
        return tuple((name, getattr(self, name)) for name in WEEKDAYS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Holiday:
    """A day that differs from the ordinary week."""

    date: date
    name: str
    hours: tuple[Interval, ...] = ()


@dataclass(frozen=True, slots=True)
class Point:
    """A place on a drawn map: percent from its left edge, then from its top."""

    across: float
    down: float

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read "40,25": percent from the left, then from the top."""
        fix = "Write how far from the left and from the top, 0 to 100: “40,25”."
        try:
            across, down = (float(part) for part in text.split(","))
        except ValueError as error:
            problem = f"“{text}” is not a place on the map."
            raise FactError(problem, fix) from error
        if not (0 <= across <= MAP_EDGE and 0 <= down <= MAP_EDGE):
            problem = f"“{text}” is beyond the edge of the map."
            raise FactError(problem, fix)
        return cls(across, down)


@dataclass(frozen=True, slots=True, kw_only=True)
class Street:
    """A street on a drawn map, from one end over its corners to the other."""

    name: str
    line: tuple[Point, ...]

    def __post_init__(self) -> None:
        """Refuse a street without a length."""
        if len(set(self.line)) < 2:  # noqa: PLR2004 - a beginning and an end
            problem = f"{self.name} has no beginning and end."
            raise FactError(problem, 'Write two places: line = ["0,40", "100,40"].')


@dataclass(frozen=True, slots=True, kw_only=True)
class StreetMap:
    """The streets around a location, north at the top.

    Attributes:
        words: The same way in words, for whoever does not see the map.
        door: Where people come in.
        parking: Where they leave a car.
        no_steps: The way in without a step, where it is not the door.
    """

    words: str
    street: tuple[Street, ...]
    door: Point
    parking: Point | None = None
    no_steps: Point | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """One office of the practice; the first one is the main one.

    Attributes:
        telephone: The practice's own where it has none.
        slug: Ends the address of its page; made of its name where not given.
        weekly: Its ordinary week, where that is not the one of hours.toml.
        holiday: Days beside those of hours.toml, or in place of the same day.
        directions: How to find it, in a sentence or two.
    """

    name: str
    address: Address
    telephone: Telephone = field(default_factory=lambda: Telephone(""))
    slug: str = ""
    fax: Telephone | None = None
    text: Telephone | None = None
    email: EmailAddress | None = None
    geo: Geo | None = None
    booking: Booking = field(default_factory=Booking)
    weekly: Week | None = None
    holiday: tuple[Holiday, ...] = ()
    directions: str = ""
    parking: str = ""
    entrance: str = ""
    map: StreetMap | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice:
    """practice.toml.

    Attributes:
        sample: A sample is never published as a real practice.
        sample_date: The day a sample stands still on; a real site uses today.
        legal_name: The company, as the notice of privacy practices names it.
        state: Two letters; decides direct-access wording and permitted services.
        free_call_minutes: Length of a first call that costs nothing, if there is one.
        short_name: For the head of a page, where a long name has little room.
        location: Its offices, where there are several, or one that has more to say.
        header_telephone: The main one, or a choice of each location's.
        extra: Facts that this practice has added, for its own texts.
    """

    name: str
    legal_name: str
    tagline: str
    sample: bool
    state: str
    site_url: SiteAddress
    time_zone: Zone
    telephone: Telephone
    email: EmailAddress
    address: Address
    geo: Geo | None = None
    sample_date: date | None = None
    fax: Telephone | None = None
    text: Telephone | None = None
    free_call_minutes: int | None = None
    booking: Booking = field(default_factory=Booking)
    request_form: RequestForm = field(
        default_factory=lambda: RequestForm(endpoint=WebAddress(""))
    )
    comments: Comments = field(default_factory=Comments)
    social: tuple[SocialLink, ...] = ()
    language: tuple[Language, ...] = (Language(code="en", name="English"),)
    gyrotonic: Gyrotonic | None = None
    dry_needling: DryNeedling | None = None
    reviews: Reviews = field(default_factory=Reviews)
    short_name: str = ""
    location: tuple[Location, ...] = ()
    header_telephone: str = field(
        default="main", metadata={"choices": ("main", "each")}
    )
    extra: tuple[Extra, ...] = field(default=(), metadata={"named": True})

    @classmethod
    def completed(cls, values: Table) -> Table:
        """Let the main location say what the practice does not, and the other way."""
        locations = values.get("location", ())
        if locations is None:  # it has mistakes of its own
            return {**dict.fromkeys(OF_THE_MAIN_LOCATION), **values}
        if locations:
            found = {name: getattr(locations[0], name) for name in OF_THE_MAIN_LOCATION}
            values = {name: value for name, value in found.items() if value} | values
        completed = (
            replace(
                location,
                telephone=location.telephone or values.get("telephone"),
                slug=location.slug or slug_of(location.name),
            )
            for location in locations
        )
        return {**values, "location": tuple(completed)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """hours.toml: hours of the only office, and days off at all of them."""

    weekly: Week
    holiday: tuple[Holiday, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Insurer:
    """A health plan the practice bills."""

    name: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """What a visit costs without insurance, in whole US dollars."""

    service: str
    amount_usd: int
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cancellation:
    """Terms for calling off a visit."""

    hours_notice: int
    fee_usd: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Costs:
    """insurers.toml."""

    insurer: tuple[Insurer, ...]
    price: tuple[Price, ...]
    cancellation: Cancellation | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Notices:
    """notices.toml: what the legal pages need.

    A value of `fill in` is not known yet; publishing stops while there is one.
    """

    effective_date: date
    privacy_officer: str
    privacy_officer_title: str
    privacy_telephone: str
    privacy_email: str
    complaint_office: str
    complaint_address: str
    complaint_telephone: str
    complaint_url: WebAddress
    nondiscrimination_coordinator: str
    nondiscrimination_coordinator_title: str
    nondiscrimination_telephone: str
    nondiscrimination_email: str
    accessibility_contact: str
    accessibility_email: str
    estimate_dispute_telephone: str
    estimate_dispute_url: WebAddress
    language_assistance: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MenuEntry:
    """One line of a menu; `page` is an address of this site, or https elsewhere."""

    title: str
    page: str = ""
    children: tuple["MenuEntry", ...] = ()

    def __post_init__(self) -> None:
        """Refuse an address elsewhere that is not safe, or tells who follows it."""
        if self.page.startswith(("http:", "https:")):
            LinkAddress.parse(self.page)


@dataclass(frozen=True, slots=True, kw_only=True)
class Navigation:
    """navigation.toml: the header's menu and the footer's groups.

    Attributes:
        second_level: Where the menu's children are shown: on every page, or on those
            of their own section alone, which keeps the others light.
    """

    main: tuple[MenuEntry, ...]
    footer: tuple[MenuEntry, ...]
    second_level: str = field(
        default="everywhere", metadata={"choices": ("everywhere", "section")}
    )


HOME_SECTIONS = ("text", "people", "services", "articles")
FORM_FIELDS = ("office", "times", "service", "therapist", "before", "heard")
USUAL_FIELDS = ("office", "times", "service", "heard")


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeWords:
    """What the home page shows, in order."""

    sections: tuple[str, ...] = field(
        default=HOME_SECTIONS, metadata={"choices": HOME_SECTIONS}
    )

    def __post_init__(self) -> None:
        """Refuse a page without its text: the danger signs stand in it."""
        if "text" not in self.sections:
            problem = "The home page has no “text”, where the danger signs stand."
            raise FactError(problem, "Put “text” first.")


@dataclass(frozen=True, slots=True, kw_only=True)
class FooterWords:
    """What stands at the end of every page, after what to do in an emergency."""

    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestWords:
    """What the form asks besides who and how to reach them; nothing about health."""

    fields: tuple[str, ...] = field(
        default=USUAL_FIELDS, metadata={"choices": FORM_FIELDS}
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistWords:
    """What the checklist of signs is called; the theme's words without any.

    Attributes:
        name: In menus: Signs checklist.
        in_text: In the middle of a sentence, with its article: the signs checklist.
    """

    name: str = ""
    in_text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """wording.toml, which may be left out.

    Attributes:
        treats: What the practice treats, as in the middle of a sentence: back pain.
    """

    treats: str = ""
    checklist: ChecklistWords = field(default_factory=ChecklistWords)
    home: HomeWords = field(default_factory=HomeWords)
    footer: FooterWords = field(default_factory=FooterWords)
    request: RequestWords = field(default_factory=RequestWords)


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """A group of articles, with what its page says about it."""

    name: str
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleIndex:
    """article_index.toml: the words of the article index and the categories."""

    title: str
    nav_title: str
    description: str
    category: tuple[Category, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing that is tested so that everyone can use the site.

    Attributes:
        says: What it means, in a visitor's words.
        test: The test that holds it, as pytest names it.
    """

    says: str
    test: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Accessibility:
    """accessibility.toml: what is tested, and the day all of it last passed.

    Attributes:
        tested: Of the content and theme that passed (tested.py); none passed yet
            without it.
    """

    check: tuple[Check, ...]
    passed: date | None = None
    tested: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All facts: one attribute for each file of `content/practice/`.

    Every attribute is a template variable of the same name.

    Attributes:
        therapists: How many people have a page; of no file.
    """

    practice: Practice
    hours: Hours
    insurers: Costs
    notices: Notices
    navigation: Navigation
    article_index: ArticleIndex
    accessibility: Accessibility
    states: StateTable
    wording: Wording = field(default_factory=Wording)
    therapists: int = 0

    @property
    def locations(self) -> tuple[Location, ...]:
        """All offices, the main one first; a practice without any named is one."""
        known = self.practice
        if known.location:
            return known.location
        alone = {name: getattr(known, name) for name in OF_THE_MAIN_LOCATION}
        return (Location(name=known.name, **alone),)

    @property
    def main_hours(self) -> Hours:
        """When the main office is open."""
        return self.hours_at(self.locations[0])

    def hours_at(self, location: Location) -> Hours:
        """Tell when an office is open: its own week and days before the common."""
        own = {day.date for day in location.holiday}
        common = tuple(day for day in self.hours.holiday if day.date not in own)
        return Hours(
            weekly=location.weekly or self.hours.weekly,
            holiday=(*common, *location.holiday),
        )


FACTS = SitePart[Facts]("FACTS")
FACTS_OF = SitePart[dict[str, Facts]]("FACTS_OF")  # by language
