"""Let visitors ask for an appointment, with whatever receives the practice's forms.

    content/practice/practice.toml [request_form] -> RequestPlan (model.py)
    -> theme/templates/forms/request.html

Gives templates `request_form`, by language: where the form is sent, the fields that
its receiver wants, and a mail address for when there is no receiver.
No health question is asked: a form service is not the place for health facts.
Settings: `THANK_YOU_PAGE`, file name of the page shown after sending.
"""
