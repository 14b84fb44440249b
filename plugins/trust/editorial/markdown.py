"""Keep authors' exceptions out of the published page."""

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

from editorial.exceptions import IN_BODY


class Exceptions(Extension):
    """Take `<!-- allow rule: reason -->` out, line for line."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's name
        """Run before raw HTML is set aside (priority 20)."""
        md.preprocessors.register(_Remover(md), "editorial", 46)


class _Remover(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        return [IN_BODY.sub("", line) if "<!--" in line else line for line in lines]
