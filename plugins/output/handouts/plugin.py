"""What connects to Pelican; the package says what it is for."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from pelican import Pelican
from pelican.generators import Generator

from brand.icons import tinted
from brand.model import BRAND, Brand
from build_cache.files import place
from content_model.contents import listed_contents
from content_model.model import Content
from diagnostics import Diagnostic, report
from exercises.reading import STILLS
from facts.locations import callers_choose
from facts.model import FACTS_OF, Facts
from handouts.model import Sender, handout_data
from handouts.printing import Paper, begin, paper
from handouts.programs import Drawn, program_data
from i18n import SPEECHES
from signs.model import CHECKLISTS, Checklist
from site_parts import Settings, SitePart
from typefaces import nowhere
from whole_build.stages import content_described, pages_written

Papers = dict[Path, Paper]
"""By where they go from the output folder."""

FILES = {"handout": "checklist.pdf", "card": "emergency-card.pdf"}
# In lower case: no page depends on it.
PAPERS = SitePart[Papers]("handouts")
PRINTED = SitePart[Callable[[], object]]("handouts_printed")


def register() -> None:
    """Connect to Pelican."""
    content_described.connect(begin_printing)
    pages_written.connect(write_papers)


def begin_printing(generators: Sequence[Generator]) -> None:
    """Have all papers set while pages are written."""
    settings = generators[0].settings
    cache = Path(settings["CACHE_PATH"]) / "handouts"
    papers = programs(generators, cache) | handouts(settings, cache)
    PAPERS.put(settings, papers)
    PRINTED.put(settings, begin(list(papers.values())))


def write_papers(pelican: Pelican) -> None:
    """Write each paper."""
    PRINTED.of(pelican.settings)()
    for path, printed in PAPERS.of(pelican.settings).items():
        place(Path(pelican.output_path) / path, printed.read(), pelican.settings)


def programs(generators: Sequence[Generator], cache: Path) -> Papers:
    """Describe the programs that can be printed: those whose exercises are drawn."""
    settings = generators[0].settings
    drawn = Drawn(cache)
    papers: Papers = {}
    for program in filter(is_drawn, listed_contents(generators)):
        facts = FACTS_OF.of(settings).get(program.lang)
        if facts is None:  # they have mistakes, which are told
            continue
        from_us = sender(facts)
        name = local_name(settings, program.lang, "program.pdf")
        path = Path(program.url) / name
        data = program_data(program, from_us, settings, drawn)
        brand = BRAND.of(settings)
        papers[path] = paper("program", data | looks(brand), cache, brand.text)
    drawn.save()
    return papers


def is_drawn(page: Content) -> bool:
    """Tell whether a page is a program of which all exercises are drawn."""
    return page.kind == "program" and all(map(STILLS.of, page.exercise_pages))


def handouts(settings: Settings, cache: Path) -> Papers:
    """Describe both files in every language."""
    papers: Papers = {}
    for checklist in CHECKLISTS.of(settings).values():
        facts = FACTS_OF.of(settings).get(checklist.lang)
        if facts is None:
            continue
        speech = SPEECHES.of(settings)[checklist.lang]
        data = handout_data(checklist, sender(facts), speech)
        report.add(*unprintable(checklist, facts, settings))
        data |= looks(BRAND.of(settings))
        folder = Path(checklist.url)
        for layout, name in FILES.items():
            local = local_name(settings, checklist.lang, name)
            face = BRAND.of(settings).text
            papers[folder / local] = paper(layout, data, cache, face)
    return papers


def local_name(settings: Settings, lang: str, name: str) -> str:
    """Name a file as its language does: `FOLDER_NAMES`."""
    names: dict[str, str] = settings["FOLDER_NAMES"].get(lang, {})
    return names.get(name, name)


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
