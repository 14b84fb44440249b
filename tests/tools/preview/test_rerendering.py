"""One page can be rendered again from its changed text, without a build."""

from __future__ import annotations

import pytest
from tests.plugins.fast_build import conftest
from tests.plugins.fast_build.conftest import article

from preview.rerendering import PageRerenderer

ENTRY = "content/articles/a1.md"
small = conftest.small


@pytest.fixture
def rerenderer(small):
    small.fast()
    small.fast()
    return PageRerenderer(small.pelican, of_text=(), revise=lambda _: None)


def page(small, rerenderer, text):
    small.write(ENTRY, text)
    return rerenderer.page(str(small.root / ENTRY))


def test_it_is_the_page_that_the_next_build_writes(small, rerenderer):
    """Also the second time, and with the typography of a build."""
    for words in ('One "more" -- sentence.', "Another, [linked]({filename}a2.md)."):
        name, text = page(small, rerenderer, article(1, Body=words))
        assert small.fast()[name].decode() == text


def test_the_output_is_not_touched(small, rerenderer):
    """What a build wrote stays whole until the next one."""
    before = small.fast()
    page(small, rerenderer, article(1, Body="Other words."))
    assert {
        name: (small.root / "output" / name).read_bytes() for name in before
    } == before


@pytest.mark.parametrize("field", ["Title", "Date", "Tags", "Category", "Status"])
def test_other_metadata_needs_a_build(small, rerenderer, field):
    """It may show on other pages, move the page, or take it away."""
    values = {"Date": "2020-02-02 02:02", "Status": "draft"}
    changed = article(1, **{field: values.get(field, "Other")})
    assert page(small, rerenderer, changed) is None


def test_what_is_no_page_of_the_build_needs_a_build(small, rerenderer):
    """A new file, and one that is not content."""
    small.write("content/articles/new.md", article(20))
    assert rerenderer.page(str(small.root / "content/articles/new.md")) is None
    assert rerenderer.page(str(small.root / "content/images/x.png")) is None
