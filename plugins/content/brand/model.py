"""What a practice says of its looks in `brand.toml`, and what becomes of it."""

from collections.abc import Mapping
from dataclasses import field
from typing import Self

from PIL import ImageColor

from brand.color import HEX, whole
from brand.faces import Typeface
from brand.palette import Handful
from brand.tokens import Colors
from facts.values import FactError
from plain_data import dataclass
from site_parts import SitePart


@dataclass(frozen=True, slots=True)
class Color:
    """A color as #rrggbb."""

    code: str

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read #17553d or #abc; of any other spelling, say how it would read here."""
        if HEX.fullmatch(text):
            return cls(whole(text))
        problem = f"“{text}” is no color."
        try:
            red, green, blue = ImageColor.getrgb(text)[:3]
        except ValueError as error:
            fix = "Write a # and six digits from 0 to f, such as #17553d."
            raise FactError(problem, fix) from error
        problem = f"“{text}” is not a color as we write them."
        raise FactError(problem, f"Write “#{red:02x}{green:02x}{blue:02x}”.")


@dataclass(frozen=True, slots=True, kw_only=True)
class LightColors:
    """The handful that all colors come from, on light pages."""

    brand: Color
    accent: Color
    paper: Color
    ink: Color

    def handful(self) -> Handful:
        """Give them as plain colors."""
        return Handful(
            brand=self.brand.code,
            accent=self.accent.code,
            paper=self.paper.code,
            ink=self.ink.code,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class DarkColors:
    """The same on dark pages; what is not given follows from the light ones."""

    brand: Color | None = None
    accent: Color | None = None
    paper: Color | None = None
    ink: Color | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Exact:
    """One color of the theme, as it is to be, not as it would be derived."""

    name: str
    shades: tuple[Color, ...]

    @classmethod
    def keys(cls, name: str, given: object) -> dict[str, object]:
        """Write out what stands after a name: one color, or light and dark."""
        return {"name": name, "shades": given if isinstance(given, list) else [given]}

    def __post_init__(self) -> None:
        """Refuse more or fewer than there are schemes."""
        if len(self.shades) not in {1, 2}:
            problem = f"“{self.name}” has {len(self.shades)} colors."
            raise FactError(problem, "Write one, or two: on light and on dark pages.")

    @property
    def both(self) -> tuple[str, str]:
        """Give the light and the dark one."""
        return self.shades[0].code, self.shades[-1].code


@dataclass(frozen=True, slots=True, kw_only=True)
class TypefaceFiles:
    """A typeface by its files, below the brand's folder.

    Attributes:
        license: The file that says that it may be published.
        kind: Only where the files tell it wrongly.
    """

    files: tuple[str, ...]
    license: str
    kind: str = field(default="", metadata={"choices": ("sans", "serif")})

    @property
    def serif(self) -> bool | None:
        """Whether it has serifs; None: its files say so."""
        return self.kind == "serif" if self.kind else None


@dataclass(frozen=True, slots=True, kw_only=True)
class TypefacesFile:
    """What words and headings are set in; without a heading's, the text's for both."""

    text: TypefaceFiles | None = None
    heading: TypefaceFiles | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BrandFile:
    """brand.toml.

    Attributes:
        mark: What the mark shows, in words.
        logo: What the full logo says and shows, in words.
        exact: Colors by the names of theme/css/tokens.css.
    """

    mark: str = ""
    logo: str = ""
    colors: LightColors | None = None
    dark: DarkColors = field(default_factory=DarkColors)
    exact: tuple[Exact, ...] = field(default=(), metadata={"named": True})
    typefaces: TypefacesFile = field(default_factory=TypefacesFile)


LIT = "brand-mark__lit"  # in pages, of the component that styles it


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A drawing in one color, some of it lit.

    Attributes:
        words: What it shows.
        view_box: The part of the plane that it fills.
        shapes: SVG elements without colors; what is lit has the class `LIT`.
    """

    words: str
    view_box: str
    shapes: str

    @property
    def size(self) -> tuple[float, float]:
        """Its width and height, in its own units."""
        _, _, width, height = map(float, self.view_box.split())
        return width, height

    def svg(self, color: str, lit: str, style: str = "") -> str:
        """Draw it as a file of its own."""
        width, height = self.size
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{self.view_box}"'
            f' width="{width:g}" height="{height:g}"><style>svg{{fill:{color};'
            f"color:{color}}}.{LIT}{{fill:{lit};color:{lit}}}{style}</style>"
            f"{self.shapes}</svg>"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Logo:
    """A drawing in its own colors, with what it says in words."""

    words: str
    svg: bytes
    width: int
    height: int

    @property
    def beside_name(self) -> bool:
        """Tell whether it is too narrow to be read in a line: the name is, then."""
        return self.width < 1.5 * self.height


@dataclass(frozen=True, slots=True, kw_only=True)
class Brand:
    """All that a site is known by.

    Attributes:
        colors: By the names of the theme's tokens.
        text: What words are set in, on pages and on paper.
        heading: What headings and shared pictures are set in.
        files: What pages load: icons and typefaces, by their names below theme/ of
            the output.
    """

    colors: Colors
    mark: Mark
    text: Typeface
    heading: Typeface
    logo: Logo | None = None
    files: Mapping[str, bytes] = field(default_factory=dict)


BRAND = SitePart[Brand]("brand")  # templates see it, too
