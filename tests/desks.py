"""Two towns with somebody at every desk, for tests of what each may reach."""

from dataclasses import dataclass

from django.test import Client

from plans.models import Department, Organization, Plan, Role, User
from tests.factories import (
    make_department,
    make_organization,
    make_plan,
    make_user,
)


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
