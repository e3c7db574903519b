"""What is wrong with a row of people, in the reader's words."""

from django.utils.translation import gettext_lazy as _

NO_ORGANIZATION = _(
    "“%(text)s” is no organization that you administer. Such are: %(known)s."
)
WHICH = _("You administer several organizations. Write which one: %(known)s.")
NO_DEPARTMENT = _("“%(text)s” is not the code of a department of %(organization)s.")
NOT_HERS = _(
    "The login name “%(text)s” is taken and cannot be used here. Choose another one."
)
ELSEWHERE = _(
    "“%(text)s” also belongs to another organization. Ask whoever installed the "
    "product to change the account; offices here can be changed."
)
NEEDS_NAME = _("“%(text)s” is new, so the name has to be filled in.")
ENDS_FIRST = _("It ends before it starts.")
TWICE = _("The same office, role and start stand in row %(first)d already.")
TWO_WORDS = _("Row %(first)d says something else of the same account.")
OVERLAPS = _(
    "“%(text)s” already has this role there in that time. Change the dates in the row "
    "that is there."
)
ONESELF = _("You cannot stop your own account.")
LOOKS_LIKE = _("“%(known)s” is known; a spreadsheet program may have cut its zeros.")
