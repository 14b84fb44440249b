"""Pictures from any camera come out safe, small and right."""

import struct
import zlib

import pytest
from PIL import Image, ImageCms, PngImagePlugin

from pictures.making import Pictures
from pictures.model import PictureError

RED, BLUE = (200, 30, 30), (20, 40, 200)


@pytest.fixture
def pictures(tmp_path):
    return Pictures(tmp_path / "cache")


def photograph(file, size=(1000, 600), **options):
    """Save a picture, red on the left and blue on the right."""
    image = Image.new("RGB", size, RED)
    image.paste(BLUE, (size[0] // 2, 0, *size))
    image.save(file, **options)
    return file


def shown(pictures, picture, kind="jpg"):
    """Open the widest file of a kind."""
    with Image.open(pictures.file(picture, picture.widths[-1], kind)) as image:
        return image.convert("RGBA" if kind == "png" else "RGB")


def near(color, wanted, by=12):
    return all(abs(a - b) <= by for a, b in zip(color, wanted, strict=False))


def test_makes_sensible_widths_of_three_formats(pictures, tmp_path):
    """A page gets small files for phones and is never sent an enlarged one."""
    picture = pictures.make(photograph(tmp_path / "My Back.jpg"))

    assert (picture.width, picture.height) == (1000, 600)
    assert picture.widths == (480, 800, 1000)
    assert picture.kinds == ("avif", "webp", "jpg")
    assert picture.name(480, "avif").startswith("my-back-")
    for width, kind in picture.files():
        with Image.open(pictures.file(picture, width, kind)) as image:
            assert image.size == (width, round(width * 0.6))


def test_48_megapixels_are_shrunk(pictures, tmp_path):
    """A phone's largest photograph is used, and published no wider than 1600."""
    file = photograph(tmp_path / "big.jpg", (8000, 6000), quality=20)
    picture = pictures.make(file)

    assert (picture.width, picture.height) == (1600, 1200)
    assert picture.widths == (480, 800, 1200, 1600)


def test_rotated_photograph_stands_upright(pictures, tmp_path):
    """A photograph taken with the phone on its side is turned, not squashed."""
    exif = Image.Exif()
    exif[0x0112] = 6  # turn right to stand upright
    file = photograph(tmp_path / "side.jpg", exif=exif)
    picture = pictures.make(file)
    image = shown(pictures, picture)

    assert (picture.width, picture.height) == (600, 1000)
    assert near(image.getpixel((300, 100)), RED)
    assert near(image.getpixel((300, 900)), BLUE)


def test_camera_and_place_stay_at_home(pictures, tmp_path):
    """No published file carries camera data, a place, a comment or a profile."""
    exif = Image.Exif()
    exif[0x010F] = "SecretCam"
    exif.get_ifd(0x8825)[1] = "N"
    file = tmp_path / "a.jpg"
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    photograph(file, exif=exif, comment=b"SecretNote", icc_profile=profile)
    png = PngImagePlugin.PngInfo()
    png.add_text("Author", "SecretName")
    other = tmp_path / "b.png"
    photograph(other, pnginfo=png, icc_profile=profile)

    for path in (file, other):
        picture = pictures.make(path)
        for width, kind in picture.files():
            made = pictures.file(picture, width, kind)
            assert b"Secret" not in made.read_bytes()
            with Image.open(made) as image:
                assert not image.getexif()
                assert "icc_profile" not in image.info


def test_cmyk_print_file_keeps_its_colors(pictures, tmp_path):
    """A file made for print is shown in the colors of the screen."""
    file = tmp_path / "print.jpg"
    Image.new("CMYK", (500, 300), (0, 255, 255, 0)).save(file)
    picture = pictures.make(file)

    assert near(shown(pictures, picture).getpixel((9, 9)), (255, 0, 0), by=30)


def test_color_profile_is_applied(pictures, tmp_path):
    """A wide-gamut photograph looks the same after its profile is gone."""
    srgb = ImageCms.createProfile("sRGB")
    file = tmp_path / "wide.png"
    # A profile whose red is our blue shows whether anybody read it.
    swapped = _swapped(ImageCms.ImageCmsProfile(srgb).tobytes())
    Image.new("RGB", (500, 300), (255, 0, 0)).save(file, icc_profile=swapped)
    picture = pictures.make(file)

    assert shown(pictures, picture).getpixel((9, 9))[2] > 200


def _swapped(profile: bytes) -> bytes:
    """Swap the red and blue primaries of an ICC profile."""
    return (
        profile.replace(b"rXYZ", b"tmp!")
        .replace(b"bXYZ", b"rXYZ")
        .replace(b"tmp!", b"bXYZ")
    )


def test_16_bit_gray_keeps_its_shades(pictures, tmp_path):
    """A 16-bit scan is not turned white."""
    file = tmp_path / "scan.png"
    image = Image.new("I;16", (500, 300), 0x4040)
    image.save(file)
    picture = pictures.make(file)

    assert near(shown(pictures, picture).getpixel((9, 9)), (64, 64, 64), by=3)


def test_16_bit_color_keeps_its_shades(pictures, tmp_path):
    """A 16-bit color file is read too."""
    file = tmp_path / "deep.png"
    file.write_bytes(_png(500, 300, bits=16, row=b"\x80\x80\x20\x20\x10\x10" * 500))
    picture = pictures.make(file)

    assert near(shown(pictures, picture).getpixel((9, 9)), (128, 32, 16), by=6)


def test_transparency_stays(pictures, tmp_path):
    """A logo keeps its see-through parts, in the fallback too."""
    file = tmp_path / "logo.png"
    Image.new("RGBA", (500, 300), (255, 0, 0, 0)).save(file)
    picture = pictures.make(file)

    assert picture.kinds == ("avif", "webp", "png")
    assert shown(pictures, picture, "png").getpixel((9, 9))[3] == 0


def test_animated_gif_stands_still(pictures, tmp_path):
    """Readers can't pause an animation: its first frame is shown, with a warning."""
    file = tmp_path / "moves.gif"
    frames = [Image.new("RGB", (500, 300), color) for color in (RED, BLUE)]
    frames[0].save(file, save_all=True, append_images=frames[1:])
    picture = pictures.make(file)

    assert near(shown(pictures, picture).getpixel((9, 9)), RED)
    assert "its first frame is shown" in picture.warnings[0]


def _png(width: int, height: int, *, bits: int, row: bytes) -> bytes:
    """Write a PNG by hand, which may lie about its size."""

    def chunk(name: bytes, body: bytes) -> bytes:
        whole = name + body
        return (
            struct.pack(">I", len(body)) + whole + struct.pack(">I", zlib.crc32(whole))
        )

    head = struct.pack(">IIBBBBB", width, height, bits, 2, 0, 0, 0)
    rows = (b"\0" + row) * (height if len(row) > 1 else 1)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def test_picture_of_900_million_pixels_is_refused_unopened(pictures, tmp_path):
    """A few bytes that unfold to gigabytes never get the chance."""
    file = tmp_path / "bomb.png"
    file.write_bytes(_png(30000, 30000, bits=8, row=b"\0"))

    with pytest.raises(PictureError, match=r"far too many pixels|more than 80"):
        pictures.make(file)


def test_picture_of_100_million_pixels_is_refused(pictures, tmp_path):
    """Past 80 million pixels no camera is at work, and the build would crawl."""
    file = tmp_path / "wide.png"
    file.write_bytes(_png(10000, 10000, bits=8, row=b"\0"))

    with pytest.raises(PictureError, match="10000 x 10000 pixels"):
        pictures.make(file)


def test_cut_off_jpeg_is_refused(pictures, tmp_path):
    """Half a photograph is told in one sentence."""
    whole = photograph(tmp_path / "whole.jpg").read_bytes()
    file = tmp_path / "half.jpg"
    file.write_bytes(whole[: len(whole) // 2])

    with pytest.raises(PictureError) as error:
        pictures.make(file)

    assert error.value.problem.startswith("half.jpg is damaged or cut off: ")
    assert error.value.fix == "Copy it from the camera or the sender again."


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("a.jpg", b"<html>Log in</html>", "a.jpg is not a picture we can read."),
        ("a.jpg", b"", "a.jpg is empty."),
        ("a.jpg", b"\0\0\0\x18ftypheic\0\0\0\0", "a.jpg is a HEIC photograph."),
        ("a.tiff", b"II*\0", "Pictures end in"),
        ("a.svg", b"\x89PNG", "a.svg is not a whole SVG drawing"),
    ],
)
def test_what_is_no_picture_is_refused(pictures, tmp_path, name, content, problem):
    """A file that is something else is told as what it is."""
    file = tmp_path / name
    file.write_bytes(content)

    with pytest.raises(PictureError) as error:
        pictures.make(file)

    assert error.value.problem.startswith(problem)


def test_disguised_picture_is_refused(pictures, tmp_path):
    """A PNG named .jpg would be served with the wrong type."""
    file = photograph(tmp_path / "back.png").rename(tmp_path / "back.jpg")

    with pytest.raises(PictureError) as error:
        pictures.make(file)

    assert error.value.problem == (
        "back.jpg holds a PNG picture, whatever its name says."
    )
    assert error.value.fix == "Rename it to back.png here and in the text."


@pytest.mark.parametrize("mode", ["L", "LA", "P", "1", "RGBA"])
def test_every_kind_of_png_is_read(pictures, tmp_path, mode):
    """Gray, palette, black-and-white and transparent files all work."""
    file = tmp_path / f"{mode}.png"
    Image.new("RGBA", (40, 30), (255, 0, 0, 255)).convert(mode).save(file)

    assert pictures.make(file).widths == (40,)


def test_broken_profile_does_not_stop_it(pictures, tmp_path):
    """A profile nobody can read is passed over."""
    file = photograph(tmp_path / "a.jpg", icc_profile=b"nonsense" * 30)

    assert near(shown(pictures, pictures.make(file)).getpixel((9, 9)), RED)


def test_second_build_makes_nothing_again(pictures, tmp_path):
    """The cache answers until the picture's content changes."""
    file = photograph(tmp_path / "a.jpg")
    first = pictures.make(file)
    made = pictures.file(first, 480, "jpg")
    made.write_bytes(b"kept")
    again = Pictures(tmp_path / "cache").make(file)
    photograph(file, (900, 600))
    changed = pictures.make(file)

    assert again == first
    assert made.read_bytes() == b"kept"
    assert changed.key != first.key


def test_half_written_cache_is_made_again(pictures, tmp_path):
    """A build broken off half-way, or a lost file, does no harm later."""
    file = photograph(tmp_path / "a.jpg")
    picture = pictures.make(file)
    lost = pictures.file(picture, 480, "avif")
    lost.unlink()
    (lost.parent / "picture.json").write_text("{", encoding="utf-8")
    pictures.make(file)

    assert lost.is_file()


def test_colors_of_all_formats_agree(pictures, tmp_path):
    """AVIF, WebP and JPEG show the same colors."""
    picture = pictures.make(photograph(tmp_path / "a.jpg", quality=95))

    for kind in picture.kinds:
        image = shown(pictures, picture, kind)
        assert near(image.getpixel((100, 100)), RED)
        assert near(image.getpixel((900, 100)), BLUE)


@pytest.mark.parametrize("suffix", ["jpg", "JPG", "jpeg", "mpo"])
def test_photograph_with_more_pictures_behind_it_is_one(pictures, tmp_path, suffix):
    """Cameras and phones put depth and brightness behind the photograph itself."""
    file = tmp_path / f"back.{suffix}"
    main = Image.open(photograph(tmp_path / "main.jpg"))
    notes = Image.Exif()
    notes[0x0112] = 3  # upside down
    behind = Image.new("RGB", (1000, 600), "white")
    main.save(file, "MPO", save_all=True, append_images=[behind], exif=notes)

    picture = pictures.make(file)

    assert (picture.width, picture.height, picture.warnings) == (1000, 600, ())
    image = shown(pictures, picture)
    assert near(image.getpixel((100, 300)), BLUE)
    assert near(image.getpixel((900, 300)), RED)


def test_one_photograph_under_two_names(pictures, tmp_path):
    """A copy is made once and published under each of its names."""
    first = pictures.make(photograph(tmp_path / "one.jpg"))
    (tmp_path / "uno.jpg").write_bytes((tmp_path / "one.jpg").read_bytes())
    file = pictures.file(first, 480, "avif")
    made = file.stat().st_mtime_ns

    second = pictures.make(tmp_path / "uno.jpg")

    assert (first.stem, second.stem, second.key) == ("one", "uno", first.key)
    assert file.stat().st_mtime_ns == made
