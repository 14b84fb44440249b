"""What earlier builds made or read is used for as long as it would be the same."""

import os
from pathlib import Path

import pytest

from build_cache import files
from build_cache.kept import KeptByFile, KeptMade, digest_of_folder


def fail(*_: object) -> str:
    """Make nothing: what was kept is enough."""
    return pytest.fail("It was made again.")


@pytest.fixture
def code(tmp_path):
    """A folder with the code that makes texts."""
    folder = tmp_path / "code"
    folder.mkdir()
    (folder / "drawing.py").write_text("WIDTH = 1\n")
    return folder


def test_text_is_made_once(tmp_path, code):
    """A later build gets it from the file, whatever else it asks for."""
    first = KeptMade[str](tmp_path / "kept", code)
    assert first.of(("pose", 1), lambda: "figure") == "figure"
    first.save()

    later = KeptMade[str](tmp_path / "kept", code)

    assert later.of(("pose", 1), fail) == "figure"
    assert later.of(("pose", 2), lambda: "other") == "other"


def test_text_of_other_code_is_made_again(tmp_path, code):
    """No text outlives the code that made it."""
    first = KeptMade[str](tmp_path / "kept", code)
    first.of(("pose",), lambda: "thin")
    first.save()
    (code / "drawing.py").write_text("WIDTH = 2\n")
    digest_of_folder.cache_clear()  # as in the next process

    assert (
        KeptMade[str](tmp_path / "kept", code).of(("pose",), lambda: "thick") == "thick"
    )


def test_what_no_build_uses_goes(tmp_path, code):
    """The file holds what the last build used, so it cannot grow for ever."""
    first = KeptMade[str](tmp_path / "kept", code)
    first.of(("old",), lambda: "old")
    first.save()
    second = KeptMade[str](tmp_path / "kept", code)
    second.of(("new",), lambda: "new")
    second.save()

    assert KeptMade[str](tmp_path / "kept", code).of(("old",), lambda: "anew") == "anew"


@pytest.mark.parametrize("damage", [b"", b"no pickle", b"\x80\x05."])
def test_damaged_file_counts_as_none(tmp_path, code, damage):
    """A cut or foreign file costs time, and changes nothing else."""
    (tmp_path / "kept").write_bytes(damage)

    assert KeptMade[str](tmp_path / "kept", code).of(("a",), lambda: "a") == "a"
    (tmp_path / "page.html").write_text("page")
    pages = KeptByFile(tmp_path / "kept", code / "drawing.py")
    assert pages.of(str(tmp_path), "page.html", lambda _: "read") == "read"


def test_page_that_stays_is_read_once(tmp_path, code):
    """Also when the next build gives the same file another name."""
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / "page.html").write_text("page")
    first = KeptByFile(tmp_path / "kept", code / "drawing.py")
    first.of(str(tmp_path / "one"), "page.html", lambda path: Path(path).read_text())
    first.save()
    (tmp_path / "two").mkdir()
    os.link(tmp_path / "one" / "page.html", tmp_path / "two" / "page.html")

    later = KeptByFile(tmp_path / "kept", code / "drawing.py")

    assert later.of(str(tmp_path / "two"), "page.html", fail) == "page"


def test_page_that_was_put_in_place_anew_is_read(tmp_path, code):
    """A page of the same size and time is another file, so it is read again."""
    page = tmp_path / "page.html"
    page.write_text("old")
    first = KeptByFile(tmp_path / "kept", code / "drawing.py")
    first.of(str(tmp_path), "page.html", lambda path: Path(path).read_text())
    first.save()
    time = page.stat().st_mtime_ns
    files.replace(page, b"new")
    os.utime(page, ns=(time, time))

    later = KeptByFile(tmp_path / "kept", code / "drawing.py")

    assert later.of(str(tmp_path), "page.html", lambda p: Path(p).read_text()) == "new"
