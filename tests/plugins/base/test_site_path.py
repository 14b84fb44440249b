"""A page's links begin with the path that its site stands below."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_path import path_of, whole


@pytest.mark.parametrize(
    ("siteurl", "path"),
    [
        ("", ""),
        ("https://www.example.com", ""),
        ("https://www.example.com/", ""),
        ("https://name.example.com/clinic", "/clinic"),
        ("https://name.example.com/a/b/", "/a/b"),
    ],
)
def test_the_path_is_that_of_the_address(siteurl, path):
    """A host of its own, or a preview, has none."""
    assert path_of(siteurl) == path


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ('<a href="/">', '<a href="/clinic/">'),
        ('<a class="x" href="/a/#b">', '<a class="x" href="/clinic/a/#b">'),
        ('<form action="/thanks/">', '<form action="/clinic/thanks/">'),
        ('<img src="/a.jpg">', '<img src="/clinic/a.jpg">'),
        ('<img srcset="/a 1x, /b 2x">', '<img srcset="/clinic/a 1x, /clinic/b 2x">'),
        ('<a href="//other.example.com/">', '<a href="//other.example.com/">'),
        ('<a href="https://x.example.com/a">', '<a href="https://x.example.com/a">'),
        ('<a href="#top">', '<a href="#top">'),
        ('<input value="/articles/x/">', '<input value="/articles/x/">'),
        ("<p>Write href=&quot;/x/&quot;.</p>", "<p>Write href=&quot;/x/&quot;.</p>"),
    ],
)
def test_addresses_from_the_root_get_it_and_no_others(written, shown):
    """Links, forms and each picture of a set; not words, nor other hosts."""
    assert whole(written, "/clinic") == shown
    assert whole(written, "") == written


@given(st.text())
def test_a_site_with_a_host_of_its_own_stays_as_it_is(html):
    """No byte changes where there is no path."""
    assert whole(html, "") == html
