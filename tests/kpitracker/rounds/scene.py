"""A round in full swing, for tests in a browser; ``build()`` fills a database."""

from django.utils import timezone

from indicators import stages
from indicators.enums import Stage
from indicators.models import Actual
from indicators.workflow import Step
from tests.factories import make_actual, make_department, make_indicator
from tests.kpitracker.rounds.town import YEAR, RoundTown, make_round_town
from tests.kpitracker.served import PASSWORD

OFFICES = ["こども家庭課", "商工観光課", "健康増進課", "都市整備課"]
NAMES = [
    "子育て支援センターの年間利用者数",
    "創業支援を受けて開業した事業者の数",
    "特定健康診査の受診率",
    "公園の管理に参加する団体の数",
]


def build() -> None:
    """Users ``planner`` and ``head``; every answer there is, in four departments."""
    here = make_round_town("kakuu")
    users = {"planner": here.planner, "head": here.head, "editor": here.editor}
    for name, user in users.items():
        user.username, user.email = name, f"{name}@example.jp"
        user.set_password(PASSWORD)
        user.save()
    here.town.office.name, here.town.office.position = OFFICES[0], 1
    here.town.office.save()
    others = [
        make_department(here.town.organization, name=name, position=place)
        for place, name in enumerate(OFFICES[1:], start=2)
    ]
    for place, office in enumerate([here.town.office, *others[:2]]):
        _fill(here, office, place)
    for name in NAMES:
        make_indicator(here.town.plan, name=name, department=others[2])
    make_indicator(here.town.plan, name="担当のない指標")


def _fill(here: RoundTown, office, place: int) -> None:
    facts = {"office": office, "unit": "人", "baseline": 100, "target": 200}
    drafts = [
        here.value(Stage.DRAFT, 160 + i, name=f"{NAMES[i % 4]}（{i + 1}）", **facts)
        for i in range(3)
    ]
    sent = [
        here.value(
            Stage.DRAFT,
            [155, 1500, 90][i % 3],
            name=f"{NAMES[i % 4]}（{i + 4}）",
            comment="会場の改修により、8月から10月まで休館した影響が残っている。",
            **facts,
        )
        for i in range(6 - place)
    ]
    for actual in [*drafts, *sent]:
        make_actual(actual.indicator, YEAR - 1, 150)
    _take(Step.SUBMIT, [drafts[0], *sent], here.editor if place == 0 else here.planner)
    note = "前年度の10倍になっています。単位を確認してください。"
    _take(Step.RETURN, [drafts[0]], here.planner, note)
    if place == 0:
        _take(Step.APPROVE, sent[:4], here.head)
        _take(Step.CONFIRM, sent[:2], here.planner)
    make_indicator(
        here.town.plan,
        name="市民意識調査で満足と答えた割合",
        department=office,
        survey_every=5,
        survey_first=2021,
    )


def _take(step: Step, actuals: list[Actual], user, comment: str = "") -> None:
    for actual in actuals:
        actual.refresh_from_db()
    shown = {actual.pk: actual.version for actual in actuals}
    taken = stages.take(step, shown, user=user, at=timezone.now(), comment=comment)
    assert not taken.refused, taken.refused
