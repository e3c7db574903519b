"""The page of a measure, and one more row on it."""

from tests.desks import posted


def page_of(row) -> str:
    return f"/admin/measures/{row._meta.model_name}/{row.pk}/change/"


def add_row(browser, measure, prefix: str, **row):
    """Append one row under the measure and save; the answer."""
    sent = posted(browser.get(page_of(measure)))
    at = sent[f"{prefix}-TOTAL_FORMS"]
    sent[f"{prefix}-TOTAL_FORMS"] = str(int(at) + 1)
    return browser.post(
        page_of(measure),
        sent | {f"{prefix}-{at}-{name}": it for name, it in row.items()},
    )
