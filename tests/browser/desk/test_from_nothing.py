"""A new author gets from nothing to a finished article in the preview."""

import re
import shutil
import subprocess
import sys

import pytest
from PIL import Image
from playwright.sync_api import expect
from tests.conftest import ROOT, Site, copy_in_english, take_what_is_made

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PARTS = ("docs", "plugins", "theme", "tools")
FILES = ("pelicanconf.py", "publishconf.py", "tasks.py")
SENTENCE = "Most people with new back pain feel better within six weeks [@cpg]."


@pytest.fixture
def project(tmp_path):
    """The project as somebody who just got it has it, in one language."""
    root = tmp_path / "Ann's café site"
    for name in PARTS:
        shutil.copytree(ROOT / name, root / name)
    copy_in_english(root / "content")
    for name in FILES:
        shutil.copy(ROOT / name, root / name)
    take_what_is_made(root / ".cache")
    return Site(root)


def photograph(file):
    """Make a photograph as a telephone does: large, on its side, and knowing where."""
    picture = Image.linear_gradient("L").resize((1600, 1200)).convert("RGB")
    exif = Image.Exif()
    exif[0x0112] = 6  # turn it to the right
    exif.get_ifd(0x8825)[1] = "N"  # GPS
    file.parent.mkdir(exist_ok=True)
    picture.save(file, exif=exif, quality=90)


def test_from_nothing_to_an_article_with_picture_and_source(
    project, another_preview, page, file_of
):
    """No file but the article is opened, and the browser shows each thing saved."""
    running = another_preview(project, port=8370)
    command = [sys.executable, "-m", "invoke", "new", "--kind=article"]
    told = subprocess.run(
        [*command, "--title=Walking after a long day"],
        cwd=project.root,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    ).stdout
    article = project.root / re.search(r"content/articles/\S+\.md", told)[0]

    page.set_default_timeout(60_000)
    page.goto(running.address)
    page.get_by_role("button", name="Drafts (1)").click()
    page.get_by_role("link", name="Walking after a long day").click()
    expect(page.locator("h1")).to_have_text("Walking after a long day")
    expect(page.get_by_role("status")).to_contain_text("visitors can't see this page")

    photograph(file_of("images/evening walk.jpg"))
    words = f"{SENTENCE}\n\n![A path by a river.](../images/evening%20walk.jpg)\n"
    text = article.read_text(encoding="utf-8")
    article.write_text(f"{text}\n{words}", encoding="utf-8")

    picture = page.get_by_role("img", name="A path by a river.")
    expect(picture).to_be_visible(timeout=60_000)
    shown = picture.evaluate("""async (img) => {
        img.loading = "eager";
        await img.decode();
        const kinds = [...img.closest("picture").querySelectorAll("source")];
        return {
            kinds: kinds.map((each) => each.type),
            widths: img.srcset.split(",").length,
            upright: img.naturalHeight > img.naturalWidth,
        };
    }""")
    assert shown["kinds"] == ["image/avif", "image/webp"]
    assert shown["widths"] > 1
    assert shown["upright"]
    cited = page.locator("main p", has_text="Most people with new back pain")
    number = cited.get_by_role("link").first
    source = page.locator(number.get_attribute("href"))
    expect(source).to_contain_text(re.compile(r"20\d\d"))
    expect(page.get_by_role("status")).to_contain_text("Draft")
