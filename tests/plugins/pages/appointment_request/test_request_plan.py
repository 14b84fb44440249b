"""The request form fits the service that receives it."""

import re
from pathlib import Path

import pytest

from facts.reader import read_facts
from security_headers import policy_of
from theme_assets.reader import gather

ROOT = Path(__file__).parents[4]
PRACTICE = "content/practice/practice.toml"
ENDPOINT = "https://forms.example.com/example-street"
PAGES = {
    "pages/contact.md": """\
        ---
        title: Contact
        description: How to call us, write to us, or ask for an appointment with a form.
        template: contact
        ---

        Words.
        """,
    "pages/thank-you.md": """\
        ---
        title: Thank you
        description: We got your request and will call you back on the next workday.
        status: hidden
        ---

        Words.
        """,
}


@pytest.fixture
def contact_page(site):
    """A function that builds the site with other facts and returns the page."""

    def built(endpoint, kind):
        path = site.root / PRACTICE
        text = path.read_text().replace(ENDPOINT, endpoint)
        path.write_text(text.replace('kind = "generic"', f'kind = "{kind}"'))
        site.write(PAGES)
        outcome = site.build()
        assert outcome.good, outcome
        return (site.output / "contact" / "index.html").read_text()

    return built


def test_formspree_gets_the_names_it_knows(contact_page):
    """Subject, next page and spam trap have Formspree's names."""
    html = contact_page("https://formspree.io/f/abcdwxyz", "formspree")

    assert 'action="https://formspree.io/f/abcdwxyz" method="post"' in html
    assert 'name="_subject" value="Appointment request: Example' in html
    assert 'name="_next" value="https://www.example.com/thank-you/"' in html
    assert 'name="_gotcha" tabindex="-1"' in html


def test_netlify_finds_the_form_in_the_page(contact_page):
    """Netlify reads the form's name and trap, and sends people to the thanks."""
    html = contact_page("", "netlify")

    assert 'action="/thank-you/" method="post"' in html
    assert 'name="appointment-request" data-netlify="true"' in html
    assert 'netlify-honeypot="website"' in html
    assert '<input type="hidden" name="form-name" value="appointment-request">' in html


def test_any_other_receiver_gets_plain_names(contact_page):
    """A receiver of one's own gets a subject and where to go next."""
    html = contact_page("https://forms.example.org/in", "generic")

    assert 'action="https://forms.example.org/in"' in html
    assert 'name="next" value="https://www.example.com/thank-you/"' in html


def test_without_a_receiver_telephone_text_and_mail_stand_in(contact_page):
    """A practice without a form service is still one tap away."""
    html = contact_page("", "generic")

    assert "request-form" not in html
    request = html.partition('id="request"')[2].partition("<h2")[0]
    for name, start in {
        "Call us": "tel:+1-303-555-0142",
        "Text us": "sms:+13035550144",
        "Write an email": "mailto:hello@example.com?subject=",
    }.items():
        assert re.search(rf'href="{re.escape(start)}[^>]*>.*?{name}</a>', request), name


def test_netlify_with_an_endpoint_is_a_mistake(site):
    """An address that would never be used is named with its line."""
    path = site.root / PRACTICE
    text = path.read_text().replace('kind = "generic"', 'kind = "netlify"')
    path.write_text(text)
    line = text[: text.index("[request_form]")].count("\n") + 1

    (diagnostic,) = site.diagnostics({})

    assert diagnostic.startswith(f"{PRACTICE}:{line}: With kind = “netlify” the form")


def test_the_policy_lets_the_form_go_to_its_receiver_only():
    """`form-action` follows the fact."""
    facts = read_facts(ROOT / "content" / "practice", ROOT)
    settings = {
        "FACTS": facts,
        "SITEURL": "",
        "assets": gather(ROOT / "theme"),
        "POLICY_SCRIPT_HASHES": (),
    }

    policy = policy_of(settings).content_security_policy()

    (allowed,) = (part for part in policy.split("; ") if "form-action" in part)
    assert allowed.split()[1:] == [
        "'self'",
        "https://comments.example.com",
        "https://forms.example.com",
    ]
