"""Hours, offices, sources and comments have forms, and their files keep their look."""

import json
import shutil
import tomllib

import pytest
from tests.conftest import ROOT

from admin.config import local_config
from admin.fields import place_of
from admin.local import LocalFiles
from admin.versions import RefusedError

HOURS, PRACTICE = "content/practice/hours.toml", "content/practice/practice.toml"


@pytest.fixture
def project(tmp_path):
    """The facts, sources and comments of the sample."""
    for name in ("practice", "es/practice", "comments", "drawings", "es/drawings"):
        shutil.copytree(ROOT / "content" / name, tmp_path / "content" / name)
    for name in ("sources.bib", "numbers.toml"):
        shutil.copy(ROOT / "content" / name, tmp_path / "content")
    return tmp_path


@pytest.fixture
def files(project):
    return LocalFiles(project)


def ask(files, action, **params):
    return files.answer({"action": action, "params": params})


def shown(files, name):
    return ask(files, "getEntry", path=name)["data"]


def save(files, name, raw, **more):
    raw = raw if isinstance(raw, str) else json.dumps(raw)
    ask(files, "persistEntry", dataFiles=[{"path": name, "raw": raw}], **more)


def lines_changed(before, after):
    old, new = before.split("\n"), after.split("\n")
    return [x for x in old if x not in new], [x for x in new if x not in old]


@pytest.mark.parametrize(
    "folder",
    [
        *("content", "content/practice", "content/es/practice"),
        *("content/sources", "content/comments"),
        *("content/drawings", "content/es/drawings"),
    ],
)
def test_what_is_saved_unchanged_changes_no_byte(files, folder):
    """Every file of the sample that has a form comes back as it was."""
    names = [
        entry["file"]["path"] for entry in ask(files, "entriesByFolder", folder=folder)
    ]
    before = {entry: files.file(entry).read_bytes() for entry in names}
    for name in names:
        save(files, name, shown(files, name))

    assert names
    assert {entry: files.file(entry).read_bytes() for entry in names} == before


def test_every_form_is_whole(files):
    """A form has each key that its file of the sample has."""
    made = local_config({"en": ["Treatment"]}, {"name": "proxy"})
    forms = next(
        collection
        for collection in made["collections"]
        if collection["name"] == "facts"
    )
    for form in forms["files"]:
        known = {field["name"] for field in form["fields"]}
        assert known >= json.loads(shown(files, form["file"])).keys()


def test_words_figures_and_old_addresses_have_entries(files, project):
    """Each is put in, changed and taken out by its name; all other lines stay."""
    words, numbers = "content/es/practice/words.toml", "content/numbers.toml"
    moves, own = "content/practice/redirects.toml", "content/practice/words.toml"
    before = {name: (project / name).read_text("utf-8") for name in (words, numbers)}
    spanish, figures = (json.loads(shown(files, name)) for name in (words, numbers))
    spanish["entries"][0]["text"] = "Respuestas"
    figures["entries"].append({"name": "walk", "figures": ["12 of 100"]})
    save(files, words, spanish)
    save(files, numbers, figures)
    save(files, own, {"entries": [{"name": "Search", "text": "Find"}]})
    gone, new = lines_changed(before[words], (project / words).read_text("utf-8"))

    assert len(gone) == len(new) == 1
    assert new[0].endswith('= "Respuestas"')
    assert tomllib.loads((project / own).read_text("utf-8")) == {"Search": "Find"}
    written = (project / numbers).read_text("utf-8")
    assert lines_changed(before[numbers], written)[0] == []
    assert tomllib.loads(written)["walk"] == {"figures": ["12 of 100"]}
    old = (project / moves).read_text("utf-8")
    addresses = json.loads(shown(files, moves))
    addresses["redirect"][-1]["new"] = "/costs/"
    save(files, moves, addresses)
    _, new = lines_changed(old, (project / moves).read_text("utf-8"))
    assert new == ['new = "/costs/"']


def test_drawings_of_people_are_edited_made_and_deleted(files, project):
    """An angle changes on its line, what is left open stays out, and names hold."""
    visit, own = "content/drawings/first-visit.toml", "content/drawings/our-day.toml"
    before = (project / visit).read_text(encoding="utf-8")
    drawing = json.loads(shown(files, visit))
    pose = drawing["scene"][1]["pose"]
    drawing["scene"][1]["pose"] = {**pose, "trunk": 40, "neck": None, "raised": False}
    save(files, visit, drawing)
    gone, new = lines_changed(before, (project / visit).read_text(encoding="utf-8"))

    assert len(gone) == len(new) == 1
    del pose["neck"]
    assert tomllib.loads(new[0])["pose"] == {**pose, "trunk": 40}
    drawing["scene"][0]["pose"]["arms"]["shoulder"] = 400
    with pytest.raises(RefusedError, match="shoulder 400 is beyond 180"):
        save(files, visit, drawing)
    del drawing["scene"][0]["pose"]["arms"]
    save(files, own, drawing, options={"newEntry": True})
    (project / "content/x.md").write_text("/// drawing | our-day\n\n///\n")
    with pytest.raises(RefusedError, match=r"One place refers to our-day.toml: x.md:1"):
        ask(files, "deleteFiles", paths=[own])
    (project / "content/x.md").unlink()
    ask(files, "deleteFiles", paths=[own])

    assert not (project / own).exists()
    with pytest.raises(RefusedError, match="can't be deleted"):
        ask(files, "deleteFiles", paths=["content/drawings/spine-regions.toml"])


def test_a_translated_drawing_is_made_in_a_form(files, project):
    """It is named as the drawing that it translates, and holds words alone."""
    made = "content/es/drawings/our-day.toml"
    drawing = json.loads(shown(files, "content/es/drawings/first-visit.toml"))
    assert drawing["drawing"] == "first-visit"
    with pytest.raises(RefusedError, match="no drawing “our-day” to translate"):
        save(files, made, {**drawing, "drawing": "our-day"})
    (project / "content/drawings/our-day.toml").write_text("", encoding="utf-8")
    save(files, made, {**drawing, "drawing": "our-day"}, options={"newEntry": True})

    written = tomllib.loads((project / made).read_text(encoding="utf-8"))
    assert written.keys() == {"title", "description", "caption", "scene"}
    assert [scene.keys() for scene in written["scene"]] == [{"name", "also"}] * 4


def test_hours_change_on_their_own_line(files, project):
    """Remarks, order and all other days stay."""
    before = (project / HOURS).read_text(encoding="utf-8")
    values = json.loads(shown(files, HOURS))
    values["weekly"]["friday"] = ["09:00-13:00"]
    save(files, HOURS, values)

    gone, come = lines_changed(before, (project / HOURS).read_text(encoding="utf-8"))
    assert gone == ['friday = ["08:00-13:00"]']
    assert come == ['friday = ["09:00-13:00"]']


def test_a_holiday_comes_and_goes(files, project):
    """A day of its own is a date, and the days around it keep their lines."""
    before = (project / HOURS).read_text(encoding="utf-8")
    values = json.loads(shown(files, HOURS))
    values["holiday"].insert(1, {"date": "2026-12-26", "name": "Snow", "hours": []})
    save(files, HOURS, values)
    after = tomllib.loads((project / HOURS).read_text(encoding="utf-8"))
    assert str(after["holiday"][1]["date"]) == "2026-12-26"

    del values["holiday"][1]
    save(files, HOURS, values)
    assert (project / HOURS).read_text(encoding="utf-8") == before


def test_a_day_that_closes_is_an_empty_list(files, project):
    """Closed is said, not left out."""
    values = json.loads(shown(files, HOURS))
    values["weekly"]["friday"] = []
    save(files, HOURS, values)

    text = (project / HOURS).read_text(encoding="utf-8")
    assert tomllib.loads(text)["weekly"]["friday"] == []


def test_an_office_is_added_with_what_was_filled_in(files, project):
    """What a form leaves open is no line of the file; remarks stay."""
    values = json.loads(shown(files, PRACTICE))
    address = {"street": "2 Sample Road", "locality": "Sampletown", "region": "CO"}
    values["location"] = [
        {
            "name": "North",
            "address": {**address, "postal_code": "80000", "country": ""},
            "telephone": "303-555-0147",
            "fax": "",
            "geo": {"latitude": "", "longitude": None},
            "weekly": {"monday": ["08:00-12:00"], "tuesday": []},
            "holiday": [],
            "map": {},
        }
    ]
    save(files, PRACTICE, values)

    text = (project / PRACTICE).read_text(encoding="utf-8")
    office = tomllib.loads(text)["location"][0]
    assert office.keys() == {"name", "address", "telephone", "weekly"}
    assert office["weekly"]["sunday"] == []
    assert "# the notice of privacy practices names it" in text


def test_an_optional_fact_goes_when_its_field_is_emptied(files, project):
    """An empty number is none, not a mistake."""
    values = json.loads(shown(files, PRACTICE))
    save(files, PRACTICE, {**values, "fax": ""})

    text = (project / PRACTICE).read_text(encoding="utf-8")
    assert "fax" not in tomllib.loads(text)


def test_facts_that_the_site_would_refuse_are_not_saved(files, project):
    """The mistake names its field; the file stays."""
    before = (project / PRACTICE).read_bytes()
    values = json.loads(shown(files, PRACTICE))
    with pytest.raises(RefusedError, match="not a US telephone number") as error:
        save(files, PRACTICE, {**values, "telephone": "12"})

    assert error.value.details["mistakes"][0]["field"] == "telephone"
    assert (project / PRACTICE).read_bytes() == before


def test_line_ends_of_windows_stay(files, project):
    """A file of facts from Windows is not rewritten as a whole."""
    path = project / HOURS
    before = path.read_text(encoding="utf-8").replace("\n", "\r\n").encode()
    path.write_bytes(before)
    values = json.loads(shown(files, HOURS))
    values["holiday"][0]["name"] = "The day before Christmas"
    save(files, HOURS, values)

    wanted = before.replace(b'"Christmas Eve"', b'"The day before Christmas"')
    assert path.read_bytes() == wanted


def source(files, key):
    return json.loads(shown(files, f"content/sources/{key}.json"))


def test_a_source_changes_on_its_own_lines(files, project):
    """One field more, one other, one gone; all other sources stay."""
    path = project / "content/sources.bib"
    before = path.read_text(encoding="utf-8")
    values = source(files, "aaos-k")
    more = {**values, "urldate": "2026-11-30", "note": "", "publisher": "Sample"}
    save(files, "content/sources/aaos-k.json", more)

    gone, come = lines_changed(before, path.read_text(encoding="utf-8"))
    assert len(gone) == 1
    assert gone[0].startswith("  note = {Reports")
    assert come == ["  publisher = {Sample},"]
    assert source(files, "aaos-k")["urldate"] == "2026-11-30"


def test_a_new_source_stands_at_the_end(files, project):
    """It is one that the site reads."""
    path = project / "content/sources.bib"
    before = path.read_text(encoding="utf-8")
    given = {"key": "walk", "type": "article", "title": "Walking", "doi": "10.1/2"}
    name = "content/sources/walk.json"
    save(files, name, given, options={"newEntry": True})

    after = path.read_text(encoding="utf-8")
    assert after.startswith(before.rstrip())
    assert source(files, "walk")["doi"] == "10.1/2"
    place = place_of(name, path)
    assert place.holds(place.first)
    assert place.field(place.first + 2) == "doi"
    with pytest.raises(RefusedError, match="already there"):
        save(files, name, given, options={"newEntry": True})


def test_a_source_that_pages_cite_is_not_deleted(files, project):
    """Who cites it is named, and what takes it along."""
    (project / "content/articles").mkdir()
    page = project / "content/articles/a.md"
    page.write_text("---\ntitle: A\n---\n\nThat [@aaa].\n", encoding="utf-8")
    names = {"paths": ["content/sources/aaa.json"]}
    with pytest.raises(RefusedError, match=r"articles/a.md:5.*remove sources/aaa"):
        ask(files, "deleteFiles", **names)

    page.unlink()
    ask(files, "deleteFiles", **names)
    text = (project / "content/sources.bib").read_text(encoding="utf-8")
    assert "@online{aaa," not in text
    assert "@online{988," in text
    assert "@online{aaos-k," in text


@pytest.mark.parametrize("key", ["../x", "a b", "", "a/b", "a}"])
def test_a_key_is_a_word(files, key):
    """Whatever is asked for, no other file is reached."""
    with pytest.raises(RefusedError):
        save(files, f"content/sources/{key}.json", {"title": "x"})


COMMENT = "content/comments/what-to-expect-from-physical-therapy_{}.md"


def test_the_practice_answers_a_comment(files, project):
    """An answer is a file in the folder of the article."""
    raw = (
        "---\narticle: what-to-expect-from-physical-therapy\nname: Jordan Sample\n"
        "date: '2026-11-30'\nreply_to: '1'\npractice: true\n---\nOf course.\n"
    )
    save(files, COMMENT.format("2026-11-30-10-00"), raw, options={"newEntry": True})

    folder = project / "content/comments/what-to-expect-from-physical-therapy"
    text = (folder / "2026-11-30-10-00.md").read_text(encoding="utf-8")
    assert "article" not in text
    assert "practice: true" in text
    with pytest.raises(RefusedError, match=r"2026-11-30-10-00.md:4"):
        ask(files, "deleteFiles", paths=[COMMENT.format("1")])


@pytest.mark.parametrize("name", [".._x.md", "_x.md", "x_.md", "x.md", "a_b/../c.md"])
def test_a_comment_leads_nowhere_else(files, name):
    """Names of comments are an article and a number."""
    with pytest.raises(RefusedError):
        save(files, f"content/comments/{name}", "---\nname: x\n---\nx\n")
