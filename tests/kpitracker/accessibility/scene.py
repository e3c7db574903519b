"""What the sample of pages shows: a full plan, an empty one, somebody to log in."""

from django.conf import settings
from django.core.management import call_command

from indicators.publishing import publish
from plans.models import Plan, User
from tests.factories import make_goal, make_indicator, make_plan
from tests.kpitracker.served import PASSWORD


def build() -> None:
    """Both fictional towns; ``empty`` has nothing, ``bare`` has nothing to judge."""
    for town in ("mihon", "tonari"):
        call_command("import_plan", settings.BASE_DIR / "fixtures" / town, verbosity=0)
    publish(Plan.objects.get(code="mihon"), 2023, user=None)
    make_plan("empty", title="まだ何もない計画")
    bare = make_plan("bare", title="値のない計画")
    make_goal(bare, code="g1", title="値のない目標")
    make_indicator(
        bare, code="k1", name="値も目標もない指標", baseline=None, target=None
    )
    User.objects.create_superuser("root", "r@e.jp", PASSWORD)
