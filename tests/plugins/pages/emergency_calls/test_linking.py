"""Emergency numbers in the words of a page become links that call."""

import pytest

from emergency_calls import emergency_calls

CALL = '<a href="tel:911">{}</a>'.format


@pytest.mark.parametrize(
    ("html", "linked"),
    [
        ("<p>Call 911 now.</p>", f"<p>{CALL('Call 911')} now.</p>"),
        ("call&nbsp;911.", f"{CALL('call&nbsp;911')}."),
        ("Call them, and 911 if not.", f"Call them, and {CALL('911')} if not."),
        ("Llame al 911 o vaya", f"{CALL('Llame al 911')} o vaya"),
        ("llame también al 911.", f"{CALL('llame también al 911')}."),
        ("Llame ahora al 911", CALL("Llame ahora al 911")),
        ("al 911, si sangra", f"al {CALL('911')}, si sangra"),
        (
            "call or text 988. Call 911.",
            '<a href="tel:988">call</a> or <a href="sms:988">text 988</a>. '
            + CALL("Call 911")
            + ".",
        ),
        (
            "llame o mande un mensaje al 988",
            (
                '<a href="tel:988">llame</a> o '
                '<a href="sms:988">mande un mensaje al 988</a>'
            ),
        ),
        ("Call 988 at night", '<a href="tel:988">Call 988</a> at night'),
    ],
)
def test_number_to_call_becomes_a_link(html, linked):
    """The words that ask to call are the link, in either language."""
    assert emergency_calls(html) == linked
    assert emergency_calls(linked) == linked


@pytest.mark.parametrize(
    "html",
    [
        "<p>911 people took part, and 1,911 did not.</p>",
        "call 303-555-0911 or 911-2 or call 9115",
        '<a href="/signs/">Danger signs: call 911</a>',
        '<img alt="call 911">',
        "<script>call 911</script>",
        "<summary>Call 911</summary>",
        "<button>Call 911</button>",
    ],
)
def test_other_numbers_and_places_stay(html):
    """Counts, telephone numbers, links and what can't hold a link are left alone."""
    assert emergency_calls(html) == html
