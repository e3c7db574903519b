"""Two towns with somebody at every desk, for tests of what each may reach."""

from dataclasses import dataclass

from django.test import Client
from django.urls import reverse

from indicators.models import Indicator
from measures.models import Measure
from plans.models import (
    Department,
    Goal,
    Membership,
    Organization,
    Plan,
    Role,
    User,
)
from tests.factories import (
    make_actual,
    make_department,
    make_edition,
    make_goal,
    make_indicator,
    make_measure,
    make_organization,
    make_plan,
    make_round,
    make_text,
    make_user,
)
from tests.populations import make_population


@dataclass(frozen=True, slots=True)
class Town:
    """An organization with two offices and an internal plan."""

    organization: Organization
    office: Department
    other_office: Department
    plan: Plan

    def user(self, role: Role | None, **facts) -> User:
        """A member of staff in this role; most in the first office."""
        return make_user(role, department=self.office, is_staff=True, **facts)


def make_town(code: str, *, name: str = "架空", **facts) -> Town:
    organization = make_organization(f"{name}町 {code}")
    return Town(
        organization,
        make_department(organization, name=f"{name}課"),
        make_department(organization, name=f"{name}室"),
        make_plan(
            code,
            title=f"{name}計画",
            organization=organization,
            **{"visibility": "internal", **facts},
        ),
    )


def fill(town, word: str):
    """A row of every kind with the word wherever a word can stand."""
    goal = make_goal(town.plan, title=f"{word}目標")
    measure = make_measure(goal=goal, title=f"{word}施策", department=town.office)
    make_text(measure, f"{word}本文", heading=f"{word}見出し")
    make_edition(town.plan, name=f"{word}版")
    make_round(town.plan, 2021, note=word)
    make_population(town.organization, source=f"{word}調べ")
    indicator = make_indicator(
        on=measure, name=f"{word}指標", department=town.office, definition=word
    )
    make_actual(indicator, 2022, 15, comment=f"{word}要因")
    indicator.definition = f"{word}改"
    indicator.save()
    return indicator


def address(row, page: str) -> str:
    opts = row._meta
    return reverse(f"admin:{opts.app_label}_{opts.model_name}_{page}", args=[row.pk])


def registered_rows_of(town):
    """One row of each registered model in this town."""
    indicator = Indicator.objects.get(plan=town.plan)
    return [
        town.organization,
        town.organization.populations.get(),
        town.office,
        town.plan,
        Goal.objects.get(plan=town.plan),
        Measure.objects.get(plan=town.plan),
        town.plan.texts.get(),
        indicator,
        indicator.actuals.get(),
        *Membership.objects.filter(department=town.office),
        *(it.user for it in Membership.objects.filter(department=town.office)),
    ]


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def posted(response) -> dict:
    """What a browser would send back from the form of an admin page, unchanged."""
    form = response.context["adminform"].form
    sent = _values(form, prefix=None)
    for inline in response.context["inline_admin_formsets"]:
        formset = inline.formset
        sent |= _values(formset.management_form, prefix=formset.prefix)
        for row in formset.forms if inline.has_change_permission else ():
            sent |= _values(row, prefix=row.prefix)
    return sent


def _values(form, *, prefix: str | None) -> dict:
    values = {}
    for bound in form:
        value = bound.value()
        if isinstance(value, bool):
            if value:
                values[bound.html_name] = "on"
        else:
            shown = bound.field.prepare_value(value)
            values[bound.html_name] = "" if shown is None else str(shown)
    return values
