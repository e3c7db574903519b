"""What the frame promises, the database keeps and says in a sentence."""

from datetime import date

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from plans.models import (
    AuditEntry,
    ImportAttachment,
    ImportChunk,
    ImportJob,
    LoginTries,
    Membership,
)
from tests.factories import (
    make_department,
    make_edition,
    make_goal,
    make_level,
    make_measure,
    make_organization,
    make_plan,
    make_user,
)
from tests.populations import make_population
from tests.promises import assert_promise, case_id, constraints_of

pytestmark = pytest.mark.django_db

DAY, DAY_BEFORE = date(2024, 4, 1), date(2024, 3, 31)


def aomori():
    return make_organization("青森市", code="022012")


def two_editions():
    plan = make_plan()
    make_edition(plan, code="first", order=1)
    return make_edition(plan, code="second", order=2)


def two_levels():
    plan = make_plan()
    make_level(plan, 0, "基本目標")
    return make_level(plan, 1, "施策")


def two_goals():
    plan = make_plan()
    make_goal(plan, code="g1")
    return make_goal(plan, code="g2")


def two_departments():
    town = make_organization()
    make_department(town, code="first")
    return make_department(town, code="second")


def two_populations():
    town = make_organization()
    make_population(town, counted_on=DAY_BEFORE)
    return make_population(town, counted_on=DAY)


def membership():
    return Membership.objects.get(user=make_user("planning", valid_from=DAY))


def membership_twice():
    first = membership()
    return Membership.objects.create(
        user=first.user,
        department=first.department,
        role="planning",
        valid_from=date(2030, 4, 1),
    )


def unbounded_twice():
    first = Membership.objects.get(user=make_user("planning"))
    return Membership.objects.create(
        user=first.user, department=first.department, role="planning", valid_from=DAY
    )


def unnamed_twice():
    make_organization("架空市")
    return make_organization("架空町")


def coded_twice():
    aomori()
    return make_organization("中央市", code="192147")


def job(**facts):
    usual = {"kind": "actuals", "created_at": timezone.now(), "facts": {"rows": 1}}
    return ImportJob.objects.create(**usual | facts)


def two_chunks():
    first = ImportChunk.objects.create(job=job(), number=0, payload=b"0")
    return ImportChunk.objects.create(job=first.job, number=1, payload=b"1")


def two_tries():
    tries = {"username": "kikaku", "last_at": timezone.now()}
    LoginTries.objects.create(address="192.0.2.1", **tries)
    return LoginTries.objects.create(address="192.0.2.2", **tries)


def two_attachments():
    first = ImportAttachment.objects.create(job=job(), name="before", content=b"0")
    return ImportAttachment.objects.create(job=first.job, name="after", content=b"1")


CASES = [
    ("organization_code_is_six_digits", aomori, {"code": "02201"}),
    ("organization_check_digit_holds", aomori, {"code": "022011"}),
    ("organization_is_named_somehow", make_organization, {"name": ""}),
    ("organization_code_is_unique", coded_twice, {"code": "022012"}),
    ("organization_name_is_unique_without_code", unnamed_twice, {"name": "架空市"}),
    ("department_code_is_stable", make_department, {"code": "企画課"}),
    ("department_code_is_unique", two_departments, {"code": "first"}),
    (
        "department_ends_after_it_starts",
        make_department,
        {"valid_from": DAY, "valid_to": DAY_BEFORE},
    ),
    ("population_is_counted_once_a_day", two_populations, {"counted_on": DAY_BEFORE}),
    ("population_is_somebody", two_populations, {"people": 0}),
    ("population_names_its_source", two_populations, {"source": ""}),
    ("membership_role_is_known", membership, {"role": "mayor"}),
    ("membership_ends_after_it_starts", membership, {"valid_to": DAY_BEFORE}),
    ("membership_is_said_once", membership_twice, {"valid_from": DAY}),
    ("membership_without_start_is_said_once", unbounded_twice, {"valid_from": None}),
    ("plan_code_is_stable", make_plan, {"code": "総合計画"}),
    ("plan_predecessor_is_stable", make_plan, {"predecessor_code": "a b"}),
    ("plan_visibility_is_known", make_plan, {"visibility": "secret"}),
    ("plan_scale_is_known", make_plan, {"scale": "stars"}),
    ("plan_first_year_is_plausible", make_plan, {"period_start": 202}),
    ("plan_last_year_is_plausible", make_plan, {"period_end": 20240}),
    ("plan_y0_is_plausible", make_plan, {"y0": 19}),
    ("plan_ends_after_it_starts", make_plan, {"period_end": 2019}),
    ("plan_bands_are_ordered", make_plan, {"pace_upper": "0.5", "pace_lower": "0.8"}),
    ("plan_bands_are_positive", make_plan, {"pace_lower": 0}),
    ("plan_tolerance_is_not_negative", make_plan, {"tolerance": -3}),
    ("edition_code_is_stable", two_editions, {"code": "変更案"}),
    ("edition_code_is_unique", two_editions, {"code": "first"}),
    ("edition_order_is_unique", two_editions, {"order": 1}),
    ("level_depth_is_unique", two_levels, {"depth": 0}),
    ("level_name_is_unique", two_levels, {"name": "基本目標"}),
    ("goal_code_is_stable", two_goals, {"code": "目標"}),
    ("goal_code_is_unique", two_goals, {"code": "g1"}),
    ("job_state_is_known", job, {"state": "lost"}),
    ("job_blanks_are_known", job, {"blanks": "guess"}),
    ("job_was_applied_at_a_moment", job, {"state": "applied"}),
    ("chunk_number_is_said_once", two_chunks, {"number": 0}),
    ("tries_are_counted_once", two_tries, {"address": "192.0.2.1"}),
    ("attachment_name_is_said_once", two_attachments, {"name": "before"}),
]


@pytest.mark.parametrize(("name", "make", "broken"), CASES, ids=case_id)
def test_a_promise_is_kept_at_both_gates(name, make, broken):
    assert_promise(constraints_of("plans", apps)[name], make, broken)


def test_a_department_does_not_succeed_itself():
    constraint = constraints_of("plans", apps)["department_does_not_succeed_itself"]
    row = make_department()

    assert_promise(constraint, lambda: row, {"successor_id": row.pk})


def test_an_audit_entry_names_a_known_action():
    """Tried with a new row, as none is ever changed."""
    constraint = constraints_of("plans", apps)["audit_action_is_known"]
    row = AuditEntry(at=timezone.now(), action="guessed")

    with pytest.raises(ValidationError, match="listed values"):
        constraint.validate(AuditEntry, row)
    with pytest.raises(IntegrityError, match=constraint.name), transaction.atomic():
        row.save()


def test_every_promise_has_a_case():
    tested = {name for name, *_ in CASES} | {
        "department_does_not_succeed_itself",
        "audit_action_is_known",
    }

    assert tested == set(constraints_of("plans", apps))


def test_goals_and_measures_share_their_codes():
    measure = make_measure(code="m1")
    measure.goal.code = "m1"

    with pytest.raises(ValidationError, match="A measure of this plan has this code"):
        measure.goal.full_clean()
