"""Row versions: no edit overwrites another unseen, every edit is kept."""

import pytest
from django.db import IntegrityError, connection, transaction

from plans.models import Edition, Goal, Organization, Plan
from plans.versions import Conflict

# Written to and never changed, beside the histories.
LOGS = ["plans_auditentry", "indicators_stagechange"]
PUBLISHED = "indicators_publi"  # a publication and the rows it owns
pytestmark = pytest.mark.django_db


@pytest.fixture
def plan() -> Plan:
    plan = Plan(code="sogo", title="総合計画")
    plan.save()
    return plan


class TestRowVersion:
    def test_a_new_row_has_version_one(self, plan):
        assert Plan.objects.get().version == 1

    def test_each_save_raises_it(self, plan):
        plan.title = "第2次総合計画"
        plan.save()
        plan.save(update_fields=["title"])

        assert Plan.objects.get().version == plan.version == 3

    def test_the_second_of_two_edits_is_refused_and_writes_nothing(self, plan):
        mine, theirs = Plan.objects.get(), Plan.objects.get()
        theirs.title = "theirs"
        theirs.save()

        mine.title = "mine"
        with pytest.raises(Conflict, match="mine"):
            mine.save()

        assert Plan.objects.get().title == "theirs"
        assert mine.version == 1

    def test_saving_some_fields_is_refused_as_well(self, plan):
        mine, theirs = Plan.objects.get(), Plan.objects.get()
        theirs.save()

        with pytest.raises(Conflict):
            mine.save(update_fields=["title"])

    def test_a_refused_edit_succeeds_after_reading_again(self, plan):
        mine, theirs = Plan.objects.get(), Plan.objects.get()
        theirs.save()
        with pytest.raises(Conflict):
            mine.save()

        mine.refresh_from_db()
        mine.save()

        assert mine.version == 3


class TestDeletedRow:
    def test_is_not_brought_back_by_saving(self, plan):
        stale = Plan.objects.get()
        plan.delete()

        with pytest.raises(Conflict):
            stale.save()

        assert not Plan.objects.exists()

    def test_stays_when_somebody_changed_it_meanwhile(self, plan):
        stale = Plan.objects.get()
        plan.save()

        with pytest.raises(Conflict):
            stale.delete()

        assert Plan.objects.exists()


class TestContentVersion:
    def test_every_write_below_a_plan_raises_it(self, plan):
        def now():
            return Plan.objects.values_list("content_version", flat=True).get()

        seen = [now()]
        goal = Goal(plan=plan, code="g1", title="しごと")
        goal.save()
        seen.append(now())
        goal.title = "ひと"
        goal.save()
        seen.append(now())
        goal.delete()
        seen.append(now())
        plan.save()
        seen.append(now())

        assert seen == sorted(set(seen))

    def test_a_plan_read_earlier_does_not_carry_it_back(self, plan):
        early = Plan.objects.get()
        for number in range(3):
            Goal(plan=plan, code=f"g{number}", title="しごと").save()
        before = Plan.objects.get().content_version

        early.save()

        assert Plan.objects.get().content_version > before

    def test_a_refused_write_leaves_it_alone(self, plan):
        Edition(plan=plan, code="e1", name="策定", order=1).save()
        before = Plan.objects.get().content_version

        with pytest.raises(IntegrityError), transaction.atomic():
            Edition(plan=plan, code="e1", name="再び", order=2).save()

        assert Plan.objects.get().content_version == before


class TestHistory:
    def test_every_state_of_a_row_is_kept(self, plan):
        plan.title = "改定"
        plan.save()
        plan.delete()

        kept = Plan.history.order_by("history_id")

        assert [(row.history_type, row.title) for row in kept] == [
            ("+", "総合計画"),
            ("~", "改定"),
            ("-", "改定"),
        ]

    @pytest.mark.parametrize("statement", ["UPDATE {} SET name = ''", "DELETE FROM {}"])
    def test_the_database_refuses_to_change_it(self, statement):
        Organization(name="架空町").save()
        table = Organization.history.model._meta.db_table

        with (
            pytest.raises(IntegrityError, match="append-only"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement.format(table))

        assert Organization.history.get().name == "架空町"

    def test_every_history_table_is_guarded(self):
        tables = [
            table
            for table in connection.introspection.table_names()
            if "_historical" in table or table in LOGS or table.startswith(PUBLISHED)
        ]
        query = {
            "sqlite": "SELECT tbl_name FROM sqlite_master WHERE type = 'trigger'",
            "postgresql": (
                "SELECT relname FROM pg_trigger JOIN pg_class ON tgrelid = pg_class.oid"
                " WHERE NOT tgisinternal"
            ),
        }[connection.vendor]
        with connection.cursor() as cursor:
            cursor.execute(query)
            guarded = sorted(name for (name,) in cursor.fetchall())

        assert len(tables) >= 15
        assert guarded == sorted(tables * 2)
