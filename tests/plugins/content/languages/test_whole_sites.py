"""Small sites in several languages: how their pages lead to one another."""

import re
import shutil

import pytest
from lxml import html
from tests.conftest import HEALTH, ROOT, themed

SITE = "https://www.example.com"
NUMBER = re.compile("\\d{3}\N{NON-BREAKING HYPHEN}\\d{3}")
SPANISH = f"""\
---
title: Dormir con dolor de espalda
description: Cómo dormir mejor cuando le duele la espalda, en palabras sencillas.
category: Treatment
tags: [sueño]
translates: sleep
translates_version: 2026-11-02
{HEALTH}
---

Palabras.
"""
ARABIC = f"""\
---
title: النوم مع ألم الظهر
description: كيف تنام بشكل أفضل عندما يؤلمك ظهرك، بكلمات بسيطة وواضحة للجميع هنا.
category: Treatment
translates: sleep
translates_version: 2026-11-02
{HEALTH}
---

كلمات.
"""


def languages_of(path):
    """Each language's address of a page, as its head names them."""
    links = html.parse(path).xpath("//link[@hreflang]")
    return {link.get("hreflang"): link.get("href") for link in links}


def page_of(site, address):
    """The text of a page's file."""
    return (site.output / address / "index.html").read_text(encoding="utf-8")


@pytest.fixture
def theme(tmp_path):
    """A copy of the theme whose catalogs a test may change."""
    return shutil.copytree(ROOT / "theme", tmp_path / "theme")


def test_third_language_is_a_folder_a_catalog_and_a_line(site, article, theme):
    """A small right-to-left language needs no change of code or templates."""
    words = 'msgid "Menu"\nmsgstr "القائمة"\n'
    (theme / "locale" / "ar.po").write_text(words, encoding="utf-8")
    site.write(
        {
            "articles/sleep.md": article(),
            "es/articles/dormir.md": SPANISH,
            "ar/articles/nawm.md": ARABIC,
        }
    )

    built = site.build(
        **themed(theme),
        LANGUAGES=["es", "ar"],
        LOCALES={"en": "en_US", "es": "es_US", "ar": "ar_EG"},
    )

    assert built.good, [*built.diagnostics, *built.failures]
    page = html.fromstring(page_of(site, "ar/articles/nawm"))
    assert (page.get("lang"), page.get("dir")) == ("ar", "rtl")
    assert "القائمة" in page.text_content()
    assert "نوفمبر" in page.text_content()
    number = re.compile(
        "\N{LEFT-TO-RIGHT ISOLATE}[\\d\N{NON-BREAKING HYPHEN}]{12}"
        "\N{POP DIRECTIONAL ISOLATE}"
    )
    shown = [
        element.text_content()
        for element in page.xpath("//a[starts-with(@href, 'tel:+')]")
    ]
    assert [sentence for sentence in shown if number.search(sentence)]
    assert not [
        sentence for sentence in shown if NUMBER.search(number.sub("", sentence))
    ]
    assert "\N{LEFT-TO-RIGHT ISOLATE}" not in page_of(site, "es/articulos/dormir")
    street, town = page.xpath("//footer//address/text()")[:2]
    for line in (street, town):
        assert re.fullmatch(
            "\N{LEFT-TO-RIGHT ISOLATE}.*\\d.*\N{POP DIRECTIONAL ISOLATE}", line.strip()
        )
    for data in page.xpath("//script[@type='application/ld+json']/text()"):
        assert "\N{LEFT-TO-RIGHT ISOLATE}" not in data
    notes = [str(note) for note in built.notes if "/ar/" in str(note)]
    assert [note for note in notes if "No page stands at /ar/" in note]
    assert f'hreflang="ar" href="{SITE}/ar/articles/nawm/"' in page_of(
        site, "articles/sleep"
    )
    assert "/ar/articles/nawm/" in page_of(site, "ar/articles")


@pytest.mark.parametrize(
    "entry",
    [
        "",
        'msgid "Menu"\nmsgstr ""\n',
        '#, fuzzy\nmsgid "Menu"\nmsgstr "Carta"\n',
    ],
    ids=["missing", "empty", "fuzzy"],
)
def test_phrase_without_a_sure_translation_stops_publishing(site, theme, entry):
    """No visitor meets a phrase in the wrong language; a preview goes on."""
    catalog = theme / "locale" / "es.po"
    text = re.sub(
        r'^(#.*\n)*msgid "Menu"\nmsgstr ".*"\n',
        entry,
        catalog.read_text(encoding="utf-8"),
        flags=re.MULTILINE,
    )
    catalog.write_text(text, encoding="utf-8")
    settings = {**themed(theme), "LANGUAGES": ["es"]}

    assert site.build(**settings).good

    outcome = site.build(**settings, PUBLISHING=True, SAMPLE_ALLOWED=True)
    line = text[: text.find('msgid "Menu"')].count("\n") + 1 if entry else 1
    (diagnostic,) = map(str, outcome.diagnostics)
    assert diagnostic == (
        f"theme/locale/es.po:{line}: “Menu” has no translation that is sure."
        " Translate it, or confirm it by removing its “fuzzy” mark."
    )


def test_a_page_that_is_not_translated_is_nowhere_called_none(site, article):
    """Menus and buttons of a Spanish page never lead to an address of nothing."""
    contact = "---\ntitle: Contact\ndescription: {}\n---\n\nWords.\n"
    told = "A sentence of more than fifty characters about reaching us."
    site.write(
        {
            "pages/contact.md": contact.format(told),
            "articles/sleep.md": article(),
            "es/articles/dormir.md": SPANISH,
        }
    )

    assert site.build().good
    pages = [page.read_text("utf-8") for page in site.output.rglob("*.html")]
    assert pages
    assert not [page for page in pages if "/None" in page]


MENU = """\
[[main]]
title = "Articles"
page = "/articles/"
[[main]]
title = "Treatment"
page = "/articles/category/treatment/"
[[main]]
title = "Sleep"
page = "/articles/sleep/"
[[footer]]
title = "More"
children = [
  { title = "Walk", page = "/articles/walk/" },
  { title = "Archive", page = "/articles/archive/" },
  { title = "Home", page = "/" },
  { title = "Daily life", page = "/articles/category/daily-life/" },
]
"""


@pytest.mark.parametrize("translated", [True, False])
def test_a_menu_leads_to_the_original_of_what_is_not_translated(
    site, article, translated
):
    """Pages and lists that a language lacks stop nothing, and no link is invented."""
    page = "---\ntitle: {}\ndescription: {}\naddress: {}\n---\n\nWords.\n"
    told = "A sentence of more than fifty characters about back pain."
    site.write(
        {
            "practice/navigation.toml": MENU,
            "articles/sleep.md": article(),
            "articles/walk.md": article(category="Daily life"),
            "pages/home.md": page.format("Home", told, "/"),
            "pages/404.md": page.format("Nothing here", told, "/404.html"),
            "es/pages/inicio.md": page.format("Inicio", told, "/es/").replace(
                "---\n\n", "translates: home\n---\n\n"
            ),
        }
        | ({"es/articles/dormir.md": SPANISH} if translated else {})
    )

    assert site.build().good
    menu = html.fromstring(page_of(site, "es")).xpath("//a/@href")
    local = {
        "/articles/": "/es/articulos/",
        "/articles/category/treatment/": "/es/articulos/categoria/treatment/",
        "/articles/sleep/": "/es/articulos/dormir/",
        "/articles/archive/": "/es/articulos/archivo/",
    }
    for original, spanish in local.items():
        assert (spanish if translated else original) in menu
        assert (original if translated else spanish) not in menu
    assert {"/articles/walk/", "/articles/category/daily-life/", "/es/"} <= set(menu)


def test_a_draft_in_spanish_is_on_no_list_in_spanish(site, article):
    """The lists of every language name what is published, and nothing else."""
    draft = SPANISH.replace("---\n", "---\nstatus: draft\n", 1)
    site.write(
        {
            "articles/sleep.md": article(),
            "articles/walk.md": article(),
            "es/articles/dormir.md": draft,
            "es/articles/caminar.md": SPANISH.replace("sleep", "walk"),
        }
    )

    assert site.build().good
    lists = [
        page
        for page in (site.output / "es/articulos").rglob("*.html")
        if "caminar" not in page.parts
    ]
    assert "caminar" in page_of(site, "es/articulos")
    assert not [page for page in lists if "/dormir/" in page.read_text("utf-8")]


def test_every_language_leads_back_to_the_others(site, article):
    """Pages, lists, archives and tags name each other in both directions."""
    english = article(tags="[sleep]")
    site.write({"articles/sleep.md": english, "es/articles/dormir.md": SPANISH})

    assert site.build().good
    found = {path: languages_of(path) for path in site.output.rglob("index.html")}
    paired = [links for links in found.values() if links]
    for links in paired:
        assert set(links) == {"x-default", "en", "es"}
        for url in links.values():
            path = site.output / url.removeprefix(f"{SITE}/")
            assert found[path / "index.html"] == links
    spanish = {links["es"].removeprefix(SITE) for links in paired}
    assert spanish >= {
        "/es/articulos/",
        "/es/articulos/2026/",
        "/es/articulos/archivo/",
        "/es/articulos/categoria/treatment/",
        "/es/articulos/dormir/",
        "/es/articulos/tema/sueno/",
    }


def test_article_that_only_spanish_has_is_listed_in_spanish_alone(site, article):
    """Its category, which no English article has, is written once."""
    site.write({"es/articles/b.md": article(body="Palabras.", title="Solo")})
    assert site.build().good

    spanish = (site.output / "es/articulos/index.html").read_text(encoding="utf-8")
    category = site.output / "es/articulos/categoria/treatment/index.html"
    assert 'href="/es/articulos/b/"' in spanish
    assert 'href="/es/articulos/b/"' in category.read_text(encoding="utf-8")
    lists = (site.output / "articles").rglob("*.html")
    assert not any(
        "/es/articulos/b/" in listing.read_text("utf-8") for listing in lists
    )


@pytest.mark.parametrize(
    ("named", "fix"),
    [("sleping", "Did you mean “sleeping”?"), ("x", "Use: sleeping.")],
)
def test_translation_of_no_page_is_told(site, article, named, fix):
    """A mistyped original is named with its line, before it leads nowhere."""
    spanish = article(
        body="Palabras.",
        translates=named,
        translates_version="2026-11-02",
        translator="ann-author",
    )
    (diagnostic,) = site.diagnostics(
        {"articles/sleeping.md": article(), "es/articles/dormir.md": spanish}
    )

    assert diagnostic == (
        f"content/es/articles/dormir.md:5: “translates” names “{named}”, but"
        f" articles/ has no {named}.md. {fix}"
    )


def test_page_without_a_translation_says_so(site, article):
    """The switch leads to the language's first page, and says why."""
    site.write({"articles/sleep.md": article()})

    assert site.build(LANGUAGES=["es"]).good
    page = page_of(site, "articles/sleep")
    assert 'href="/es/" hreflang="es"' in page
    assert "this page is not there yet" in page


@pytest.mark.parametrize("days", [0, 1])
def test_translation_that_lags_behind_says_so(site, article, days):
    """The author gets a note with the line, and the reader a way to the original."""
    version = f"translates_version: 2026-11-0{2 - days}"
    spanish = SPANISH.replace("translates_version: 2026-11-02", version)
    site.write({"articles/sleep.md": article(), "es/articles/dormir.md": spanish})

    outcome = site.build()

    notes = [str(note) for note in outcome.notes if note.rule == "translation"]
    told = (
        "content/es/articles/dormir.md:7: The original changed on 2026-11-02;"
        " this translates that of 2026-11-01."
        " Compare them, then set translates_version to 2026-11-02."
    )
    assert notes == [told] * days
    shown = "Lea el original en inglés" in page_of(site, "es/articulos/dormir")
    assert shown is bool(days)


def test_page_changes_with_its_catalog(site, article, theme):
    """A mended translation reaches the pages that were built before."""
    catalog = theme / "locale" / "es.po"
    site.write({"articles/sleep.md": article(), "es/articles/dormir.md": SPANISH})
    settings = {**themed(theme), "LANGUAGES": ["es"]}
    for word in ("Menú", "Carta"):
        text = catalog.read_text(encoding="utf-8")
        catalog.write_text(text.replace('"Menú"', f'"{word}"'), encoding="utf-8")
        assert site.build(**settings).good
        assert word in page_of(site, "es/articulos/dormir")


def test_page_changes_with_the_words_of_its_language(site, article):
    """A new translation of a fact reaches the pages that were built before."""
    files = {"articles/sleep.md": article(), "es/articles/dormir.md": SPANISH}
    for words in ("Artículos", "Lecturas"):
        site.write(files | {"es/practice/words.toml": f'"Articles" = "{words}"\n'})
        assert site.build().good
        assert words in page_of(site, "es/articulos/dormir")


def test_long_lists_go_on_at_addresses_of_their_language(site, article):
    """The second page of the Spanish list is /pagina/2/, and its pair is /page/2/."""
    files = {}
    for name in ("a", "b", "c"):
        files[f"articles/{name}.md"] = article()
        spanish = SPANISH.replace("translates: sleep", f"translates: {name}")
        files[f"es/articles/{name}-es.md"] = spanish
    site.write(files)

    assert site.build(DEFAULT_PAGINATION=2).good
    assert languages_of(site.output / "articles/page/2/index.html") == {
        "x-default": f"{SITE}/articles/page/2/",
        "en": f"{SITE}/articles/page/2/",
        "es": f"{SITE}/es/articulos/pagina/2/",
    }
    first = page_of(site, "es/articulos")
    assert 'href="/es/articulos/pagina/2/" rel="next"' in first
    assert not list((site.output / "es").rglob("page"))


@pytest.mark.parametrize(
    ("code", "locale", "title"),
    [
        ("pl", "pl_PL", "Spanie z bólem pleców"),
        ("zh-hans", "zh_Hans_CN", "背痛时如何睡眠"),
        ("vi", "vi_VN", "Ngủ khi bị đau lưng"),
        ("ht", "ht", "Dòmi ak doulè nan do"),
        ("hmn", "en_US", "Pw tsaug zog nrog mob nrob qaum"),
    ],
)
def test_any_language_builds_and_counts_as_its_people_do(  # noqa: PLR0913, PLR0917
    site, article, theme, code, locale, title
):
    """Codes with a script, of three letters or unknown to Babel, and their plurals."""
    forms = {"pl": ["minuta", "minuty", "minut"], "zh-hans": ["分钟"], "vi": ["phút"]}
    said = "".join(
        f'msgstr[{number}] "%(num)s {form}"\n'
        for number, form in enumerate(forms.get(code, ["minit", "minit"]))
    )
    plural = f'msgid "%(num)s minute"\nmsgid_plural "%(num)s minutes"\n{said}'
    (theme / "locale" / f"{code}.po").write_text(plural, encoding="utf-8")
    words = "\n\n".join(["Słowa o bólu pleców i spaniu. " * 16] * 5)
    text = article(body=words, title=title, translates="sleep")
    site.write({"articles/sleep.md": article(), f"{code}/articles/a.md": text})

    built = site.build(
        **themed(theme),
        LANGUAGES=["es", code],
        LOCALES={"en": "en_US", "es": "es_US", code: locale},
    )

    assert built.good, [*built.diagnostics, *built.failures]
    page = page_of(site, f"{code}/articles/a")
    assert title in page
    told = re.search(r"(\d+) (minut[ay]?|minit|phút|分钟)", page)
    assert told
    assert code != "pl" or told[2] == "minuty"
