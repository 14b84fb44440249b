"""No text of an author can end the script element that holds the data."""

import json

from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from structured_data import as_script

TEXTS = st.text() | st.sampled_from(
    ["</script>", "<!--<script>", "]]>", "&lt;", "\u2028", '"', "\\", "<ScRiPt>"]
)


@given(st.dictionaries(TEXTS, st.lists(TEXTS)))
def test_any_text_comes_out_as_it_went_in(graph):
    """An HTML parser and a JSON parser together give back the same words."""
    script = as_script(graph)
    page = (
        f'<body><script type="application/ld+json">{script}</script><p>end</p></body>'
    )

    assert json.loads(script) == graph
    assert "<" not in script
    assert html.fromstring(page).xpath("string(//p)") == "end"
