"""A second language: its own addresses, lists and words; one set of templates."""

import pytest
from babel.messages.plurals import PLURALS
from tests.conftest import HEALTH, HOME, ROOT

from i18n import Speech, day, gettext, ngettext, speaking
from languages.__main__ import header
from languages.catalog import read_speech

SPANISH = f"""\
---
title: Dormir con dolor de espalda
description: Cómo dormir mejor cuando le duele la espalda, en palabras sencillas.
category: Treatment
translates: sleep
translates_version: 2026-03-02
{HEALTH}
---

Palabras.
"""

SPANISH_HOME = HOME.replace("address: /", "address: /es/\ntranslates: home")

TAGLINE = "Clear answers and patient care for {practice:treats}"


def test_translation_has_an_address_of_its_own(site, article):
    """A Spanish article stands below /es/ and knows its English original."""
    site.write({"articles/sleep.md": article(), "es/articles/dormir.md": SPANISH})

    assert site.build().good
    html = (site.output / "es" / "articulos" / "dormir" / "index.html").read_text()
    assert '<html lang="es"' in html


def test_translations_are_listed_in_their_language(site, article):
    """The Spanish list holds the Spanish article, and the English list does not."""
    site.write({"articles/sleep.md": article(), "es/articles/dormir.md": SPANISH})

    assert site.build().good
    spanish = (site.output / "es" / "articulos" / "index.html").read_text()
    english = (site.output / "articles" / "index.html").read_text()
    assert "/es/articulos/dormir/" in spanish
    assert "/articles/sleep/" not in spanish
    assert "dormir" not in english.partition("<main")[2]


def test_facts_are_worded_in_each_language(site, article):
    """A Spanish page shows what content/es/practice/ says differently."""
    site.write(
        {
            "articles/sleep.md": article("{practice:tagline}"),
            "es/articles/dormir.md": SPANISH + "\n{practice:tagline}\n",
            "es/practice/words.toml": f'"{TAGLINE}" = "Respuestas claras"\n',
        }
    )

    assert site.build().good
    spanish = (site.output / "es" / "articulos" / "dormir" / "index.html").read_text()
    english = (site.output / "articles" / "sleep" / "index.html").read_text()
    assert "Respuestas claras" in spanish
    assert "Respuestas claras" not in english


def test_words_that_nothing_says_are_a_mistake(site):
    """When a fact's words change, its lost translation is named with its line."""
    (diagnostic,) = site.diagnostics(
        {"es/practice/words.toml": '\n"Old words" = "Viejas"\n'}
    )

    assert diagnostic.startswith(
        "content/es/practice/words.toml:2: Nothing says “Old words”."
    )


def test_words_numbers_and_dates_follow_the_language():
    """What a template says is said in the language that is spoken."""
    from datetime import date  # noqa: PLC0415

    spanish = Speech(
        "es",
        "es_US",
        {"Call": "Llame"},
        {"%(num)s page": ("%(num)s hoja", "%(num)s hojas")},
    )

    with speaking(spanish):
        assert gettext("Call") == "Llame"
        assert ngettext("%(num)s page", "%(num)s pages", 2) == "%(num)s hojas"
        assert ngettext("%(num)s page", "%(num)s pages", 1) == "%(num)s hoja"
        assert day(date(2026, 11, 2)) == "2 de noviembre de 2026"
    assert gettext("Call") == "Call"
    assert day(date(2026, 11, 2)) == "November 2, 2026"


CATALOG = """\
msgid ""
msgstr ""
{header}
msgid "day"
msgid_plural "days"
{forms}
"""
FRENCH = '"Plural-Forms: nplurals=2; plural=(n > 1);\\n"'
ARABIC = (
    '"Plural-Forms: nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3'
    ' && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);\\n"'
)


@pytest.mark.parametrize(
    ("code", "header", "forms", "said"),
    [
        ("pl", "", ["dzień", "dni", "dni wielu"], {1: 0, 3: 1, 12: 2, 22: 1, 25: 2}),
        ("ar", ARABIC, list("012345"), {0: 0, 1: 1, 2: 2, 7: 3, 11: 4, 100: 5}),
        ("zh", "", ["天"], {1: 0, 5: 0}),
        ("fr", FRENCH, ["jour", "jours"], {0: 0, 1: 0, 2: 1}),
    ],
)
def test_every_language_has_its_own_plural_forms(tmp_path, code, header, forms, said):
    """The rule is that of the catalog's header, or else the language's usual one."""
    lines = "\n".join(f'msgstr[{n}] "{form}"' for n, form in enumerate(forms))
    path = tmp_path / "words.po"
    path.write_text(CATALOG.format(header=header, forms=lines), encoding="utf-8")
    speech, _ = read_speech(code, code, path)

    with speaking(speech):
        for number, form in said.items():
            assert ngettext("day", "days", number) == forms[form]


def test_our_catalog_has_two_forms_whatever_babel_counts(monkeypatch, tmp_path):
    """Its header says so, and bringing it up to date keeps the header."""
    three = (3, "(n == 1 ? 0 : n == 1000000 ? 1 : 2)")
    monkeypatch.setitem(PLURALS, "es", three)
    path = ROOT / "theme" / "locale" / "es.po"
    speech, known = read_speech("es", "es_US", path)

    assert speech.plurals
    assert {len(forms) for forms in speech.plurals.values()} == {2}
    assert speech.plural_rule == "(n != 1)"
    assert path.read_text(encoding="utf-8").startswith(header(known))

    new = tmp_path / "es.po"
    new.write_text(header(known), encoding="utf-8")
    assert read_speech("es", "es_US", new)[1].num_plurals == 2


def test_menus_lead_to_pages_of_the_language(site, article):
    """A Spanish page's menu names and reaches Spanish pages."""
    site.write(
        {
            "articles/sleep.md": article(),
            "es/articles/dormir.md": SPANISH,
            "es/practice/words.toml": '"Articles" = "Artículos"\n',
        }
    )

    assert site.build().good
    spanish = (site.output / "es" / "articulos" / "dormir" / "index.html").read_text()
    assert 'href="/es/articulos/"' in spanish
    assert "Artículos" in spanish


def test_no_date_is_no_words():
    """What has no day does not get today's."""
    assert day(None) == ""


LINKS = {  # and what they mean in Spanish
    "/": "",  # the way to all that is in English
    "/articles/": "/es/articulos/",
    "/articles/walk/": "/es/articulos/caminar/",
    "/articles/walk/#a-title": "/es/articulos/caminar/",
    "{filename}/articles/walk.md": "/es/articulos/caminar/",
    "/es/articulos/caminar/": "",
    "/articles/sleep/": "",  # the page itself, in English
    "/articles/alone/": "",  # which nobody has translated
    "https://www.example.org/articles/walk/": "",
}


def test_link_that_leaves_the_language_is_noted(site, article):
    """A Spanish reader is led to the Spanish page, where there is one."""
    walk = SPANISH.replace("translates: sleep", "translates: walk")
    links = "".join(f"\n[Lea esto]({link}).\n" for link in LINKS)
    site.write(
        {
            "pages/home.md": HOME,
            "es/pages/inicio.md": SPANISH_HOME,
            "articles/sleep.md": article(),
            "articles/walk.md": article("## A title\n\nWords.", title="Walk"),
            "articles/alone.md": article(title="Alone"),
            "es/articles/caminar.md": walk.replace("Dormir", "Caminar"),
            "es/articles/dormir.md": f"{SPANISH}{links}",
        }
    )

    outcome = site.build()

    told = [str(note) for note in outcome.notes if "leaves the language" in str(note)]
    path, first = "content/es/articles/dormir.md", SPANISH.count("\n") + 2
    assert outcome.good
    assert sorted(told) == [
        f"{path}:{first + 2 * number}: “{link}” leaves the language of this page."
        f" Write {meant}."
        for number, (link, meant) in enumerate(LINKS.items())
        if meant
    ]


def test_english_link_to_a_spanish_page_is_noted(site, article):
    """The reverse is a slip, too."""
    site.write(
        {
            "articles/sleep.md": article(),
            "articles/walk.md": article("[Sleep](/es/articulos/dormir/)", title="Walk"),
            "es/articles/dormir.md": SPANISH,
        }
    )

    (note,) = (str(n) for n in site.build().notes if "leaves" in str(n))
    assert note.endswith(
        "“/es/articulos/dormir/” leaves the language of this page."
        " Write /articles/sleep/."
    )
