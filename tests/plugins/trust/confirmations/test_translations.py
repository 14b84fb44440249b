"""A translation names the person who confirmed its words, and nobody else."""

from datetime import date

from tests.conftest import HEALTH

from confirmations.model import Confirmation, digest_of_text
from confirmations.reader import add_confirmations

FILE = "es/articles/dormir.md"
SPANISH = f"""\
---
title: Dormir con dolor de espalda
description: Cómo dormir mejor cuando le duele la espalda, en palabras sencillas.
category: Treatment
translates: sleep
translates_version: 2026-11-02
translator: ann-author
{HEALTH}
---

Palabras.
"""
BY = "Traducción confirmada por"
YET = "Un traductor calificado todavía debe confirmarla."


def shown(site):
    """What the page of the translation says about its confirmation."""
    built = site.build()
    assert built.good, [*built.diagnostics, *built.failures]
    page = (site.output / "es/articulos/dormir/index.html").read_text(encoding="utf-8")
    return [words for words in (BY, YET) if words in page]


def test_only_confirmed_words_are_called_confirmed(site, article):
    """A translator's name in the front matter confirms nothing; a digest does."""
    site.write({"articles/sleep.md": article(), FILE: SPANISH})
    assert shown(site) == [YET]

    text = digest_of_text(FILE, SPANISH)
    made = Confirmation(file=FILE, by="ann-author", on=date(2026, 11, 3), text=text)
    add_confirmations(site.root / "content", [made])
    assert shown(site) == [BY]

    site.write({FILE: SPANISH.replace("Palabras.", "Otras palabras.")})
    assert shown(site) == [YET]
