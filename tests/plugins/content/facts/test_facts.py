# ruff: noqa: E501 - one mistake a line reads better
"""What staff are told about facts that cannot be right."""

import contextlib
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.toml_lines import line_of, lines_of_keys
from facts.values import FactError, Interval, Telephone

PRACTICE = "content/practice/practice.toml"
HOURS = "content/practice/hours.toml"


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (PRACTICE, 'fax = "', 'fox = "', ": “fox” is not a known key here. Did you mean “fax”?"),
        (PRACTICE, '"303-555-0142"', '"303-555-01"', ": “303-555-01” is not a US telephone number."),
        (PRACTICE, "sample = true", 'sample = "yes"', ": “sample” is not true or false."),
        (PRACTICE, "latitude = 39", "latitude = 139", ": A latitude of 139.25 is not on Earth."),
        (PRACTICE, 'kind = "generic"', 'kind = "carrier pigeon"', "“kind: carrier pigeon” is not one that we know."),
        (PRACTICE, 'email = "', 'email = "two words ', "is not an email address."),
        (PRACTICE, '"https://forms.example', '"http://forms.example', "is not an https address."),
        (PRACTICE, '"https://forms.example', '"https://user:word@forms.example', "is not an https address."),
        (PRACTICE, '"https://forms.example', '"https://a;script-src *.example', "is not an https address."),
        (PRACTICE, 'site_url = "https://www.example.com"', 'site_url = "https://x.github.io/clinic?a=b"', "is no address that pages can stand below. Write host and folder alone, such as https://x.github.io/clinic."),
        (PRACTICE, 'com/example-street" # ""', 'com/us?utm_source=site" # ""', ": “utm_source” in “https://booking.example.com/us?utm_source=site” tracks visitors. Take “utm_source=…” out of the address."),
        (PRACTICE, "https://facebook.example.com/example-street", "https://facebook.example.com/x?fbclid=1", "“fbclid”"),
        (HOURS, "08:00-12:00", "08:00-25:00", "is not a stretch of a day."),
        (HOURS, "08:00-12:00", "12:00-08:00", "closes before it opens."),
        (HOURS, '"08:00-12:00", "13:00', '"08:00-14:00", "13:00', "the end of the stretch before it."),
        (HOURS, "[weekly]", "[weekly", ": The name of this table has no ]."),
    ],
)  # fmt: skip
def test_fact_that_cannot_be_right_is_one_sentence(site, file, old, new, said):
    """A wrong fact is named with its file and line and what would be right."""
    path = site.root / file
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))
    line = text[: text.index(old)].count("\n") + 1

    (diagnostic,) = site.diagnostics({})

    assert said in diagnostic
    assert diagnostic.startswith(f"{file}:{line}:")


def test_missing_fact_is_named(site):
    """A fact that must be there is asked for by name."""
    path = site.root / PRACTICE
    path.write_text(path.read_text().replace('state = "CO"', "#", 1))

    (diagnostic,) = site.diagnostics({})

    assert "“state” is missing. Add a line “state = …”." in diagnostic


def test_reference_to_an_unknown_fact_names_its_line(site, article):
    """A misspelt fact in an article is answered with the nearest one."""
    (diagnostic,) = site.diagnostics(
        {"articles/x.md": article("One.\n\nCall {practice:telefone}.")}
    )

    assert diagnostic.startswith("content/articles/x.md:14: There is no fact")
    assert "Did you mean “telephone”?" in diagnostic


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("fax", "“{practice:fax}” says nothing: “fax” has no value. Write it in content/practice/practice.toml, or take it out of the text here."),
        ("text", "“{practice:text}” says nothing: “text” has no value."),
        ("geo", "There is no fact “practice:geo”."),
        ("sample", "There is no fact “practice:sample”."),
    ],
)  # fmt: skip
@pytest.mark.parametrize("place", ["text", "description"])
def test_fact_without_words_is_named_where_it_is_asked_for(
    site, article, place, written, said
):
    """A fact that is empty, or is no words, leaves no gap in a sentence."""
    path = site.root / PRACTICE
    path.write_text(re.sub(r"(?m)^(?:fax|text) = .*$", "#", path.read_text()))
    words = f"Call {{practice:{written}}} or come in, whatever suits you best."
    given = {"text": article(words), "description": article(description=f'"{words}"')}
    text = given[place]
    line = text[: text.index(words)].count("\n") + 1

    (diagnostic,) = site.diagnostics({"articles/x.md": text})

    assert diagnostic.startswith(f"content/articles/x.md:{line}: {said}")


def test_facts_stand_in_front_matter(site, article):
    """A description names the practice; heads, lists and feeds say the name."""
    said = "{practice:name}, {practice:address}, {practice:telephone}, explains."
    text = article(title='"For {practice:state}: x"', description=f'"{said}"')
    site.write({"articles/x.md": text})

    assert site.build().good
    html = (site.output / "articles" / "x" / "index.html").read_text()
    words = (
        "Example Street Physical Therapy, 100 Example Street,"
        " Sampletown, CO 80000, 303‑555‑0142, explains."
    )
    assert f'name="description" content="{words}"' in html
    assert "For Colorado:" in html
    written = [*site.output.rglob("*.html"), *site.output.rglob("*.xml")]
    assert not [path for path in written if "{practice:" in path.read_text()]


EXTRA = """
[extra]
parking = "Behind the <blue> house"
rooms_2 = 3
after_hours = { telephone = "303-555-0199" }
billing = { email = "billing@example.com" }
annex.address = { street = "2 Elm", locality = "A", region = "CO", postal_code = "80001" }
"""


def without_own(path):
    """The facts of the sample without those that it added."""
    return path.read_text().partition("[extra]")[0]


def test_a_practice_adds_facts_of_its_own(site, article):
    """What a practice declares can be said in any text, in its kind's form."""
    path = site.root / PRACTICE
    path.write_text(without_own(path) + EXTRA)
    names = ("parking", "rooms_2", "after_hours", "billing", "annex")
    said = "; ".join(f"{{practice:{name}}}" for name in names)
    short = '"Park at {practice:parking}, call {practice:after_hours}."'
    text = article(said, description=short)
    site.write({"articles/x.md": text})

    assert site.build().good
    html = (site.output / "articles" / "x" / "index.html").read_text()
    assert (
        "Behind the &lt;blue&gt; house; 3;"
        ' <a href="tel:+1-303-555-0199">303‑555‑0199</a>;'
        ' <a href="mailto:billing@example.com">billing@example.com</a>;'
        " 2 Elm<br>A, CO 80001"
    ) in html
    assert "Park at Behind the &lt;blue&gt; house, call 303‑555‑0199." in html


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('fax = "1"', "“fax” is the name of another fact. Use another name, such as our_fax."),
        ('prices = "low"', "“prices” is the name of another fact."),
        ('Park-ing = "x"', "“Park-ing” is not a name that texts can refer to."),
        ("x = true", "“number” is not a whole number."),
        ('x = ""', "“x” has to have one value."),
        ('x = { telephone = "555" }', "“555” is not a US telephone number."),
        ('x = { phone = "555" }', "“phone” is not a known key here. "),
        ('x = { text = "a", number = 1 }', "“x” has to have one value."),
        ('x = "Call {practice:telephone}"', "“{practice:telephone}” stays as it is here: facts can't refer to facts."),
    ],
)  # fmt: skip
def test_added_fact_that_cannot_be_right_is_one_sentence(site, line, said):
    """A fact of the practice's own is checked as the others are."""
    path = site.root / PRACTICE
    before = without_own(path)
    path.write_text(f"{before}\n[extra]\n{line}\n")

    (diagnostic,) = site.diagnostics({})

    at = len(before.splitlines()) + 3
    assert diagnostic.startswith(f"{PRACTICE}:{at}: {said}")


def test_a_day_among_the_facts_is_in_words_of_the_page_s_language(site, article):
    """Nobody reads 2026-11-01 in a notice."""
    text = article("Since {notice:effective_date}.")
    spanish = article("Desde {notice:effective_date}.", translates="x")
    spanish = spanish.replace("---\n\n", "translates_version: 2026-11-02\n---\n\n")
    site.write({"articles/x.md": text, "es/articles/equis.md": spanish})

    assert site.build().good
    shown = (site.output / "articles/x/index.html").read_text(encoding="utf-8")
    assert "Since November 1, 2026." in shown
    shown = (site.output / "es/articulos/equis/index.html").read_text(encoding="utf-8")
    assert "Desde 1 de noviembre de 2026." in shown


def test_fact_in_an_article_becomes_a_link_to_call(site, article):
    """Authors refer to the telephone; visitors get a link that calls it."""
    site.write({"articles/x.md": article("Call {practice:telephone}.")})

    assert site.build().good
    html = (site.output / "articles" / "x" / "index.html").read_text()
    assert 'Call <a href="tel:+1-303-555-0142">303‑555‑0142</a>.' in html


def test_facts_of_the_notices_can_be_tapped(site, article):
    """Who wants to complain taps a number, an address or a link that says where."""
    text = "Call {notice:privacy_telephone}, write to {notice:privacy_email}."
    text += " Or [complain there]({notice:complaint_url})."
    site.write({"articles/x.md": article(text)})

    assert site.build().good
    html = (site.output / "articles" / "x" / "index.html").read_text()
    assert '<a href="tel:+1-303-555-0145">303‑555‑0145</a>' in html
    assert '<a href="mailto:privacy@example.com">privacy@example.com</a>' in html
    assert re.search(r'<a href="https://www.hhs.gov/[^"]*">complain there</a>', html)


@given(st.text(max_size=20))
def test_any_text_is_a_telephone_number_or_a_clear_refusal(text):
    """Whatever staff type is read or refused with a sentence, never a crash."""
    with contextlib.suppress(FactError):
        number = Telephone.parse(text)
        assert Telephone.parse(number.plain) == number


@given(st.times(), st.times())
def test_interval_reads_what_it_would_write(opens, closes):
    """A stretch of a day survives being written and read, when it is one."""
    opens, closes = (
        opens.replace(second=0, microsecond=0),
        closes.replace(second=0, microsecond=0),
    )
    text = f"{opens:%H:%M}-{closes:%H:%M}"
    if opens < closes:
        assert Interval.parse(text) == Interval(opens, closes)
    else:
        with pytest.raises(FactError):
            Interval.parse(text)


def test_lines_of_toml_keys():
    """Keys in tables and in lists of tables are found by their path."""
    lines = lines_of_keys("a = 1\n[b]\nc = 2\n[[d]]\ne = 3\n[[d]]\ne = 4\n")

    assert lines == {
        "a": 1,
        "b": 2,
        "b.c": 3,
        "d.0": 4,
        "d.0.e": 5,
        "d.1": 6,
        "d.1.e": 7,
    }
    assert line_of(lines, "d.1.missing") == 6


MENU = 'footer = []\n[[main]]\ntitle = "Book"\npage = "{}"\n'


def test_a_menu_leads_to_another_site(site, article):
    """A page at a booking vendor can stand in the menu."""
    menu = site.root / "content/practice/navigation.toml"
    menu.write_text(MENU.format("https://book.example.com/us"))
    site.write({"articles/x.md": article()})

    assert site.build().good
    html = (site.output / "articles/x/index.html").read_text()
    assert 'href="https://book.example.com/us">Book</a>' in html


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("http://book.example.com/us", "is not an https address."),
        ("https://book.example.com/us?fbclid=1", "“fbclid”"),
    ],
)
def test_a_menu_leads_to_no_unsafe_address(site, address, said):
    """What a menu leads to is as safe as every other link of the facts."""
    menu = site.root / "content/practice/navigation.toml"
    menu.write_text(MENU.format(address))

    (diagnostic,) = site.diagnostics({})

    assert diagnostic.startswith("content/practice/navigation.toml:2: ")
    assert said in diagnostic


def test_a_site_of_one_language_lists_none(site, article):
    """Nobody hears of an empty list of languages."""
    site.write({"articles/x.md": article()})

    assert site.build(LANGUAGES=[]).good
    html = (site.output / "articles/x/index.html").read_text()
    assert "language-switch" not in html.partition("<body")[2]


def test_a_short_name_stands_at_the_head(site, article):
    """A long name has its place in titles and at the foot."""
    path = site.root / PRACTICE
    path.write_text(f'short_name = "Example Street"\n{path.read_text()}')
    site.write({"articles/x.md": article()})

    assert site.build().good
    html = (site.output / "articles/x/index.html").read_text()
    head, _, rest = html.partition("</header>")
    assert "<span>Example Street</span>" in head
    assert "Example Street Physical Therapy" in rest
