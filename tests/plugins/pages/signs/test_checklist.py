"""What the checklist shows, and where its signs go."""

import json
from collections import Counter

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from lxml import html

from signs.model import LEVELS

from .conftest import sign_file


def page_of(site, address="signs"):
    """The page as a tree."""
    return html.fromstring((site.output / address / "index.html").read_bytes())


def built(site):
    """Build, and be sure that it went well."""
    outcome = site.build()
    assert outcome.good, (outcome.diagnostics, outcome.failures)


def test_danger_signs_come_first(checklist_site):
    """Whatever their order numbers say, the most urgent level leads the page."""
    checklist_site.write(
        {"signs/first.md": sign_file(order=-5, title="It starts first.")}
    )

    built(checklist_site)

    ticks = page_of(checklist_site).xpath("//li[.//input[@data-level]]/@id")
    assert ticks == ["cannot-pee", "fever", "first", "six-weeks"]


def test_nothing_can_be_sent(checklist_site):
    """No box has a name, no form is around it, nothing is ticked beforehand."""
    built(checklist_site)

    page = page_of(checklist_site)

    boxes = page.xpath("//main//input")
    assert len(boxes) == 3 + 3
    assert not [box for box in boxes if {"name", "checked", "form"} & {*box.attrib}]
    assert page.xpath("//form[.//input[@data-level]]") == []


def test_only_one_result_leads_to_a_visit(checklist_site):
    """Results that ask for medical help have no link but to call 911."""
    built(checklist_site)

    links = {
        section.get("id").removeprefix("result_"): section.xpath(
            ".//p/a[not(@role)]/@href"
        )
        for section in page_of(checklist_site).find_class("sign-result")
    }

    assert links == {
        "emergency": ["tel:911", "tel:911"],
        "same-day": [],
        "exit": ["#part_exit"],
        "therapy": ["/contact/"],
        "self-care": ["/articles/first-six-weeks-of-new-back-pain/"],
        "none": [],
        "always": ["tel:988", "sms:988"],
    }


def test_changed_sign_changes_every_page(checklist_site, article):
    """A sign's text stands in its file only; pages that quote it follow."""
    text = article("/// signs | six-weeks\n\n///")
    checklist_site.write({"articles/quotes.md": text})
    built(checklist_site)
    checklist_site.write({"signs/six-weeks.md": sign_file(title="New words.", order=3)})
    built(checklist_site)

    for page in ("signs", "articles/quotes"):
        words = page_of(checklist_site, page).text_content()
        assert "New words." in words
        assert "It has lasted six weeks." not in words


def test_quote_leads_to_the_checklist(checklist_site, article):
    """The quoting page links to the sign."""
    text = article("/// signs | six-weeks\n\n///", title="All about weeks")
    checklist_site.write({"articles/weeks.md": text})

    built(checklist_site)

    quoting = page_of(checklist_site, "articles/weeks")
    assert "/signs/#six-weeks" in quoting.xpath("//main//a/@href")


def test_a_danger_sign_leads_to_help_and_not_into_articles(checklist_site, article):
    """Who should call 911 is offered nothing to read."""
    text = article("/// signs | cannot-pee\n\n///", title="All about peeing")
    checklist_site.write({"articles/peeing.md": text})

    built(checklist_site)

    page = page_of(checklist_site)
    assert not page.get_element_by_id("cannot-pee").xpath(
        ".//a[contains(@href, '/articles/')]"
    )


def test_quoted_signs_stand_in_the_order_of_their_danger(checklist_site, article):
    """However an author lists them, who should call 911 reads that first."""
    text = article("/// signs | six-weeks, fever, cannot-pee\n\n///")
    checklist_site.write({"articles/quotes.md": text})

    built(checklist_site)

    words = page_of(checklist_site, "articles/quotes").text_content()
    titles = ("I can’t pee.", "I have a fever.", "It has lasted six weeks.")
    places = [words.index(title) for title in titles]
    assert places == sorted(places)


def test_the_checklist_is_due_with_the_first_of_its_signs(checklist_site):
    """It is as old as its oldest sign, and is reviewed when that one is due."""
    old = {
        "reviewed: 2026-11-02": "2026-10-02",
        "next_review: 2028-05-01": "2027-05-01",
    }
    text = sign_file(title="It has lasted six weeks.", order=3)
    for line, day in old.items():
        text = text.replace(line, f"{line.partition(':')[0]}: {day}")
    checklist_site.write({"signs/six-weeks.md": text})

    built(checklist_site)

    data = json.loads((checklist_site.output / "signs/signs.json").read_text())
    assert (data["reviewed"], data["next_review"]) == ("2026-10-02", "2027-05-01")


def test_draft_page_is_not_led_to(checklist_site, article):
    """No sign and no result sends visitors to a page that is not published."""
    text = article("/// signs | six-weeks, cannot-pee\n\n///", status="draft")
    led_to = "articles/first-six-weeks-of-new-back-pain.md"
    checklist_site.write({"articles/not-yet.md": text, led_to: article(status="draft")})

    built(checklist_site)

    page = (checklist_site.output / "signs" / "index.html").read_text()
    assert "not-yet" not in page
    assert "first-six-weeks" not in page


def test_level_quotes_all_of_its_signs(checklist_site, article):
    """`level: therapy` stands for every sign of the level, in order."""
    checklist_site.write(
        {
            "signs/again.md": sign_file(order=4, title="It comes back."),
            "signs/easing.md": sign_file(
                order=1000, title="It is new and it eases.", level="self-care"
            ),
            "articles/all.md": article("/// signs | level: therapy\n\n///"),
        }
    )

    built(checklist_site)

    links = page_of(checklist_site, "articles/all").xpath("//main//a/@href")
    quoted = [link for link in links if link.startswith("/signs/#")]
    assert quoted == ["/signs/#six-weeks", "/signs/#again", "/signs/#easing"]


def test_sign_is_found_by_the_names_it_had(checklist_site, article):
    """A sign that is renamed keeps its quotes and its links."""
    text = sign_file(order=4, title="It comes back.", old_names="[again, returns]")
    quote = article("/// signs | returns\n\n///")
    checklist_site.write({"signs/comes-back.md": text, "articles/old.md": quote})

    built(checklist_site)

    places = page_of(checklist_site).xpath("//*[@id='again' or @id='returns']/..")
    assert {place.get("id") for place in places} == {"comes-back"}
    links = page_of(checklist_site, "articles/old").xpath("//main//a/@href")
    assert "/signs/#comes-back" in links


def test_exits_stand_before_all_signs(checklist_site):
    """Each has its own result, which is its text; it is no danger sign."""
    text = sign_file(level="exit", title="I am 17.", result="Ask a doctor", order=900)
    checklist_site.write({"signs/young.md": text})

    built(checklist_site)

    page = page_of(checklist_site)
    assert page.xpath("//li[.//input[@data-level]]/@id")[0] == "young"
    exit_line = page.get_element_by_id("young")
    assert exit_line.xpath(".//input/@data-level") == ["exit"]
    assert "Ask for help" in exit_line.text_content()
    assert "Ask a doctor" in exit_line.xpath(".//h3")[0].text_content()


def test_signs_of_several_levels_are_quoted_by_urgency(checklist_site, article):
    """However the author lists them, danger signs come first."""
    text = article("/// signs | six-weeks, fever, cannot-pee\n\n///")
    checklist_site.write({"articles/mixed.md": text})

    built(checklist_site)

    page = (checklist_site.output / "articles" / "mixed" / "index.html").read_text()
    places = [page.rindex(f"sign-quote--{level}") for level in LEVELS]
    assert places == sorted(places)


def test_sources_are_numbered_once_for_the_page(checklist_site):
    """Every number and every sign's source leads to a line of the evidence page."""
    built(checklist_site)

    page = page_of(checklist_site)

    targets = {
        address for address in page.xpath("//main//a/@href") if "#source-" in address
    }
    assert {target.partition("#")[0] for target in targets} == {"/evidence/"}
    assert "/evidence/#source-nhs" in targets
    numbers = page.xpath("//main//a[@role='doc-noteref']")
    assert len({(number.text, number.get("href")) for number in numbers}) == len(
        {number.text for number in numbers}
    )
    assert not page.xpath("//@id[starts-with(., 'cite-')]")


def test_words_are_escaped(checklist_site):
    """A title with markup in it is shown as it was written."""
    checklist_site.write(
        {"signs/odd.md": sign_file(title="'I & you < they.'", order=7)}
    )

    built(checklist_site)

    title = page_of(checklist_site).xpath("//*[@id='odd']//label")[0]
    assert "I & you < they" in title.text_content()


def test_other_language_has_a_checklist_of_its_own(copied_signs):
    """Spanish signs stand at the address that their words state."""
    built(copied_signs)

    page = page_of(copied_signs, "es/senales")

    assert page.get("lang") == "es"
    assert len(page.xpath("//input[@data-level]")) == 3
    described = json.loads((copied_signs.output / "es/senales/signs.json").read_text())
    assert described["language"] == "es"
    assert described["signs"][0]["url"] == "/es/senales/#cannot-pee"


def test_machine_readable_signs_keep_their_schema(sample_site):
    """Each signs.json of the sample is what the one published schema says."""
    (path,) = sample_site.rglob("signs.schema.json")
    schema = json.loads(path.read_text())
    Draft202012Validator.check_schema(schema)
    for folder in (sample_site / "signs", sample_site / "es" / "senales"):
        described = json.loads((folder / "signs.json").read_text())
        assert described["$schema"].endswith("/signs/signs.schema.json")
        validator = Draft202012Validator(schema, format_checker=FormatChecker())
        assert list(validator.iter_errors(described)) == []
        assert [result["level"] for result in described["results"]] == [
            "emergency",
            "same-day",
            "exit",
            "therapy",
            "self-care",
            "none",
        ]


def test_sample_has_the_signs_it_promises(sample_site):
    """3 exits, 8 emergency signs, 7 for today and 11 for therapy, in each language."""
    for address in ("signs", "es/senales"):
        described = json.loads((sample_site / address / "signs.json").read_text())
        levels = [sign["level"] for sign in described["signs"]]
        assert Counter(levels) == {
            "exit": 3,
            "emergency": 8,
            "same-day": 7,
            "therapy": 10,
            "self-care": 1,
        }
        assert len({sign["id"] for sign in described["signs"]}) == len(levels)


@pytest.mark.parametrize("address", ["signs", "es/senales"])
def test_sample_says_911_wherever_it_says_emergency(sample_site, address):
    """Every emergency sign's meaning names the number."""
    described = json.loads((sample_site / address / "signs.json").read_text())

    for sign in described["signs"]:
        assert (sign["level"] != "emergency") or "911" in sign["meaning"]


def test_page_grows_in_proportion(checklist_site):
    """With 200 signs the page weighs no more for each sign than with few."""
    built(checklist_site)
    few = (checklist_site.output / "signs" / "index.html").stat().st_size
    more = 200
    checklist_site.write(
        {
            f"signs/sign-{number}.md": sign_file(
                order=1000 + number, title=f"Sign {number}."
            )
            for number in range(more)
        }
    )
    built(checklist_site)
    many = (checklist_site.output / "signs" / "index.html").stat().st_size

    assert (many - few) / more < 1400


def test_a_sign_on_a_retracted_source_makes_the_list_overdue(checklist_site):
    """The sign stays; readers are told, and staff learn which sign it is."""
    file = checklist_site.root / "content" / "sources.bib"
    text = file.read_text(encoding="utf-8").replace(
        "  urldate", "  doi = {10.1000/nhs},\n  urldate"
    )
    file.write_text(text, encoding="utf-8")
    assert checklist_site.build().good
    page = checklist_site.output / "signs" / "index.html"
    assert "Review overdue" not in page.read_text(encoding="utf-8")

    (checklist_site.root / "retraction_watch.csv").write_text(
        "OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,RetractionDate,Reason\n"
        "10.1000/NHS,0,Retraction,2/3/2026 0:00,+Error;\n",
        encoding="utf-8",
    )
    outcome = checklist_site.build()

    assert outcome.good
    notes = "\n".join(map(str, outcome.notes))
    assert "content/signs/fever.md" in notes
    assert "The source “nhs” of this page was retracted on 2026-02-03." in notes
    assert "Review overdue" in page.read_text(encoding="utf-8")
