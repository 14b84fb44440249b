"""One file at a time: what refers to a thing changes, and nothing else does."""

import pytest

from reorganize import texts, toml
from reorganize.plan import Plan, remove_source, rename_source

HERE = "articles/a.md"
GONE = texts.leads_to(["services/gyro.md"], ["/services/gyro/"], HERE)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("See [our method]({filename}/services/gyro.md).", "See our method."),
        ("[a]({filename}../services/gyro.md#risks) b", "a b"),
        ('[a](/services/gyro/#risks "More") b', "a b"),
        ("[a [b] c](/services/gyro/)", "a [b] c"),
        ("[a](/services/gyrotonic/)", "[a](/services/gyrotonic/)"),
        ("[a]({filename}/services/gyros.md)", "[a]({filename}/services/gyros.md)"),
        ("![a](/services/gyro/)", "![a](/services/gyro/)"),
        ("[@gyro] and [a](https://x.example/services/gyro/)", None),
    ],
)
def test_links_go_and_words_stay(before, after):
    """A link to what is removed leaves its words; every other link stays."""
    text, lines = texts.without_links(f"\n{before}", GONE)

    assert text == f"\n{before if after is None else after}"
    assert lines == ([] if after in {before, None} else [2])


def test_links_follow_a_new_name():
    """Paths and addresses change their last part; what follows a # stays."""
    before = "[a]({filename}/services/gyro.md#gyro) [b](/services/gyro/?x) [c](/gyro/)"

    assert texts.with_links(before, GONE, "gyro", "flow") == (
        "[a]({filename}/services/flow.md#gyro) [b](/services/flow/?x) [c](/gyro/)"
    )


def test_quotes_lose_a_sign_and_empty_blocks_go():
    """A block that quotes other signs stays; one without any goes as a whole."""
    before = "A\n\n/// signs | one, two\n\n///\n\nB\n\n/// signs | two\n\n///\n\nC\n"
    text, lines = texts.with_quote_replaced(before, "two", None)

    assert text == "A\n\n/// signs | one\n\n///\n\nB\n\n\nC\n"
    assert lines == [3, 9]


def test_keys_are_renamed_whole():
    """A key that begins like another is another source."""
    assert texts.with_key_renamed("x [@who; @who-n, p. 3]", "who", "w25") == (
        "x [@w25; @who-n, p. 3]"
    )


MENU = """\
# The menus.

[[main]]
title = "Services"
page = "/services/"
children = [
  { title = "Gyro", page = "/services/gyro/" },
  { title = "Other", page = "/services/other/" },
]

# Ours alone
[[main]]
title = "Gyro"
page = "/services/gyro/#risks"
"""


def test_menus_lose_an_entry_wherever_it_stands():
    """A child's line goes, a table goes with the comment above it."""
    assert toml.without_entries(MENU, "page", ["/services/gyro/"]) == (
        '# The menus.\n\n[[main]]\ntitle = "Services"\npage = "/services/"\n'
        'children = [\n  { title = "Other", page = "/services/other/" },\n]\n'
    )


def test_redirects_never_lead_to_a_redirect():
    """What led to a removed page leads on to where that page leads now."""
    before = '[[redirect]]\nold = "/old/"\nnew = "/services/gyro/"\n'

    assert toml.with_redirects(before, {"/services/gyro/": "/services/"}) == (
        '[[redirect]]\nold = "/old/"\nnew = "/services/"\n\n'
        '[[redirect]]\nold = "/services/gyro/"\nnew = "/services/"\n'
    )


def test_a_text_loses_its_way_on():
    """A result that led to a removed page keeps its words, without a link."""
    before = '[a]\ntext = "A"\nlink_text = "On"\nlink_page = "/x/"\n\n[b]\ntext = "B"\n'

    assert toml.without_ways_on(before, ["/x/"]) == (
        '[a]\ntext = "A"\n\n[b]\ntext = "B"\n'
    )
    assert toml.without_ways_on(before, ["/y/"]) == before


def test_figures_go_along_with_their_source():
    """No table of numbers.toml is left that names no source."""
    figures = '# Kept.\n\n[{}]\nfigures = [\n  "85%",\n]\n'
    gone = '\n[gone]\nfigures = ["7%"]\n'
    bib = "@misc{cox,\n}\n\n@misc{gone,\n}\n"
    before = {"sources.bib": bib, "numbers.toml": figures.format("cox") + gone}
    plan = Plan(before, dict(before))
    remove_source(plan, "gone")
    rename_source(plan, "cox", "cox20")

    assert plan.after["sources.bib"] == "@misc{cox20,\n}\n\n"
    assert plan.after["numbers.toml"].rstrip() == figures.format("cox20").rstrip()
