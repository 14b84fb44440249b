"""What this software would give a site that was started with the same answers."""

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from content_model.front_matter import read_front_matter
from groups import ROOT
from site_parts import Settings
from start.answers import Answers, Therapist, file_name_of
from start.hosts import files_of
from start.record import Record, answers_of
from start.software import SAMPLE, software_version
from start.texts import texts_for
from whole_build.build import read


def settings_here() -> Settings:
    """Read the settings that editions are made with."""
    return read(str(ROOT / "pelicanconf.py"), PATH=str(SAMPLE))


def present_edition(site: Path, record: Record) -> Record:
    """Make the texts of this edition for a site, as `start` would.

    Raises:
        ContentError: The site's answers do not fit this edition.
    """
    answers = answers_now(answers_of(site), site / "content")
    texts = texts_for(answers, SAMPLE, settings_here(), record.started)
    return Record(
        version=software_version(),
        started=record.started,
        texts=texts,
        hosts=files_of(answers.hosts, answers.site_url.url),
    )


def answers_now(answers: Answers, content: Path) -> Answers:
    """Leave out the languages, articles and people that the site has no more."""
    languages = [
        code
        for code in answers.languages
        if code == answers.languages[0] or (content / code).is_dir()
    ]
    people = [
        person
        for slug, person in answers.people.items()
        if (content / "people" / f"{slug}.md").is_file()
    ]
    return replace(
        answers,
        languages=tuple(languages),
        articles=answers.articles and (content / "articles").is_dir(),
        therapist=tuple(people or _others(content / "people")) or answers.therapist,
    )


def _others(people: Path) -> list[Therapist]:
    """List who is there when nobody is left of those who started."""
    found = []
    for path in sorted(people.glob("*.md")):
        page, _ = read_front_matter(path.read_text("utf-8-sig", "replace"), path.name)
        name = str(page.values.get("title", "")) if page else ""
        if name and file_name_of(name) == path.stem:
            found.append(Therapist(name=name))
    return found


def pictures_of(texts: Mapping[str, str], site: Path) -> dict[str, bytes]:
    """Give the pictures that texts name and the site lacks, by path in the site."""
    named = "\n".join(texts.values())
    return {
        f"content/images/{path.name}": path.read_bytes()
        for path in sorted((SAMPLE / "images").glob("*"))
        if re.search(rf"(?<![\w-]){re.escape(path.name)}\b", named)
        and not (site / "content" / "images" / path.name).exists()
    }
