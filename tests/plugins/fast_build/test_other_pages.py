"""An author's edit makes only those pages again that show it."""

from tests.conftest import HOME

ABOUT = HOME.replace("template: home\naddress: /\n", "")
ROOMS = ABOUT.replace("Start here", "Our rooms")


def test_a_new_or_renamed_page_makes_no_page_again_that_does_not_name_it(site, article):
    """Titles stand in lists and trails, which pages beside them do not look at."""
    another = article(title="Other words", category="Daily life")
    site.write(
        {
            "pages/home.md": HOME,
            "pages/about.md": ABOUT,
            "pages/rooms.md": ROOMS,
            "articles/one.md": article(),
            "es/pages/inicio.md": HOME.replace("address: /", "translates: home"),
            "es/pages/acerca.md": ABOUT.replace("lead:", "translates: about\nlead:"),
            "es/articles/uno.md": article(translates="one"),
        }
    )
    site.build()
    beside = [site.output / name / "index.html" for name in ("about", "es/acerca")]
    before = [page.stat().st_ino for page in beside]

    site.write(
        {
            "pages/rooms.md": ROOMS.replace("rooms", "large rooms"),
            "articles/one.md": article(title="Another title"),
            "articles/another.md": another,
            "es/articles/otro.md": another,
        }
    )
    site.build()

    assert [page.stat().st_ino for page in beside] == before
    assert "Another title" in (site.output / "articles/one/index.html").read_text()
