"""Facts that are more than a word read well where authors put them."""


def read(sample_site, page):
    return (sample_site / page / "index.html").read_text()


def test_costs_and_terms_come_from_the_facts(sample_site):
    """Plans, prices and cancellation terms stand on the page as the facts have them."""
    html = read(sample_site, "insurance-and-costs")

    assert "Sample Health Plan" in html
    assert "$160" in html
    assert "at least 24 hours before" in html
    assert "we may charge $40." in html
    assert "clinic-fact" not in html


def test_every_page_takes_feedback_by_mail(sample_site):
    """A reader can say that a page was unclear; the mail names the page."""
    mail = '"mailto:hello@example.com?subject=https://www.example.com/{}/"'
    for page in ("accessibility", "articles", "services/dry-needling", "es/senales"):
        assert mail.format(page) in read(sample_site, page)
