"""The checklist for other programs: /signs/signs.json and its JSON Schema.

One schema describes the lists of all languages; it stands with the first.
"""

import json
import re
from html import unescape
from pathlib import Path

from pelican import Pelican

from build_cache.files import place
from signs.model import CHECKLISTS, Checklist, Link, Sign

SCHEMA = Path(__file__).parent / "signs.schema.json"
NUMBERS = re.compile(r'<sup class="citation">.*?</sup>')
TAGS = re.compile(r"<[^>]+>")


def write_machine_readable(pelican: Pelican) -> None:
    """Write the list of every language, and what describes them."""
    site, output = pelican.settings["SITEURL"], Path(pelican.output_path)
    schema = ""
    for checklist in CHECKLISTS.of(pelican.settings).values():
        folder = output / checklist.url
        if not schema:
            schema = f"{checklist.url}{SCHEMA.name}"
            place(output / schema, SCHEMA.read_bytes(), pelican.settings)
        listed = {"$schema": f"{site}/{schema}"} | as_data(checklist, site)
        described = json.dumps(listed, ensure_ascii=False, indent=1)
        place(folder / "signs.json", f"{described}\n", pelican.settings)


def as_data(checklist: Checklist, site: str) -> dict[str, object]:
    """Describe a checklist by plain values.

    Args:
        site: The address of the site, or nothing in a preview.
    """
    words = checklist.words
    return {
        "url": f"{site}/{checklist.url}",
        "language": checklist.lang,
        "title": words.page.title,
        **days(checklist),
        "levels": [
            {"id": part.level, "action": part.words.action, "lead": part.words.lead}
            for part in checklist.parts
        ],
        "signs": [sign_data(sign, site) for sign in checklist.signs],
        "results": [
            {
                "level": result.level,
                "title": result.words.heading,
                "text": result.words.text,
                "say": result.words.say or None,
            }
            for result in checklist.results
        ],
        "always": words.results.always.text,
    }


def sign_data(sign: Sign, site: str) -> dict[str, object]:
    """Describe one sign."""
    return {
        "id": sign.slug,
        "url": f"{site}/{sign.url}",
        "title": sign.title.replace("\N{NO-BREAK SPACE}", " "),
        "level": sign.level,
        "mild": sign.mild,
        "symptoms": list(sign.symptoms),
        "result": sign.result or None,
        "old_ids": list(sign.old_names),
        "meaning": plain(sign.body),
        "sources": [source.title for source in sign.sources],
        "services": [link_data(link, site) for link in sign.services],
        "articles": [link_data(link, site) for link in sign.articles],
        "exercises": [link_data(link, site) for link in sign.exercises],
        **days(sign),
    }


def days(reviewed: Checklist | Sign) -> dict[str, str | None]:
    """Say when somebody confirmed it, unless nobody has."""
    found = {"reviewed": reviewed.reviewed, "next_review": reviewed.next_review}
    return {
        name: None if reviewed.waiting else day.isoformat()
        for name, day in found.items()
    }


def link_data(link: Link, site: str) -> dict[str, str]:
    """Describe a page."""
    title = link.title.replace("\N{NO-BREAK SPACE}", " ")
    return {"title": title, "url": f"{site}/{link.url}"}


def plain(html: str) -> str:
    """Return the words of a text, without the numbers of its sources."""
    text = unescape(TAGS.sub("", NUMBERS.sub("", html)))
    return " ".join(text.split())
