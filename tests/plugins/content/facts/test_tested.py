"""The accessibility page speaks of tests only while they ran on what is shown."""

import re
import shutil

import pytest
from tests.accessibility import noted
from tests.conftest import ROOT, themed

from facts.tested import digest_of_site

PAGE = """\
    ---
    title: {title}
    description: A sentence of more than fifty characters about a practice.
    {more}
    ---

    We aim for a site that everyone can use.

    {{practice:accessibility_tests}}
    """


@pytest.fixture
def tested_site(site):
    """A site with its own theme, in two languages, whose tests have just passed."""
    shutil.copytree(ROOT / "theme", site.root / "theme")
    site.write(
        {
            "pages/accessibility.md": PAGE.format(title="Accessibility", more=""),
            "es/pages/accesibilidad.md": PAGE.format(
                title="Accesibilidad",
                more="translates: accessibility\n    translates_version: 2026-11-02\n"
                "    translator: ann-author",
            ),
        }
    )
    record(site)
    return site


def record(site):
    """Note that all tests passed on what is there."""
    path = site.root / "content/practice/accessibility.toml"
    digest = digest_of_site(site.root / "content", site.root / "theme")
    path.write_text(noted(path.read_text(), "2026-11-12", digest))


def said(site):
    """Whether the pages speak of tests that passed, in each language."""
    outcome = site.build(**themed(site.root / "theme"))
    assert outcome.good, outcome.diagnostics
    english = (site.output / "accessibility/index.html").read_text()
    spanish = (site.output / "es/accesibilidad/index.html").read_text()
    assert ("has not been through all of our tests yet" in english) is (
        "passed on November 12, 2026" not in english
    )
    assert ("no ha pasado por todas nuestras pruebas" in spanish) is (
        "12 de noviembre de 2026" not in spanish
    )
    assert ("axe-core" in english) is ("passed on" in english)
    return "passed on" in english, "12 de noviembre" in spanish


def append(path, text):
    path.write_text(path.read_text() + text)


def test_page_says_what_passed_on_this_content_and_theme(tested_site):
    """In both languages, with the day; a second build says the same."""
    assert said(tested_site) == (True, True)
    assert said(tested_site) == (True, True)


CHANGES = {
    "a color": lambda root: append(root / "theme/css/tokens.css", "/* grey */"),
    "a template": lambda root: append(root / "theme/templates/page.html", " "),
    "a text": lambda root: append(root / "content/people/ann-author.md", "More."),
    "a fact": lambda root: append(root / "content/practice/hours.toml", "# more\n"),
    "a new file": lambda root: (
        (root / "content/images").mkdir()
        or (root / "content/images/x.svg").write_text("<svg/>")
    ),
    "a file that is gone": lambda root: (root / "theme/later.js").write_text(""),
    "another name": lambda root: (root / "theme/brand/fonts").rename(
        root / "theme/brand/faces"
    ),
    "a check": lambda root: append(
        root / "content/practice/accessibility.toml",
        '\n[[check]]\nsays = "All is well."\ntest = "tests/x.py"\n',
    ),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_any_change_makes_it_untested(tested_site, change):
    """What nobody tested, the page does not claim."""
    before = digest_of_site(tested_site.root / "content", tested_site.root / "theme")

    change(tested_site.root)

    after = digest_of_site(tested_site.root / "content", tested_site.root / "theme")
    assert after != before


def test_page_takes_the_claim_back_after_an_edit(tested_site):
    """The next build says that this version was not tested; another run mends it."""
    assert said(tested_site) == (True, True)
    append(tested_site.root / "content/people/ann-author.md", "More.\n")
    assert said(tested_site) == (False, False)
    record(tested_site)
    assert said(tested_site) == (True, True)


@pytest.mark.parametrize("line", ["passed = 2026-11-12\n", 'tested = "[0-9a-f]+"\n'])
def test_half_a_record_is_none(tested_site, line):
    """A day without what it was, or the other way round, says nothing."""
    path = tested_site.root / "content/practice/accessibility.toml"
    path.write_text(re.sub(line, "", path.read_text()))

    assert said(tested_site) == (False, False)


def test_what_an_editor_leaves_behind_changes_nothing(tested_site):
    """A backup or a hidden file is no part of the site, nor is the kind of line end."""
    root = tested_site.root
    before = digest_of_site(root / "content", root / "theme")

    (root / "content/people/ann-author.md~").write_text("old")
    (root / "content/.DS_Store").write_bytes(b"x")
    path = root / "content/people/rita-reviewer.md"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))

    assert digest_of_site(root / "content", root / "theme") == before
