"""Files of a site by their addresses."""

import os

import pytest

from preview.site import Site


@pytest.fixture(params=["Unix", "Windows"])
def system(request, monkeypatch):
    """A system that opens folders, and one that does not."""
    if request.param == "Windows":
        monkeypatch.setattr(os, "supports_dir_fd", set())


@pytest.mark.usefixtures("system")
def test_files_are_found_by_their_addresses(tmp_path):
    """A page by its folder, a file by its name; nothing outside the site."""
    (tmp_path / "secret.txt").write_text("no")
    (tmp_path / "site" / "about").mkdir(parents=True)
    (tmp_path / "site" / "about" / "index.html").write_text("About us")
    site = Site(tmp_path / "site")

    assert site.read("/about/") == ("about/index.html", b"About us")
    assert site.has_folder("/about")
    assert not site.has_folder("/nowhere")
    assert site.read("/nowhere/") is None
    assert site.read("/../secret.txt") is None
    assert Site(tmp_path / "none").read("/about/") is None
