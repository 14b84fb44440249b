"""The preview follows what authors save and nothing else."""

from pathlib import Path

import pytest

from preview.watch import changes_program, matters, shown


@pytest.mark.parametrize(
    "name", [".a.md.swp", "a.md~", "4913", "#a.md#", ".DS_Store", "a.jpg.part"]
)
def test_leftovers_of_editors_do_not_matter(name):
    """An editor's own files build nothing."""
    assert not matters(Path("content/articles") / name)


@pytest.mark.parametrize("name", ["a.md", "practice.toml", "back.jpg", "a b.md"])
def test_what_authors_save_matters(name):
    """Text, facts and pictures all do."""
    assert matters(Path("content") / name)


def test_code_needs_a_new_process():
    """A plugin once loaded stays loaded, so the preview starts again."""
    assert changes_program({Path("plugins/content/blocks/scan.py"), Path("a.md")})
    assert not changes_program({Path("content/a.md"), Path("theme/a.html")})


def test_one_file_is_named_and_many_are_counted():
    """The terminal says what the author just did."""
    assert shown({Path("/p/content/a.md")}, Path("/p")) == "content/a.md"
    assert shown({Path("/p/a"), Path("/p/b")}, Path("/p")) == "2 files"
