"""A release is whole or it is not there, whatever happens on the way."""

import errno
import os
import random
import resource
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

import pytest

from releases import PublishRefused, Shelf, publish, roll_back

SITES = ("old", "new")


@pytest.fixture
def sites(tmp_path):
    """Two sites of 25 pages; every file names the site it belongs to."""
    for name in SITES:
        for number in range(25):
            page = tmp_path / name / f"page-{number}" / "index.html"
            page.parent.mkdir(parents=True)
            page.write_text(f"{name} {number} " + "x" * 2000)
        (tmp_path / name / "index.html").write_text(name)
        (tmp_path / name / "same.css").write_text("body {}")
    return tmp_path


@pytest.fixture
def shelf(tmp_path):
    """Return an empty target."""
    return Shelf(tmp_path / "target")


def copier(site):
    """A build that puts `site` in the place of the last one."""

    def build(folder):
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(site, folder)

    return build


def served(shelf):
    """Name the site that is live, having looked at every file of it."""
    home = (shelf.current / "index.html").read_text()
    pages = sorted(shelf.current.glob("page-*/index.html"))
    assert len(pages) == 25
    assert {page.read_text().split()[0] for page in pages} == {home}
    assert (shelf.current / "same.css").read_text() == "body {}"
    return home


def test_publishing_makes_the_site_live(sites, shelf):
    """The first publish makes `current` a whole site."""
    publish(shelf.folder, copier(sites / "old"))

    assert served(shelf) == "old"


def test_a_web_server_may_enter_whatever_the_umask_is(sites, shelf):
    """On a strict server the site of a first publish is not a closed door."""
    before = os.umask(0o077)
    try:
        publish(shelf.folder, copier(sites / "old"))
    finally:
        os.umask(before)

    page = shelf.current.resolve() / "page-0"
    for folder in (shelf.folder, shelf.releases, page.parent, page):
        assert folder.stat().st_mode & 0o777 == 0o755
    assert (page / "index.html").stat().st_mode & 0o777 == 0o644


def test_a_target_of_somebody_s_keeps_its_rights(sites, shelf):
    """Who closed the folder on purpose finds it closed."""
    shelf.folder.mkdir(mode=0o750)
    publish(shelf.folder, copier(sites / "old"))

    assert shelf.folder.stat().st_mode & 0o777 == 0o750


def test_rollback_brings_the_previous_release_back(sites, shelf):
    """After a bad publish, one command restores the site before it."""
    publish(shelf.folder, copier(sites / "old"))
    publish(shelf.folder, copier(sites / "new"))
    assert served(shelf) == "new"

    roll_back(shelf.folder)

    assert served(shelf) == "old"


def test_each_rollback_goes_one_release_back(sites, shelf):
    """Never to an older one than asked for, never forward to the bad one."""
    first, second, _third = (
        publish(shelf.folder, copier(sites / name)) for name in ("old", "new", "new")
    )

    assert roll_back(shelf.folder) == second
    assert shelf.live() == second
    assert shelf.previous.resolve() == first.resolve()
    assert roll_back(shelf.folder) == first
    with pytest.raises(PublishRefused):
        roll_back(shelf.folder)
    assert shelf.live() == first


def test_rollback_after_publishing_over_a_rolled_back_release(sites, shelf):
    """A release that was rolled back from is never what a rollback restores."""
    first = publish(shelf.folder, copier(sites / "old"))
    publish(shelf.folder, copier(sites / "new"))
    roll_back(shelf.folder)
    publish(shelf.folder, copier(sites / "new"))

    assert roll_back(shelf.folder) == first


def test_rollback_without_an_earlier_release_is_refused(sites, shelf):
    """With nothing to go back to, the live site stays and a sentence says so."""
    publish(shelf.folder, copier(sites / "old"))

    with pytest.raises(PublishRefused, match="keeps no earlier release"):
        roll_back(shelf.folder)

    assert served(shelf) == "old"


def test_rollback_of_a_mistyped_folder_makes_no_folder(tmp_path):
    """Who mistypes the target is told so, and nothing is left behind."""
    with pytest.raises(PublishRefused, match="Nothing was ever published to"):
        roll_back(tmp_path / "typo")

    assert not (tmp_path / "typo").exists()


def emptied_release(release):
    """A release of which a crash or a careless hand left nothing."""
    for page in release.rglob("*.html"):
        page.unlink()


def changed_release(release):
    """A release with a file that is not what was published."""
    page = release / "page-3" / "index.html"
    text = page.read_text()
    page.unlink()  # it may be shared
    page.write_text(text.replace("x", "y", 1))


@pytest.mark.parametrize(
    ("harm", "found"),
    [
        (emptied_release, "26 of its 27 files are not as they were, index.html first"),
        (changed_release, "1 of its 27 files are not as they were, page-3/index.html"),
        (lambda release: (release / "same.css").unlink(), "1 of its 27 files"),
        (lambda release: (release / "x.html").write_text("x"), "1 of its 27 files"),
        (lambda release: release.with_name("000001.files").unlink(), "nobody wrote"),
    ],
)
def test_rollback_to_a_release_that_is_not_whole_is_refused(sites, shelf, harm, found):
    """An empty page is no better than a wrong one: the live site stays."""
    first = publish(shelf.folder, copier(sites / "old"))
    publish(shelf.folder, copier(sites / "new"))
    harm(first)

    with pytest.raises(PublishRefused, match="000001 is not whole") as refusal:
        roll_back(shelf.folder)

    assert found in str(refusal.value)
    assert served(shelf) == "new"


def test_a_release_of_an_earlier_version_can_be_rolled_back_to(sites, shelf):
    """The live site is written down when the next one is published."""
    first = publish(shelf.folder, copier(sites / "old"))
    first.with_name("000001.files").unlink()
    publish(shelf.folder, copier(sites / "new"))

    roll_back(shelf.folder)

    assert served(shelf) == "old"


def test_records_go_with_their_releases(sites, shelf):
    """Nothing is left of what was dropped, in the form of `sha256sum`."""
    for _ in range(5):
        publish(shelf.folder, copier(sites / "old"))
    roll_back(shelf.folder)
    publish(shelf.folder, copier(sites / "old"))

    named = {path.stem for path in shelf.releases.glob("*.files")}
    assert named == {release.name for release in shelf.complete()}
    checked = subprocess.run(
        ["sha256sum", "--check", "--quiet", f"../{shelf.live().name}.files"],
        cwd=shelf.live(), check=False,
    )  # fmt: skip
    assert checked.returncode == 0


def test_a_stuck_publish_does_not_hold_up_a_rollback(sites, shelf):
    """The bad site goes at once; what is still being built does not come after it."""
    publish(shelf.folder, copier(sites / "old"))
    publish(shelf.folder, copier(sites / "new"))

    def meanwhile(folder):
        roll_back(shelf.folder)
        assert served(shelf) == "old"
        copier(sites / "new")(folder)

    with pytest.raises(PublishRefused, match="was rolled back to 000001 while"):
        publish(shelf.folder, meanwhile)

    assert served(shelf) == "old"
    assert publish(shelf.folder, copier(sites / "new")).name == "000002"


@pytest.mark.parametrize("name", ["current", "previous"])
@pytest.mark.parametrize("linked", [True, False])
def test_what_is_not_ours_stops_both_ways(sites, shelf, tmp_path, name, linked):
    """A folder or a link of somebody's is left, and the live site is not touched."""
    publish(shelf.folder, copier(sites / "old"))
    publish(shelf.folder, copier(sites / "old"))
    place = shelf.folder / name
    place.unlink()
    (tmp_path / "theirs").mkdir()
    place.symlink_to(tmp_path / "theirs") if linked else place.mkdir()
    live = shelf.current.resolve()

    for work in (lambda: publish(shelf.folder, copier(sites / "new")), shelf.folder):
        with pytest.raises(PublishRefused, match="someone else's"):
            work() if callable(work) else roll_back(work)

    assert shelf.current.resolve() == live
    assert list((tmp_path / "theirs").iterdir()) == []


def test_old_releases_are_dropped(sites, shelf):
    """The shelf keeps the live release and the two before it, no more."""
    for _ in range(5):
        publish(shelf.folder, copier(sites / "old"))

    assert [release.name for release in shelf.complete()] == [
        "000003",
        "000004",
        "000005",
    ]


def test_unchanged_files_keep_their_time_and_take_no_space(sites, shelf):
    """A file with the same bytes is the same file, so browsers keep their copy."""
    publish(shelf.folder, copier(sites / "old"))
    publish(shelf.folder, copier(sites / "new"))

    earlier = (shelf.previous / "same.css").stat()
    assert (shelf.current / "same.css").stat().st_ino == earlier.st_ino


def test_the_next_build_finds_the_last_one(sites, shelf):
    """What did not change is not made again, and takes no space of its own."""
    publish(shelf.folder, copier(sites / "old"))

    page = (shelf.building / "index.html").stat()
    assert page.st_ino == (shelf.current / "index.html").stat().st_ino
    assert not (shelf.current / "index.html").is_symlink()


def test_a_release_is_whole_where_files_cannot_be_shared(sites, shelf, monkeypatch):
    """On a disk that knows no links, every file is copied."""

    def refuse(*_names):
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr("os.link", refuse)
    publish(shelf.folder, copier(sites / "old"))
    publish(shelf.folder, copier(sites / "new"))

    assert served(shelf) == "new"
    (shelf.building / "index.html").write_text("meddled")
    assert served(shelf) == "new"


def test_a_clock_set_back_never_hides_a_change(sites, shelf):
    """A changed page of the same length gets a newer time stamp all the same."""
    publish(shelf.folder, copier(sites / "old"))
    tomorrow = time.time() + 86400
    os.utime(shelf.current / "index.html", (tomorrow, tomorrow))

    publish(shelf.folder, copier(sites / "new"))

    assert served(shelf) == "new"
    assert (shelf.current / "index.html").stat().st_mtime > tomorrow


def test_a_build_s_own_files_do_not_stand_in_the_way(sites, shelf):
    """The lock and the half-grown folder of an earlier build are no obstacle."""
    shelf.folder.mkdir()
    (shelf.folder / ".building.staging.lock").touch()
    (shelf.folder / ".building.staging").mkdir()

    publish(shelf.folder, copier(sites / "old"))
    publish(shelf.folder, copier(sites / "new"))

    assert served(shelf) == "new"


def test_a_failed_build_leaves_the_live_site(sites, shelf):
    """When the build refuses, nothing is published."""
    publish(shelf.folder, copier(sites / "old"))

    sentence = "mend this first"

    def refuse(_folder):
        raise PublishRefused(sentence)

    with pytest.raises(PublishRefused, match="mend this first"):
        publish(shelf.folder, refuse)

    assert served(shelf) == "old"


def emptied(folder):
    """A build that makes nothing."""
    shutil.rmtree(folder)
    folder.mkdir()


def test_a_build_without_a_home_page_is_refused(sites, shelf):
    """A folder that holds no site never replaces one that does."""
    publish(shelf.folder, copier(sites / "old"))

    with pytest.raises(PublishRefused, match=r"no index\.html"):
        publish(shelf.folder, emptied)

    assert served(shelf) == "old"


def test_a_folder_of_someone_else_is_never_replaced(sites, shelf):
    """A real `current` folder was put there by a person: leave it."""
    shelf.current.mkdir(parents=True)
    (shelf.current / "index.html").write_text("by hand")

    with pytest.raises(PublishRefused, match="someone else's"):
        publish(shelf.folder, copier(sites / "new"))

    assert (shelf.current / "index.html").read_text() == "by hand"


def test_a_second_publish_is_refused_while_one_runs(sites, shelf):
    """Two publishes never mix: the later one says that it has to wait."""

    def meanwhile(folder):
        with pytest.raises(PublishRefused, match="Someone else is publishing"):
            publish(shelf.folder, copier(sites / "new"))
        shutil.copytree(sites / "old", folder)

    publish(shelf.folder, meanwhile)

    assert served(shelf) == "old"


def in_child(work):
    """Run `work` in a process of its own; return what it printed or raised."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            work()
            message = "done"
        except PublishRefused as error:
            message = str(error)
        except BaseException as error:  # noqa: BLE001 - the parent judges it
            message = repr(error)
        os.write(writer, message.encode())
        os._exit(0)
    os.close(writer)
    os.waitpid(child, 0)
    with os.fdopen(reader) as answer:
        return answer.read()


def test_a_full_disk_leaves_the_live_site(sites, shelf):
    """When a file cannot be written in full, the old site stays live."""
    publish(shelf.folder, copier(sites / "old"))

    def publish_with_little_room():
        def build(folder):
            copier(sites / "new")(folder)
            resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
            (folder / "large.pdf").write_bytes(bytes(200_000))

        publish(shelf.folder, build)

    assert "The live site is unchanged." in in_child(publish_with_little_room)
    assert served(shelf) == "old"


def test_a_full_file_system_is_named(sites, shelf):
    """A disk without room is reported as that, with what to do."""
    publish(shelf.folder, copier(sites / "old"))

    def no_room(_folder):
        Path("/dev/full").write_text("x", encoding="utf-8")

    with pytest.raises(PublishRefused, match=r"disk is full\. Free some space"):
        publish(shelf.folder, no_room)

    assert served(shelf) == "old"


def test_a_target_that_may_not_be_written_leaves_the_live_site(sites):
    """Without the right to write, a sentence says so and nothing changes."""
    with tempfile.TemporaryDirectory() as folder:
        shelf = Shelf(Path(folder, "target"))
        publish(shelf.folder, copier(sites / "old"))
        for place in (folder, shelf.lock, shelf.folder, shelf.releases):
            Path(place).chmod(0o755)
        shelf.lock.chmod(0o666)

        def publish_as_nobody():
            if os.geteuid() == 0:
                os.setuid(65534)
            else:
                shelf.folder.chmod(0o555)
            publish(shelf.folder, lambda building: (building / "x").touch())

        answer = in_child(publish_as_nobody)
        shelf.folder.chmod(0o755)

        assert "This account may not write there" in answer
        assert served(shelf) == "old"


def test_killed_at_any_moment_the_live_site_is_whole(sites, shelf):
    """`kill -9` at 25 random moments or more: always one whole site, old or new."""
    publish(shelf.folder, copier(sites / "new"))
    started = time.monotonic()
    publish(shelf.folder, copier(sites / "old"))
    usual = time.monotonic() - started
    chance = random.Random(20260211)  # noqa: S311 - moments, not secrets
    seen = set()
    for number in range(100):
        if number >= 25 and seen == set(SITES):
            break
        other = SITES[served(shelf) == "old"]
        child = os.fork()
        if child == 0:
            publish(shelf.folder, copier(sites / other))
            os._exit(0)
        # A busy machine takes longer than it usually does: later moments, too.
        time.sleep(chance.uniform(0, 2 * usual * (1 + number / 25)))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        seen.add(served(shelf))

    assert seen == set(SITES)
    publish(shelf.folder, copier(sites / "new"))
    assert served(shelf) == "new"
    assert not list(shelf.releases.glob("*.partial"))
