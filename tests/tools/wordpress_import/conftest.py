"""Exports as WordPress writes them, made on the spot."""

from __future__ import annotations

from pathlib import Path

import pelican
import pytest

from wordpress_import import import_site

HEAD = """<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0"
 xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Old site</title><link>https://www.old.example</link>
<language>en-US</language>
<wp:author><wp:author_login>jo</wp:author_login>
<wp:author_display_name><![CDATA[Jordan Sample]]></wp:author_display_name></wp:author>
"""
TAIL = "</channel></rss>\n"


def an_item(body="", *, number=1, kind="post", name="a-post", extra="", **fields):
    """Write one `<item>`; `fields` replace what it says otherwise."""
    said = {
        "title": "A post",
        "link": f"https://www.old.example/2020/05/{name}/",
        "status": "publish",
        "post_date": "2020-05-06 07:08:09",
        "excerpt": "",
    } | fields
    return f"""<item><title><![CDATA[{said["title"]}]]></title>
<link>{said["link"]}</link><dc:creator><![CDATA[jo]]></dc:creator>
<content:encoded><![CDATA[{body}]]></content:encoded>
<excerpt:encoded><![CDATA[{said["excerpt"]}]]></excerpt:encoded>
<wp:post_id>{number}</wp:post_id><wp:post_date>{said["post_date"]}</wp:post_date>
<wp:post_name>{name}</wp:post_name><wp:status>{said["status"]}</wp:status>
<wp:post_type>{kind}</wp:post_type>{extra}</item>
"""


def an_attachment(number, path, alt="", caption=""):
    """Write one file of the media library."""
    return an_item(
        number=number,
        kind="attachment",
        name=f"file-{number}",
        excerpt=caption,
        extra=f"""<wp:attachment_url>https://www.old.example/wp-content/uploads/{path}
</wp:attachment_url><wp:postmeta><wp:meta_key>_wp_attached_file</wp:meta_key>
<wp:meta_value>{path}</wp:meta_value></wp:postmeta>
<wp:postmeta><wp:meta_key>_wp_attachment_image_alt</wp:meta_key>
<wp:meta_value><![CDATA[{alt}]]></wp:meta_value></wp:postmeta>""",
    )


@pytest.fixture
def item():
    """Give the function that writes an item."""
    return an_item


@pytest.fixture
def attachment():
    """Give the function that writes a file of the media library."""
    return an_attachment


@pytest.fixture
def export_of(tmp_path):
    """Write an export of some items and give its path."""

    def write(*items, tail=TAIL):
        file = tmp_path / "export.xml"
        file.write_text(HEAD + "".join(items) + tail, encoding="utf-8")
        return file

    return write


@pytest.fixture
def real_export():
    """Pelican's own sample, which a real WordPress 3.3 wrote."""
    return Path(pelican.__file__).parent / "tests/content/wordpressexport.xml"


@pytest.fixture
def imported(site):
    """Import the text of an export; give the new files' texts, and the report."""

    def run(text):
        file = site.root / "whole.xml"
        file.write_text(text, encoding="utf-8")
        content = site.root / "content"
        before = set(content.rglob("*"))
        _, report = import_site(file, content, None)
        new = sorted(set(content.rglob("*.md")) - before)
        return [path.read_text(encoding="utf-8") for path in new], report

    return run
