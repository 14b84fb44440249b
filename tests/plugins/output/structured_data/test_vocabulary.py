"""The vocabulary that we hold our data to notices what is wrong."""

import pytest
from tests.plugins.output.structured_data.vocabulary import problems


@pytest.mark.parametrize(
    "node",
    [
        {"@type": "PhysicalTherapist"},
        {"@type": "BlogPosting", "lastReviewed": "2026-11-07"},
        {
            "@type": "Physiotherapy",
            "medicalSpecialty": "https://schema.org/Physiotherapy",
        },
        {"@type": "MedicalClinic", "medicalSpecialty": "Backs"},
        {"@type": "MedicalClinic", "address": {"@type": "Person", "name": "A"}},
        {"@type": "Person", "name": 3},
    ],
)
def test_what_schema_org_does_not_know_is_noticed(node):
    """Types, domains, ranges and members of enumerations are checked."""
    assert len(list(problems(node))) == 1


def test_what_schema_org_knows_is_accepted():
    """Two types together have the properties of both."""
    node = {
        "@type": ["MedicalClinic", "Physiotherapy"],
        "medicalSpecialty": "https://schema.org/Physiotherapy",
        "address": {"@type": "PostalAddress", "addressRegion": "CO"},
        "parentOrganization": {"@id": "https://example.com/#all"},
    }

    assert list(problems(node)) == []
