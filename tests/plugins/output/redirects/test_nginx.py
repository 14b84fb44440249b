"""A real nginx leads every old address of the sample to a page that exists."""

from urllib.parse import quote

import pytest
from tests.nginx import running

from host_rules.netlify import read_redirects

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def served(published_site, tmp_path_factory):
    """Serve the whole sample with the rules that its build wrote."""
    target, work = tmp_path_factory.mktemp("www"), tmp_path_factory.mktemp("nginx")
    for folder in (*published_site.parents, target):
        if str(folder).startswith(str(target.parent.parent)):
            folder.chmod(0o755)  # nginx's workers are another user
    (target / "current").symlink_to(published_site)
    with running(target, work) as nginx:
        yield nginx


def test_every_old_address_is_one_step_from_its_page(served, published_site):
    """One permanent redirect, then the page; with the query that named it."""
    redirects = list(read_redirects((published_site / "_redirects").read_text()))
    assert len(redirects) > 50

    for redirect in redirects:
        moved = served.get(quote(redirect.old, safe="/?=&%"))
        assert (moved.status, moved.headers["Location"]) == (301, redirect.new)
        assert served.get(redirect.new).status == 200
