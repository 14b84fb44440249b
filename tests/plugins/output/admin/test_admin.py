"""The browser editor changes what was edited, and can reach nothing else."""

import base64
import json
import re

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import ROOT

from admin.config import config, folder
from admin.edit import edited
from admin.local import LocalFiles
from admin.pages import FOLDERS
from admin.program import NoProgramError, _check
from admin.versions import RefusedError
from content_model.front_matter import read_front_matter
from content_model.kinds import BY_FOLDER, BY_NAME, KINDS

CATEGORIES = {"en": ["Treatment"], "es": ["Tratamiento"]}
PAGES = sorted(
    path
    for where in FOLDERS
    for path in (ROOT / where).glob("*.md")
    if not path.name.startswith("_")
)


def as_sent(text, **changes):
    """Write a page as the editor does: other order and quotes, no comments."""
    found, _ = read_front_matter(text, "")
    values = {k: str(v) if hasattr(v, "year") else v for k, v in found.values.items()}
    empty = {"nav_title": "", "tags": [], "comments": ""}
    front = yaml.safe_dump(
        empty | values | changes, sort_keys=True, default_style='"', width=60
    )
    return f"---\n{front}---\n{found.body.strip()}"


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_saving_a_page_unchanged_changes_no_byte(path):
    """Every page of the sample comes back as its author wrote it."""
    text = path.read_text(encoding="utf-8")

    assert edited(text, _numbers(as_sent(text)), BY_FOLDER[path.parent.name]) == text


def _numbers(sent):
    """The editor sends whole numbers as numbers, and yes or no as that."""
    return re.sub(r'!!(?:int|bool) "(-?\w+)"', r"\1", sent)


PAGE = """\
---
# A comment that stays
title: "Sleep: what helps"
description: 'Ways to lie, turn and get up when your back hurts at night.'
date: 2026-03-02
tags:
  - sleep
  - pillows

# Another one
category: Treatment
---

Text with [@cpg] and {practice:telephone}.

/// do | Do

- Rest.

///
"""


def changed(**values):
    after = edited(PAGE, as_sent(PAGE, **values), BY_NAME["article"])
    before_lines, after_lines = PAGE.split("\n"), after.split("\n")
    gone = [line for line in before_lines if line not in after_lines]
    come = [line for line in after_lines if line not in before_lines]
    return gone, come


@pytest.mark.parametrize(
    ("values", "gone", "come"),
    [
        ({}, [], []),
        ({"title": "Sleep"}, ['title: "Sleep: what helps"'], ["title: Sleep"]),
        ({"date": "2026-03-04"}, ["date: 2026-03-02"], ["date: 2026-03-04"]),
        (
            {"tags": ["sleep", "beds"]},
            ["tags:", "  - sleep", "  - pillows"],
            ["tags: [sleep, beds]"],
        ),
        ({"category": "Daily life"}, ["category: Treatment"], ["category: Daily life"]),
        ({"series": "Nights"}, [], ["series: Nights"]),
    ],
)
def test_only_edited_lines_change(values, gone, come):
    """Comments, quotes and order around an edited field stay."""
    assert changed(**values) == (gone, come)


def test_emptied_field_goes():
    """A field that was cleared in the form is taken out of the file."""
    gone, come = changed(tags=[])

    assert (gone, come) == (["tags:", "  - sleep", "  - pillows"], [])


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1))
def test_any_title_survives(title):
    """Whatever is typed into the form is what the site reads."""
    wanted = title.strip() or "x"
    after = edited(PAGE, as_sent(PAGE, title=wanted), BY_NAME["article"])
    found, _ = read_front_matter(after, "")

    assert str(found.values["title"]) == wanted


@pytest.fixture
def files(site, article):
    site.write({"articles/a.md": article()})
    return LocalFiles(site.root)


def ask(files, action, **params):
    return files.answer({"action": action, "params": params})


def test_pages_are_listed_and_saved(files, site):
    """What the editor shows is what is on disk, and what it saves gets there."""
    entry = ask(files, "entriesByFolder", folder="content/articles")[0]
    text = entry["data"].replace("A title", "Another")
    path = entry["file"]["path"]
    saved = {"path": path, "raw": text, "slug": "a"}
    ask(files, "persistEntry", dataFiles=[saved], assets=[], options={})

    assert (site.root / path).read_text(encoding="utf-8") == text


def test_new_page_never_overwrites(files, site):
    """A second page of the same name is refused."""
    text = (site.root / "content/articles/a.md").read_text(encoding="utf-8")
    saved = {"path": "content/articles/a.md", "raw": text, "slug": "a"}

    with pytest.raises(RefusedError, match="already there"):
        ask(files, "persistEntry", dataFiles=[saved], options={"newEntry": True})


@pytest.mark.parametrize(
    "path",
    [
        "content/practice/states.toml",
        "content/practice/../sources.bib",
        "content/articles/../../pelicanconf.py",
        "content/articles/../practice/x.md",
        "/etc/passwd",
        "../x.md",
        "content/articles/.hidden.md",
        "content/articles/a.html",
        "plugins/x.md",
        "",
    ],
)
def test_no_other_file_can_be_read_or_written(files, site, path):
    """Facts, settings, code and the rest of the computer are out of reach."""
    saved = {"path": path, "raw": "---\ntitle: x\n---\n", "slug": "x"}
    before = set(site.root.rglob("*"))

    for action, params in (
        ("getEntry", {"path": path}),
        ("persistEntry", {"dataFiles": [saved]}),
        ("deleteFiles", {"paths": [path]}),
        ("getMediaFile", {"path": path}),
        ("persistMedia", {"asset": {"path": path, "content": "eA=="}}),
    ):
        with pytest.raises(RefusedError):
            ask(files, action, **params)
    assert set(site.root.rglob("*")) == before


@pytest.mark.parametrize("request_", [None, [], {}, {"action": "exec"}, "x"])
def test_nonsense_is_refused(files, request_):
    """Only the editor's own requests mean anything."""
    with pytest.raises(RefusedError):
        files.answer(request_)


def test_pictures_go_into_their_folder(files, site):
    """A picture chosen in the editor lies where authors put theirs."""
    content = base64.b64encode(b"picture").decode()
    made = {"path": "content/images/a.jpg", "content": content, "encoding": "base64"}
    ask(files, "persistMedia", asset=made)

    assert (site.root / "content/images/a.jpg").read_bytes() == b"picture"
    assert [picture["name"] for picture in ask(files, "getMedia")] == ["a.jpg"]


def test_forms_have_every_field_of_every_kind():
    """The forms are made from the content model, so they can't disagree with it."""
    made = config(CATEGORIES, {"name": "proxy", "proxy_url": "/files"})
    json.dumps(made)
    forms = {collection["folder"]: collection for collection in made["collections"]}

    for kind in KINDS:
        for lang in CATEGORIES:
            fields = forms[folder(kind, lang)]["fields"]
            assert [entry["name"] for entry in fields[:-1]] == list(kind.by_name)
            assert [entry["required"] for entry in fields[:-1]] == [
                field.required for field in kind.fields
            ]


def test_another_program_is_refused(tmp_path):
    """Only exactly the pinned package is ever unpacked."""
    archive = tmp_path / "decap-cms.tgz"
    archive.write_bytes(b"something else")

    with pytest.raises(NoProgramError, match="is not what is pinned"):
        _check(archive)
