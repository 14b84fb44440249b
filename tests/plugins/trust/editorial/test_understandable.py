"""A page is asked what helps readers, and told how to help them more."""

import pytest

from editorial.reading import read
from editorial.understandable import QUESTIONS, unmet

SHORT = "You may feel stiff. [Call us](/contact/) when it lasts."
LONG = "\n\n".join(
    [
        "You can walk.",
        "/// summary | In short\n- Move a little.\n///",
        "/// drawing | x\n///",
    ]
    + [
        f"## Part {n}\n\n" + "You can walk a little more each day. " * 9
        for n in range(6)
    ]
    + ["[Call us](/contact/)."]
)


def how(body):
    asked, open_questions = unmet(
        read("content/articles/x.md", f"---\ntitle: x\n---\n\n{body}")
    )
    return asked, open_questions


def test_good_pages_have_nothing_to_raise():
    """A short page is asked less than a long one."""
    assert how(SHORT) == (len(QUESTIONS) - 4, [])
    assert how(LONG) == (len(QUESTIONS), [])


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (
            SHORT.replace("You may", "One may").replace("us", "now"),
            "speak to the reader",
        ),
        ("You rest. Then you walk.", "name something to do"),
        (SHORT + "\n\n" + "You walk. " * 45, "part paragraphs"),
        ("You walk on. " * 30 + "\n\n" + SHORT, "first 60 words"),
        (
            LONG.replace("/// summary | In short\n- Move a little.\n///", ""),
            "a summary",
        ),
        (LONG.replace("/// drawing | x\n///", ""), "a drawing or a picture"),
        (LONG.replace("##", "And"), "260 words a heading"),
        (
            SHORT + " It is tested by us. The leg was moved by us. It is seen.",
            "who does it",
        ),
        (
            SHORT + " You obtain it prior to it. You utilize it. You obtain it.",
            "neighbor",
        ),
    ],
)
def test_what_a_page_lacks_is_said(body, said):
    """Each with how to come to have it."""
    assert any(said in sentence for sentence in how(body)[1]), how(body)
