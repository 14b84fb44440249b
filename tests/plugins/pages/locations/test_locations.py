# ruff: noqa: E501 - one mistake a line reads better
"""A practice with several offices: each is shown wherever one would look for it."""

import json
import re

import pytest
from tests.conftest import ROOT, small_site, written_article
from tests.offices import OFFICES, PEOPLE, give_it_offices

from editorial.own_facts import own_facts

OF_THE_SAMPLE = (
    *("pages/contact.md", "es/pages/contacto.md"),
    *(f"people/{slug}.md" for slug in PEOPLE),
    *(f"es/people/{slug}.md" for slug in PEOPLE),
)
PRACTICE = "content/practice/practice.toml"
SITE = "https://www.example.com"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The output of a small site with three offices, in two languages."""
    made = small_site(tmp_path_factory.mktemp("offices"))
    made.write({"articles/x.md": written_article(), "es/practice/words.toml": ""})
    for name in OF_THE_SAMPLE:
        text = (ROOT / "content" / name).read_text(encoding="utf-8")
        made.write({name: text.partition("---\n\n")[0] + "---\n\nCome in.\n"})
    nobody = dict.fromkeys(("ann-author", "rita-reviewer"), "[]")
    give_it_offices(made.root / "content", people=PEOPLE | nobody)
    outcome = made.build()
    assert outcome.good, [*map(str, outcome.diagnostics)]
    return made.output


def page(output, address):
    return (output / address / "index.html").read_text(encoding="utf-8")


def graph(html):
    """What the page says to machines, by the end of each thing's name."""
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html)
    nodes = json.loads(found[1])["@graph"]
    return {node["@id"].removeprefix(SITE): node for node in nodes}


@pytest.mark.parametrize(
    ("address", "name", "hours"),
    [
        ("locations/harbor", "Harbor", "10 a.m. to 2 p.m."),
        ("es/consultorios/harbor", "Puerto", "de 10:00 a.m. a 2:00 p.m."),
        ("locations/pavilion", "St. Mary’s Rehabilitation Pavilion", "8 a.m. to noon"),
    ],
)
def test_each_office_has_a_page_in_each_language(built, address, name, hours):
    """Its name, its own or the common hours, and a way to ask for a visit."""
    html = page(built, address).replace("\N{NO-BREAK SPACE}", " ")

    assert f">{name}</h1>" in html.replace("'", "’").replace("&#39;", "’")
    assert hours in html.partition('id="hours"')[2]
    assert "#request" in html
    assert "<open-now" in html


def test_an_office_says_the_way_in_words_and_in_a_drawing(built):
    """Directions, parking, the way in; the drawing's words are readable text."""
    html = page(built, "locations/example-street")

    assert "Two blocks west of the station" in html
    assert "Six places behind the house" in html
    assert html.count("<polyline") == 2
    assert "First Avenue</text>" in html
    assert "<figcaption><p>We are on Example Street" in html
    assert "<polyline" not in page(built, "locations/harbor")


def test_the_contact_page_has_a_card_for_each(built):
    """Nobody has to guess which office has which number and hours."""
    html = page(built, "contact")

    assert re.findall(r'location-card__name"><a href="([^"]+)"', html) == [
        "/locations/example-street/",
        "/locations/harbor/",
        "/locations/pavilion/",
    ]
    assert html.count("<open-now") == 3
    assert 'name="office" value="Harbor"' in html
    assert 'name="office" value="any"' in html
    assert 'href="/es/consultorios/harbor/">Puerto</a>' in page(built, "es/contacto")


def test_a_caller_chooses_an_office_on_every_page(built):
    """Header and call bar open one list of all numbers."""
    html = page(built, "articles")

    assert html.count('popovertarget="call-choice"') == 3  # two open it, one closes
    numbers = re.findall(r'call-choice__office" href="tel:\+1-([\d-]+)"', html)
    assert numbers == ["303-555-0142", "303-555-0146", "303-555-0148"]
    assert html.count('class="office-lines__name"') == 6  # addresses, and hours


def test_people_say_where_they_see_people(built):
    """On their page, in their language, and the office's page leads to them."""
    assert "Sees people in</dt> <dd>Example Street, Harbor<" in page(
        built, "people/jordan-sample"
    )
    assert "Atiende en</dt> <dd>Puerto<" in page(built, "es/equipo/alex-placeholder")
    assert "/people/alex-placeholder/" in page(built, "locations/harbor")
    assert "/people/alex-placeholder/" not in page(built, "locations/pavilion")


def test_search_engines_learn_of_each_office(built):
    """The practice has departments; each has its own address and hours."""
    nodes = graph(page(built, "contact"))
    practice = nodes["/#practice"]
    harbor = nodes["/locations/harbor/#location"]

    assert [entry["@id"] for entry in practice["department"]] == [
        f"{SITE}/locations/{slug}/#location"
        for slug in ("example-street", "harbor", "pavilion")
    ]
    assert "openingHoursSpecification" not in practice
    assert harbor["parentOrganization"] == {"@id": f"{SITE}/#practice"}
    assert harbor["telephone"] == "+1-303-555-0146"
    assert harbor["address"]["addressLocality"] == "Sampleport"
    assert {entry["opens"] for entry in harbor["openingHoursSpecification"]} == {
        "10:00",
        "09:00",
    }
    alone = graph(page(built, "locations/harbor"))
    assert alone["/locations/harbor/#page"]["mainEntity"] == {"@id": harbor["@id"]}
    assert "/locations/pavilion/#location" not in alone
    spanish = graph(page(built, "es/consultorios/harbor"))
    assert spanish["/es/consultorios/harbor/#location"]["url"].endswith("/harbor/")
    person = graph(page(built, "people/alex-placeholder"))
    works = person["/people/alex-placeholder/#person"]["workLocation"]
    assert [(entry["@id"], entry["name"]) for entry in works] == [
        (harbor["@id"], "Harbor")
    ]


def test_each_office_has_a_card_for_telephones(built):
    """Its own number and address; a person's card leads to their first office."""
    card = (built / "locations/harbor.vcf").read_text().replace("\r\n ", "")
    assert r"FN:Example Street Physical Therapy\, Harbor" in card
    assert "PREF:+1-303-555-0146" in card
    assert "7 Harbor Square;Sampleport" in card
    assert "EMAIL;TYPE=INTERNET,WORK:harbor@example.com" in card
    person = (built / "people/alex-placeholder.vcf").read_text()
    assert "PREF:+1-303-555-0146" in person


def test_offices_are_in_the_sitemap_and_pair_their_languages(built):
    """Search engines find each page, with the other language beside it."""
    sitemap = (built / "sitemap.xml").read_text()
    assert f"<loc>{SITE}/locations/harbor/</loc>" in sitemap
    assert 'hreflang="es" href="https://www.example.com/es/consultorios/harbor/"' in (
        page(built, "locations/harbor")
    )


def test_a_shortened_address_leads_to_the_list(built):
    """Who takes the office off the address gets the page that lists them."""
    for short, contact in (
        ("locations", "/contact/"),
        ("es/consultorios", "/es/contacto/"),
    ):
        assert f'content="0; url={contact}"' in page(built, short)


@pytest.fixture
def several(site):
    """A small site with three offices, and people at them."""
    give_it_offices(site.root / "content", people={})
    for slug in ("ann-author", "rita-reviewer"):
        place(site, slug, "locations: [harbor]")
    return site


def place(site, slug, line):
    path = site.root / "content" / "people" / f"{slug}.md"
    path.write_text(path.read_text().replace("order:", f"{line}\norder:", 1))


def test_a_text_names_a_fact_of_a_location(several, article):
    """A number is a link, an address is lines; front matter has the words."""
    said = "Call {practice:location.harbor.telephone}, at {practice:location.harbor.address}."
    short = '"At {practice:location.harbor.name}: {practice:location.harbor.telephone}, for all who ask."'
    several.write({"articles/x.md": article(said, description=short)})

    assert several.build().good
    html = page(several.output, "articles/x")
    assert 'Call <a href="tel:+1-303-555-0146">303‑555‑0146</a>, at 7 Harbor' in html
    assert "At Harbor: 303‑555‑0146, for all who ask." in html


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("location.harbour.telephone", "says nothing: there is no location “harbour”. Did you mean “harbor”?"),
        ("location.harbor.telefone", "There is no fact “telefone” of a location. Did you mean “telephone”?"),
        ("location.harbor.fax", "says nothing: that location has no “fax”."),
        ("location.harbor.weekly", "There is no fact “weekly” of a location."),
    ],
)  # fmt: skip
@pytest.mark.parametrize("place_of", ["text", "description"])
def test_an_unknown_fact_of_a_location_is_one_sentence(
    several, article, written, said, place_of
):
    """File, line, and what was probably meant."""
    words = f"Call {{practice:{written}}} whenever you feel like it, day or night."
    given = {"text": article(words), "description": article(description=f'"{words}"')}
    text = given[place_of]
    line = text[: text.index(words)].count("\n") + 1

    (diagnostic,) = several.diagnostics({"articles/x.md": text})

    assert diagnostic.startswith(f"content/articles/x.md:{line}: ")
    assert said in diagnostic


@pytest.mark.parametrize(
    ("old", "new", "at", "said"),
    [
        ('name = "Harbor"', 'name = "Example Street"', 0, "Two locations have the name “Example Street”."),
        ('name = "Harbor"', 'name = "Example street!"', -1, "“Example Street” and “Example street!” would have one address. Write slug = "),
        ('name = "Harbor"', 'name = "港"', -1, "“港” makes no address. Write one of small letters and hyphens"),
        ('slug = "pavilion"', 'slug = "../x"', 0, "“../x” makes no address."),
        ('tuesday = ["10:00-14:00"]', 'tuesday = ["10:00-14:00", "13:00-15:00"]', 0, "Tuesday: 13:00 is before 14:00, the end of the stretch before it."),
        ("date = 2026-12-05", "date = 2026-12-24", 0, "2026-12-24 stands here twice."),
        ('telephone = "303-555-0146"', 'telephone = "303"', 0, "“303” is not a US telephone number."),
        ('door = "34,45"', 'door = "134,45"', 0, "“134,45” is beyond the edge of the map."),
        ('door = "34,45"', 'door = "here"', 0, "“here” is not a place on the map."),
        ('line = ["29,0", "29,100"]', 'line = ["29,0"]', -2, "Example Street has no beginning and end."),
        ("latitude = 39.25", "latitude = 139.0", 0, "A latitude of 139.0 is not on Earth."),
    ],
)  # fmt: skip
def test_a_location_that_cannot_be_right_is_one_sentence(several, old, new, at, said):
    """File, line, what is wrong and what to write."""
    path = several.root / PRACTICE
    before = path.read_text()
    assert before.count(old) == 1, old
    path.write_text(before.replace(old, new))
    line = before[: before.index(old)].count("\n") + 1 + at

    (diagnostic,) = several.diagnostics({})

    assert diagnostic.startswith(f"{PRACTICE}:{line}: {said}")


def test_a_location_without_address_is_named_with_its_line(several):
    """Nobody can find an office that is nowhere."""
    path = several.root / PRACTICE
    text = re.sub(
        r'(?s)\[location\.address\]\nstreet = "7 .*?\n\n', "", path.read_text()
    )
    path.write_text(text)
    line = text[: text.index('[[location]]\nname = "Harbor"')].count("\n") + 1

    (diagnostic,) = several.diagnostics({})

    assert diagnostic.startswith(f"{PRACTICE}:{line}: “address” is missing.")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("", "Ann Author is at no location. Write locations: [example-street, harbor, pavilion], those that are right, or [] for none."),
        ("locations: [harbr]", "“locations” names “harbr”, which is no location. Did you mean “harbor”?"),
    ],
)  # fmt: skip
def test_a_person_is_at_an_office_that_is_there(several, line, said):
    """A visitor learns where to go, and an author on which line to say it."""
    path = several.root / "content/people/ann-author.md"
    text = path.read_text().replace(
        "locations: [harbor]\n", f"{line}\n" if line else ""
    )
    path.write_text(text)
    at = text[: text.index(line)].count("\n") + 1 if line else 1

    (diagnostic,) = several.diagnostics({})

    assert diagnostic == f"content/people/ann-author.md:{at}: {said}"


def test_nobody_has_to_be_at_an_office(several):
    """Who treats nobody says so with an empty list."""
    path = several.root / "content/people/ann-author.md"
    path.write_text(path.read_text().replace("locations: [harbor]", "locations: []"))

    assert several.build().good


ONE = OFFICES.split("[[location]]")[1].partition("[location.map]")[0]
NOTES = re.compile(r'(?m)^(directions|parking|entrance) = ".*"\n')


def test_one_location_shows_what_the_same_facts_show_at_top_level(tmp_path, article):
    """Whichever way the facts are written, visitors read the same pages."""
    written = {}
    for way in ("top", "location"):
        folder = tmp_path / way
        folder.mkdir()
        site = small_site(folder)
        contact = (ROOT / "content/pages/contact.md").read_text()
        front = contact.partition("---\n\n")[0]
        site.write({"pages/contact.md": f"{front}---\n\nCome in.\n"})
        facts = site.root / PRACTICE
        facts.write_text(re.sub("(?m)^text = .*\n", "", facts.read_text()))
        if way == "location":
            one = f"[[location]]{NOTES.sub('', ONE)}"
            give_it_offices(site.root / "content", one, {})
        site.write({"articles/x.md": article("Call {practice:telephone}.")})
        assert site.build(LANGUAGES=[]).good
        written[way] = {
            path.relative_to(site.output).as_posix(): path.read_bytes()
            for path in sorted(site.output.rglob("*"))
            if path.suffix in {".html", ".vcf", ".xml", ".json"}
        }

    assert len(written["top"]) > 5
    assert written["location"] == written["top"]


def test_hours_toml_may_lack_when_each_location_has_its_week(several, article):
    """Nobody writes a week that no office keeps."""
    path = several.root / PRACTICE
    week = re.search(r"(?s)\[location\.weekly\].*?\n\n", OFFICES)[0]
    text = path.read_text().replace(week, "")
    path.write_text(text.replace("[location.address]", f"{week}[location.address]"))
    (several.root / "content/practice/hours.toml").unlink()
    several.write({"articles/x.md": article()})

    assert several.build(LANGUAGES=[]).good
    assert "10 a.m. to 2 p.m." in page(several.output, "locations/pavilion").replace(
        "\N{NO-BREAK SPACE}", " "
    )


def test_an_office_s_days_that_are_over_warn_their_author(several):
    """A past day is named with its line in practice.toml."""
    path = several.root / PRACTICE
    text = path.read_text().replace("date = 2026-12-05", "date = 2026-10-05")
    path.write_text(text)
    line = text[: text.index("date = 2026-10-05")].count("\n") + 1

    outcome = several.build()

    said = [str(note) for note in outcome.notes]
    assert f"{PRACTICE}:{line}: Harbor day on 2026-10-05 is over." in " ".join(said)


def test_an_author_who_types_an_office_s_number_is_told_how_to_refer_to_it(several):
    """The editorial gate knows each office's telephone, mail and street."""
    own = own_facts(several.root / "content/practice")

    assert own.telephone("(303) 555-0146") == "{practice:location.harbor.telephone}"
    assert own.telephone("303 555 0148") == "{practice:location.pavilion.telephone}"
    assert own.email("Harbor@example.com") == "{practice:location.harbor.email}"
    assert own.is_street("7 Harbor Square, Sampleport, CO 80001")
