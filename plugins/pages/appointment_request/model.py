"""How the appointment request is sent."""

from urllib.parse import quote

from facts.model import Practice
from plain_data import dataclass

SUBJECT = "Appointment request"


@dataclass(frozen=True, slots=True)
class HiddenField:
    """Something that the receiver wants to know about the form itself."""

    name: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestPlan:
    """What the form's template needs to know about its receiver.

    Attributes:
        action: Where the form is sent; "" when nothing receives it.
        hidden: Fields that only the receiver reads.
        trap: Name of a field that people leave empty and spam fills in.
        netlify: Whether Netlify's build is to find the form.
        mail_url: Opens a message with the same questions.
    """

    action: str
    hidden: tuple[HiddenField, ...] = ()
    trap: str = "website"
    netlify: bool = False
    mail_url: str

    @property
    def open(self) -> bool:
        """Whether there is a form at all."""
        return bool(self.action)


def plan_request(practice: Practice, thanks: str) -> RequestPlan:
    """Fit the form to its receiver.

    Args:
        thanks: Address of the thank-you page, without a leading slash.
    """
    form = practice.request_form
    mail_url = f"{practice.email.url}?subject={quote(SUBJECT)}"
    whole = f"{practice.site_url.url}/{thanks}"
    subject = f"{SUBJECT}: {practice.name}"
    if form.kind == "netlify":
        return RequestPlan(
            action=f"/{thanks}",
            hidden=(HiddenField("form-name", "appointment-request"),),
            netlify=True,
            mail_url=mail_url,
        )
    if form.kind == "formspree":
        return RequestPlan(
            action=form.endpoint.url,
            hidden=(HiddenField("_subject", subject), HiddenField("_next", whole)),
            trap="_gotcha",
            mail_url=mail_url,
        )
    return RequestPlan(
        action=form.endpoint.url,
        hidden=(HiddenField("subject", subject), HiddenField("next", whole)),
        mail_url=mail_url,
    )
