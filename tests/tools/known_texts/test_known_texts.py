"""The list of known texts holds all that the sample and the outlines say."""

import re

import pytest
from tests.conftest import ROOT

from content_model.kinds import BY_NAME, KINDS
from known_texts import __main__ as known_texts_main
from known_texts.digests import lines_of, new_pages, sort_of
from new_page.existing import read_existing
from new_page.making import make
from placeholders import unfinished
from placeholders.known import FILE, known_texts
from placeholders.sample import File, files_of


def test_list_has_every_text_of_today():
    """Whoever changes the sample runs `./run known-texts`, or this says so."""
    missing = lines_of(ROOT / "content") - set(FILE.read_text().splitlines())

    assert not missing, f"{len(missing)} texts are new: run ./run known-texts"


def test_list_holds_digests_and_no_words():
    """The software does not know the sample's words, only their digests."""
    for line in FILE.read_text().splitlines():
        assert re.fullmatch(
            r"(?:claim|fact|health|made-up|outline) [0-9a-f]{16}"
            r"|phrase [0-9a-f]{16} \d+ [0-9a-f]{16}",
            line,
        )


def test_translations_say_of_themselves_what_their_originals_say():
    """A sentence about the sample is known in every language, however it is put."""
    content = ROOT / "content"
    files = {entry.name: entry for entry in map(of_content, files_of(content))}
    health = {
        passage.digest for f in files.values() if f.is_health for passage in f.said
    }

    def about_itself(file):
        return [
            sentence.line
            for sentence in file.sentences
            if sort_of(sentence, file, health) == "made-up"
        ]

    compared = 0
    for file in files.values():
        original = files.get(f"pages/{file.fields.values.get('translates')}.md")
        if original and file.kind == "pages":
            compared += 1
            assert len(about_itself(file)) >= len(about_itself(original)), file.name
    assert compared > 10


def of_content(path):
    """Read a file of the sample."""
    return File.read(path, ROOT / "content")


def test_command_adds_and_forgets_nothing(tmp_path, monkeypatch, capsys):
    """Older texts stay known: a practice may have started from them."""
    file = tmp_path / "known_texts.txt"
    file.write_text("claim 0123456789abcdef\n")
    monkeypatch.setattr(known_texts_main, "FILE", file)
    monkeypatch.setattr("sys.argv", ["known_texts", "--content", str(ROOT / "content")])

    known_texts_main.main()

    lines = file.read_text().splitlines()
    assert "claim 0123456789abcdef" in lines
    assert set(lines) == lines_of(ROOT / "content") | {"claim 0123456789abcdef"}
    assert f"{len(lines)} texts" in capsys.readouterr().out


@pytest.fixture
def existing(site):
    """The smallest site, as a new page finds it."""
    return read_existing(site.root / "content", [kind.folder for kind in KINDS], "en")


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("kind", BY_NAME)
def test_untouched_outline_is_never_published(site, existing, kind, lang):
    """Taking the line “status: draft” out is not enough."""
    path = make(kind, lang, {"title": "X"}, existing)
    path.write_text(path.read_text().replace("status: draft\n", ""))

    (diagnostic,) = found(site)

    assert f"{path.parent.name}/x.md:" in diagnostic
    assert "is the outline's" in diagnostic


def found(site):
    content = site.root / "content"
    return [str(e) for e in unfinished(content, known_texts(), site.root / "kept.json")]


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("kind", BY_NAME)
def test_filled_outline_passes(site, existing, kind, lang):
    """Its headings, blocks and calls for help may stay."""
    path = make(kind, lang, {"title": "X"}, existing)
    text = path.read_text().replace("status: draft\n", "")
    head, fence, body = text.partition("\n---\n")
    for old, new in FILLED:
        head, body = re.sub(old, new, head), re.sub(old, new, body)
    path.write_text(head + fence + re.sub(PROSE, "Our own.", body))

    assert found(site) == []


FILLED = [
    (r"(?m)^(description): .*", r"\1: Our own sentence about this."),
    (r"(?m)^(  \w+): .*", r"\1: Our own."),
    (
        r"(?m)^## (?:The first answer|La primera respuesta|A part.*|Una parte)$",
        "## Ours",
    ),
    (r"(?m)^- .*", "- Our own."),
    (r"(?m)^(\d\. \*\*[^*]+\*\*) .*", r"\1 Our own."),
]


PROSE = re.compile(
    r"(?m)^(?![/#-]|\d\.|Call 911|Llame al 911|All danger|Todas las señales).+$"
)


@pytest.mark.parametrize("sort", ["sentence", "heading", "field"])
def test_outlines_are_read_by_making_pages(sort):
    """What new pages really hold is on the list, not a copy of it."""
    assert any(page.sort == sort for page in new_pages(ROOT / "content"))
