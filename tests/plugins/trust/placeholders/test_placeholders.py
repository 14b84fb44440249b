"""The sample, or what nobody has written yet, is never published by accident."""

import re
import shutil

import pytest
from tests.conftest import HEALTH, ROOT, written_article

from confirmations.model import Confirmation, Confirmations, digest_of_text
from confirmations.reader import add_confirmations, read_confirmations
from facts.model import WEEKDAYS
from placeholders import unfinished
from placeholders.known import known_texts
from placeholders.sample import File, files_of, sample_texts

PUBLISHING = {"PUBLISHING": True, "SAMPLE_ALLOWED": False, "REQUIRED_PAGES": []}


@pytest.fixture
def facts(site):
    """A function that changes words in a file of facts."""

    def change(name, old, new):
        path = site.root / "content" / "practice" / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    return change


def said(outcome):
    """Return the mistakes in content as an author reads them."""
    diagnostics = map(str, outcome.diagnostics)
    return [
        diagnostic for diagnostic in diagnostics if diagnostic.startswith("content/")
    ]


def found_in(site):
    """What is the sample's, without a build."""
    content = site.root / "content"
    confirmed, _ = read_confirmations(content)
    return [
        str(diagnostic)
        for diagnostic in sample_texts(content, known_texts(), confirmed)
    ]


def article(body="Words.", **changes):
    """An article by people of the practice."""
    text = written_article(body, **changes)
    return text.replace("ann-author", "dana-diaz").replace("rita-reviewer", "rosa-reed")


def taken_over(site, name, change=lambda text: text):
    """Put a file of the sample into the practice, with its people."""
    text = (ROOT / "content" / name).read_text()
    for old, new in (
        ("jordan-sample", "dana-diaz"),
        ("alex-placeholder", "rosa-reed"),
        ("sam-specimen", "rosa-reed"),
    ):
        text = text.replace(old, new)
    path = site.root / "content" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(change(text))
    return path


def confirm(site, name, by="rosa-reed"):
    text = (site.root / "content" / name).read_text()
    day = "2026-11-20"
    made = Confirmation(file=name, by=by, on=day, text=digest_of_text(name, text))
    add_confirmations(site.root / "content", [made])


def test_the_sample_is_refused(site):
    """Publishing the sample as it is gives one sentence at its mark."""
    (diagnostic,) = said(site.build(**PUBLISHING))

    assert diagnostic.startswith("content/practice/practice.toml:")
    assert "These are the sample practice's facts." in diagnostic


def test_the_sample_is_let_through_on_purpose(site):
    """With --sample the sample is published."""
    assert said(site.build(**PUBLISHING | {"SAMPLE_ALLOWED": True})) == []


def test_another_practice_is_not_let_through_as_the_sample(site, facts):
    """--sample is for the sample: without its mark it changes nothing."""
    facts("practice.toml", "sample = true", "sample = false")

    assert said(site.build(**PUBLISHING | {"SAMPLE_ALLOWED": True}))


def test_a_practice_of_its_own_is_published(practice):
    """Nothing is held against facts, people and pages that are its own."""
    practice.write({"articles/x.md": article("A sore back often eases by itself.")})

    assert said(practice.build(**PUBLISHING)) == []


EVERY_FILE = [
    path.relative_to(ROOT / "content").as_posix()
    for path in files_of(ROOT / "content")
    if path.name not in {"synonyms.toml", "accessibility.toml", "wording.toml"}
]


@pytest.fixture(scope="module")
def all_of_the_sample():
    """What is said about each file of the sample in a practice's site."""
    named = {}
    for diagnostic in sample_texts(ROOT / "content", known_texts(), Confirmations()):
        named.setdefault(diagnostic.path, []).append(diagnostic)
    return named


@pytest.mark.parametrize("name", EVERY_FILE)
def test_every_file_of_the_sample_is_known(all_of_the_sample, name):
    """Whatever a practice leaves as it was is named, in both languages."""
    assert all_of_the_sample.get(f"content/{name}")


def test_what_is_to_do_stays_legible(all_of_the_sample):
    """A page has few lines: one for each reason, with the way to mend it."""
    pages = {p: found for p, found in all_of_the_sample.items() if p.endswith(".md")}

    assert max(len(found) for found in pages.values()) <= 3
    assert all(
        diagnostic.fix.strip() for found in pages.values() for diagnostic in found
    )


@pytest.mark.parametrize(
    "name",
    [
        "articles/sleeping-with-back-pain.md",
        "conditions/spinal-stenosis.md",
        "services/gyrotonic.md",
        "signs/comes-back.md",
        "signs/_wording.toml",
        "drawings/first-visit.toml",
        "pages/first-visits.md",
        "pages/search.md",
        "es/articles/dormir-con-dolor-de-espalda.md",
        "es/pages/contacto.md",
        "es/signs/comes-back.md",
    ],
)
def test_a_text_may_be_adopted_once_somebody_has_confirmed_it(practice, name):
    """The same words are fine as soon as a person of the practice stands for them."""
    drop = "\n".join  # lines about the sample itself would stay wrong
    path = taken_over(
        practice,
        name,
        lambda text: drop(
            line for line in text.splitlines() if "sample" not in line.lower()
        ),
    )
    (unread,) = [sentence for sentence in found_in(practice) if name in sentence]
    assert "Nobody of your practice has confirmed this text" in unread
    assert f"./run confirm content/{name} --by NAME" in unread
    assert not re.search(r"\s[,;:!?]", unread)

    confirm(practice, name)
    assert [sentence for sentence in found_in(practice) if name in sentence] == []

    head, _, tail = path.read_text().rpartition(" a ")
    path.write_text(f"{head} a very {tail}")
    assert [sentence for sentence in found_in(practice) if name in sentence]


def test_reviews_of_a_taken_over_page_are_not_taken_over(practice):
    """Days are bookkeeping: another day is no new reading of the text."""
    name = "articles/sleeping-with-back-pain.md"
    path = taken_over(practice, name)
    confirm(practice, name)
    path.write_text(re.sub(r"reviewed: \S+", "reviewed: 2026-11-29", path.read_text()))

    assert [sentence for sentence in found_in(practice) if name in sentence] == []


BARELY = {
    "shouted": str.upper,
    "reflowed": lambda text: text.replace(".\n", ". "),
    "in bold": lambda text: text.replace("The ", "**The** "),
    "without full stops": lambda text: text.replace(";", ",").replace("!", "."),
    "with one sentence more": lambda text: text + "\nWe like dogs.\n",
    "with half of it gone": lambda text: text[: len(text) // 2],
    "with other line ends": lambda text: text.replace("\n", "\r\n"),
    "quoted": lambda text: text.replace("\nWe ", "\n> We "),
}


@pytest.mark.parametrize("change", BARELY.values(), ids=BARELY)
def test_a_barely_edited_page_still_shows_whose_it_is(practice, change):
    """Sentence by sentence: neither capitals, marks nor a cut hide the sample."""

    def body_changed(text):
        head, fence, body = text.partition("\n---\n")
        return head + fence + change(body)

    taken_over(practice, "pages/contact.md", body_changed)

    found = [
        sentence for sentence in found_in(practice) if "pages/contact.md" in sentence
    ]
    assert any("sentences are the sample's" in sentence for sentence in found)


ABOUT_THE_SAMPLE = [
    "{practice:name} is a sample practice.",
    "Back Works is a sample practice.",
    "the people, the prices, and the address are made up",
    "All plan names and prices on this page are samples.",
    "Dana Diaz is a made-up person.",
    "Ask Robin Sample, our Privacy Officer.",
    "Write to **Casey** Specimen.",
    "We bill Placeholder Mutual.",
    "[Jordan Sample](/people/) treats backs.",
    "Find us in Sampletown.",
    "We are Example Street Physical Therapy.",
    "/// aside | For the practice and its lawyer\n\nSay only what is so.\n\n///",
    "/// aside | Para la clínica y su abogado\n\nDiga lo cierto.\n\n///",
    "This page is a sample, and not legal advice!",
    "Esta página es una muestra y no es consejo legal.",
    "Las personas, los precios y la dirección son inventados.",
    "Call 303-555-0142.",
    "Call 303.555.0199.",
    "[Book](https://booking.example.com/backworks) a visit.",
    "Mail hello@example.com.",
]


@pytest.mark.parametrize("words", ABOUT_THE_SAMPLE)
@pytest.mark.parametrize("name", ["pages/a.md", "es/pages/a.md", "articles/a.md"])
def test_what_is_said_of_the_sample_is_true_of_nobody(practice, name, words):
    """No confirmation helps: the words are refused wherever they stand."""
    practice.write({name: article(f"Our own words.\n\n{words}\n")})
    confirm(practice, name)

    found = [
        sentence for sentence in found_in(practice) if f"content/{name}:" in sentence
    ]

    assert len(found) == 1
    assert not any("./run confirm" in sentence for sentence in found)


HONEST = [
    "A sample of blood may be taken.",
    "We sample teas on Fridays.",
    "He made up his mind.",
    "For example, walk to the corner.",
    "Ask your lawyer about it.",
    "La página muestra todas las fuentes.",
    "Cada una muestra de qué fecha es.",
    "Call 503-222-0142.",
    "A placeholder is no plan.",
    "Please look at [the signs checklist](/signs/) first.",
]


@pytest.mark.parametrize("words", HONEST)
def test_honest_words_are_no_sample(practice, words):
    """Digests know what the sample says, not which words it says it with."""
    practice.write({"articles/a.md": article(f"Our own words are here. {words}")})

    assert found_in(practice) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("notices", 'privacy_officer = "Rosa Reed"', "privacy_officer = 'robin sample'",
         "“robin sample” is the sample's."),
        ("notices", "effective_date = 2026-05-04", "effective_date = 2026-11-01",
         "“effective_date” is the sample's."),
        ("states", "checked = 2026-10-02", "checked = {checked}",
         "“checked” is the sample's."),
        ("insurers", "amount_usd = 175", 'amount_usd = 160\nnote = "All of it."',
         ""),
        ("insurers", "Cascadia Mutual", "Placeholder Mutual",
         "“Placeholder Mutual” is the sample's."),
        ("practice", "14 Alder Lane", "100 Example Street",
         "“100 Example Street” is the sample's."),
        ("practice", "Unhurried help for sore backs",
         "Clear answers and patient care for back pain", "“tagline” is the sample's."),
        ("practice", "503-222-7781", "503-555-0123",
         "“555-0123” is reserved for examples"),
        ("practice", "backworks.health", "backworks.example",
         "is reserved for examples"),
    ],
)  # fmt: skip
def test_each_value_of_the_sample_is_named_at_its_line(practice, file, old, new, said):
    """A fact is known by its place and value, however it is quoted."""
    path = practice.root / "content/practice" / f"{file}.toml"
    text = path.read_text()
    assert old in text
    sample = (ROOT / "content/practice/states.toml").read_text()
    checked = sample.partition("\nchecked = ")[2][:10]
    path.write_text(text.replace(old, new.format(checked=checked)))

    found = found_in(practice)

    assert all(line.startswith(f"content/practice/{file}.toml:") for line in found)
    assert any(said in sentence for sentence in found) if said else not found


def test_sentences_of_catalogs_are_named_at_their_line(practice):
    """In words.toml the key is an English sentence."""
    text = '# Words\n\n"Our own." = "Lo nuestro."\n"Sample figure. X." = "Cifra."\n'
    practice.write({"es/practice/words.toml": text})

    (diagnostic,) = found_in(practice)

    assert diagnostic.startswith("content/es/practice/words.toml:4: “Sample figure”")


def test_prices_hours_and_redirects_are_known_as_a_whole(practice):
    """A price with another note, or the sample's week, is still the sample's."""
    content = practice.root / "content/practice"
    sample = ROOT / "content/practice"
    (content / "hours.toml").write_text((sample / "hours.toml").read_text())
    shutil.copy(sample / "redirects.toml", content)
    insurers = content / "insurers.toml"
    price = '\n[[price]]\nservice = "First visit, 60 minutes"\namount_usd = 160\n'
    insurers.write_text(insurers.read_text() + f'{price}note = "With tea."\n')

    found = found_in(practice)

    assert sum("“weekly” is the sample's" in sentence for sentence in found) == 1
    assert sum("“price” is the sample's" in sentence for sentence in found) == 1
    assert sum("“redirect” is the sample's" in sentence for sentence in found) >= 10
    for name in ("hours", "redirects", "insurers"):
        confirm(practice, f"practice/{name}.toml")
    assert found_in(practice) == []


def test_people_and_comments_of_the_sample_can_be_confirmed_by_nobody(practice):
    """Nobody else is Jordan, under whatever name, and nobody else asked that."""
    taken_over(
        practice,
        "people/jordan-sample.md",
        lambda text: text.replace("Jordan Sample", "Kim Lee").replace("Jordan", "Kim"),
    ).rename(practice.root / "content/people/kim-lee.md")
    name = "comments/what-to-expect-from-physical-therapy/1.md"
    taken_over(practice, name, lambda text: text.replace("Pat Placeholder", "Jo"))
    confirm(practice, "people/kim-lee.md")
    confirm(practice, name)

    person, comment = sorted(found_in(practice), reverse=True)

    assert "This person does not exist" in person
    assert "This comment is the sample's. Delete the file." in comment


def test_sample_people_are_no_authors_or_reviewers(practice):
    """Somebody who does not exist has written and read nothing."""
    for field, name in (
        ("author: dana-diaz", "author: jordan-sample"),
        ("reviewer: rosa-reed", "reviewer: alex-placeholder"),
    ):
        practice.write({"articles/x.md": article().replace(field, name)})

        (diagnostic,) = found_in(practice)

        assert name.partition(": ")[2].replace("-", " ") in diagnostic


def test_day_of_the_samples_review_is_no_review(practice):
    """A page of other words does not inherit the day on which the sample was read."""
    name = "articles/sleeping-with-back-pain.md"
    sample = (ROOT / "content" / name).read_text()
    day = sample.partition("reviewed: ")[2][:10]
    text = article("All of this is new.").replace(
        "reviewed: 2026-11-02", f"reviewed: {day}"
    )
    practice.write({name: text})

    (diagnostic,) = found_in(practice)

    assert f"“reviewed: {day}” is the sample's day." in diagnostic


def test_a_draft_may_hold_anything(practice):
    """What visitors don't see can wait."""
    taken_over(
        practice,
        "pages/contact.md",
        lambda text: text.replace("---\n", "---\nstatus: draft\n", 1),
    )

    assert found_in(practice) == []


OFFER = "\n[dry_needling]\nconfirmed = true\n"


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("", True),
        ('by = "rosa-reed"\n', True),
        ("on = 2026-10-01\n", True),
        ('by = "alex-placeholder"\non = 2026-11-05\n', True),
        ('by = "nobody-here"\non = 2026-11-05\n', True),
        ('by = "rosa-reed"\non = 2026-10-01\n', False),
    ],
)
def test_what_a_service_needs_is_confirmed_by_somebody(practice, more, said):
    """A “true” that the sample said, too, is nobody's word."""
    path = practice.root / "content/practice/practice.toml"
    path.write_text(path.read_text() + OFFER + more)

    assert stands_for_nothing(practice) is said


def test_what_a_service_does_not_need_nobody_confirms(practice):
    """A “false” needs nobody's word."""
    path = practice.root / "content/practice/practice.toml"
    path.write_text(path.read_text() + OFFER.replace("true", "false"))

    assert not stands_for_nothing(practice)


def stands_for_nothing(practice):
    """Whether a build says that nobody has confirmed what a service needs."""
    found = practice.build(**PUBLISHING).diagnostics
    told = "Nobody of your practice stands for “confirmed"
    return any(told in str(diagnostic) for diagnostic in found)


def test_a_gap_is_refused_even_in_the_sample(site, facts):
    """A notice that names nobody is no notice."""
    facts("notices.toml", '"Robin Sample"', '"fill in"  # by Friday')

    (diagnostic,) = said(site.build(**PUBLISHING | {"SAMPLE_ALLOWED": True}))

    assert "“privacy_officer” is still to be filled in." in diagnostic


def gaps(site):
    kept = site.root / "kept.json"
    found = unfinished(site.root / "content", known_texts(), kept)
    assert unfinished(site.root / "content", known_texts(), kept) == found
    return [str(sentence) for sentence in found]


UNWRITTEN = [
    "TODO: ask Dana.",
    "Come at [TODO].",
    "TODO",
    "[fill in]",
    "Call {fill in the number}.",
    "TKTK",
    "FIXME later.",
    "Lorem ipsum dolor sit amet.",
    "[rellenar]",
    "fill in",
]
WRITTEN = [
    "Fill in the form at the desk.",
    "Todo: lo que necesita es tiempo.",
    "Lea TODO antes de firmar.",
    "Please fill in this form, and bring it along.",
    "We fill in for your doctor.",
]


@pytest.mark.parametrize("words", UNWRITTEN)
def test_marks_of_what_is_unwritten_stop_a_publish(site, words):
    """At their line in the source; a preview says it, too."""
    site.write({"articles/x.md": written_article(f"Words.\n\n{words}\n")})

    (diagnostic,) = gaps(site)

    assert diagnostic.startswith("content/articles/x.md:14: ")


@pytest.mark.parametrize("words", WRITTEN)
def test_words_that_only_look_like_a_mark_pass(site, words):
    """“Todo” is a word, and forms are filled in."""
    site.write({"articles/x.md": written_article(f"Words.\n\n{words}\n")})

    assert gaps(site) == []


def test_what_is_unfinished_is_a_note_in_a_preview(site):
    """An author sees it before anybody else does."""
    site.write({"articles/x.md": written_article("TODO: more.")})

    preview, published = site.build(), site.build(PUBLISHING=True, SAMPLE_ALLOWED=True)

    assert preview.good
    notes = [note.rule for note in preview.notes if note.path.endswith("/x.md")]
    assert notes == ["unfinished"]
    assert [diagnostic.rule for diagnostic in published.diagnostics] == ["unfinished"]


def test_files_are_read_by_their_kind():
    """Health texts need a clinician, whatever the language."""
    assert File.of_text("es/articles/x.md", f"---\n{HEALTH}\n---\n\nX.\n").is_health
    assert not File.of_text("pages/x.md", "---\ntitle: X\n---\n\nX.\n").is_health


def test_a_week_without_any_hours_is_not_published(site, facts):
    """Nobody has said yet when the practice is open: “Closed” would be untrue."""
    path = site.root / "content/practice/hours.toml"
    days = "\n".join(f"{day} = []" for day in WEEKDAYS)
    path.write_text(f"# Ours\n[weekly]\n{days}\n")
    where = "content/practice/hours.toml:2: The practice is open on no day of the week."

    assert any(where in str(note) for note in site.build().notes)
    assert any(where in sentence for sentence in said(site.build(**PUBLISHING)))

    facts("hours.toml", "friday = []", 'friday = ["08:00-12:00"]')
    assert not any(
        "on no day" in sentence for sentence in said(site.build(**PUBLISHING))
    )
