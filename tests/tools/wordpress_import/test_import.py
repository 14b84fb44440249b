"""A whole export becomes files that an author could have written."""

import os
import subprocess
import sys
from datetime import date

import pytest
import yaml
from PIL import Image
from tests.conftest import PYTHONPATH

from wordpress_import import import_site
from wordpress_import.export import read_export
from wordpress_import.model import NotAnExportError


def fields(file):
    return yaml.safe_load(file.read_text(encoding="utf-8").split("---\n")[1])


def body(file):
    return file.read_text(encoding="utf-8").split("---\n", 2)[2].strip()


@pytest.fixture
def content(site):
    return site.root / "content"


def test_post_keeps_title_date_author_tags_and_address(export_of, content, item):
    """What readers knew the post by is all in its front matter, as a draft."""
    terms = """<category domain="category"><![CDATA[Daily life]]></category>
    <category domain="category"><![CDATA[News &amp; more]]></category>
    <category domain="post_tag"><![CDATA[sleep]]></category>
    <wp:postmeta><wp:meta_key>_wp_old_slug</wp:meta_key>
    <wp:meta_value>older-name</wp:meta_value></wp:postmeta>"""
    summary = "How to lie down, turn over and get up when your back hurts at night."
    import_site(
        export_of(item("Text.", title="Sleep &amp; you", excerpt=summary, extra=terms)),
        content,
        None,
    )

    assert fields(content / "articles/a-post.md") == {
        "title": "Sleep & you",
        "description": summary,
        "status": "draft",
        "date": date(2020, 5, 6),
        "category": "Daily life",
        "tags": ["sleep", "News & more"],
        "author": None,
        "reviewer": None,
        "reviewed": None,
        "next_review": None,
        "aliases": ["/2020/05/a-post/", "/2020/05/older-name/"],
    }


def test_a_tag_is_spelled_as_the_first_one_that_has_it(export_of, content, item, site):
    """Two spellings would share one list: the site's own stays, or the first post's."""
    site.write({"articles/ours.md": "---\ntitle: A\ntags: [sleep]\n---\n\nWords.\n"})
    tag = '<category domain="post_tag"><![CDATA[{}]]></category>'

    import_site(
        export_of(
            item(name="one", extra=tag.format("Sleep") + tag.format("Desk Work")),
            item(name="two", number=2, extra=tag.format("desk work")),
        ),
        content,
        None,
    )

    assert fields(content / "articles/one.md")["tags"] == ["sleep", "Desk Work"]
    assert fields(content / "articles/two.md")["tags"] == ["Desk Work"]


def test_an_imported_post_says_that_nobody_has_checked_it(export_of, content, item):
    """Who opens the draft reads what is missing before it may be published."""
    import_site(export_of(item("Text.")), content, None)

    front = (content / "articles/a-post.md").read_text(encoding="utf-8")
    front = front.split("---\n")[1]
    assert "# Nobody has checked this text for this site yet" in front
    assert "take `status: draft` out" in front
    assert {"reviewer:", "reviewed:", "next_review:"} <= set(front.split("\n"))


def test_an_imported_post_is_on_no_page_until_it_is_checked(export_of, site, item):
    """An import can be followed by a publish: the post is nowhere to be seen."""
    words = "Unreviewed words from the old site."
    import_site(
        export_of(item(words, title="An old post")), site.root / "content", None
    )

    published = {"OUTPUT_CHECK": False, "SAMPLE_ALLOWED": True}
    assert site.build("publishconf.py", **published).good
    pages = [path.read_text("utf-8") for path in site.output.rglob("*.*ml")]
    assert pages
    assert not [page for page in pages if words in page or "An old post" in page]


def test_second_import_changes_nothing(real_export, content):
    """The same export twice gives the same files, and says so."""
    first, _ = import_site(real_export, content, None)
    before = {path: path.read_bytes() for path in content.rglob("*.md")}
    second, _ = import_site(real_export, content, None)

    assert {path: path.read_bytes() for path in content.rglob("*.md")} == before
    assert (second.written, second.same) == ([], first.written)


def test_edited_file_is_never_overwritten(export_of, content, item):
    """What an author changed after an import stays, and the report names it."""
    import_site(export_of(item("Old.")), content, None)
    edited = content / "articles/a-post.md"
    edited.write_text("mine\n", encoding="utf-8")
    _, report = import_site(export_of(item("Old.")), content, None)

    assert edited.read_text(encoding="utf-8") == "mine\n"
    assert "- content/articles/a-post.md" in report


def test_real_export_comes_over(real_export, content):
    """All posts and pages of a real export arrive; what did not is counted."""
    outcome, report = import_site(real_export, content, None)

    assert len([path for path in outcome.written if "articles/" in path]) == 11
    assert len([path for path in outcome.written if "pages/" in path]) == 2
    assert "2 of the kind “custom1”" in report


def test_imported_site_builds(real_export, site):
    """All that came over is a draft that the preview can show at once."""
    import_site(real_export, site.root / "content", None)
    outcome = site.build()

    assert outcome.good, [*map(str, outcome.diagnostics), *outcome.failures]
    drafts = {path.parent.name for path in site.output.glob("drafts/*/*/index.html")}
    assert {"with-tags", "code-in-list-test", "contact"} <= drafts


def test_command_says_what_to_read_next(real_export, site):
    """The task ends with one line that leads to the report."""
    done = subprocess.run(
        [sys.executable, "-m", "wordpress_import", real_export],
        cwd=site.root,
        env={**os.environ, "PYTHONPATH": PYTHONPATH},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )

    assert done.stderr == "16 files written. Read wordpress-import.md next.\n"
    assert (site.root / "wordpress-import.md").is_file()


def test_command_refuses_another_file(site, tmp_path):
    """A wrong file is told in a sentence, with where to get the right one."""
    file = tmp_path / "page.html"
    file.write_text("<html>", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "wordpress_import", file],
        cwd=site.root,
        env={**os.environ, "PYTHONPATH": PYTHONPATH},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )

    assert done.returncode == 1
    assert "Make one in WordPress under Tools, Export" in done.stderr


def test_links_inside_the_site_lead_to_files(export_of, content, item):
    """A link to another post becomes a link the build can check."""
    import_site(
        export_of(
            item('<a href="http://old.example/2020/05/other#how">See</a>'),
            item("Text.", number=2, name="other"),
        ),
        content,
        None,
    )

    text = body(content / "articles/a-post.md")
    assert text == "[See]({filename}/articles/other.md#how)"


def test_pictures_come_from_the_uploads_folder(
    export_of, content, tmp_path, item, attachment
):
    """The full picture is copied, not the small copy the post showed."""
    (tmp_path / "uploads/2020/05").mkdir(parents=True)
    (tmp_path / "uploads/2020/05/My Back.JPG").write_bytes(b"picture")
    text = (
        '<img alt="A back" src="https://old.example/wp-content/uploads/'
        '2020/05/My%20Back-300x200.JPG">'
    )
    import_site(
        export_of(item(text), attachment(7, "2020/05/My Back.JPG")),
        content,
        tmp_path / "uploads",
    )

    assert (content / "images/my-back.jpg").read_bytes() == b"picture"
    wanted = "![A back](../images/my-back.jpg)"
    assert body(content / "articles/a-post.md") == wanted


def test_a_picture_that_moves_is_in_the_report(export_of, content, tmp_path, item):
    """Its first frame alone is shown, whatever its format."""
    (tmp_path / "uploads").mkdir()
    frames = [Image.new("RGB", (8, 8), color) for color in ("red", "blue")]
    for kind in ("webp", "gif", "png"):
        place = tmp_path / f"uploads/way.{kind}"
        frames[0].save(place, save_all=True, append_images=frames[1:])
    address = "https://old.example/wp-content/uploads/way"
    text = "".join(f'<img alt="A" src="{address}.{k}">' for k in ("webp", "gif", "png"))

    _, report = import_site(export_of(item(text)), content, tmp_path / "uploads")

    assert "moves; only its first frame is shown" in report
    assert all(f"way.{kind}" in report for kind in ("webp", "gif", "png"))


def test_pictures_of_one_name_are_kept_apart(export_of, content, tmp_path, item):
    """Two uploads called photo.jpg, on two pages, are two pictures."""
    uploads = tmp_path / "uploads"
    paths = ("2012/01/photo.jpg", "2013/05/photo.jpg", "2013/06/写真.jpg")
    for number, path in enumerate(paths):
        (uploads / path).parent.mkdir(parents=True, exist_ok=True)
        (uploads / path).write_bytes(bytes([number]) * 9)
    shown = "<p><img src='https://www.old.example/wp-content/uploads/{}' alt='x'></p>"
    items = [
        item(shown.format(path), number=number, name=f"post-{number}")
        for number, path in enumerate(paths, start=1)
    ]
    import_site(export_of(*items), content, uploads)

    images = {file.name: file.read_bytes() for file in (content / "images").iterdir()}
    assert sorted(images.values()) == [bytes([number]) * 9 for number in range(3)]
    assert set(images) >= {"photo.jpg", "2013-05-photo.jpg"}
    assert "jpg" not in images


def test_gallery_becomes_figures(export_of, content, tmp_path, item, attachment):
    """Each picture of a gallery stands with its own alt text and caption."""
    uploads = tmp_path / "uploads"
    uploads.mkdir()
    for name in ("a.jpg", "b.jpg"):
        (uploads / name).write_bytes(name.encode())
    import_site(
        export_of(
            attachment(7, "a.jpg", alt="First", caption="One"),
            attachment(8, "b.jpg", alt="Second"),
            item('[gallery ids="7,8"]', number=9),
        ),
        content,
        uploads,
    )

    assert body(content / "articles/a-post.md") == (
        "/// figure | One\n\n![First](../images/a.jpg)\n\n///\n\n"
        "![Second](../images/b.jpg)"
    )


def test_no_file_outside_the_uploads_folder_is_read(
    export_of, content, tmp_path, item, attachment
):
    """A crafted export can't copy other files of the machine into the site."""
    (tmp_path / "secret.jpg").write_bytes(b"secret")
    (tmp_path / "uploads").mkdir()
    sources = ["/wp-content/uploads/../secret.jpg", "/%2e%2e/secret.jpg"]
    text = "".join(f'<img alt="x" src="{source}">' for source in sources)
    import_site(
        export_of(item(text), attachment(7, "../secret.jpg")),
        content,
        tmp_path / "uploads",
    )

    assert not (content / "images").exists()


def test_comments_come_without_private_data(export_of, content, item):
    """Approved comments keep name, day and thread; addresses stay behind."""

    def comment(number, parent, approved=1, user=0):
        return f"""<wp:comment><wp:comment_id>{number}</wp:comment_id>
        <wp:comment_author><![CDATA[Reader]]></wp:comment_author>
        <wp:comment_author_email>reader@mail.example</wp:comment_author_email>
        <wp:comment_author_IP>192.0.2.7</wp:comment_author_IP>
        <wp:comment_date>2020-06-01 10:00:00</wp:comment_date>
        <wp:comment_content><![CDATA[Hi <script>x</script>]]></wp:comment_content>
        <wp:comment_approved>{approved}</wp:comment_approved><wp:comment_type/>
        <wp:comment_parent>{parent}</wp:comment_parent>
        <wp:comment_user_id>{user}</wp:comment_user_id></wp:comment>"""

    comments = comment(1, 0) + comment(2, 1, user=3) + comment(3, 0, approved="spam")
    import_site(export_of(item("Text.", extra=comments)), content, None)
    folder = content / "comments/a-post"

    assert sorted(path.name for path in folder.iterdir()) == ["1.md", "2.md"]
    assert fields(folder / "2.md")["reply_to"] == "1"
    assert fields(folder / "2.md")["practice"] is True
    assert body(folder / "1.md") == "Hi"
    everything = "".join(path.read_text() for path in folder.iterdir())
    assert "mail.example" not in everything
    assert "192.0.2.7" not in everything


def test_two_posts_of_one_name_both_arrive(export_of, content, item):
    """A second post of the same name gets a number, the same one each time."""
    import_site(export_of(item("A"), item("B", number=2)), content, None)

    assert body(content / "articles/a-post.md") == "A"
    assert body(content / "articles/a-post-2.md") == "B"


def test_cut_off_export_brings_what_it_has(export_of, content, item):
    """A download that broke off is read up to there, and the report says so."""
    file = export_of(item("A"), item("B", number=2, name="b"), tail="<item><title>Cut")
    _, report = import_site(file, content, None)

    assert body(content / "articles/b.md") == "B"
    assert "is not valid XML" in report


def test_control_characters_do_not_stop_it(export_of, content, item):
    """Characters that XML forbids, pasted into a post years ago, are left out."""
    file = export_of(item("Good\x0b \x02day & more"))
    _, report = import_site(file, content, None)

    assert body(content / "articles/a-post.md") == "Good day & more"
    assert "2 control characters were left out." in report


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "does not start like"),
        ("<html><body>Log in</body></html>", "does not start like"),
        ("\x89PNG\r\n", "does not start like"),
        (
            '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss/>',
            "declares a document type",
        ),
    ],
)
def test_other_files_are_refused(tmp_path, text, problem):
    """A log-in page saved by mistake, or a file with entities, is refused."""
    file = tmp_path / "export.xml"
    file.write_text(text, encoding="utf-8")

    with pytest.raises(NotAnExportError, match=problem):
        read_export(file)


def test_large_export(export_of, content, item):
    """A thousand posts with links between them arrive whole."""
    items = [
        item(
            f'<!-- wp:paragraph --><p>Post {n}, after <a href="https://www.old.example'
            f'/2020/05/post-{n - 1}/">the last</a>.</p><!-- /wp:paragraph -->' * 5,
            number=n,
            name=f"post-{n}",
        )
        for n in range(1, 1001)
    ]
    outcome, _ = import_site(export_of(*items), content, None)

    assert len(outcome.written) == 1000
    text = body(content / "articles/post-1000.md")
    assert text.count("{filename}/articles/post-999.md") == 5


def test_a_picture_behind_words_comes_along(export_of, item, site, tmp_path):
    """Only a style named it; the report says that it has to be put in."""
    place = tmp_path / "uploads" / "2020" / "hero.webp"
    place.parent.mkdir(parents=True)
    frames = [Image.new("RGB", (60, 40), color) for color in ("red", "blue")]
    frames[0].save(place, save_all=True, append_images=frames[1:])
    url = "https://www.old.example/wp-content/uploads/2020/hero.webp"
    body = (
        f"<div style=\"color:red; background-image: url('{url}')\"><p>Words</p></div>"
    )
    content = site.root / "content"
    _, report = import_site(export_of(item(body)), content, tmp_path / "uploads")

    assert (content / "images" / "hero.webp").read_bytes() == place.read_bytes()
    assert "stood behind words; put it in by hand." in report
