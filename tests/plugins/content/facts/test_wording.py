"""What the site says of itself stands once, in content."""

import re

import pytest
from lxml import html
from tests.conftest import CONTACT, HOME, ROOT

SPANISH_HOME = HOME.replace(
    "title: Start here",
    "title: Empiece aquí\ntranslates: home\ntranslates_version: 2026-03-02",
).replace("address: /", "address: es/")


@pytest.fixture
def wording(site):
    """A function that writes wording.toml and words.toml, and builds."""

    def build(text, words="", spanish='"Treatment" = "Tratamiento"\n'):
        site.write(
            {
                "pages/home.md": HOME,
                "pages/contact.md": CONTACT,
                "es/pages/inicio.md": SPANISH_HOME,
                "practice/wording.toml": text,
                "practice/words.toml": words,
                "es/practice/words.toml": spanish,
            }
        )
        return site.build()

    return build


def page(site, path):
    return html.parse(str(site.output / path / "index.html"))


def words_of(tree):
    return " ".join(tree.xpath("string(//body)").split())


def test_what_is_treated_is_said_everywhere(site, wording):
    """A site that treats necks and knees says so in each line, in each language."""
    outcome = wording(
        'treats = "neck and knee pain"\n',
        spanish='"neck and knee pain" = "dolor de cuello y rodilla"\n',
    )
    assert outcome.good, [*map(str, outcome.diagnostics), *outcome.failures]

    english, spanish = words_of(page(site, ".")), words_of(page(site, "es"))
    assert "about neck and knee pain in general" in english
    assert "We treat neck and knee pain." in english
    assert "hablan del dolor de cuello y rodilla en general" in spanish
    contact = words_of(page(site, "contact"))
    assert "Some neck and knee pain can’t wait for our call." in contact
    for path in (".", "es", "contact"):
        assert "back pain" not in words_of(page(site, path))
        assert "back pain" not in page(site, path).xpath("string(//title)")


def test_no_template_names_what_one_practice_treats():
    """Not one line of the theme speaks of backs for a practice of knees."""
    found = [
        f"{path.name}: {line.strip()[:80]}"
        for path in (ROOT / "theme" / "templates").rglob("*.html")
        for line in path.read_text().splitlines()
        if re.search(r"_\([^)]*\b(?:back pain|sore back|spine|neck)", line)
    ]

    assert found == []


NAMED = """
First

- Look at [{practice:checklist}](/articles/).

## {practice:Checklist} {#checklist}

{practice:Treats} may ease.

## Two

Words.

## Three

Words.

## Four

Words.
"""


def test_the_checklist_has_one_name(site, article, wording):
    """Titles, lists, links, sections and the menu take it from wording.toml."""
    menu = '[[main]]\ntitle = "{practice:checklist_name}"\npage = "/articles/"\n'
    about = "What {practice:checklist} of this practice says, in a long sentence."
    site.write(
        {
            "articles/x.md": article(
                NAMED, title="'On {practice:checklist}'", description=f"'{about}'"
            ),
            "practice/navigation.toml": f"footer = []\n{menu}",
        }
    )
    outcome = wording(
        'treats = "knee pain"\n[checklist]\nname = "Safety check"\n'
        'in_text = "our safety check"\n',
        spanish='"Safety check" = "Chequeo"\n"Treatment" = "Tratamiento"\n',
    )
    assert outcome.good, [*map(str, outcome.diagnostics), *outcome.failures]

    tree = page(site, "articles/x")
    assert tree.xpath("string(//h1)") == "On our safety check"
    assert "our safety check" in tree.xpath(
        "string(//meta[@name='description']/@content)"
    )
    assert tree.xpath("string(//li[starts-with(., 'Look at')]/a)") == "our safety check"
    assert tree.xpath("string(//h2[@id='checklist'])") == "Our safety check"
    assert tree.xpath("string(//a[@href='#checklist'])") == "Our safety check"
    assert "Knee pain may ease." in words_of(tree)
    assert tree.xpath("string(//header//a[@href='/articles/'][1])") == "Safety check"
    assert "Chequeo" in words_of(page(site, "es"))


def test_one_therapist_alone_is_not_called_several(site, article, wording):
    """A draft of a second one changes nothing; their page changes every line."""
    menu = '[[main]]\ntitle = "{practice:Our_therapists}"\npage = "/articles/"\n'
    both = article("Meet {practice:our_therapists}.")
    alone = both.replace("rita-reviewer", "ann-author")
    site.write(
        {"articles/x.md": alone, "practice/navigation.toml": f"footer = []\n{menu}"}
    )
    rita = site.root / "content/people/rita-reviewer.md"
    hers = rita.read_text()
    rita.write_text(hers.replace("---\n", "---\nstatus: draft\n", 1))

    assert wording("").good
    said = words_of(page(site, "articles/x"))
    assert "Meet your therapist." in said
    assert "Talk with Ann Author. " in said
    assert "therapists" not in said
    assert "Su terapeuta" in words_of(page(site, "es"))

    rita.write_text(hers)
    site.write({"articles/x.md": both})
    assert site.build().good
    said = words_of(page(site, "articles/x"))
    assert "Meet our therapists." in said
    assert "Talk with Ann Author or another of our therapists." in said
    assert "Su equipo" in words_of(page(site, "es"))


def test_a_name_without_words_in_a_language_stops_publishing(site, wording):
    """A Spanish page would say it in English; a preview notes it."""
    own = 'treats = "knee pain"\n[checklist]\nname = "Safety check"\n'
    sentence = (
        "content/es/practice/words.toml:1: “Safety check” of wording.toml has no words"
        ' in this language. Add a line: "Safety check" = "…".'
    )
    spanish = '"knee pain" = "dolor de rodilla"\n"Treatment" = "Tratamiento"\n'

    outcome = wording(own, spanish=spanish)
    assert outcome.good
    assert sentence in map(str, outcome.notes)
    refused = site.build("publishconf.py", SAMPLE_ALLOWED=True)
    assert sentence in map(str, refused.diagnostics)


def test_without_the_file_a_site_speaks_of_pain(site, wording):
    """Nobody has to write it."""
    wording("")
    (site.root / "content/practice/wording.toml").unlink()
    assert site.build().good

    assert "tell you about pain in general" in words_of(page(site, "."))


def test_home_has_the_sections_that_are_named_in_their_order(site, wording):
    """What is left out is not there."""
    assert wording('[home]\nsections = ["people", "text"]\n').good
    headings = page(site, ".").xpath("//main//h2/text()")

    assert headings == ["Who you will meet", "Danger signs"]


def test_form_asks_what_is_named_in_its_order(site, wording):
    """The name and a way to reach somebody come first, always."""
    assert wording('[request]\nfields = ["before", "therapist"]\n').good
    asked = page(site, "contact").xpath("//form//@name")

    kept = [name for name in dict.fromkeys(asked) if name in ASKED]
    assert kept == ["name", "reach", "before", "therapist"]


ASKED = {"name", "reach", "office", "times", "service", "therapist", "before", "heard"}


def test_lines_stand_at_the_end_of_every_page(site, wording):
    """After what to do in an emergency."""
    assert wording('[footer]\nlines = ["Closed on snow days."]\n').good

    small = " ".join(page(site, ".").xpath("string(//footer)").split())
    assert re.search(r"call 911\..* Closed on snow days\.", small)


def test_own_words_stand_wherever_the_usual_ones_stood(site, wording):
    """A button has one name on the whole site, in each language."""
    outcome = wording(
        "",
        words='"Request a visit" = "Book with us"\n',
        spanish='"Request a visit" = "Venga"\n"Treatment" = "Tratamiento"\n',
    )
    assert outcome.good, [*map(str, outcome.diagnostics)]
    for path in (".", "es", "contact", "people/ann-author"):
        assert "Request a visit" not in words_of(page(site, path))

    assert "Book with us" in words_of(page(site, "."))
    assert "Venga" in words_of(page(site, "es"))


MISTAKES = {
    '[home]\nsections = ["people"]\n': (
        "wording.toml:1: The home page has no “text”, where the danger signs stand."
        " Put “text” first."
    ),
    '[home]\nsections = ["text", "prices"]\n': (
        "wording.toml:2: “sections: prices” is not one that we know."
        " Use one of: text, people, services, articles."
    ),
    '[request]\nfields = ["pain"]\n': (
        "wording.toml:2: “fields: pain” is not one that we know."
        " Use one of: office, times, service, therapist, before, heard."
    ),
    '[request]\nfields = ["times", "times"]\n': (
        "wording.toml:2: “fields” has “times” twice. Keep one of them."
    ),
    'treats = "{practice:checklist}"\n': (
        "wording.toml:1: “{practice:checklist}” stays as it is here: others refer to"
        " this. Write the words themselves."
    ),
    '[checklist]\nname = "The {practice:name} check"\n': (
        "wording.toml:2: “{practice:name}” stays as it is here: facts can't refer to"
        " facts. Write the words themselves."
    ),
    'treat = "x"\n': (
        "wording.toml:1: “treat” is not a known key here. Did you mean “treats”?"
    ),
}


@pytest.mark.parametrize(("text", "said"), MISTAKES.items(), ids=list(MISTAKES))
def test_mistake_is_one_sentence_with_its_line(wording, text, said):
    """An author reads where, what, and what to do."""
    told = [str(diagnostic) for diagnostic in wording(text).diagnostics]

    assert any(line.endswith(f"content/practice/{said}") for line in told), told


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            '"Request a vist" = "Book"',
            (
                "words.toml:1: Nothing says “Request a vist”."
                " Did you mean “Request a visit”?"
            ),
        ),
        (
            '"Physical therapy in %(town)s" = "Therapy"',
            (
                "words.toml:1: “Therapy” has not the same places as"
                " “Physical therapy in %(town)s”. Put %(town)s into it."
            ),
        ),
        (
            '"Request a visit" = 3',
            (
                "words.toml:1: “Request a visit” is not followed by text."
                ' Write a line "English words" = "words of this language".'
            ),
        ),
    ],
)
def test_words_that_would_show_nowhere_are_told(wording, words, said):
    """A phrase that is mistyped or lacks a name stops the build."""
    told = [str(diagnostic) for diagnostic in wording("", words=words).diagnostics]

    assert any(line.endswith(f"content/practice/{said}") for line in told), told
