"""A translation has no place for a value that nobody gives it."""

from languages.catalog import read_speech, strange_places

CATALOG = """\
msgid ""
msgstr ""
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Talk with %(name)s"
msgstr "Hable con %(nombre)s"

msgid "%(num)s minute"
msgid_plural "%(num)s minutes"
msgstr[0] "%(num)s minuto"
msgstr[1] "%(num)s minutos"
"""


def test_place_with_another_name_is_told_with_its_line(tmp_path):
    """“%(nombre)s” would stop every page that says the phrase."""
    path = tmp_path / "es.po"
    path.write_text(CATALOG, encoding="utf-8")
    _, known = read_speech("es", "es_US", path)

    (said,) = map(str, strange_places(known, "theme/locale/es.po", path))
    assert said == (
        "theme/locale/es.po:5: The translation of “Talk with %(name)s” has a place for"
        " “nombre”. The original has %(name)s."
    )
