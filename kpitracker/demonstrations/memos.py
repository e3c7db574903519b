"""Handover memos of the demonstration: what the predecessor left on two indicators."""

from indicators.models import Handover
from plans.models import Plan

MEMOS = {
    "i03": {
        "method": "4月1日現在の待機児童数調査の「待機児童数」。特定の園だけを希望する"
        "方は含めない。",
        "origin": "県への報告様式（待機児童数調査）の合計欄",
        "contact": "子育て支援課 保育係（架空） 内線 1234",
        "available": "毎年5月中旬（県への報告と同じ時期）",
    },
    "i05": {
        "method": "依頼会員・提供会員・両方会員の合計（年度末現在）",
        "origin": "ファミリー・サポート・センターの会員台帳",
        "contact": "委託先の事務局（架空） 内線 1240",
        "available": "毎年4月末",
    },
}


def write_memos(plan: Plan) -> None:
    for indicator in plan.indicators.filter(code__in=MEMOS):
        Handover(indicator=indicator, **MEMOS[indicator.code]).save()
