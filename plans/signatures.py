"""Reasons that the product itself gives in histories, and the sentences for them."""

from django.utils.translation import gettext_lazy

PUBLISHED_LATER = "published_later"
# Imports sign so: before a plan's code, and before a job's id.
SENTENCES = {
    "import_plan": gettext_lazy("Import of an exchange package (%(what)s)"),
    "import_sheet": gettext_lazy("Import of a spreadsheet (%(what)s)"),
    "undo_import": gettext_lazy("Import of a spreadsheet undone (%(what)s)"),
    PUBLISHED_LATER: gettext_lazy("Values published later"),
}


def sentence_of(stored: str) -> str:
    """What people gave as it is; what the product wrote as a sentence."""
    signed, _space, what = stored.partition(" ")
    sentence = SENTENCES.get(signed)
    return str(sentence) % {"what": what} if sentence else stored
