"""Every address of the product, as the resolver knows it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib import admin
from django.urls import NoReverseMatch, URLPattern, get_resolver, reverse

from tests.kpitracker.matrix.cast import YEAR

# What an address names by other words than its own kind of row.
FIXED = {
    "name": "actuals",
    "app_label": "plans",
    "url": "nowhere",
    "version": 1,
    "kind": "plan",
}


@dataclass(frozen=True, slots=True)
class Address:
    """A pattern: the name to reverse it by, and the words it takes."""

    name: str
    words: tuple[str, ...]
    route: str

    def of(self, rows: dict) -> str | None:
        """The address for these rows; None where they have nothing to name."""
        if not self.name:
            return None
        found = {word: self._value(word, rows) for word in self.words}
        if None in found.values():
            return None
        if self.name.startswith("admin:") and set(found) == {"object_id"}:
            return reverse(self.name, args=[found["object_id"]])
        try:
            return reverse(self.name, kwargs=found)
        except NoReverseMatch:
            return reverse(self.name, args=list(found.values()))

    def _value(self, word: str, rows: dict):
        if word in FIXED:
            return FIXED[word]
        if word == "year":
            return YEAR - 1 if self.name == "publication" else YEAR
        if word in ("object_id", "id"):
            row = rows.get(self._model())
            return row and row.pk
        if word in KEYS:
            row = rows.get(KEYS[word](self))
            return row and row.pk
        return rows.get(word)

    def _model(self) -> str:
        """``plans.goal`` of ``admin:plans_goal_change``."""
        for model in admin.site._registry:
            label = f"{model._meta.app_label}_{model._meta.model_name}"
            if self.name.startswith((f"admin:{label}_", f"admin:{label}")):
                return model._meta.label_lower
        return "plans.user" if "auth_user" in self.name else ""


# Words that name a row by its id, and which kind of row.
KEYS = {
    "job": lambda _address: "plans.importjob",
    "pk": lambda address: OF_PAGES[address.name],
}
OF_PAGES = {
    "move-department": "plans.department",
    "round-overview": "indicators.round",
    "round-values": "indicators.round",
    "round-reminders": "indicators.round",
}


def addresses() -> list[Address]:
    """Those with a name, in the order of the resolver, each once."""
    found = _walk(get_resolver().url_patterns)
    return list({one.name: one for one in found if one.name}.values())


def nameless() -> list[str]:
    """Routes without a name: only old redirects and the catch-all of the admin."""
    return [one.route for one in _walk(get_resolver().url_patterns) if not one.name]


def _walk(
    patterns, *, prefix: str = "", space: str = "", above: tuple[str, ...] = ()
) -> Iterator[Address]:
    for pattern in patterns:
        route = f"{prefix}{pattern.pattern}"
        words = (*above, *pattern.pattern.regex.groupindex)
        if isinstance(pattern, URLPattern):
            name = f"{space}{pattern.name}" if pattern.name else ""
            yield Address(name, words, route)
        else:
            inner = f"{pattern.namespace}:" if pattern.namespace else space
            yield from _walk(
                pattern.url_patterns, prefix=route, space=inner, above=words
            )
