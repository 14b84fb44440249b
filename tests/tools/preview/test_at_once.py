"""A saved page is shown before the site is built, and is what the build writes."""

import shutil
from contextlib import contextmanager

import pytest
from tests.conftest import ROOT, take_what_is_made

from preview.at_once import LastBuild
from preview.rebuild import Kept, rebuild
from preview.search import LateIndex
from whole_build.stages import SupersededError

PAGES = [
    "articles/sleeping-with-back-pain.md",  # signs, citations
    "articles/how-physical-therapy-helps-back-pain.md",  # drawings
    "conditions/sciatica-and-slipped-disc.md",
    "pages/insurance-and-costs.md",  # tables made of facts
    "es/pages/contacto.md",  # facts, a form
]


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    """This site's own content, built, and what builds it again."""
    root = tmp_path_factory.mktemp("sample")
    shutil.copytree(ROOT / "content", root / "content")
    take_what_is_made(root / ".cache")
    kept = Kept(LateIndex(root / "search-index"))

    def build(kept=kept):
        return rebuild(
            str(ROOT / "pelicanconf.py"),
            root / "output",
            kept,
            PATH=str(root / "content"),
            CACHE_PATH=str(root / ".cache"),
            DEFECT_LOG=str(root / "failure.txt"),
        )

    outcome = build()
    assert outcome.works, outcome.diagnostics
    return root, kept, build


@contextmanager
def changed(root, texts, kept):
    """Save texts one after the other, "{}" for what stands below the first "---".

    Gives for each what was shown and told when it was saved.
    """
    before = {name: (root / "content" / name).read_text("utf-8") for name in texts}
    seen = []
    for name, text in texts.items():
        file = root / "content" / name
        rest = before[name].removeprefix("---\n")
        file.write_text(text.replace("{}", rest), encoding="utf-8")
        seen.append(kept.last.page([file]))
    try:
        yield seen
    finally:
        for name, text in before.items():
            (root / "content" / name).write_text(text, encoding="utf-8")


@pytest.mark.slow
def test_a_saved_text_is_shown_as_the_build_will_write_it(sample):
    """With facts, signs, citations, drawings and typography, byte for byte."""
    root, kept, build = sample
    more = 'One "more" sentence, and {practice:telephone} to call [@hayden].'
    with changed(root, dict.fromkeys(PAGES, f"---\n{{}}\n{more}\n"), kept) as seen:
        assert build().works
        for shown, mistakes in seen:
            assert mistakes == []
            written = root / "output" / shown.address.lstrip("/") / "index.html"
            assert written.read_bytes() == shown.html
            assert b"303-555-0142" in shown.html
            assert b"&#8220;more&#8221; sentence" in shown.html


@pytest.mark.slow
def test_what_may_change_other_pages_waits_for_the_build(sample):
    """Front matter, two files at once, and files that are no pages."""
    root, kept, _build = sample
    file = root / "content" / PAGES[0]
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("title: ", "title: Really ", 1), encoding="utf-8")
    assert kept.last.page([file]) == (None, [])
    file.write_text(text, encoding="utf-8")
    assert kept.last.page([file, root / "content" / PAGES[1]]) == (None, [])
    assert kept.last.page([root / "content/sources.bib"]) == (None, [])
    assert kept.last.page([file])[0] is not None


@pytest.mark.slow
def test_a_saved_mistake_is_told_as_the_build_will_tell_it(sample):
    """At its line, by whatever check; and it is gone as soon as it is mended."""
    root, kept, build = sample
    mistaken = {
        PAGES[0]: ("---\n{}\nA source [@nobody].", "No source has the key “nobody”"),
        PAGES[1]: ("---\n{}\n/// asied | Oops\n///", "There is no block “asied”"),
        PAGES[2]: ("---\n{}\nOur method cures sciatica.", "“cures” promises"),
        PAGES[3]: ("---\ntitel: x\n{}", "“titel” is not a field"),
    }
    texts = {name: text for name, (text, _) in mistaken.items()}
    with changed(root, texts, kept) as seen:
        built = {
            (diagnostic.path, diagnostic.line, diagnostic.problem)
            for diagnostic in build().diagnostics
        }
    for (shown, mistakes), (_, start) in zip(seen, mistaken.values(), strict=True):
        assert shown is None
        assert mistakes[0].problem.startswith(start), mistakes
        told = {(each.path, each.line, each.problem) for each in mistakes}
        assert told <= built
    for name in mistaken:
        assert kept.last.page([root / "content" / name])[1] == []
    assert build().works


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "text", "start"),
    [
        ("practice/hours.toml", "[weekly]\nmonday = closed\n", "This word stands"),
        ("practice/hours.toml", "[weekly]\nmondy = []\n", "“mondy” is not a known"),
        ("drawings/lifting.toml", "title = “x”\n", "The quotation marks"),
        ("sources.bib", "@article{x,\n pmid = {1}\n}\n", "The source “x” has no"),
        ("numbers.toml", '[x]\nfigures = ["40%"]\n', "No source has the key “x”"),
        ("articles/new-one.md", "---\ntitel: x\n---\n", "“titel” is not a field"),
    ],
)
def test_facts_and_new_files_are_told_at_once(sample, name, text, start):
    """No build has to come to them first."""
    root, kept, _build = sample
    file = root / "content" / name
    before = file.read_bytes() if file.exists() else None
    file.write_text(text, encoding="utf-8")
    shown, mistakes = kept.last.page([file])
    file.unlink() if before is None else file.write_bytes(before)

    assert shown is None
    assert next(mistake.path for mistake in mistakes) == f"content/{name}"
    assert any(mistake.problem.startswith(start) for mistake in mistakes)


def test_before_the_first_build_there_is_nothing_to_show(tmp_path):
    """The first build makes all pages."""
    assert LastBuild().page([tmp_path / "content/articles/a.md"]) == (None, [])


@pytest.mark.slow
def test_a_build_ends_when_something_newer_is_saved(sample):
    """Nobody waits for pages that are out of date; the last output stays."""
    root, kept, build = sample
    build()
    before = {p: p.read_bytes() for p in (root / "output").rglob("*.html")}
    file = root / "content" / PAGES[0]
    text = file.read_text(encoding="utf-8")
    file.write_text(f"{text}\nOne more sentence.\n", encoding="utf-8")
    asked = []
    newer = Kept(kept.search, lambda: len(asked.append(1) or asked) > 300, kept.last)

    with pytest.raises(SupersededError):
        build(newer)
    assert {p: p.read_bytes() for p in (root / "output").rglob("*.html")} == before
    file.write_text(text, encoding="utf-8")
    assert build().works
