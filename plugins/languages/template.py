"""Templates that speak the language of the page they render."""

from typing import Any

from jinja2 import Template

from languages.speech import speaking


class LocalTemplate(Template):
    """A template whose variables and words are those of its page's language.

    `local` in the context maps a language to its `Speech` and to the variables
    that differ from the default language's: `services`, `practice`, `lang`, ...
    """

    def render(self, *args: Any, **kwargs: Any) -> str:
        """Render in the language of `article` or `page`, else of `lang`."""
        context = dict(*args, **kwargs)
        local = context.get("local", {}).get(language_of(context))
        if local is None:
            return super().render(context)
        with speaking(local["speech"]):
            return super().render(context | local)


def language_of(context: dict[str, Any]) -> str:
    """Tell a page's language from what it shows."""
    for name in ("article", "page"):
        if hasattr(context.get(name), "lang"):
            lang: str = context[name].lang
            return lang
    return str(context.get("lang") or context.get("DEFAULT_LANG", "en"))
