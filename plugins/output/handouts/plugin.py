"""What connects to Pelican; the package says what it is for."""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from pelican import Pelican
from pelican.generators import Generator

from brand.icons import tinted
from brand.model import BRAND, Brand
from content_model.contents import listed_contents
from diagnostics import Diagnostic, report
from exercises.reading import STILLS
from facts.locations import callers_choose
from facts.model import FACTS_OF, Facts
from fast_build.files import place
from fast_build.workers import cores
from handouts.model import Sender, handout_data
from handouts.printing import printed
from handouts.programs import PROGRAMS, Drawn, program_data
from i18n import SPEECHES
from signs.model import CHECKLISTS, Checklist
from site_parts import Settings
from typefaces import nowhere
from whole_build.stages import content_described, pages_written

Paper = tuple[Path, str, dict[str, object]]
"""Where it goes, its layout, and what it says."""

FILES = {"handout": "checklist.pdf", "card": "emergency-card.pdf"}


def register() -> None:
    """Connect to Pelican."""
    content_described.connect(find_programs)
    pages_written.connect(print_handouts)
    pages_written.connect(print_programs)


def find_programs(generators: Iterable[Generator]) -> None:
    """Note the programs that can be printed: those whose exercises are drawn."""
    generators = list(generators)
    PROGRAMS.put(
        generators[0].settings,
        [
            program
            for program in listed_contents(generators)
            if program.kind == "program"
            and all(STILLS.of(e) for e in program.exercise_pages)
        ],
    )


def print_programs(pelican: Pelican) -> None:
    """Write each program as a file beside its page."""
    settings = pelican.settings
    cache = Path(settings["CACHE_PATH"]) / "handouts"
    drawn = Drawn(cache)
    papers: list[Paper] = []
    for program in PROGRAMS.of(settings):
        from_us = sender(FACTS_OF.of(settings)[program.lang])
        name = local_name(settings, program.lang, "program.pdf")
        path = Path(pelican.output_path) / program.url / name
        data = program_data(program, from_us, settings, drawn)
        papers.append((path, "program", data | looks(BRAND.of(settings))))
    drawn.save()
    write_all(papers, cache, settings)


def print_handouts(pelican: Pelican) -> None:
    """Write both files for every language."""
    settings = pelican.settings
    cache = Path(settings["CACHE_PATH"]) / "handouts"
    papers: list[Paper] = []
    for checklist in CHECKLISTS.of(settings).values():
        facts = FACTS_OF.of(settings)[checklist.lang]
        speech = SPEECHES.of(settings)[checklist.lang]
        data = handout_data(checklist, sender(facts), speech)
        report.add(*unprintable(checklist, facts, settings))
        data |= looks(BRAND.of(settings))
        folder = Path(pelican.output_path) / checklist.url
        for layout, name in FILES.items():
            local = local_name(settings, checklist.lang, name)
            papers.append((folder / local, layout, data))
    write_all(papers, cache, settings)


def local_name(settings: Settings, lang: str, name: str) -> str:
    """Name a file as its language does: `FOLDER_NAMES`."""
    names: dict[str, str] = settings["FOLDER_NAMES"].get(lang, {})
    return names.get(name, name)


def write_all(papers: Sequence[Paper], cache: Path, settings: Settings) -> None:
    """Write papers, set on all cores: typst works outside of Python's lock."""
    face = BRAND.of(settings).text
    with ThreadPoolExecutor(cores()) as threads:
        made = threads.map(
            lambda paper: printed(paper[1], paper[2], cache, face), papers
        )
        for (path, _, _), pdf in zip(papers, made, strict=True):
            place(path, pdf, settings)


def looks(brand: Brand) -> dict[str, str]:
    """Give what layouts show of the practice's own looks; paper is light."""
    return {"mark": tinted(brand, 0), "surface": brand.colors["surface"][0]}


def unprintable(
    checklist: Checklist, facts: Facts, settings: Settings
) -> Iterator[Diagnostic]:
    """Name the files whose letters no typeface of this computer has."""
    content, face = Path(settings["PATH"]), BRAND.of(settings).text.paper_face
    folder = "" if checklist.lang == settings["DEFAULT_LANG"] else checklist.lang
    texts = {
        content / folder / settings["SIGNS_FOLDER"] / f"{sign.slug}.md": sign.title
        for sign in checklist.signs
    }
    practice = " ".join([facts.practice.name, *facts.practice.address.lines])
    texts[content / settings["PRACTICE_PATH"] / "practice.toml"] = practice
    for path, text in texts.items():
        if letters := nowhere(text, face):
            problem = f"No typeface on this computer has “{letters}”; paper lacks it."
            fix = "Install one that has it, such as Noto Sans of its language."
            shown = path.relative_to(content.parent).as_posix()
            yield Diagnostic(
                shown, line_of(path, letters), problem, fix, level="warning"
            )


def line_of(path: Path, letters: str) -> int:
    """Give the first line of a file with one of the letters."""
    lines = enumerate(path.read_text(encoding="utf-8-sig").split("\n"), start=1)
    return next((number for number, line in lines if set(letters) & set(line)), 1)


def sender(facts: Facts) -> Sender:
    """Name the practice as its paper does."""
    practice = facts.practice
    return Sender(
        name=practice.name,
        telephone=numbers(facts),
        site=practice.site_url.url.rstrip("/"),
    )


def numbers(facts: Facts) -> str:
    """Give the number to call; where callers choose an office, each one's."""
    if not callers_choose(facts):
        return facts.practice.telephone.shown
    return "; ".join(
        f"{location.name} {location.telephone}" for location in facts.locations
    )
