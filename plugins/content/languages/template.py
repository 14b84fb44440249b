"""Templates that speak the language of the page they render."""

from collections import ChainMap
from collections.abc import Callable, Mapping, MutableMapping, Sequence
from types import CodeType

from jinja2 import Environment, Template, pass_context
from jinja2.runtime import Context

from i18n import speaking
from languages.local import Alternate
from plain_text import Table


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
