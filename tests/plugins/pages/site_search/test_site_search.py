"""The index leads from each word to the pages that answer it, and to no others."""

import json
from dataclasses import replace
from itertools import accumulate

import pytest
from lxml import html

from build_cache.kept import KeptMade
from build_cache.store import load
from site_search.index import index_files
from site_search.model import Topic
from site_search.reading import Counted, PageWords, count
from site_search.words import ignored, stem_of, words

SYNONYMS = "practice/synonyms.toml"


def topic(title="Backs", lang="en", **others):
    """What a page is."""
    known = {"description": "", "kind": "", **others}
    return Topic(title=title, lang=lang, **known)


def page(url, body, **others):
    """A page of these words."""
    often = dict.fromkeys(words(body), 1)
    return PageWords(url, topic(**others), often, frozenset())


def found(files, word, lang="en"):
    """The addresses a word leads to, and their points."""
    entry = json.loads(files[f"{lang}.json"])
    forms = [line.split() for line in entry["words"].split("\n")]
    term = next((n for n, some in enumerate(forms) if word in some), None)
    if term is None:
        return {}
    prefix, rows = f"{lang}-{entry['digest']}", []
    for number in range(len(entry["wordFiles"])):
        rows += json.loads(files[f"{prefix}-words{number}.json"])
    cards = []
    for number in range(len([name for name in files if f"{prefix}-pages" in name])):
        cards += json.loads(files[f"{prefix}-pages{number}.json"])
    pages = accumulate(rows[term][::2])
    return {
        cards[at][0]: points for at, points in zip(pages, rows[term][1::2], strict=True)
    }


def test_words_are_read_as_people_type_them():
    """Accents, capitals, apostrophes and soft hyphens make no difference."""
    assert list(
        words("Can\u2019t SLEEP, mu\u00adcho dolor lumbar: ¿Qué está? J. A.")
    ) == [*("cant", "sleep", "mucho", "dolor", "lumbar", "que", "esta")]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("I can not pee; we cannot.", ["cant", "pee", "we", "cant"]),
        ("背痛时如何", ["背痛", "痛时", "时如", "如何"]),
        ("ปวด", ["ปว", "วด"]),
        ("दर्द में", ["दर्द", "में"]),
        ("النَّوم أو", ["النوم", "او"]),
    ],
)
def test_words_of_other_scripts_are_found(text, read):
    """Scripts without spaces are read in pairs, and marks are no ends of words."""
    assert list(words(text)) == read


def test_a_form_of_a_word_leads_where_the_others_do():
    """Plurals and endings, in each language's own way; a strange language has none."""
    assert stem_of("en")("exercises") == stem_of("en")("exercising")
    assert stem_of("es")("radiografias") == stem_of("es")("radiografia")
    assert stem_of("zh")("背痛") == "背痛"
    assert ignored("zh") == frozenset()


def test_a_page_is_counted_without_what_is_no_part_of_what_it_says():
    """Sources have initials, comments are other people's, quotes stand elsewhere."""
    body, headings = count(
        "<h1>Backs</h1><p>Walk <b>daily</b></p>"
        "<ol class='references'><li>Hayden JA</ol>"
        "<ul class='comment-list x'><li>miracle</ul><style>.a{}</style><h2>Pain</h2>"
        "<div class='sign-quote'>fever</div>"
    )

    assert body == {"backs": 1, "walk": 1, "daily": 1, "pain": 1}
    assert headings == ["backs", "pain"]


def test_a_page_without_words_is_no_trouble(tmp_path):
    """A page that says nothing has no words, and a site without pages no index."""
    written(tmp_path, "a/", "")
    (read,) = Counted(tmp_path / "words.json").read(tmp_path, {"a/": topic()})

    assert not read.body
    assert list(found(index_files([read], {}), "backs")) == ["a/"]
    assert index_files([], {}) == {}


def test_a_word_in_the_title_is_worth_more_than_in_the_text():
    """And what is rarely looked for is worth less of it."""
    files = index_files(
        [
            page("a/", "sciatica pain"),
            page("b/", "pain", title="Sciatica"),
            page("c/", "pain", title="Sciatica", weight=0.5),
            page("d/", "rest", also=("sciatica",)),
        ],
        {},
    )

    points = found(files, "sciatica")
    assert points["d/"] > points["b/"] > points["c/"] > points["a/"] > 0


def test_words_of_headings_are_found_one_by_one():
    """Where a set happens to have “can” before “not”, the page does not say “can't”."""
    headings = dict.fromkeys(("can", "not"), 1)
    read = PageWords("a/", topic(), headings, headings.keys())
    assert not found(index_files([read], {}), "cant")


def test_a_language_in_which_no_page_changed_is_not_indexed_again(tmp_path):
    """What another build kept is what this one would make; new words are found."""

    def indexed(*pages):
        kept = KeptMade[dict[str, str]](tmp_path / "index.pickle", tmp_path)
        made = index_files(pages, {}, kept=kept)
        kept.save()
        return made, set(kept.now) & set(kept.earlier)

    old = replace(page("a/", "pain"), digest="old")
    new = replace(page("a/", "rest"), digest="new")
    spanish = replace(page("es/a/", "dolor", lang="es"), digest="es")
    before, _ = indexed(old, spanish)
    after, again = indexed(new, spanish)

    assert (list(found(before, "pain")), list(found(after, "rest"))) == (["a/"], ["a/"])
    assert len(again) == 1
    assert after == index_files([new, spanish], {})


def test_each_language_has_an_index_of_its_own():
    """A Spanish visitor searches Spanish pages."""
    files = index_files([page("a/", "pain"), page("es/a/", "dolor", lang="es")], {})

    assert list(found(files, "pain")) == ["a/"]
    assert list(found(files, "dolor", "es")) == ["es/a/"]
    assert found(files, "dolor") == {}


def test_many_pages_are_split_and_none_is_lost():
    """A large site costs a visitor no more: only the parts that are looked for."""
    pages = [
        page(f"{n:04}/", f"back word{n} " + " ".join(f"w{n}x{m}" for m in range(30)))
        for n in range(250)
    ]
    files = index_files(pages, {})

    assert {name for name in files if name.endswith("pages2.json")}
    assert max(map(len, (files[n] for n in files if "-words" in n))) < 45_000
    assert len([name for name in files if "-words" in name]) > 1
    assert len(found(files, "back")) == 250
    assert list(found(files, "word249")) == ["0249/"]


def test_phrases_of_danger_name_the_words_of_the_index():
    """Whatever form they are written in; one without a word that tells is none."""
    also = ("numb groin", "to the", "", "fever")
    files = index_files([page("signs/", "x1", also=also)], {"/signs/": also})

    entry = json.loads(files["en.json"])
    terms = entry["words"].split("\n")
    ((number, phrases),) = entry["first"]
    assert number == 0
    assert [[terms[term] for term in phrase] for phrase in phrases] == [
        ["numb", "groin"],
        ["fever"],
    ]


def written(output, url, text):
    """Write a finished page."""
    file = output / url / "index.html"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f'<body><main id="main">{text}</main><footer>Hours</footer>')


@pytest.mark.parametrize("kept", ["", "{", "[1]", "x" * 40])
def test_a_page_is_counted_again_when_its_words_changed(tmp_path, kept):
    """Whatever is in the cache, also nothing that can be read."""
    file, output = tmp_path / "words.pickle", tmp_path / "output"
    file.write_text(kept)
    for text in ("pain", "pain", "worry"):
        written(output, "a/", text)
        counted = Counted(file)
        (read,) = counted.read(output, {"a/": topic()})
        counted.save()

        assert read.body == {text: 1}
    assert len(load(file)[1]) == 1


def test_pages_below_the_first_page_are_of_no_kind(sample_site):
    """In every language the list of all pages ends with what stands below home."""
    for page in ("search", "es/buscar"):
        text = (sample_site / page / "index.html").read_text(encoding="utf-8")
        kinds = html.fromstring(text).xpath("//main//h3/text()")

        assert len(kinds) == len(set(kinds)) >= 5
        assert kinds[-1] in {"Other pages", "Otras páginas"}


def test_synonym_of_an_unknown_page_names_its_line(site, article):
    """A mistyped address is told, with the page that was meant."""
    site.write({"articles/sore.md": article()})
    text = '# Words\n[[synonym]]\npage = "/articles/soer/"\nwords = ["ow"]\n'

    assert site.diagnostics({SYNONYMS: text}) == [
        (
            f"content/{SYNONYMS}:3: “/articles/soer/” is no page that the search finds."
            " Did you mean /articles/sore/?"
        )
    ]


def test_the_list_without_scripts_has_every_page_that_answers_something(sample_site):
    """The search, the thanks and the page for unknown addresses answer nothing."""
    page = html.parse(sample_site / "search" / "index.html")
    listed = set(page.xpath("//main//a/@href"))

    assert {"/signs/", "/conditions/back-strain/", "/people/sam-specimen/"} <= listed
    assert not listed & {"/search/", "/thank-you/", "/comment-received/", "/404.html"}


def test_danger_leads_to_the_checklist_of_each_language(sample_site):
    """Somebody in fear types the words that come, in whichever language."""
    for lang in ("en", "es"):
        entry = json.loads((sample_site / f"search-index/{lang}.json").read_text())
        terms = [line.split() for line in entry["words"].split("\n")]
        ((_number, phrases),) = entry["first"]
        said = {form for phrase in phrases for term in phrase for form in terms[term]}

        assert {"bladder", "vejiga", "fever", "fiebre"} <= said
