"""Findings that outlive a build."""

from functools import partial

import pytest

from build_cache import kept as kept_module
from build_cache.kept import KeptFindings
from editorial.gate import check
from editorial.own_facts import OwnFacts

PAGE = "---\ntitle: A cure\n---\n\nWords.\n"
PATH = "content/pages/x.md"


@pytest.fixture
def file(tmp_path):
    return tmp_path / ".cache" / "editorial"


def run(file, text=PAGE, path=PATH, rules="rules"):
    page = file.parent.parent / "page.md"
    page.write_text(text)
    kept = KeptFindings(file, rules)
    found = [finding for _, finding in kept.of({path: page}, check)]
    kept.save()
    return found, kept.checked


def test_unchanged_page_is_not_checked_again(file):
    """The second build says the same without reading the page."""
    first, checked = run(file)
    again, checked_again = run(file)

    assert first == again == check(PATH, PAGE)
    assert (checked, checked_again) == (1, 0)


def test_changed_page_is_checked_again(file):
    """One letter more is enough."""
    run(file)

    assert run(file, PAGE + "A guarantee.\n")[1] == 1


def test_changed_rules_check_everything_again(file):
    """A new word in a list must reach every page."""
    run(file)

    assert run(file, rules="other rules")[1] == 1


def test_changed_telephone_number_checks_everything_again(file):
    """The number that was another's yesterday may be ours today."""
    page = file.parent.parent / "page.md"
    page.write_text(PAGE + "Call 303-555-0199.\n")
    for own, level in (
        (OwnFacts(), "warning"),
        (OwnFacts(telephones=(("3035550199", "{practice:telephone}"),)), "error"),
    ):
        kept = KeptFindings(file, "rules", given=own)
        found = [
            finding for _, finding in kept.of({PATH: page}, partial(check, own=own))
        ]
        kept.save()
        assert [e.level for e in found if e.rule == "typed-telephone"] == [level]


def test_what_was_found_before_the_facts_changed_is_known(file):
    """What no fact bears upon need not be looked for again."""
    first, _ = run(file)

    assert [*KeptFindings(file, "rules", given="other").before(PATH)] == first
    assert not KeptFindings(file, "other rules").before(PATH)


def test_page_that_is_gone_is_forgotten(file):
    """What is kept does not grow with every renamed file."""
    run(file)
    run(file, path="content/pages/y.md")

    assert b"pages/x.md" not in file.read_bytes()


@pytest.mark.parametrize(
    "damage", ["", "{", "null", '{"rules": 1, "pages": []}', "\x00"]
)
def test_damaged_file_costs_only_time(file, damage):
    """A cache may be lost or cut short at any time."""
    run(file)
    file.write_text(damage)

    assert run(file) == (check(PATH, PAGE), 1)


def test_settled_file_is_not_even_read(file, monkeypatch):
    """A file that nobody touched since the last build costs one look at its stamp."""
    run(file)
    monkeypatch.setattr(kept_module, "is_settled", lambda _: True)
    page = file.parent.parent / "page.md"
    for _ in range(2):
        kept = KeptFindings(file, "rules")
        kept.of({PATH: page}, check)
        kept.save()
        monkeypatch.setattr(kept_module, "digest_of", None)

    assert kept.checked == 0


def test_many_pages_are_checked_on_all_cores(tmp_path):
    """Workers find the same, in the same order."""
    files = {}
    for number in range(60):
        page = tmp_path / f"{number}.md"
        page.write_text(f"---\ntitle: A cure {number}\n---\n\nA guarantee.\n")
        files[f"content/pages/{number}.md"] = page

    found = KeptFindings(tmp_path / "kept", "rules").of(files, check)

    assert found == [
        (path, finding)
        for path, page in files.items()
        for finding in check(path, page.read_text())
    ]
