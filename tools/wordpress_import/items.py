"""Turn one `<item>` of an export into an entry, a comment or an attachment."""

import re
from contextlib import suppress
from datetime import datetime
from email.utils import parsedate_to_datetime
from html import unescape

from lxml import etree

from wordpress_import.model import Attachment, Comment, Entry, Export

TITLE_TAGS = re.compile(
    r"</?(?:em|strong|i|b|span|br|sup|sub|small)\b[^>]*>", re.IGNORECASE
)
NO_DATE = 1970  # drafts carry it, or zeros, where a date should stand


def take_item(item: etree._Element, export: Export) -> None:
    """Add the item to the export, or count it when its kind is not ours."""
    kind = child_of(item, "post_type")
    if kind == "attachment":
        export.attachments.append(_attachment(item))
    elif kind in {"post", "page"}:
        export.entries.append(_entry(item, kind))
    else:
        export.other_kinds[kind] = export.other_kinds.get(kind, 0) + 1


def _attachment(item: etree._Element) -> Attachment:
    meta = _meta(item)
    return Attachment(
        number=_number(child_of(item, "post_id")),
        address=child_of(item, "attachment_url"),
        path=meta.get("_wp_attached_file", [""])[-1],
        alt=meta.get("_wp_attachment_image_alt", [""])[-1],
        caption=_encoded(item, "excerpt"),
    )


def _entry(item: etree._Element, kind: str) -> Entry:
    meta = _meta(item)
    return Entry(
        number=_number(child_of(item, "post_id")),
        kind=kind,
        title=" ".join(TITLE_TAGS.sub("", unescape(child_of(item, "title"))).split()),
        name=child_of(item, "post_name"),
        status=child_of(item, "status"),
        protected=bool(child_of(item, "post_password")),
        address=child_of(item, "link"),
        old_names=tuple(meta.get("_wp_old_slug", ())),
        author=child_of(item, "creator"),
        published=_date(child_of(item, "post_date"), child_of(item, "pubDate")),
        modified=_date(child_of(item, "post_modified"), ""),
        categories=_terms(item, "category"),
        tags=_terms(item, "post_tag"),
        summary=_encoded(item, "excerpt")
        or meta.get("_yoast_wpseo_metadesc", [""])[-1],
        picture=_number(meta.get("_thumbnail_id", ["0"])[-1]),
        html=_encoded(item, "content"),
        comments=tuple(comments := _comments(item)),
        other_comments=sum(name_of(child) == "comment" for child in item)
        - len(comments),
    )


def _comments(item: etree._Element) -> list[Comment]:
    """Give approved comments by people, not pings from other sites."""
    return [
        Comment(
            number=_number(child_of(comment, "comment_id")),
            parent=_number(child_of(comment, "comment_parent")),
            author=child_of(comment, "comment_author"),
            written=_date(child_of(comment, "comment_date"), ""),
            by_practice=_number(child_of(comment, "comment_user_id")) > 0,
            html=child_of(comment, "comment_content"),
        )
        for comment in item
        if name_of(comment) == "comment"
        and child_of(comment, "comment_approved") == "1"
        and child_of(comment, "comment_type") in {"", "comment"}
    ]


def _meta(item: etree._Element) -> dict[str, list[str]]:
    meta: dict[str, list[str]] = {}
    for element in item:
        if name_of(element) == "postmeta":
            key, value = child_of(element, "meta_key"), child_of(element, "meta_value")
            meta.setdefault(key, []).append(value)
    return meta


def _terms(item: etree._Element, domain: str) -> tuple[str, ...]:
    found = (
        unescape(text_of(element))
        for element in item
        if name_of(element) == "category" and element.get("domain") == domain
    )
    return tuple(dict.fromkeys(name for name in found if name))


def _encoded(item: etree._Element, prefix: str) -> str:
    """Read `content:encoded` or `excerpt:encoded`: one name, two namespaces."""
    for element in item:
        if name_of(element) == "encoded" and f"/{prefix}/" in str(element.tag):
            return element.text or ""
    return ""


def _date(local: str, published: str) -> datetime | None:
    with suppress(ValueError):
        return datetime.fromisoformat(local)
    with suppress(ValueError):
        date = parsedate_to_datetime(published).replace(tzinfo=None)
        return date if date.year > NO_DATE else None
    return None


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else 0


def child_of(element: etree._Element, name: str) -> str:
    """Give the text of the first child of that name, "" without one."""
    return next((text_of(child) for child in element if name_of(child) == name), "")


def text_of(element: etree._Element) -> str:
    """Give all text inside, without the white space around it."""
    return "".join(map(str, element.itertext())).strip()


def name_of(element: etree._Element) -> str:
    """Give the tag without its namespace, which changes with WordPress versions."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
