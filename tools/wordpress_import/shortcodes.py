"""Undo what WordPress adds to HTML: shortcodes, block comments, bare addresses.

What comes out is HTML alone, with `<figure>` for pictures and
`<embed-address>` where a video or map of another site stood.
"""

import re
from collections.abc import Callable, Mapping
from html import escape, unescape

from wordpress_import.model import Attachment

Tell = Callable[[str], None]

CAPTION = re.compile(r"\[caption([^\]]*)\](.*?)\[/caption\]", re.DOTALL)
GALLERY = re.compile(r"\[gallery([^\]]*)\]")
EMBED = re.compile(
    r"\[(embed|video|audio|youtube|vimeo|googlemaps)\b([^\]]*)\]"
    r"(?:([^\[]*)\[/\1\])?"
)
BLOCK = re.compile(r"<!--\s*(/?)wp:([\w/-]+).*?-->", re.DOTALL)
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
BARE_ADDRESS = re.compile(r"^[ \t]*(https?://[^\s<>\"]+)[ \t]*$", re.MULTILINE)
ATTRIBUTE = re.compile(r"([\w-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\]]+))")
# Page builders wrap text in these; only the wrapping goes.
WRAPPER = re.compile(r"\[/?(?:vc_|et_pb_|fusion_|av_|row|column|section)[^\]]*\]")
# "[sic]" and "[1]" are words; a name with a=b, a dash or an end is a shortcode.
SHORTCODE = re.compile(
    r"\[([a-zA-Z][\w-]*)((?:\s+[\w-]+\s*=\s*[^\]]*)?)\s*/?\](?:(.*?)\[/\1\])?",
    re.DOTALL,
)
# Attributes that visitors read, and what they are read as.
SAID = {
    "title": "h3",
    "heading": "h3",
    "h2": "h3",
    "h4": "p",
    "text": "p",
    "author": "p",
    "job_title": "p",
    "company_name": "p",
    "button_text": "p",
    "label": "p",
    "field_title": "p",
}
IMAGE = re.compile(r"<a\b[^>]*>\s*<img\b[^>]*>(?:\s*</a>)?|<img\b[^>]*>", re.IGNORECASE)


def plain_html(
    body: str, attachments: Mapping[int, Attachment], tell: Tell
) -> tuple[str, bool]:
    """Give the HTML, and whether blank lines in it stand for paragraphs.

    They do in the classic editor, which stored text as it was typed.
    """
    classic = "<!-- wp:" not in body
    body = CAPTION.sub(lambda found: _figure(found[1], found[2]), body)
    body = GALLERY.sub(lambda found: _gallery(found[1], attachments, tell), body)
    body = EMBED.sub(lambda found: _embed(found[1], found[2], found[3], tell), body)
    body = BLOCK.sub(lambda found: _block(found[1], found[2], tell), body)
    body = COMMENT.sub("", body)
    body = BARE_ADDRESS.sub(lambda found: _embedded(found[1]), body)
    body = WRAPPER.sub(lambda found: f"\n\n{said(found[0])}\n\n", body)
    return SHORTCODE.sub(lambda found: _unknown(found, tell), body), classic


def _figure(attributes: str, inside: str) -> str:
    image = IMAGE.search(inside)
    caption = _attributes(attributes).get("caption", "")
    if image:
        caption = caption or inside.replace(image[0], "", 1).strip()
    return (
        f"<figure>{image[0] if image else ''}"
        f"<figcaption>{caption.removesuffix('</a>')}</figcaption></figure>"
    )


def _gallery(attributes: str, attachments: Mapping[int, Attachment], tell: Tell) -> str:
    """Write one figure for each picture, under each other."""
    numbers = re.findall(r"\d+", _attributes(attributes).get("ids", ""))
    pictures = [attachments[int(n)] for n in numbers if int(n) in attachments]
    if not pictures:
        tell("A gallery names no picture that is in the export; it was left out.")
    elif len(pictures) < len(numbers):
        missing = len(numbers) - len(pictures)
        tell(f"{missing} pictures of a gallery are not in the export.")
    return "".join(
        f'<figure><img src="{escape(picture.address)}" alt="{escape(picture.alt)}">'
        f"<figcaption>{escape(picture.caption)}</figcaption></figure>"
        for picture in pictures
    )


def _embed(name: str, attributes: str, inside: str | None, tell: Tell) -> str:
    values = _attributes(attributes)
    address = (inside or "").strip() or next(
        (values[key] for key in ("src", "mp4", "mp3", "url", "id") if key in values), ""
    )
    if name == "youtube" and re.fullmatch(r"[\w-]{11}", address):
        address = f"https://www.youtube.com/watch?v={address}"
    if address.startswith(("https://", "http://")):
        return _embedded(address)
    tell(f"[{name}] names no web address; it was left out.")
    return ""


def _block(end: str, name: str, tell: Tell) -> str:
    """Drop the comment; say so when the block's text is kept elsewhere."""
    if name == "block" and not end:
        tell("A reusable block stood here; copy its text by hand.")
    return ""


def _embedded(address: str) -> str:
    return f"\n\n<embed-address>{escape(address, quote=False)}</embed-address>\n\n"


def said(shortcode: str) -> str:
    """Give the words and the picture that a builder keeps in a tag's attributes."""
    values = _attributes(shortcode)
    made = [
        f"<{tag}>{escape(unescape(values[name]), quote=False)}</{tag}>"
        for name, tag in SAID.items()
        if values.get(name, "").strip()
    ]
    if picture := values.get("image", "") if "/" in values.get("image", "") else "":
        alt = escape(unescape(values.get("alt", "")))
        made.append(f'<p><img src="{escape(picture)}" alt="{alt}"></p>')
    return "\n\n".join(made)


def _unknown(found: re.Match[str], tell: Tell) -> str:
    name, attributes, inside = found[1], found[2], found[3]
    if not attributes and inside is None and "-" not in name:
        return found[0]
    tell(f"The shortcode [{name}] needs a plugin of WordPress; it was left out.")
    is_form = "form" in name  # its title is for whoever runs the site
    return f"{'' if is_form else said(attributes)}\n\n{inside or ''}"


def _attributes(text: str) -> dict[str, str]:
    return {
        found[1]: found[2] or found[3] or found[4] or ""
        for found in ATTRIBUTE.finditer(text)
    }
