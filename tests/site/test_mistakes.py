"""One mistake is one message, with the file, the line, what is wrong, what to do."""

import json
import shutil
import tomllib
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


OF_ARTICLES = {name: entry for name, entry in CASES.items() if entry["file"] == ARTICLE}
OTHERS = {name: entry for name, entry in CASES.items() if name not in OF_ARTICLES}


@pytest.mark.parametrize("name", OF_ARTICLES)
def test_mistake_in_an_article_is_one_message(name, told_of_articles):
    """The cause is told in an author's words; a slip that stops nothing is a note."""
    assert told_of_articles[name] == CASES[name]["said"]


@pytest.mark.parametrize("case", OTHERS.values(), ids=OTHERS)
def test_mistake_is_one_message(case, site):
    """The cause is told in an author's words; what follows from it is counted."""
    site.write(BASE)
    place = site.root / "content" / case["file"]
    put_in(case, place, place)

    outcome = site.build(**GATE)

    notes = (note for note in outcome.notes if note.path.endswith(case["file"]))
    assert outcome.failures == ()
    assert [
        as_told(diagnostic) for diagnostic in (*outcome.diagnostics, *notes)
    ] == case["said"]


def test_mistake_in_facts_is_one_message_in_a_whole_site(site):
    """Nothing that shows facts breaks over them: papers, notices, hours."""
    shutil.copytree(ROOT / "content", site.root / "content", dirs_exist_ok=True)
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
