"""Bring the catalogs up to date with what templates and plugins say.

    python -m languages [--settings pelicanconf.py]

New phrases come in without a translation, changed ones are marked fuzzy, and
those that no template says any more are dropped.
"""

import argparse
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from languages.catalog import all_words, read_speech
from terminal import say
from whole_build.build import read


def main() -> None:
    """Update the catalog of each language and say what is left to do."""
    parser = argparse.ArgumentParser(prog="languages", description=__doc__)
    parser.add_argument("--settings", default="pelicanconf.py")
    settings = read(parser.parse_args().settings)
    said = all_words(Path(settings["THEME"]), map(Path, settings["PLUGIN_PATHS"]))
    for code in settings["LANGUAGES"]:
        path = Path(settings["THEME"]) / "locale" / f"{code}.po"
        _, known = read_speech(code, settings["LOCALES"][code], path)
        known.update(said)
        known.obsolete.clear()
        path.parent.mkdir(exist_ok=True)
        with path.open("wb") as file:
            file.write(header(known).encode())
            write_po(file, known, width=0, omit_header=True, sort_output=True)
        missing = sum(1 for message in known if message.id and not message.string)
        fuzzy = sum(1 for message in known if message.id and message.fuzzy)
        say(f"{path.name}: {missing} to translate, {fuzzy} to confirm")


def header(catalog: Catalog) -> str:
    """Say which plurals a catalog has: its file is the same with any Babel.

    Babel's own header has days and versions, which would differ with each run.
    """
    plurals = f"nplurals={catalog.num_plurals}; plural={catalog.plural_expr};"
    lines = (
        "Content-Type: text/plain; charset=utf-8",
        f"Language: {catalog.locale_identifier}",
        f"Plural-Forms: {plurals}",
    )
    said = "".join(f'"{line}\\n"\n' for line in lines)
    return f'msgid ""\nmsgstr ""\n{said}\n'


if __name__ == "__main__":
    main()
