"""Nothing is overwritten, emptied or deleted without a word."""

import pytest

from admin.local import LocalFiles
from admin.versions import RefusedError
from content_model.front_matter import read_front_matter

PAGE = "---\ntitle: A page\ndescription: What it says.\n---\n\nWords.\n"
PATH = "content/pages/a.md"


@pytest.fixture
def project(tmp_path):
    """A project with a page that an article and a menu refer to."""
    files = {
        PATH: PAGE,
        "content/articles/b.md": "---\ntitle: B\n---\n\n[A]({filename}/pages/a.md)\n",
        "content/practice/hours.toml": 'days = "every"\n',
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return tmp_path


@pytest.fixture
def files(project):
    return LocalFiles(project)


def read(files, tab):
    return files.answer({"action": "getEntry", "params": {"path": PATH}}, tab)["data"]


def save(files, tab, title, **more):
    raw = PAGE.replace("A page", title)
    given = {"entry": {"path": PATH, "raw": raw}, **more}
    return files.answer({"action": "persistEntry", "params": given}, tab)


def copies(project):
    kept = (project / ".copies").rglob("*.md")
    return [path.read_text(encoding="utf-8") for path in sorted(kept)]


def title_of(project):
    found, _ = read_front_matter((project / PATH).read_text(encoding="utf-8"), PATH)
    return found.values["title"]


def test_a_page_changed_in_another_window_is_not_overwritten_unseen(files, project):
    """The second window is given both versions, and none is lost, whatever it does."""
    read(files, "one")
    read(files, "two")
    save(files, "one", "From one")

    for _ in range(2):  # saving again changes nothing: somebody has to choose
        with pytest.raises(RefusedError, match="choose which version stays") as error:
            save(files, "two", "From two")
    conflict = error.value.details["conflict"]
    assert "From one" in conflict["theirs"]
    assert "From two" in conflict["mine"]
    assert title_of(project) == "From one"
    assert copies(project)[-1] == conflict["mine"]

    save(files, "two", "From two", over=conflict["version"])
    assert title_of(project) == "From two"
    assert conflict["theirs"] in copies(project)


def test_a_third_version_is_not_overwritten_by_a_choice_between_two(files, project):
    """Who chose has not seen what came after."""
    read(files, "one")
    read(files, "two")
    save(files, "one", "From one")
    with pytest.raises(RefusedError) as error:
        save(files, "two", "From two")
    save(files, "one", "From one again")

    with pytest.raises(RefusedError, match="changed elsewhere"):
        save(files, "two", "From two", over=error.value.details["conflict"]["version"])
    assert title_of(project) == "From one again"


def test_a_page_changed_in_a_text_editor_is_not_overwritten_unseen(files, project):
    """It does not matter who changed the file."""
    read(files, "one")
    (project / PATH).write_text(PAGE.replace("Words", "Other words"), encoding="utf-8")

    with pytest.raises(RefusedError, match="changed elsewhere"):
        save(files, "one", "Mine")


def test_one_window_saves_again_and_again(files, project):
    """Saving twice in one window asks nothing."""
    read(files, "one")
    save(files, "one", "First")
    save(files, "one", "Second")

    assert title_of(project) == "Second"


def test_line_ends_of_windows_stay(files, project):
    """A file from Windows is not rewritten as a whole."""
    (project / PATH).write_bytes(PAGE.replace("\n", "\r\n").encode())
    read(files, "one")
    save(files, "one", "New")

    after = (project / PATH).read_bytes()
    assert after == PAGE.replace("A page", "New").replace("\n", "\r\n").encode()


@pytest.mark.parametrize(
    "broken",
    [b"---\ntitle: Caf\xe9\n---\n", b"no front matter", b"---\ntitle: [\n---\n"],
)
def test_one_bad_file_does_not_empty_the_list(files, project, broken):
    """It stands in the list with what is wrong, and the others with their titles."""
    (project / "content/pages/bad.md").write_bytes(broken)

    listed = files.answer(
        {"action": "entriesByFolder", "params": {"folder": "content/pages"}}
    )

    titles = [read_front_matter(file["data"], "")[0].values["title"] for file in listed]
    assert titles[0] == "A page"
    assert titles[1].startswith("bad.md: ")


def test_what_others_refer_to_is_not_deleted(files, project):
    """The refusal names the places, and the command that takes them along."""
    with pytest.raises(RefusedError, match=r"articles/b.md:5.*run remove pages/a"):
        files.answer({"action": "deleteFiles", "params": {"paths": [PATH]}})
    assert (project / PATH).exists()

    (project / "content/articles/b.md").unlink()
    files.answer({"action": "deleteFiles", "params": {"paths": [PATH]}})
    assert not (project / PATH).exists()
    assert copies(project) == [PAGE]


def facts(files, action, **given):
    path = "content/practice/hours.toml"
    return files.answer({"action": action, "params": {"path": path, **given}})


def test_facts_are_saved_only_when_they_can_be_read(files, project):
    """A quotation mark too few is told with its line, and the file stays."""
    version = facts(files, "readText")["version"]

    with pytest.raises(
        RefusedError, match=r"Not saved. Line 1: A quotation mark opens"
    ):
        facts(files, "saveText", text='days = "every\n', version=version)

    facts(files, "saveText", text='days = "some"\n', version=version)
    hours = (project / "content/practice/hours.toml").read_text(encoding="utf-8")
    assert hours == 'days = "some"\n'


def test_facts_changed_elsewhere_are_not_overwritten_unseen(files):
    """The version that was opened has to be the one that is there."""
    with pytest.raises(RefusedError, match="changed elsewhere"):
        facts(files, "saveText", text="a = 1\n", version="another")


@pytest.mark.parametrize(
    "name", ["content/../secret", "tasks.py", "content/pages/a.md"]
)
def test_no_other_file_is_reached(files, name):
    """Only facts, sources, drawings and comments are texts to edit."""
    with pytest.raises(RefusedError):
        files.answer({"action": "readText", "params": {"path": name}})
