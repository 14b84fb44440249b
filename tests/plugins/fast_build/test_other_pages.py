"""An author's edit makes only those pages again that show it."""

from tests.conftest import HOME

from fast_build.reading import ReadRequest

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


def test_what_is_wrong_in_a_file_is_told_on_each_build_but_read_once(
    site, article, monkeypatch
):
    """Hundreds of notes, as an import brings, keep no author waiting."""
    wrong = "A [link](https://example.com/?gclid=1) that tracks."
    site.write({f"articles/a{n}.md": article(wrong, title=f"{n}") for n in range(30)})
    first = site.build()
    site.write({"articles/other.md": article()})
    read, reading = [], ReadRequest.read

    def noted(request, path):
        read.append(path)
        return reading(request, path)

    monkeypatch.setattr(ReadRequest, "read", noted)
    second = site.build()

    assert read == ["articles/other.md"]
    assert len(first.diagnostics) == 30
    assert first.diagnostics == second.diagnostics
