"""No photograph leaves the practice as the camera wrote it, whatever names it."""

import io

import pytest
from PIL import Image

MARK = b"Taken at home, 39.25 N"


def photograph(color="teal"):
    """A JPEG that says where it was taken."""
    made = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = MARK.decode()  # ImageDescription
    Image.new("RGB", (400, 300), color).save(made, "JPEG", exif=exif, quality=95)
    return made.getvalue()


@pytest.fixture
def photo(site):
    """A photograph wherever somebody may have put one."""
    data = photograph()
    for folder in ("images", "articles", "files", "pages", "brand"):
        path = site.root / "content" / folder / "photo.jpg"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return data


def leaks(output):
    return [
        path.relative_to(output).as_posix()
        for path in output.rglob("*")
        if path.is_file() and MARK in path.read_bytes()
    ]


NAMES = [
    "../images/photo.jpg",
    "{static}/images/photo.jpg",
    "{static}../images/photo.jpg",
    "{attach}../images/photo.jpg",
    "{filename}/images/photo.jpg",
    "|static|/images/photo.jpg",
    "/images/photo.jpg",
    "../files/photo.jpg",
    "{static}/files/photo.jpg",
    "{attach}/files/photo.jpg",
    "photo.jpg",
    "{attach}photo.jpg",
    "{static}photo.jpg",
    "{static}/brand/photo.jpg",
    "../images/PHOTO.JPG",
    "../images/./photo.jpg",
    "../images/%70hoto.jpg",
]
FORMS = [
    "![A photo.]({})",
    "[The photo]({})",
    "![A photo.][p]\n\n[p]: {}",
    "[The photo][p]\n\n[p]: {}",
    "[![A photo.]({})](https://www.example.org/)",
    '<img src="{}" alt="A photo.">',
    "<img src='{}' alt='A photo.'>",
    "<IMG SRC={} ALT=photo>",
    '<picture><source srcset="{} 2x"><img src="{}" alt="A photo."></picture>',
    '<a href="{}">The photo</a>',
    '<p style="background: url({})">Words.</p>',
    '<video poster="{}"></video>',
    '<object data="{}"></object>',
    "<{}>",
]


@pytest.fixture
def published(site):
    """Publish what is right of some pages: a mistake keeps its page from being seen."""

    def publish(pages):
        site.write(pages)
        left = set(pages)
        for _ in range(5):  # each stage of a build has mistakes of its own
            outcome = site.build()
            wrong = {
                diagnostic.path.removeprefix("content/")
                for diagnostic in outcome.diagnostics
            }
            for name in left & wrong:
                (site.root / "content" / name).unlink()
            left -= wrong
            if outcome.good:
                return left
        raise AssertionError([*map(str, outcome.diagnostics), *outcome.failures])

    return publish


@pytest.mark.usefixtures("photo")
def test_no_form_of_a_text_publishes_an_original(site, article, published):
    """It is shown as a made copy, or the page is told what is wrong."""
    texts = [form.replace("{}", name) for form in FORMS for name in NAMES]
    published(
        {f"articles/a{number}.md": article(text) for number, text in enumerate(texts)}
    )
    assert not leaks(site.output)


@pytest.mark.usefixtures("photo")
def test_no_front_matter_publishes_an_original(site, article, published):
    """A page's own picture is a made copy."""

    def given(field, name):
        if field == "image":
            return {"image": f'"{name}"', "image_alt": "A photo."}
        return {field: f'"![A photo of a room and of what is in it, at noon.]({name})"'}

    shown = published(
        {
            f"articles/{field}-{number}.md": article(**given(field, name))
            for field in ("image", "description", "title")
            for number, name in enumerate(["photo.jpg", *NAMES])
        }
    )
    assert not leaks(site.output)
    assert "articles/image-0.md" in shown
