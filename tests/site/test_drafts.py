"""What is not published stays with its author: in no file that a host gets."""

import gzip

import brotli
import pytest
from tests.conftest import HEALTH

WORD = "zanzibar"  # one word, so that no typography comes between
SERVICE = (
    "compare: {what_it_is: a, may_help: b, not_sure: c, risks: d, other_choices: e}"
)
CONDITION = "compare: {how_long: a, feels_like: b, first_steps: c, when_to_get_help: d}"
PUBLISHED = {"PREVIEW": False, "OUTPUT_CHECK": False, "SAMPLE_ALLOWED": True}


def secret(*lines, body="", health=HEALTH):
    """A file that says the word in all that visitors could see."""
    front = [
        f"title: Pain in {WORD}",
        f"description: A sentence of more than fifty characters about {WORD}.",
        *lines,
        *health.splitlines(),
    ]
    text = f"## About {WORD}\n\nWords of {WORD} and more. {body}\n"
    return "\n".join(["---", *front, "---", "", text])


DRAFTS = {
    f"articles/{WORD}.md": secret(
        "status: draft",
        "category: Treatment",
        "tags: [disc]",
        "conditions: [disc]",
        "series: Basics",
        "aliases: [/old-secret/]",
        body="[disc]({filename}/conditions/disc.md)",
    ),
    f"articles/{WORD}-to-come.md": secret(
        "category: Treatment", "tags: [disc]", "series: Basics"
    ).replace("date: 2026-03-02", "date: 2026-12-22"),
    f"services/{WORD}.md": secret("status: draft", "order: 7", SERVICE),
    f"conditions/{WORD}.md": secret("status: draft", "order: 7", CONDITION),
    f"pages/{WORD}.md": secret("status: draft", health=""),
    f"es/articles/{WORD}.md": secret(
        "status: draft", "category: Treatment", "translates: open"
    ),
}
HIDDEN = {f"pages/{WORD}.md": secret("status: hidden", health="")}
OPEN = {
    "conditions/disc.md": secret("order: 1", CONDITION).replace(WORD, "discs"),
}


def readable(path):
    """The bytes of a file as a visitor's browser gets them, in small letters."""
    data = path.read_bytes()
    if path.suffix == ".br":
        data = brotli.decompress(data)
    elif data.startswith(b"\x1f\x8b"):  # packed files and the parts of the index
        data = gzip.decompress(data)
    return data.lower()


def told(output):
    """The files that hold the word, or are named by it."""
    return [
        name
        for path in sorted(output.rglob("*"))
        if path.is_file()
        for name in [path.relative_to(output).as_posix()]
        if WORD in name or WORD.encode() in readable(path)
    ]


@pytest.fixture
def publish(site, article):
    """Publish a page that has much in common with some that are not published."""

    def published(files):
        about = {"tags": "[disc]", "conditions": "[disc]", "series": "Basics"}
        site.write(OPEN | {"articles/open.md": article(**about)} | files)
        outcome = site.build("publishconf.py", **PUBLISHED, SEARCH_INDEX=True)
        assert outcome.good, outcome
        return site.output

    return published


def test_no_file_of_the_site_tells_of_a_draft(publish):
    """Pages, lists, feeds, the sitemap, the search and related pages are silent."""
    output = publish(DRAFTS)

    assert told(output) == []
    assert not (output / "old-secret").exists()


def test_a_published_page_is_found_by_the_same_search(publish):
    """The search above looks where a page's words would be."""
    output = publish(
        {name: text.replace("status: draft\n", "") for name, text in DRAFTS.items()}
    )

    found = told(output)
    assert {
        f"articles/{WORD}/index.html",
        f"articles/{WORD}/index.html.br",
        "sitemap.xml",
        "feeds/articles.atom.xml",
        "articles/open/index.html",
        "conditions/disc/index.html",
    } <= set(found)
    assert any(name.startswith("search-index/") for name in found)
    assert not any("to-come" in name for name in found)


def test_a_hidden_page_is_at_its_address_alone(publish):
    """Whoever has the link reads it; nothing of the site leads there."""
    found = told(publish(HIDDEN))

    assert {name.partition("index")[0] for name in found} == {f"{WORD}/"}
