"""Where pages stand."""

from page_tree.model import Crumb, trail

CRUMBS = {
    "": Crumb("Home", ""),
    "services/": Crumb("Services", "services/"),
}


def test_trail_lists_the_pages_above():
    """A service stands below the services, which stand below the home page."""
    assert trail("services/dry-needling/", CRUMBS) == (
        CRUMBS[""],
        CRUMBS["services/"],
    )


def test_home_page_has_no_trail():
    """Nothing stands above the home page."""
    assert trail("", CRUMBS) == ()


def test_folder_without_a_page_is_left_out():
    """An address part that is no page is no step of the trail."""
    assert trail("articles/tag/sleep/", CRUMBS) == (CRUMBS[""],)
