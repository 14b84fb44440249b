"""Every figure at every pose on one page, in a preview only."""

from pelican.generators import Generator
from pelican.writers import Writer

from exercises.reading import EXERCISES_DRAWN, STILLS


class FigureSheet(Generator):
    """Write gallery/figures/, for whoever changes a pose, the body or the colors."""

    def generate_output(self, writer: Writer) -> None:
        """Write the page."""
        shown = [
            exercise
            for exercise in EXERCISES_DRAWN.of(self.settings)
            if STILLS.of(exercise)
            and not hasattr(exercise, "translates")  # the same angles
        ]
        writer.write_file(
            "gallery/figures/index.html",
            self.get_template("figures"),
            self.context,
            relative_urls=self.settings["RELATIVE_URLS"],
            shown=shown,
        )
