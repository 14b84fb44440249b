"""Whatever would disappoint a visitor stops the site before it is published."""

import shutil

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from output_check.whole_site import check_site

SITE = "https://www.example.com"
TEMPLATE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>A page</title>
<link rel="canonical" href="https://www.example.com/">
<link rel="stylesheet" href="/theme/site.css">
</head>
<body>
<main>
<h1 id="top">A page</h1>
{body}
</main>
</body>
</html>
"""
SITEMAP = """<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://www.example.com/{path}</loc></url>
</urlset>
"""
FEED = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><entry>
<link href="https://www.example.com/{path}" rel="alternate"/>
<content type="html">&lt;p&gt;&lt;a href="{inner}"&gt;x&lt;/a&gt;&lt;/p&gt;</content>
</entry></feed>
"""


@pytest.fixture
def output(tmp_path):
    """A small good site."""
    files = {
        "index.html": TEMPLATE.format(body="<p>Hello.</p>"),
        "404.html": TEMPLATE.format(body="<p>Not found.</p>"),
        "services/index.html": TEMPLATE.format(body='<h2 id="risks">Risks</h2>'),
        "theme/site.css": 'p { background: url("back.svg"); }',
        "theme/back.svg": "<svg/>",
        "images/back.avif": "picture",
        "sitemap.xml": SITEMAP.format(path="services/"),
        "feeds/all.atom.xml": FEED.format(path="", inner="https://www.example.com/"),
        "robots.txt": "Sitemap: https://www.example.com/sitemap.xml\n",
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path


def diagnostics(output, **files):
    """Change files of the site and return what the check says."""
    for name, text in files.items():
        (output / name).write_text(text)
    return [str(diagnostic) for diagnostic in check_site(output, SITE)]


def said_of(output, body):
    """Put `body` on the home page and return what the check says, one by one."""
    return diagnostics(output, **{"index.html": TEMPLATE.format(body=body)})


GOOD = [
    '<a href="/services/#risks">Risks</a>',
    '<a href="services/">Services</a>',
    '<a href="#top">Up</a>',
    '<a href="https://www.hhs.gov/ocr/">A link elsewhere</a>',
    '<a href="https://www.example.com/services/#risks">Ourselves</a>',
    '<a href="tel:+13035550142">Call</a> <a href="mailto:a@example.com">Mail</a>',
    '<img src="/images/back.avif" alt="" width="4" height="3">',
    '<script type="application/ld+json">{"a": 1}</script>',
    '<script src="/theme/site.css" defer></script>',
    '<search-box><svg viewBox="0 0 1 1"><path d="M0 0"/></svg></search-box>',
    "<p>One<p>Two<ul><li>three<li>four</ul>",
    "<pre><code>{{ x }} [@cite] /// emergency</code></pre>",
]


@pytest.mark.parametrize("body", GOOD)
def test_a_good_page_passes(output, body):
    """What is right is not complained about."""
    assert said_of(output, body) == []


@pytest.mark.parametrize("folder", ["es", "articles", "old", "pages", "signs"])
def test_pages_of_every_folder_are_checked(output, folder):
    """What is wrong deep in the site is found as on its home page."""
    (output / folder).mkdir()
    page = {f"{folder}/index.html": TEMPLATE.format(body='<a href="/no/">x</a>')}

    (diagnostic,) = diagnostics(output, **page)

    assert diagnostic.startswith(f"output/{folder}/index.html:12: ")


BAD = [
    ("<p>&lt;!-- Ask Jo. --&gt;</p>", "meant for the build"),
    ("<p>x <!-- Ask Jo. --></p>", "The remark “Ask Jo.” is in the page's source"),
    ('<a href="/nowhere/">x</a>', "“/nowhere/” leads to no file"),
    ('<a href="/services">x</a>', "lacks the slash at its end"),
    ('<a href="/services/#benefits">x</a>', "“#benefits” is no place on services/"),
    ('<a href="#nothing">x</a>', "“#nothing” is no place on index.html"),
    ('<a href="">x</a>', "is empty"),
    ('<a href="javascript:alert(1)">x</a>', "no address that a visitor can follow"),
    ('<a href="data:text/html,x">x</a>', "no address that a visitor can follow"),
    ('<a href="https:///x">x</a>', "no address that a visitor can follow"),
    ('<a href="https://[x">x</a>', "is no address"),
    ('<img src="/images/no.avif" alt="" width="1" height="1">', "leads to no file"),
    ('<img src="https://elsewhere.org/a.png" alt="" width="1" height="1">', "another"),
    ('<img src="//elsewhere.org/a.png" alt="" width="1" height="1">', "another host"),
    (
        (
            '<img src="/images/back.avif" srcset="/images/b.avif 2x" alt="" width="1"'
            ' height="1">'
        ),
        "“/images/b.avif” leads to no file",
    ),
    ('<img src="/images/back.avif" width="1" height="1">', "lacks alt"),
    ('<img src="/images/back.avif" alt="A back">', "lacks width and height"),
    ('<iframe src="https://maps.example.org/"></iframe>', "another host"),
    ('<link rel="preconnect" href="https://fonts.example.org">', "another host"),
    ('<script src="https://cdn.example.org/a.js"></script>', "another host"),
    ("<script>alert(1)</script>", "An inline <script> is not in the security policy"),
    ("<style>p { color: red }</style>", "An inline <style>"),
    ('<p style="color: red">x</p>', "The attribute style="),
    ('<p onclick="x()">x</p>', "The attribute onclick="),
    ('<script type="application/ld+json">{,}</script>', "is no JSON"),
    ("<b><i>x</b></i>", "The HTML is not valid"),
    ("<p>x <div>y</div></p>", "The HTML is not valid"),
    ("</section>", "The HTML is not valid"),
    ('<p id="top">x</p>', "The HTML is not valid: ID top already defined"),
    ("<h1>Again</h1>", "no <h1>, or more than one"),
    ("<p>Call {{ practice.telephone }}</p>", "meant for the build"),
    ("<p>Call {practice:telephone}</p>", "meant for the build"),
    ("<p>Ask {notice:privacy_officer}</p>", "meant for the build"),
    ("<p>/// emergency | Call 911</p>", "meant for the build"),
    ("<p>So it is [@hayden].</p>", "meant for the build"),
    ('<a href="http://localhost:8000/">x</a>', "names localhost"),
]


@pytest.mark.parametrize(("body", "words"), BAD)
def test_a_bad_page_is_named_with_its_line(output, body, words):
    """Each fault gives a sentence that names page and line."""
    said = said_of(output, body)

    assert any(words in sentence for sentence in said), said
    assert all(sentence.startswith("output/index.html:") for sentence in said)
    assert not any(sentence.startswith("output/index.html:0") for sentence in said)


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("sitemap.xml", SITEMAP.format(path="gone/"), "sitemap.xml:3: The address"),
        ("sitemap.xml", "<urlset>", "This is no XML"),
        ("feeds/all.atom.xml", FEED.format(path="gone/", inner="/"), "gone/” leads"),
        ("feeds/all.atom.xml", FEED.format(path="", inner="/gone/"), "“/gone/” leads"),
        (
            "theme/site.css",
            "@import 'https://fonts.example.org/a.css';",
            "another host",
        ),
        (
            "theme/site.css",
            "p { background: url(no.svg) }",
            "“no.svg” leads to no file",
        ),
        ("robots.txt", "Sitemap: https://www.example.com/map.xml", "“https://www.exam"),
        ("services/index.html", "", "The file is empty"),
        ("404.html", "<p>Hi", "The page has no language"),
    ],
)
def test_a_bad_file_is_named(output, name, text, words):
    """Lists of addresses and style sheets are followed too."""
    said = diagnostics(output, **{name: text})

    assert any(words in sentence for sentence in said), said


def test_a_missing_page_for_unknown_addresses_is_named(output):
    """A host without a 404 page shows its own."""
    (output / "404.html").unlink()

    assert diagnostics(output) == ["output/404.html:1: This page is missing. Write it."]


def test_a_draft_among_the_pages_is_named(output):
    """A draft never reaches visitors."""
    (output / "drafts").mkdir()
    (output / "drafts/index.html").write_text(TEMPLATE.format(body="x"))

    assert (
        "output/drafts/index.html:1: A draft is among the pages."
        in diagnostics(output)[0]
    )


def test_what_the_policy_names_may_stand_in_a_page(output):
    """An inline style of our own theme passes by its hash."""
    (output / "index.html").write_text(TEMPLATE.format(body="<style>p{}</style>"))
    digest = "sha256-gG2yISYereRMiG2lMXrbiUgi0Ubw9p7QCeWcroOvy9Y="

    assert list(check_site(output, SITE, frozenset({digest}))) == []


def with_notes(path):
    """Write a picture that says where it was taken, in the way of its format."""
    notes = Image.Exif()
    notes[0x010F] = "A camera"
    text = PngInfo()
    text.add_text("Comment", "at home")
    more = {".png": {"pnginfo": text}, ".gif": {"comment": b"at home"}}
    Image.new("RGB", (8, 8)).save(path, **more.get(path.suffix, {"exif": notes}))


@pytest.mark.parametrize("kind", ["jpg", "png", "webp", "avif", "gif"])
def test_picture_with_camera_data_stops_the_site(output, kind):
    """Wherever a picture comes from, it says nothing about its place or maker."""
    with_notes(output / f"images/x.{kind}")
    Image.new("RGB", (8, 8)).save(output / f"images/clean.{kind}")

    (diagnostic,) = diagnostics(output)

    assert diagnostic.startswith(f"output/images/x.{kind}:1: The picture still holds")


def test_source_among_the_output_stops_the_site(output, tmp_path_factory):
    """An original picture, a file of facts or a list of sources is never published."""
    content = tmp_path_factory.mktemp("site") / "content"
    for name in (
        "images/a.jpg",
        "practice/practice.toml",
        "sources.bib",
        "files/a.pdf",
    ):
        (content / name).parent.mkdir(parents=True, exist_ok=True)
        (content / name).write_bytes(name.encode())
    for source, name in {
        "images/a.jpg": "images/b.bin",
        "practice/practice.toml": "x.txt",
        "sources.bib": "y.bib",
        "files/a.pdf": "z.pdf",
    }.items():
        shutil.copyfile(content / source, output / name)

    said = [str(diagnostic) for diagnostic in check_site(output, SITE, content=content)]

    assert [sentence.partition(", ")[0] for sentence in said] == [
        "output/images/b.bin:1: This is content/images/a.jpg itself",
        "output/x.txt:1: This is content/practice/practice.toml itself",
        "output/y.bib:1: This is content/sources.bib itself",
    ]
    made = {"images/b.bin"}
    assert len(list(check_site(output, SITE, content=content, made=made))) == 2


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("signs.json", '{"a": "x <!-- y --> z"}'),
        ("feeds/all.atom.xml", "<feed><content>&lt;!-- y --&gt;</content></feed>"),
        ("sitemap.xml", "<urlset><!-- y --></urlset>"),
    ],
)
def test_remark_in_a_feed_or_a_data_file_stops_the_site(output, name, text):
    """What authors tell one another is in no file that programs read."""
    (diagnostic,) = diagnostics(output, **{name: text})

    assert diagnostic.startswith(f"output/{name}:1: A remark stands in this file.")
