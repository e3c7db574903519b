"""Which pages there are, by the names the resolver knows them by."""

from tests.kpitracker.matrix.addresses import addresses

PLAN = "/plans/mihon/"
# One of each kind for people who read; two where the second one looks different.
KINDS = {
    "plan-list": ["/"],
    "plan-dashboard": [PLAN],
    "plan-structure": [f"{PLAN}structure/"],
    "goal": [f"{PLAN}goals/g1/"],
    "measure": [f"{PLAN}measures/g1-1/"],
    "indicator": [f"{PLAN}indicators/i27/", f"/en{PLAN}indicators/i06/"],
    "two-years": [f"{PLAN}years/"],
    "two-plans": ["/compare/?plan=mihon&with=tonari"],
    "report": ["/plans/bare/report/"],
    "report-sheets": ["/plans/bare/report/sheets/"],
    "report-sheet": [f"{PLAN}report/sheets/g1-1-1/"],
    "publications": [f"{PLAN}publications/"],
    "publication": [f"{PLAN}publications/2023/1/"],
    "open-data": [f"{PLAN}data/"],
    "accessibility": ["/en/accessibility/"],
    "login": ["/login/"],
    "logout": ["/logout/"],
    "password-change": ["/password/"],
}
# Answers that are no pages, or none one can open.
FILES = {
    "health",
    "health-ready",
    *("indicator-csv", "measure-budget"),
    *("two-years-csv", "two-plans-csv", "indicator-svg"),
    *("report-pdf", "report-list-xlsx", "report-sheets-xlsx", "report-sheet-pdf"),
    "open-data-descriptor",
    "open-data-package",
    "open-data-csv",
    "open-data-xlsx",
    "session-keep",
}
# Of the staff: what answers a form, a file, or another page; what nobody may, so that
# no link leads there; and what only comes about in the tests of its own.
STAFF_WITHOUT_A_PAGE = {
    *("sheets-bring", "sheets-take", "import-progress", "import-problems"),
    *("import-confirm", "import-undo", "people-sheet", "first-passwords"),
    *("entry-read", "entry-save", "plan-history-csv", "admin:plans_auditentry_csv"),
    *("admin:login", "admin:logout", "admin:autocomplete", "admin:jsi18n"),
    *("admin:password_change", "admin:password_change_done", "entry"),
    *("admin:indicators_actual_add", "admin:indicators_actual_delete"),
    *("admin:indicators_indicator_delete", "admin:indicators_round_delete"),
    *("admin:plans_auditentry_add", "admin:plans_auditentry_delete"),
    *("admin:plans_auditentry_history", "admin:plans_user_delete"),
    *("admin:plans_population_change", "admin:plans_population_delete"),
    *("admin:plans_population_history", "approvals", "import-job"),
}
SIGNED_IN = {"logout", "password-change"}
# What was asked for cannot be shown, or was refused.
ERRORS = {
    "/plans/absent/": 404,
    f"{PLAN}indicators/i12/?year=x&version=9": 200,
}
# Nothing has been entered, or nothing can be judged.
EMPTY = ["/plans/empty/", "/plans/bare/indicators/k1/"]
# Where the whole way of the Tab key is written down.
WALKED = {
    "login": "/login/",
    "dashboard": PLAN,
    "structure": f"{PLAN}structure/",
    "indicator": f"{PLAN}indicators/i27/",
}


def public() -> list[str]:
    """Names of what does not belong to the administration."""
    return [name for name, is_staff in _names() if not is_staff]


def staff() -> list[str]:
    return [name for name, is_staff in _names() if is_staff]


def _names() -> list[tuple[str, bool]]:
    """The language of a route is that of whoever asks first."""
    return [
        (one.name, one.route.removeprefix("en/").startswith("admin/"))
        for one in addresses()
    ]
