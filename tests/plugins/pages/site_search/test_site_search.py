"""The index has every page once, with the words people use for it."""

import json

import pytest
from lxml import html

from mistakes import ContentError
from site_search.index import digest, write_index
from site_search.model import SearchPage, Topic, read_page

SYNONYMS = "practice/synonyms.toml"


def page(main):
    """A page as the index gets it."""
    return SearchPage(
        "/a/", f"<html lang='en'><main><h1>Backs</h1>{main}</main></html>"
    )


def test_page_is_indexed_without_its_frame(tmp_path):
    """Header and footer are on every page, so nobody searches for them."""
    file = tmp_path / "a" / "index.html"
    file.parent.mkdir()
    file.write_text(
        '<html lang="es" dir="ltr"><header>Menu</header>'
        '<main id="main"><h1>Espalda</h1></main><footer>Hours</footer></html>'
    )

    read = read_page(tmp_path, "a/", Topic("Artículos", ("lomo & más",)))

    assert read.url == "/a/"
    assert read.html == (
        '<html lang="es"><body><main id="main"><h1>Espalda</h1>'
        '<p data-pagefind-meta="kind" data-pagefind-ignore>Artículos</p>'
        '<p data-pagefind-meta="also" data-pagefind-ignore>lomo &amp; más</p>'
        "</main></body></html>"
    )


def test_pages_below_the_first_page_are_of_no_kind(sample_site):
    """In every language the list of all pages ends with what stands below home."""
    for page in ("search", "es/buscar"):
        text = (sample_site / page / "index.html").read_text(encoding="utf-8")
        kinds = html.fromstring(text).xpath("//main//h3/text()")

        assert len(kinds) == len(set(kinds)) == 5
        assert kinds[-1] in {"Other pages", "Otras páginas"}


def test_index_is_made_again_only_when_words_changed(tmp_path):
    """A build that changed no words takes the index that is there."""
    cache = tmp_path / "cache"
    write_index([page("Pain")], cache, tmp_path / "first")
    (kept,) = cache.iterdir()
    made = kept.stat().st_ctime_ns

    write_index([page("Pain")], cache, tmp_path / "second")
    assert kept.stat().st_ctime_ns == made

    write_index([page("No pain")], cache, tmp_path / "third")
    assert digest([page("No pain")]) in [each.name for each in cache.iterdir()]


def test_index_holds_only_what_our_search_loads(tmp_path):
    """Pagefind's own widgets are not published."""
    write_index([page("Pain")], tmp_path / "cache", tmp_path / "pagefind")

    names = {each.name for each in (tmp_path / "pagefind").iterdir()}
    assert {"pagefind.js", "pagefind-entry.json", "wasm.en.pagefind"} <= names
    assert not any(name.startswith(("pagefind-ui", "pagefind-comp")) for name in names)


BROKEN = {
    "crashes": ("#!/bin/sh\necho 'out of luck' >&2; exit 3", "failed (out of luck)."),
    "hangs": ("#!/bin/sh\nexec sleep 20", "did not finish in 1 seconds."),
    "is no program": ("", "can't be started (Exec format error)."),
    "is missing": (None, "can't be started (No such file or directory)."),
}


@pytest.mark.parametrize(("script", "said"), BROKEN.values(), ids=BROKEN)
def test_a_broken_program_gives_one_sentence(tmp_path, monkeypatch, script, said):
    """A site whose search finds nothing is never published, nor kept for later."""
    program, cache = tmp_path / "program", tmp_path / "cache"
    if script is not None:
        program.write_text(script)
        program.chmod(0o755)
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(program))
    monkeypatch.setattr("site_search.index.PATIENCE", 1)

    with pytest.raises(ContentError) as error:
        write_index([page("Pain")], cache, tmp_path / "pagefind")

    (mistake,) = error.value.mistakes
    assert mistake.problem == f"The program that makes the search index {said}"
    assert not list(cache.iterdir())


def test_each_language_has_its_own_index(sample_site):
    """A Spanish visitor searches Spanish pages."""
    entry = json.loads((sample_site / "pagefind/pagefind-entry.json").read_text())

    assert set(entry["languages"]) >= {"en"}
    assert entry["languages"]["en"]["page_count"] > 40


def test_synonym_of_an_unknown_page_names_its_line(site, article):
    """A mistyped address is told, with the page that was meant."""
    site.write({"articles/sore.md": article()})
    text = '# Words\n[[synonym]]\npage = "/articles/soer/"\nwords = ["ow"]\n'

    assert site.mistakes({SYNONYMS: text}) == [
        (
            f"content/{SYNONYMS}:3: “/articles/soer/” is no page that the search finds."
            " Did you mean /articles/sore/?"
        )
    ]


def test_two_indexes_of_the_same_words_are_equal(tmp_path):
    """The same content gives the same files, byte for byte."""
    found = []
    for name in ("a", "b"):
        folder = tmp_path / name
        write_index([page("Pain")], tmp_path / f"cache-{name}", folder)
        files = sorted(each for each in folder.rglob("*") if each.is_file())
        found.append([(each.relative_to(folder), each.read_bytes()) for each in files])

    assert found[0] == found[1]


def test_the_list_without_scripts_has_every_page_that_answers_something(sample_site):
    """The search, the thanks and the page for unknown addresses answer nothing."""
    page = html.parse(sample_site / "search" / "index.html")
    listed = set(page.xpath("//main//a/@href"))

    assert {"/signs/", "/conditions/back-strain/", "/people/sam-specimen/"} <= listed
    assert not listed & {"/search/", "/thank-you/", "/comment-received/", "/404.html"}
