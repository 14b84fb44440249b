"""Facts and settings get the names that later editions gave them."""

from update.merge import merge
from update.renames import renamed, renamed_texts, renames_since

RENAMES = """
[[fact]]
since = "1.2.0"
file = "practice.toml"
old = "fax"
new = "fax_number"

[[fact]]
since = "1.4.0"
file = "practice.toml"
old = "fax_number"
new = "paper_line"

[[setting]]
since = "1.3.0"
old = "HOLIDAYS"
new = "HOLIDAYS_SHOWN"
"""


def site_and_renames(tmp_path):
    """A site that has the oldest names, in facts, texts and settings."""
    for name, text in {
        "content/practice/practice.toml": 'fax = "512-222-7782" # our fax\n',
        "content/pages/contact.md": "Fax {practice:fax}. {practice:Fax} is on.\n",
        "content/signs/_wording.toml": 'x = "{practice:fax}"\n',
        "pelicanconf.py": "HOLIDAYS = 3\n",
    }.items():
        path = tmp_path / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    file = tmp_path / "renames.toml"
    file.write_text(RENAMES)
    return tmp_path / "site", file


def test_several_editions_are_gone_through_in_order(tmp_path):
    """What was renamed twice has its last name, everywhere."""
    site, file = site_and_renames(tmp_path)

    assert renamed(site, renames_since("1.0.0", file)) == {
        "content/practice/practice.toml": 'paper_line = "512-222-7782" # our fax\n',
        "content/pages/contact.md": (
            "Fax {practice:paper_line}. {practice:Paper_line} is on.\n"
        ),
        "content/signs/_wording.toml": 'x = "{practice:paper_line}"\n',
        "pelicanconf.py": "HOLIDAYS_SHOWN = 3\n",
    }


def test_what_the_site_has_been_through_is_left_alone(tmp_path):
    """Only names that are younger than the site's version change."""
    site, file = site_and_renames(tmp_path)

    assert renamed(site, renames_since("1.4.0", file)) == {}


def test_filled_in_lines_beside_a_renamed_fact_stay_without_a_conflict(tmp_path):
    """What the site was given is compared under the names of this edition."""
    _, file = site_and_renames(tmp_path)
    path = "content/practice/practice.toml"
    given = {path: 'phone = "fill in"\nfax = "fill in"\nemail = "fill in"\n'}
    own = {path: 'phone = "512-222-7780"\nfax = "512-222-7782"\nemail = "a@b.test"\n'}
    new = 'phone = "fill in"\npaper_line = "fill in"\nemail = "fill in"\n'
    renames = renames_since("1.0.0", file)

    before, ours = (renamed_texts(texts, renames)[path] for texts in (given, own))
    made = merge(before, ours, new, page=False)

    assert not made.conflicts
    assert made.text() == own[path].replace("fax", "paper_line")
