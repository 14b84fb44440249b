"""Templates that speak the language of the page they render."""

import re
from collections import ChainMap
from collections.abc import Callable, Iterable, Mapping, MutableMapping, Sequence
from functools import lru_cache
from types import CodeType

from jinja2 import Environment, Template, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from i18n import speaking, spoken_language
from languages.local import Alternate
from plain_text import Table

# What stays as it is: what can't hold a tag, what is English already, and tags.
_KEPT = (
    r"<(?:script|style|svg|template|textarea|title|option)\b.*?"
    r"</(?:script|style|svg|template|textarea|title|option)>"
    r"|<(?P<tag>\w+)\b[^>]*\slang=\"?en\b[^>]*>.*?</(?P=tag)>"
    r"|<[^>]*>"
)


class TemplateGlobals(ChainMap[str, object]):
    """What every template knows: each import asks for all of their names."""

    def keys(self) -> set[str]:  # type: ignore[override]
        """Give the names as a set, which Jinja takes from another one in an instant."""
        return set().union(*self.maps)


class LocalTemplate(Template):
    """A template whose variables and words are those of its page's language.

    `local` in the context maps a language to its `Speech` and to the variables
    that differ from the default language's: `services`, `practice`, `lang`, ...
    """

    @classmethod
    def from_code(
        cls,
        environment: Environment,
        code: CodeType,
        globals: MutableMapping[str, object],  # noqa: A002 - as Jinja calls it
        uptodate: Callable[[], bool] | None = None,
    ) -> Template:
        """Make a template of its code, whose imports compare names quickly."""
        own = (
            TemplateGlobals(*globals.maps) if isinstance(globals, ChainMap) else globals
        )
        return super().from_code(environment, code, own, uptodate)

    def render(self, *args: object, **kwargs: object) -> str:
        """Render in the language of `article` or `page`, else of `lang`."""
        context = dict(*args, **kwargs)
        local = self.variables_first(context)
        if not local:
            return super().render(context)
        with speaking(local["speech"]):
            return super().render(context | local)

    def new_context(
        self,
        vars: Table | None = None,  # noqa: A002 - as Jinja calls it
        shared: bool = False,  # noqa: FBT001, FBT002
        locals: Mapping[str, object] | None = None,  # noqa: A002
    ) -> Context:
        """Note that every page depends on the words of its language."""
        context = super().new_context(vars, shared, locals)
        context.resolve_or_missing("speech")
        return context

    @staticmethod
    def variables_first(context: Mapping[str, object]) -> Table:
        """Give the variables that stand before those of a page's context."""
        local = context.get("local")
        found = local.get(language_of(context)) if isinstance(local, dict) else None
        return found or {}


def language_of(context: Mapping[str, object]) -> str:
    """Tell a page's language from what it shows."""
    for name in ("article", "page"):
        if lang := getattr(context.get(name), "lang", None):
            return str(lang)
    return str(context.get("lang") or context.get("DEFAULT_LANG", "en"))


@pass_context
def alternates_here(context: Context) -> Sequence[Alternate]:
    """Tell where the page that is rendered stands in each language."""
    for name in ("article", "page"):
        if hasattr(context.get(name), "alternates"):
            found: Sequence[Alternate] = context[name].alternates
            return found
    url = context["output_file"].replace("\\", "/").removesuffix("index.html")
    listed: Sequence[Alternate] = context["list_alternates"].get(url, ())
    return listed


def mark_english(html: str, words: Iterable[str]) -> Markup:
    """Say of each of the words that it is English, wherever a reader meets it."""
    if spoken_language() != "en":
        some = tuple(word for word in words if word in html)
        html = _pattern(some).sub(_marked, html) if some else html
    return Markup(html)  # noqa: S704 - the template's own


def _marked(found: re.Match[str]) -> str:
    said = found["said"]
    return f'<span lang="en">{said}</span>' if said else found[0]


@lru_cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    said = "|".join(re.escape(word) for word in longest_first)
    return re.compile(rf"{_KEPT}|(?<!\w)(?P<said>{said})(?!\w)", re.DOTALL)
