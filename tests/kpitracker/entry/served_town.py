"""A town on a server of its own: many plans in an open round, and who works on them.

Each test takes a plan of its own. Built inside the server's process.
"""

from plans.models import Plan, Role
from tests.desks import make_town
from tests.factories import (
    make_actual,
    make_goal,
    make_indicator,
    make_measure,
    make_plan,
    make_user,
)
from tests.kpitracker.entry.pages import open_round
from tests.kpitracker.served import PASSWORD

# Plans by code with the number of their indicators, five at each measure.
LARGE = {f"large{number}": 25 for number in range(3)}
SMALL = {f"small{number}": 5 for number in range(20)}
COMMAND = "from tests.kpitracker.entry.served_town import build; build()"


def build() -> None:
    town = make_town("kakuu")
    for code, size in (LARGE | SMALL).items():
        plan = make_plan(code, title="架空計画", organization=town.organization)
        fill(plan, town.office, size)
        open_round(plan, note="値のない指標には理由を選んでください。")
    usual = {"is_staff": True, "password": PASSWORD}
    make_user(Role.EDITOR, town.office, username="tanto", name="山田", **usual)
    make_user(Role.EDITOR, town.office, username="tonari", name="鈴木", **usual)
    make_user(Role.HEAD, town.office, username="kacho", name="佐藤", **usual)
    make_user(Role.PLANNING, town.other_office, username="kikaku", name="田中", **usual)


def fill(plan: Plan, office, size: int) -> None:
    goal = make_goal(plan, number="1", title="人の流れをつくる")
    for number in range(size):
        if number % 5 == 0:
            place = f"({number // 5 + 1})"
            at = make_measure(goal=goal, number=place, title="移住", department=office)
        one = make_indicator(
            on=at,
            name=f"移住相談から転入した人の数（{number}）",
            unit="人",
            definition="窓口と催事で受けた相談のうち、転入に至った人の数",
            department=office,
        )
        for year in (2021, 2022):
            make_actual(one, year, year - 2008)
