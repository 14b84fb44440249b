"""Import modules when something of them is used, instead of when others import them.

    others import them -> get stand-ins for modules, and for what they take of these
    somebody uses a stand-in -> the modules, in place of all that stands in for them

Modules, functions and what a class is made of can be put in later. What is called
while others are imported needs a stand-in of its own. Whoever imports such a module
afterwards gets it as it is.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager, suppress
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


class Together:
    """Modules that are put in together.

    Attributes:
        modules: What stands in for them, by their names.
        inside: What stands in for their classes and functions, by such names.
    """

    def __init__(
        self,
        names: Iterable[str],
        taken: Iterable[str] = (),
        own: Iterable[tuple[str, Any]] = (),
    ) -> None:
        """`taken` are names of classes and functions, after those of their modules.

        `own` are such names and the stand-ins that they have of their own.
        """
        self.modules = {name: Module(name, self) for name in names}
        self.inside = {name: self._taken(name) for name in taken} | dict(own)
        for name, stand_in in self.inside.items():
            module, _, last = name.rpartition(".")
            vars(self.modules[module])[last] = stand_in

    def _taken(self, name: str) -> Any:
        module, _, last = name.rpartition(".")
        return Taken(last, (), {"__module__": module, "_together": self})

    def put_in(self) -> None:
        """Put the modules in place of all that stands in for them in Pelican.

        Raises:
            ImportError: A stand-in is used too early, or a module is missing.
        """
        for name, stand_in in self.modules.items():
            if import_module(name) is stand_in:
                msg = f"{name} is used while others are imported"
                raise ImportError(msg)
        real = {id(each): sys.modules[name] for name, each in self.modules.items()}
        real |= {id(each): _real(name) for name, each in self.inside.items()}
        for holder in [m for n, m in sys.modules.items() if n.startswith("pelican")]:
            held = {n: each for n, each in vars(holder).items() if id(each) in real}
            vars(holder).update({n: real[id(each)] for n, each in held.items()})
        for heir in (h for each in self.inside.values() for h in _heirs(each)):
            bases = tuple(real.get(id(base), base) for base in heir.__bases__)
            type.__setattr__(heir, "__bases__", bases)


def _real(name: str) -> Any:
    module, _, last = name.rpartition(".")
    return getattr(sys.modules[module], last)


class Module(ModuleType):
    """Stands in for a module."""

    def __init__(self, name: str, together: Together) -> None:
        super().__init__(name)
        self._together = together

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") or sys.modules.get(self.__name__) is self:
            raise AttributeError(name)  # what others take is known
        self._together.put_in()
        return getattr(sys.modules[self.__name__], name)


class Taken(type):
    """Makes classes that stand in for classes and functions, and heirs of these."""

    def __getattr__(cls, name: str) -> Any:
        _put_in(cls)
        if _is_stand_in(cls):
            return getattr(_meant_by(cls), name)
        return super().__getattribute__(name)

    def __setattr__(cls, name: str, value: Any) -> None:
        if _is_stand_in(cls):
            _put_in(cls)
            setattr(_meant_by(cls), name, value)
        else:
            super().__setattr__(name, value)

    def __call__(cls, *args: Any, **kwargs: Any) -> Any:
        """Call what this stands in for, or make an object of an heir."""
        _put_in(cls)
        if _is_stand_in(cls):
            return _meant_by(cls)(*args, **kwargs)
        return super().__call__(*args, **kwargs)


def _put_in(cls: Taken) -> None:
    """Put in what a class stands in for, or is an heir of."""
    for each in cls.__mro__:
        if _is_stand_in(each):
            vars(each)["_together"].put_in()
            return


def _heirs(stand_in: Any) -> list[type]:
    if type(stand_in) is not Taken:
        return []
    return type.__subclasses__(stand_in)  # type: ignore[arg-type]


def _is_stand_in(cls: type) -> bool:
    return "_together" in vars(cls)


def _meant_by(cls: Taken) -> Any:
    return _real(f"{cls.__module__}.{cls.__name__}")


@contextmanager
def later(*groups: Together) -> Iterator[None]:
    """Let what is imported inside get stand-ins, but for what is there already."""
    waiting = {
        name: module
        for each in groups
        if sys.modules.keys().isdisjoint(each.modules)
        for name, module in each.modules.items()
    }
    sys.modules.update(waiting)
    _put_into_packages(waiting)
    try:
        yield
    finally:
        for name in waiting:
            del sys.modules[name]
        _put_into_packages(waiting)


def _put_into_packages(modules: dict[str, Module]) -> None:
    """Let packages have modules as if these had been imported."""
    for name, module in modules.items():
        package, _, inside = name.rpartition(".")
        if package in sys.modules:
            vars(sys.modules[package]).setdefault(inside, module)


def find_modules_inside(*packages: str) -> None:
    """Let packages import their modules when these are asked for as attributes.

    They are such once anything has imported them, and code may count on that.
    """
    for name in packages:
        with suppress(ImportError):
            import_module(name)
    inside = tuple(f"{name}." for name in packages)
    for name, module in list(sys.modules.items()):
        if f"{name}.".startswith(inside) and hasattr(module, "__path__"):
            vars(module).setdefault("__getattr__", _Asked(name, packages))


class _Asked:
    """Answers for what a package lacks."""

    def __init__(self, package: str, packages: Sequence[str]) -> None:
        self.package = package
        self.packages = packages

    def __call__(self, name: str) -> ModuleType:
        """Return a module of the package."""
        msg = f"module {self.package!r} has no attribute {name!r}"
        if name.startswith("__"):
            raise AttributeError(msg)
        try:
            found = import_module(f"{self.package}.{name}")
        except ImportError:
            raise AttributeError(msg) from None
        find_modules_inside(*self.packages)  # it may have imported more
        return found
