"""The pages of reviews, and what a browser sends from them."""

LIST = "/admin/reviews/kakuu/2022/"


def page_of(measure, year: int = 2022) -> str:
    return f"/admin/reviews/kakuu/{year}/{measure.code}/"


def sent_by(browser, measure) -> dict:
    """What the page would send unchanged."""
    context = browser.get(page_of(measure)).context
    sent = {}
    for form in (context["form"], context["settled"]):
        for bound in form:
            value = bound.field.prepare_value(bound.value())
            sent[bound.html_name] = "" if value is None else str(value)
    return sent


def save(browser, measure, **typed):
    sent = sent_by(browser, measure) | {
        f"review-{name}": value for name, value in typed.items()
    }
    return browser.post(page_of(measure), sent)
