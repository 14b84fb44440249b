"""What a page's sheet leaves out would change nothing on that page."""

import re
from pathlib import Path

import pytest
from benchmarks.pages import KINDS

from theme_assets.matching import GROUPS, selectors
from theme_assets.reader import gather
from theme_assets.smaller import blocks

pytestmark = pytest.mark.browser
THEME = Path(__file__).parents[2] / "theme"
STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
# Of each selector what stands in a page, whatever a visitor does with it.
MATCH = r"""(all) => all.filter((selector) => {
  const lasting = selector
    .replace(/:not\([^()]*(\([^()]*\)[^()]*)*\)/g, "")
    .replace(/::?(before|after|marker|backdrop|details-content|-webkit-[\w-]+)/g, "")
    .replace(/:(hover|focus-visible|focus|active|target|visited|popover-open)/g, "");
  return document.querySelector(lasting.replace(/(^|[\s>+~(])(?=$|[,)])/g, "$1*"));
})"""


def all_selectors(css):
    """Every selector of a sheet."""
    for block in blocks(css):
        head, _brace, inside = block.partition("{")
        if head.startswith(GROUPS):
            yield from all_selectors(inside.removesuffix("}"))
        elif not head.startswith("@"):
            yield from (selector for selector, _needed in selectors(head))


@pytest.mark.parametrize("address", [*KINDS.values(), "/es/", "/404.html"])
def test_no_rule_that_is_left_out_matches(visit, address):
    """The browser itself finds no element for it, with all scripts at work."""
    assets = gather(THEME)
    every = set(all_selectors("".join((assets.shared, *assets.styles.values()))))
    page = visit(address)
    html = page.content()
    carried = STYLE.search(html)[1]
    if "/theme/below." in html:
        carried += assets.below.text
    left_out = every - set(all_selectors(carried))

    assert len(left_out) > 100
    assert page.evaluate(MATCH, sorted(left_out)) == []


# How all elements look, kept in the page: there are a hundred thousand values. A page
# that has just opened is set in stand-ins for a moment, which ends here.
NOTE = """async (name) => {
  document.getAnimations().forEach((animation) => animation.finish());
  document.body.getBoundingClientRect();  // which asks for typefaces
  await document.fonts.ready;
  window[name] = [...document.querySelectorAll("body *")].map((element) => {
    const look = getComputedStyle(element);
    return new Map([...look].map((name) => [name, look.getPropertyValue(name)]));
  });
  return window[name].length;
}"""
DIFFERENT = """() => [...new Set(later.flatMap((look, at) =>
  [...new Set([...look.keys(), ...once[at].keys()])]
    .filter((name) => look.get(name) !== once[at].get(name))
    .map((name) => `${name}: ${look.get(name)}, at once ${once[at].get(name)}`)))]"""
# What came in a file stands before the page's own sheet, with the order of layers.
TURNED = """() => {
  const file = document.querySelector("link[rel=stylesheet]");
  const own = document.querySelector("style");
  const first = document.createElement("style");
  const rules = [...file.sheet.cssRules].map(({ cssText }) => cssText);
  first.textContent = [own.textContent.split(";")[0] + ";", ...rules].join("");
  own.before(first);
  file.remove();
}"""


def test_styles_that_come_later_look_as_if_they_had_come_at_once(visit):
    """In whatever order they come, nothing on a long page looks other than meant."""
    page = visit(KINDS["article"])
    count = page.evaluate(NOTE, "later")
    page.evaluate(TURNED)

    assert count > 400
    assert page.evaluate(NOTE, "once") == count
    assert page.evaluate(DIFFERENT) == []
