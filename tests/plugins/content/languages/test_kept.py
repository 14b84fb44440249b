"""What is kept of a catalog is what reading it again would give."""

import pytest

from languages.kept import kept_gaps

PLUGIN = 'WORDS = gettext_noop("Get help today:")\n'
CATALOG = 'msgid "{}"\nmsgstr "{}"\n\n'


@pytest.fixture
def settings(tmp_path):
    """A theme, a plugin and a Spanish catalog that has all their words."""
    for name, text in {
        "theme/page.html": '{{ _("Menu") }}',
        "theme/locale/es.po": CATALOG.format("Menu", "Menú")
        + CATALOG.format("Get help today:", "Hoy:"),
        "plugins/talk/words.py": PLUGIN,
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    return {
        "THEME": str(tmp_path / "theme"),
        "PLUGIN_PATHS": [str(tmp_path / "plugins")],
        "CACHE_PATH": str(tmp_path / "cache"),
        "LANGUAGES": ["es"],
        "LOCALES": {"es": "es_US"},
    }


@pytest.mark.parametrize(
    ("name", "text", "lacking"),
    [
        ("theme/page.html", '{{ _("Menus") }}', ["Menus"]),
        ("theme/new.html", '{{ _("New") }}', ["New"]),
        ("plugins/talk/words.py", PLUGIN.replace("today", "now"), ["Get help now:"]),
        ("plugins/talk/more.py", PLUGIN.replace("today", "soon"), ["Get help soon:"]),
        ("theme/locale/es.po", CATALOG.format("Menu", "Menú"), ["Get help today:"]),
    ],
)
def test_no_gap_is_overlooked(settings, tmp_path, name, text, lacking):
    """Templates, plugins and catalogs are asked again when one of them changes."""
    assert kept_gaps(settings) == []
    before = (tmp_path / name).read_text() if (tmp_path / name).exists() else ""
    (tmp_path / name).write_text(text)

    told = [str(gap).partition("“")[2].partition("”")[0] for gap in kept_gaps(settings)]

    assert told == lacking
    (tmp_path / name).write_text(before)
    assert kept_gaps(settings) == []


def test_each_language_is_asked(settings):
    """A language that has no catalog yet lacks every phrase."""
    assert kept_gaps(settings) == []

    found = kept_gaps(
        {**settings, "LANGUAGES": ["es", "vi"], "LOCALES": {"es": "es_US", "vi": "vi"}}
    )

    assert [gap.path for gap in found] == ["theme/locale/vi.po"] * 2
