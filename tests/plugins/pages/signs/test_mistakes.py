"""What an author is told about signs that can't be published."""

import pytest
from tests.conftest import small_site

from .conftest import DANGER, sign_file, with_checklist

PATH = "content/signs/new.md"
SYMPTOMS = f"[{'It hurts my leg. ' * 6}]"


def only(diagnostics):
    """The one mistake that there is."""
    assert len(diagnostics) == 1, diagnostics
    return diagnostics[0]


# A sign, how what is told of it begins, and words that it has.
BAD = [
    (sign_file(level=None), f"{PATH}:1: “level” is missing.", "level"),
    (sign_file(level="emergancy"), f"{PATH}:3: ", "Did you mean “emergency”?"),
    (sign_file(level="exit"), f"{PATH}:1: An exit needs a result", "result: "),
    (sign_file(result="Ask."), f"{PATH}:6: ", "“therapy” has no “result”."),
    (sign_file(level="same-day", mild="true"), f"{PATH}:6: ", "no “mild”."),
    (sign_file(level="same-day", exercises="[a]"), PATH, "no “exercises”."),
    (
        sign_file("Call 911 now [@nhs].", level="emergency", exercises="[a]"),
        PATH,
        "cises”.",
    ),
    (sign_file(level="exit", result="Ask.", exercises="[a]"), PATH, "cises”."),
    (sign_file(symptoms=SYMPTOMS), f"{PATH}:6: “It hurts", "20 are enough"),
    (
        sign_file(symptoms="[An intermittent deterioration]"),
        f"{PATH}:6: Title and symptoms read at grade",
        "the limit is 6",
    ),
    (sign_file(sources="[nhz]"), f"{PATH}:5: No source has", "“nhs”"),
    (sign_file(sources=None), f"{PATH}:1: “sources” is missing.", "Cite keys"),
    (sign_file("No key."), f"{PATH}:5: “sources” names “nhs”", "[@nhs]"),
    (sign_file("See [@nhx]. [@nhs]"), f"{PATH}:13: No source has", "“nhs”"),
    (sign_file(services="[needling]"), f"{PATH}:6: “services” names", "needling"),
    (sign_file(title="I have a fever."), f"{PATH}:2: This sign has the title", ""),
    (sign_file(order=2), f"{PATH}:4: This sign has the order of fever.md.", ""),
    (sign_file(level="emergency"), f"{PATH}:12: The text of an emergency", "911"),
    (
        sign_file("Call 9110 [@nhs].", level="emergency"),
        f"{PATH}:12: The text of an emergency",
        "Call 911 now.",
    ),
    (
        sign_file(title="My intermittent claudication deteriorates considerably."),
        f"{PATH}:2: The title reads at grade",
        "the limit is 6",
    ),
    (
        sign_file(title=" ".join(["My back hurts."] * 5)),
        f"{PATH}:2: The title has 15 words; 12 are enough.",
        "“symptoms”",
    ),
]


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """What is told of each bad sign, all of them in one site, until none is left."""
    site = with_checklist(small_site(tmp_path_factory.mktemp("bad signs")))
    left = {f"content/signs/new-{number}.md": number for number in range(len(BAD))}
    for path, number in left.items():
        text = BAD[number][0].replace("order: 500\n", f"order: {500 + number}\n")
        own = text.replace("title: My back hurts.\n", f"title: It hurts {number}.\n")
        (site.root / path).write_text(own, encoding="utf-8")
    found = {}
    while left:
        said = site.diagnostics({})
        now = [path for path in left if any(line.startswith(path) for line in said)]
        for path in now or [*left]:
            own = [line.replace(path, PATH) for line in said if line.startswith(path)]
            found[left.pop(path)] = own
            (site.root / path).unlink()
    return found


@pytest.mark.parametrize("number", range(len(BAD)))
def test_bad_sign_stops_the_build(told, number):
    """One sentence names the file, the line, and what to do."""
    _, start, words = BAD[number]

    assert words in only([line for line in told[number] if line.startswith(start)])


def test_no_emergency_sign_stops_the_build(checklist_site):
    """A checklist without danger signs would be worse than none."""
    (checklist_site.root / "content" / "signs" / "cannot-pee.md").unlink()

    found = only(checklist_site.diagnostics({}))

    assert found.startswith("content/signs/_wording.toml:1: ")
    assert "no emergency sign" in found


@pytest.mark.parametrize(
    ("block", "words"),
    [
        ("level emergency", "“level emergency” is no sign of the checklist."),
        ("emergency", "is no sign of the checklist. Write level: emergency."),
        ("feverr", "No published sign is called “feverr”. Did you mean “fever”?"),
        ("fever, nothing-like-it", "No published sign is called “nothing-like-it”."),
        ("level: emergancy", "The checklist has no signs in “level: emergancy”."),
        ("waiting", "No published sign is called “waiting”."),
    ],
)
def test_quoting_what_is_not_there(checklist_site, article, block, words):
    """A page can quote published signs only; the line of the block is named."""
    waiting = sign_file(status="draft", title="Not yet.", order=9)
    text = article(f"Words.\n\n/// signs | {block}\n\n///\n")
    line = text.splitlines().index(f"/// signs | {block}") + 1

    found = only(
        checklist_site.diagnostics({"signs/waiting.md": waiting, "articles/a.md": text})
    )

    assert found.startswith(f"content/articles/a.md:{line}: ")
    assert words in found


def test_overdue_sign_stays_and_the_list_says_so(checklist_site):
    """However late, a danger sign is never taken off; the author gets a note."""
    late = sign_file("Call 911 now [@nhs].", level="emergency", order=9)
    late = late.replace("2028-05-01", "2020-11-10")
    late = late.replace("reviewed: 2026-11-02", "reviewed: 2019-11-02")
    checklist_site.write({"signs/late.md": late})

    outcome = checklist_site.build(PUBLISHING=True, SAMPLE_ALLOWED=True)

    found = [str(note) for note in outcome.notes if "late.md" in note.path]
    assert not [
        diagnostic for diagnostic in outcome.diagnostics if "late.md" in diagnostic.path
    ]
    assert "was due on 2020-11-10" in only(found)
    page = (checklist_site.output / "signs/index.html").read_text()
    assert 'id="late"' in page
    assert "checked this list again by November 10, 2020" in page


def test_page_that_leaves_out_a_danger_sign_says_why(checklist_site, article):
    """Who reads one danger sign reads all, unless the author states a reason."""
    other = sign_file(
        "Call 911 now [@nhs].", level="emergency", title="I fell.", order=5
    )
    other = other.replace("Call 911.", "Call 911 [@nhs].")
    one, all_of_them = "cannot-pee", "level: emergency"
    pages = {
        "a": f"/// signs | {one}\n\n///",
        "b": f"/// signs | {one} (only: it is about peeing)\n\n///",
        "c": f"/// signs | {all_of_them}\n\n///",
        "d": f"/// signs | {one}\n\n///\n\n/// signs | fell\n\n///",
        "e": "/// signs | fever\n\n///",
        "f": f"/// signs | {one} (only: )\n\n///",
    }
    files = {
        f"articles/{name}.md": article(text, title=f"Page {name}")
        for name, text in pages.items()
    }

    found = checklist_site.diagnostics({"signs/fell.md": other} | files)

    assert [line.partition(":")[0] for line in found] == [
        "content/articles/a.md",
        "content/articles/f.md",
    ]
    assert "leaves out danger signs: fell." in found[0]
    assert "“level: emergency”" in found[0]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("Call 911 or go", "Go", "[levels.emergency] action does not say"),
        ('none = "None of these signs apply to me"\n', "", "“none” is missing."),
        ('when = "If you', 'whenn = "If you', "Did you mean “when”?"),
        ('address = "/signs/"', 'address = "signs"', "not an address of this site"),
        ('say_lead = "What to say:"', "say_lead = 3", "is not text in quotes"),
    ],
)
def test_bad_fixed_words_stop_the_build(checklist_site, old, new, words):
    """The words around the signs are checked like the signs."""
    path = checklist_site.root / "content" / "signs" / "_wording.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")

    found = checklist_site.diagnostics({})

    assert any(words in sentence for sentence in found), found
    assert all(line.startswith("content/signs/_wording.toml:") for line in found)


def test_missing_fixed_words_are_missed(checklist_site):
    """Signs without their fixed words name the file that is missing."""
    (checklist_site.root / "content" / "signs" / "_wording.toml").unlink()

    assert "fixed words are missing" in only(checklist_site.diagnostics({}))


def test_language_without_signs_quotes_none(checklist_site, article):
    """A Spanish page does not show English signs."""
    text = article("/// signs | fever\n\n///", translates="a", category="Tratamiento")
    found = checklist_site.diagnostics({"es/articles/a.md": text})

    assert any("es/signs/ has none" in sentence for sentence in found), found


def test_unpublished_signs_reach_no_output(checklist_site):
    """A draft, also with mistakes of its own, is in no file of the site."""
    hidden = sign_file("A secret [@nhs].", title="It is Zanzibar.", status="draft")
    checklist_site.write({"signs/later.md": hidden})

    outcome = checklist_site.build()

    assert outcome.good, outcome.diagnostics
    for path in checklist_site.output.rglob("*"):
        if path.is_file():
            assert b"Zanzibar" not in path.read_bytes(), path
            assert b"later" not in path.name.encode(), path


def test_emergency_sign_alone_is_a_checklist(checklist_site):
    """The smallest checklist has one danger sign."""
    for name in ("fever", "six-weeks"):
        (checklist_site.root / "content" / "signs" / f"{name}.md").unlink()
    checklist_site.write({"signs/cannot-pee.md": DANGER})

    outcome = checklist_site.build()

    assert outcome.good, outcome.diagnostics
