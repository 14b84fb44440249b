"""One mistake is one message, with the file, the line, what is wrong, what to do."""

import json
import shutil
import tomllib
from itertools import filterfalse
from pathlib import Path

import pytest
from tests.conftest import HEALTH, ROOT, small_site

HERE = Path(__file__).parent
CASES = tomllib.loads((HERE / "mistakes.toml").read_text(encoding="utf-8"))
ARTICLE = "articles/walking.md"
GATE = {"EDITORIAL_KINDS": ["articles", "conditions", "people", "practice"]}
BASE = {
    ARTICLE: f"""\
---
title: Walking with a sore back
description: Why a short walk may feel good on a day when the back is sore and stiff.
{HEALTH}
category: Daily life
conditions: [stiff-back]
---

/// emergency | Call 911 if:

- you cannot feel your legs

///

See [what a stiff back is]({{filename}}/conditions/stiff-back.md) [@smith].
""",
    "conditions/stiff-back.md": f"""\
---
title: A stiff back
description: What a stiff back in the morning may mean, and what people do about it.
{HEALTH}
order: 10
compare:
  how_long: Some days.
  feels_like: Stiff in the morning.
  first_steps: Move a little.
  when_to_get_help: When it comes with a fever.
---

/// emergency | Call 911 if:

- you cannot feel your legs

///

## In the morning

Some backs are stiff. Read about [walking](/articles/walking/).
""",
    "images/hill.svg": """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><path d="M0 3h4L2 0z"/></svg>
""",
    "sources.bib": """\
@article{smith,
  author = {Smith, Ann},
  title = {On walking},
  year = {2020},
  doi = {10.1000/182},
  urldate = {2026-11-02},
}
""",
}


@pytest.fixture(scope="session")
def told_of_articles(made_once):
    """What is told of each mistake in an article, all of them in one site."""
    place = made_once("mistakes", tell_of_articles) / "told.json"
    return json.loads(place.read_text(encoding="utf-8"))


def tell_of_articles(folder):
    """Build one site until nothing in it is wrong any more.

    A mistake ends a build before the stages that look for others.
    """
    site = small_site(folder)
    site.write(BASE)
    content = site.root / "content"
    left = {f"content/articles/{name}.md": name for name in OF_ARTICLES}
    for name, case in OF_ARTICLES.items():
        put_in(case, content / ARTICLE, content / "articles" / f"{name}.md")
    told = {}
    while left:
        outcome = site.build(**GATE)
        assert outcome.failures == ()
        wrong = {diagnostic.path for diagnostic in outcome.diagnostics}
        found = {path: left.pop(path) for path in wrong or set(left)}
        for path, name in found.items():
            said = (*outcome.diagnostics, *outcome.notes)
            usual = f"content/{ARTICLE}"
            told[name] = [
                as_told(entry).replace(path, usual)
                for entry in said
                if entry.path == path
            ]
            (folder / path).unlink()
    text = json.dumps(told, ensure_ascii=False)
    (folder / "told.json").write_text(text, encoding="utf-8")


def as_told(diagnostic):
    """Mark what is only a note."""
    return f"{'' if diagnostic.level == 'error' else 'note: '}{diagnostic}"


def put_in(case, given, place):
    """Write a file with the mistake that a case has."""
    before = given.read_text(encoding="utf-8") if given.exists() else ""
    assert case.get("find", "") in before
    put = case.get("put", "")
    after = before.replace(case["find"], put, 1) if "find" in case else before + put
    after = "" if case.get("empty") else after
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(after.encode(case.get("encoding", "utf-8")))


@pytest.fixture(scope="session")
def told_of_files(made_once):
    """What is told of each mistake in another file, one of each file in a site."""
    place = made_once("mistakes of files", tell_of_files) / "told.json"
    return json.loads(place.read_text(encoding="utf-8"))


def tell_of_files(folder):
    """Build sites until each file has had each of its mistakes.

    One that only later stages find waits until no other is left.
    """
    left, told = sorted(OTHERS, key=is_alone), {}
    while left:
        some = left[:1] if is_alone(left[0]) else [*filterfalse(is_alone, left)]
        now = {CASES[name]["file"]: name for name in reversed(some)}
        turn = folder / f"{len(told)} of {len(OTHERS)}, {some[0]}"
        turn.mkdir()
        found = told_in_one_site(small_site(turn), now)
        told |= {name: said for name, said in found.items() if said} or found
        waiting = [name for name in now.values() if name not in told]
        left = [name for name in left if name not in now.values()] + waiting
    text = json.dumps(told, ensure_ascii=False)
    (folder / "told.json").write_text(text, encoding="utf-8")


def is_alone(name):
    """Whether what is told of other files depends on a mistake."""
    return OTHERS[name].get("alone", False)


def told_in_one_site(site, names):
    """Put in a mistake of each file; what is told of no such file is told of all."""
    site.write(BASE)
    for file, name in names.items():
        place = site.root / "content" / file
        put_in(CASES[name], place, place)
    outcome = site.build(**GATE)
    said = {file: [] for file in names}
    for entry in (*outcome.diagnostics, *outcome.notes):
        file = entry.path.removeprefix("content/")
        if file in said or entry.level == "error":
            for there in said.keys() & {file} or said:
                said[there].append(as_told(entry))
    assert outcome.failures == ()
    return {name: said[file] for file, name in names.items()}


OF_ARTICLES = {name: entry for name, entry in CASES.items() if entry["file"] == ARTICLE}
OTHERS = {name: entry for name, entry in CASES.items() if name not in OF_ARTICLES}


@pytest.mark.parametrize("name", OF_ARTICLES)
def test_mistake_in_an_article_is_one_message(name, told_of_articles):
    """The cause is told in an author's words; a slip that stops nothing is a note."""
    assert told_of_articles[name] == CASES[name]["said"]


@pytest.mark.parametrize("name", OTHERS)
def test_mistake_in_another_file_is_one_message(name, told_of_files):
    """Facts, menus, sources, people, names of files: nothing is told beside it."""
    assert told_of_files[name] == CASES[name]["said"]


def test_mistake_in_facts_is_one_message_in_a_whole_site(site):
    """Nothing that shows facts breaks over them: papers, notices, hours."""
    in_english = shutil.ignore_patterns("es", "synonyms.toml")
    shutil.copytree(
        ROOT / "content", site.root / "content", dirs_exist_ok=True, ignore=in_english
    )
    place = site.root / "content" / "practice" / "accessibility.toml"
    text = place.read_text(encoding="utf-8")
    place.write_text(f"{text}\nnothing = 1\n", encoding="utf-8")

    outcome = site.build()

    line = text.count("\n") + 2
    assert outcome.failures == ()
    assert [str(diagnostic) for diagnostic in outcome.diagnostics] == [
        (
            f"content/practice/accessibility.toml:{line}: “nothing” is not a known key"
            " here. Use one of: says, test."
        )
    ]
