"""Keep a built site's content objects and jobs, to make single pages of it again.

Texts stay in the store; settings are the next build's own, which has the same.
"""

from __future__ import annotations

import pickle
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pelican.paginator import Page, Paginator

from fast_build import pickled
from fast_build.contents import BODY, RecordedContent, recorded
from fast_build.pickled import Pickles, kinds_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from fast_build.store import Records

NOT_KEPT = {"settings", "_context", "made", "fetch_body"}
"""What content objects get anew, or make anew."""


@dataclass(slots=True)
class KeptJob:
    """A job without what belongs to one process.

    Attributes:
        name: The file's, from the output folder.
        template: Its name; None for a feed.
        generator: Whose template it is, by its place among all generators.
        own: Variables of this page.
        siteurl: What content takes for the site's address on this page.
    """

    name: str
    template: str | None
    generator: int
    own: dict[str, Any]
    siteurl: str

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle as a call: there is one for each page, and this is the quickest."""
        return KeptJob, (
            self.name,
            self.template,
            self.generator,
            self.own,
            self.siteurl,
        )


@dataclass
class Memory:
    """A site as a build left it.

    Attributes:
        contents: All content objects.
        context: The variables of all pages, but for those that settings give.
        jobs: What was made of them, by name.
    """

    contents: Sequence[RecordedContent]
    context: dict[str, Any]
    jobs: dict[str, KeptJob]


@dataclass
class Text:
    """Gets an object's text from the store when it is first wanted."""

    records: Records
    key: bytes

    def __call__(self) -> str:
        """Return the text; `LookupError` if the store has lost it."""
        text = self.records.text(self.key)
        if text is None:
            raise LookupError(self.key)
        return text


class Memories(Pickles):
    """Pickles and brings back the memory of one site."""

    def dump_memory(self, memory: Memory) -> bytes:
        """Return the pickled memory; raise if something in it cannot be pickled."""
        self._places = {id(each): n for n, each in enumerate(memory.contents)}
        kinds = [type(each).__bases__[1] for each in memory.contents]
        states = [_state(each) for each in memory.contents]
        whole = self.dump((states, memory.context, memory.jobs))
        return pickle.dumps((kinds, whole), protocol=5)

    def load_memory(
        self, data: bytes, context: dict[str, Any], records: Records
    ) -> Memory:
        """Return the memory; its objects get this context, and texts when asked."""
        kinds, whole = pickle.loads(data)  # noqa: S301 (ours, and whole)
        self.contents = [object.__new__(recorded(kind)) for kind in kinds]
        states, variables, jobs = self.load(whole)
        for content, state in zip(self.contents, states, strict=True):
            vars(content).update(state, settings=self.settings, _context=context)
            if "body_digest" in state:
                vars(content)["fetch_body"] = Text(records, state["body_digest"])
        return Memory(self.contents, variables, jobs)

    def reductions(self) -> dict[type, Callable[[Any], Any]]:
        """Return how values of some classes are to be made, for the pickle."""
        contents = dict.fromkeys(kinds_of(RecordedContent), self._place)
        lists = dict.fromkeys((Page, Paginator), _without_settings)
        return {**super().reductions(), **contents, **lists}

    def _place(self, content: RecordedContent) -> Any:
        return _content, (self._places[id(content)],)


def _without_settings(value: Any) -> Any:
    state = {k: v for k, v in vars(value).items() if k != "settings"}
    return _paginated, (type(value), state)


def _state(content: RecordedContent) -> dict[str, Any]:
    """Return an object's attributes; without its text, if the store has that."""
    state = {k: v for k, v in vars(content).items() if k not in NOT_KEPT}
    if "body_digest" in state:
        state.pop(BODY, None)
    return state


def _content(place: int) -> RecordedContent:
    memories: Any = pickled.loading
    content: RecordedContent = memories.contents[place]
    return content


def _paginated(kind: type, state: dict[str, Any]) -> Any:
    found: Any = object.__new__(kind)
    vars(found).update(state, settings=pickled.loading.settings)
    return found
