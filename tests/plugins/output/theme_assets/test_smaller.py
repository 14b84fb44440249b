"""Stylesheets get small, and still say the same."""

from theme_assets.smaller import (
    constants,
    for_one_page,
    in_place,
    joined,
    letters,
    short_names,
    shortened,
)

TOKENS = """
@layer tokens {
  :root {
    /* --old: 1px; */
    --line: 1px;
    --text: 1rem;
    --page: light-dark(#ffffff, #000000);
    --ink: light-dark(#000000, #ffffff);
    --mark: var(--ink);
    --card-min: 16rem;
  }

  @media print {
    :root {
      --text: 10pt;
    }
  }
}
"""
CARD = """
.card {
  border: var(--line) solid var(--ink);
  color: var(--ink);
  background: var(--page);
  inline-size: var(--width, var(--card-min));
}
"""


def test_a_token_with_one_value_is_put_in_place():
    """What never changes needs no name in the page, and a single color neither."""
    values = constants(TOKENS, [TOKENS, CARD])

    assert values == {
        "--line": "1px",
        "--page": "light-dark(#ffffff, #000000)",
        "--card-min": "16rem",
    }
    made = in_place(CARD, values)
    assert "border: 1px solid var(--ink)" in made
    assert "background: light-dark(#ffffff, #000000)" in made
    assert "inline-size: var(--width, 16rem)" in made
    assert "--line" not in in_place(TOKENS, values)


def test_a_token_that_changes_keeps_its_name():
    """Print, a component or another token may still change it."""
    values = constants(TOKENS, [TOKENS, CARD, ".dark { --page: #000000; }"])

    assert {"--text", "--mark", "--page"}.isdisjoint(values)


def test_a_token_with_a_default_elsewhere_keeps_its_name():
    """`var(--token, default)` may stand where the token is not known."""
    assert (
        constants(":root { --a: 1px; }", [":root { --a: 1px; } b { x: var(--a, 2px) }"])
        == {}
    )


def test_the_last_declaration_needs_no_semicolon():
    """Leaving it out leaves the rule's end alone."""
    assert in_place(":root { --a: 1px }", {"--a": "1px"}).split() == [":root", "{", "}"]


def test_neighbors_of_one_layer_share_it_and_print_comes_last():
    """Less to send; the order of layers, and of rules in a medium, stays."""
    sheets = (
        "@layer a,b;@layer a{b{c:d}}@font-face{src:url(x)}",
        "@layer b{@media print{.e{x:y}}.e{f:g}@media (width>1px){.e{h:i}}}",
        "@layer b{.j{k:l}@media print{.j{m:n}}}@keyframes o{0%{p:q}}",
    )

    assert joined(sheets) == (
        "@layer a,b;@layer a{b{c:d}}@font-face{src:url(x)}"
        "@layer b{.e{f:g}@media (width>1px){.e{h:i}}.j{k:l}"
        "@media print{.e{x:y}.j{m:n}}}@keyframes o{0%{p:q}}"
    )


def test_names_are_short_alike_and_never_touch_a_class():
    """All sheets shorten a property alike; `.card--wide` stays a class."""
    sheets = [
        ":root{--color-ink:#000;--space:1rem}",
        ".card--wide{color:var(--color-ink);--own:1px;margin:var(--color-ink)}",
    ]
    names = short_names(sheets)

    assert names["--color-ink"] == "--a"
    assert shortened(sheets[0], names) == f":root{{--a:#000;{names['--space']}:1rem}}"
    assert shortened(sheets[1], names) == (
        f".card--wide{{color:var(--a);{names['--own']}:1px;margin:var(--a)}}"
    )
    assert short_names(reversed(sheets)) == names


def test_there_are_names_enough():
    """No two properties share a name, however many there are."""
    given = [name for name, _number in zip(letters(), range(700), strict=False)]

    assert len(set(given)) == 700
    assert given[25:28] == ["--z", "--aa", "--ab"]


def test_a_page_carries_no_token_that_it_does_not_ask_for():
    """Nor one that only such a token asks for, wherever it is declared."""
    css = (
        ":root{color-scheme:light dark;--a:1px;--b:var(--c);--c:red}"
        "@media print{:root{--a:2px}}.card{--d:0;margin:var(--a);--e:0}"
    )

    assert for_one_page(css) == (
        ":root{color-scheme:light dark;--a:1px}"
        "@media print{:root{--a:2px}}.card{margin:var(--a)}"
    )


def test_a_token_that_a_page_asks_for_once_is_put_in_place():
    """One that is asked for twice, or that a rule changes, keeps its name."""
    css = (
        ":root{--a:1px;--b:2px;--c:3px}.x{--c:4px}"
        ".y{margin:var(--a);padding:var(--b) var(--b);gap:var(--c)}"
    )

    assert for_one_page(css) == (
        ":root{--b:2px;--c:3px}.x{--c:4px}"
        ".y{margin:1px;padding:var(--b) var(--b);gap:var(--c)}"
    )
