"""Drawings (SVG) are let in only as far as they are harmless."""

import pytest

from pictures.drawing import clean_drawing
from pictures.model import PictureError

HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30" '
    'xmlns:xlink="http://www.w3.org/1999/xlink"'
)


@pytest.fixture
def cleaned(tmp_path):
    def clean(source):
        file = tmp_path / "a.svg"
        file.write_text(source, encoding="utf-8")
        return clean_drawing(file)

    return clean


@pytest.mark.parametrize(
    "attack",
    [
        "<script>alert(1)</script>",
        '<x:script xmlns:x="http://www.w3.org/2000/svg">alert(1)</x:script>',
        '<script xmlns="http://www.w3.org/1999/xhtml">alert(1)</script>',
        '<path d="M0 0" onload="alert(1)"/>',
        '<a href="javascript:alert(1)"><path d="M0 0"/></a>',
        '<use xlink:href="https://evil.example/alert.svg#x"/>',
        '<use href="data:image/svg+xml,alert"/>',
        '<image href="https://evil.example/alert.png"/>',
        "<foreignObject><body onload='alert(1)'/></foreignObject>",
        '<set attributeName="onmouseover" to="alert(1)"/>',
        '<animate attributeName="href" values="javascript:alert(1)"/>',
        "<style>@import 'https://evil.example/alert.css';</style>",
        '<rect style="fill:url(https://evil.example/alert)"/>',
        '<rect style="fill:\\75rl(//evil.example/alert)"/>',
        "<rect fill=\"url( 'https://evil.example/alert' )\"/>",
        '<?xml-stylesheet href="https://evil.example/alert"?>',
        '<iframe src="https://evil.example/alert"/>',
        '<title><img src="x" onerror="alert(1)"/></title>',
    ],
)
def test_what_can_act_is_left_out(cleaned, attack):
    """Neither scripts nor calls to other hosts are published."""
    source = cleaned(f"{HEAD}>{attack}<path d='M1 1'/></svg>").source.decode()

    assert "alert" not in source
    assert "evil" not in source
    assert 'd="M1 1"' in source


def test_script_on_the_root_is_left_out(cleaned):
    """The outermost element is cleaned as well."""
    drawing = cleaned(f"{HEAD} onload='alert(1)'><path d='M1 1'/></svg>")

    assert b"alert" not in drawing.source
    assert "onload" in drawing.warnings[0]


def test_author_is_told_what_went(cleaned):
    """A drawing that changes says why."""
    drawing = cleaned(f"{HEAD}><script/><path d='M1 1'/></svg>")

    assert "(script)" in drawing.warnings[0]


def test_harmless_drawing_stays_whole(cleaned):
    """Shapes, gradients, text and references inside the drawing all stay."""
    inside = (
        '<defs><linearGradient id="g"><stop offset="0" stop-color="#fff"/>'
        '</linearGradient></defs><g transform="scale(2)"><rect fill="url(#g)" '
        'width="3" height="4" style="stroke:red"/><text x="1" y="2">Spine</text>'
        '<use xlink:href="#g"/></g>'
    )
    drawing = cleaned(f"{HEAD}>{inside}</svg>")

    assert drawing.warnings == ()
    assert (drawing.width, drawing.height) == (40, 30)
    for part in ('fill="url(#g)"', "Spine", 'href="#g"', 'stroke:red"', "scale(2)"):
        assert part in drawing.source.decode()


def test_editor_leftovers_go_in_silence(cleaned):
    """What Inkscape writes for itself is no reason for a warning."""
    namespace = "http://www.inkscape.org/namespaces/inkscape"
    drawing = cleaned(
        f'{HEAD} xmlns:i="{namespace}" i:version="1"><i:grid/><path d="M1 1"/></svg>'
    )

    assert drawing.warnings == ()
    assert b"inkscape" not in drawing.source


def test_size_comes_from_width_and_height_first(cleaned):
    """A drawing without a viewBox gets one, so that it can scale."""
    drawing = cleaned(
        '<svg xmlns="http://www.w3.org/2000/svg" width="120px" height="80"/>'
    )

    assert (drawing.width, drawing.height) == (120, 80)
    assert b'viewBox="0 0 120 80"' in drawing.source


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        ("<svg", "is not a whole SVG drawing"),
        ("<html/>", "is XML, but not a drawing"),
        ('<svg xmlns="http://www.w3.org/2000/svg"/>', "does not say how large"),
        (
            """<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>
            <svg xmlns="http://www.w3.org/2000/svg">&b;</svg>""",
            "declares entities",
        ),
    ],
)
def test_unusable_drawing_is_refused(cleaned, source, problem):
    """One sentence says what is wrong with the file."""
    with pytest.raises(PictureError, match=problem):
        cleaned(source)
