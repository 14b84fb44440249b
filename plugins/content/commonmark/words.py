"""Which elements hold words of a line, and which hold none for a reader."""

SKIPPED = frozenset(("code", "pre", "kbd", "samp", "script", "style"))
INLINE = frozenset(
    {
        *("a", "abbr", "b", "br", "cite", "code", "em", "i", "img", "kbd", "mark"),
        *("q", "s", "small", "span", "strong", "sub", "sup", "time", "u", "var"),
    }
)
