"""English words on pages of other languages say that they are English."""

import pytest

from i18n import Speech, in_dictionary_order, speaking
from languages.template import mark_english

WORDS = ["urgent care", "care"]


@pytest.mark.parametrize(
    ("html", "marked"),
    [
        (
            "<p>Vaya a urgent care.</p>",
            '<p>Vaya a <span lang="en">urgent care</span>.</p>',
        ),
        ("<p>Un carecer, caret.</p>", "<p>Un carecer, caret.</p>"),
        ('<a title="urgent care">x</a>', '<a title="urgent care">x</a>'),
        ("<title>urgent care</title>", "<title>urgent care</title>"),
        ('<i lang="en">urgent care</i>', '<i lang="en">urgent care</i>'),
    ],
)
def test_words_are_marked_where_readers_meet_them(html, marked):
    """Attributes, titles and what is marked already stay as they are."""
    with speaking(Speech("es", "es_US")):
        assert str(mark_english(html, WORDS)) == marked
    with speaking(Speech()):
        assert str(mark_english(html, WORDS)) == html


def test_lists_sort_as_spanish_does():
    """Accents and opening signs count for nothing; ñ comes after n."""
    titles = ["Cuando", "Cómo", "¿Funciona?", "Ñandú", "Nuevo", "Artículos", "Órdenes"]

    assert sorted(titles, key=in_dictionary_order) == [
        *("Artículos", "Cómo", "Cuando", "¿Funciona?", "Nuevo", "Ñandú", "Órdenes")
    ]
