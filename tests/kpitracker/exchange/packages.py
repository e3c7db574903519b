"""Makers of exchange packages for tests: one small town with a row in every file."""

import copy
from pathlib import Path

from django.core.management import call_command

from kpitracker.exchange.sheets import BY_FILE

CODE = "machi-1"

ROWS: dict[str, list[dict[str, object]]] = {
    "plan": [
        {
            "title": "架空総合計画",
            "organization_code": "022012",
            "organization_name": "青森市",
            "visibility": "public",
            "period_start": 2020,
            "period_end": 2024,
            "licence": "CC BY 4.0",
            "as_of": "2024-03-31",
            "scale": "standard4",
            "pace_lower": "0.55",
            "note": "一行目\n二行目",
        }
    ],
    "editions": [
        {"edition_code": "first", "name": "策定", "order": 1},
        {"edition_code": "second", "name": "改訂", "order": 2},
    ],
    "levels": [
        {"depth": 0, "name": "基本目標"},
        {"depth": 1, "name": "施策"},
        {"depth": 2, "name": "事業"},
    ],
    "departments": [
        {"code": "kikaku", "name": "企画課", "successor_code": "seisaku"},
        {"code": "seisaku", "name": "政策課", "valid_from": "2023-04-01"},
    ],
    "populations": [
        {"counted_on": "2022-01-01", "people": 275192, "source": "住民基本台帳"},
        {"counted_on": "2023-01-01", "people": 271544, "source": "住民基本台帳"},
    ],
    "goals": [
        {"goal_code": "g1", "number": "1", "title": "働く"},
        {"goal_code": "g2", "number": "２", "title": "暮らす"},
    ],
    "measures": [
        {"measure_code": "m1", "goal_code": "g1", "level": "施策", "title": "産業"},
        {
            "measure_code": "m2",
            "goal_code": "g1",
            "parent_code": "m1",
            "level": "事業",
            "number": "①",
            "title": "起業",
            "is_new": 1,
            "ended_into_code": "m3",
            "department_code": "kikaku",
        },
        {
            "measure_code": "m3",
            "goal_code": "g2",
            "level": "施策",
            "title": "子育て",
            "relists_code": "m1",
        },
    ],
    "texts": [
        {"text_code": "t1", "kind": "purpose", "body": "目的\nと期間"},
        {
            "text_code": "t2",
            "owner_code": "g1",
            "kind": "issues",
            "body": "<u>課題</u>",
        },
        {"text_code": "t3", "owner_code": "m1", "kind": "initiative", "body": "取組一"},
        {"text_code": "t4", "owner_code": "m1", "kind": "initiative", "body": "取組二"},
    ],
    "partners": [
        {"measure_code": "m1", "organization_code": "023019"}
        | {"organization_name": "平内町"},
        {"measure_code": "m1", "organization_name": "架空商工会"},
    ],
    "budgets": [
        {"measure_code": "m1", "fiscal_year": 2020, "amount": 100},
        {"measure_code": "m1", "fiscal_year": 2021, "amount": "50.5"},
        {"measure_code": "m1", "fiscal_year": 2022, "mark": "－"},
        {"measure_code": "m1", "fiscal_year": 2023},
    ],
    "budget_totals": [{"measure_code": "m1", "amount": "150.5"}],
    "indicators": [
        {"indicator_code": "k1", "name": "創業件数", "baseline_value": 24}
        | {"department_code": "seisaku", "tolerance": "0.5"},
        {"indicator_code": "k2", "name": "計画の策定", "aim": "state"}
        | {"baseline_state": "未策定"},
        {"indicator_code": "k3", "name": "相談件数", "lifecycle": "merged"}
        | {"successor_measure_code": "m2", "successor_indicator_code": "k1"},
    ],
    "indicator_links": [
        {"indicator_code": "k1", "owner_code": "m1"},
        {"indicator_code": "k1", "owner_code": "g2"},
        {"indicator_code": "k2", "owner_code": "m3"},
    ],
    "targets": [
        {"indicator_code": "k1", "fiscal_year": 2022, "value": 28}
        | {"edition_code": "first"},
        {"indicator_code": "k1", "fiscal_year": 2024, "value": 32}
        | {"edition_code": "first"},
        {"indicator_code": "k2", "fiscal_year": 2024, "comparison": "state"}
        | {"state": "策定"},
        {"indicator_code": "k3", "fiscal_year": 2024, "comparison": "merged"},
    ],
    "states": [
        {"indicator_code": "k2", "order": 1, "state": "未策定"},
        {"indicator_code": "k2", "order": 2, "state": "策定"},
    ],
    "actuals": [
        {"indicator_code": "k1", "fiscal_year": 2021, "value": 25},
        {"indicator_code": "k1", "fiscal_year": 2022, "value": "26.5"}
        | {"stage": "confirmed", "quality": "estimate"},
        {"indicator_code": "k2", "fiscal_year": 2022, "state": "未策定"},
        {"indicator_code": "k3", "fiscal_year": 2022, "quality": ""}
        | {"missing_reason": "collecting"},
    ],
    "reviews": [{"measure_code": "m1", "fiscal_year": 2022, "done": "行った"}],
}
# What a row says unless a test says otherwise.
USUAL: dict[str, dict[str, object]] = {
    "budgets": {"kind": "planned", "unit": "千円"},
    "budget_totals": {"kind": "planned", "unit": "千円"},
    "indicators": {
        "aim": "increase",
        "basis": "point",
        "scale": 1,
        "baseline_year_kind": "none",
        "lifecycle": "active",
    },
    "targets": {"comparison": "reach"},
    "actuals": {"quality": "actual", "stage": "published"},
}


class PackageMaker:
    """The rows of a package, to be changed by a test and written to a folder."""

    def __init__(self, folder: Path, rows=None, *, code: str = CODE) -> None:
        self.folder = folder
        self.code = code
        self.rows = copy.deepcopy(ROWS if rows is None else rows)

    def __getitem__(self, name: str) -> list[dict[str, object]]:
        return self.rows[name]

    def row(self, name: str, **keys: object) -> dict[str, object]:
        """The one row of a file that has these cells."""
        (found,) = [
            row
            for row in self.rows[name]
            if all(str(row.get(key, "")) == str(keys[key]) for key in keys)
        ]
        return found

    def add(self, name: str, **cells: object) -> None:
        self.rows.setdefault(name, []).append(cells)

    def files(self) -> dict[str, bytes]:
        return {
            f"{name}.csv": csv_of(f"{name}.csv", rows, code=self.code)
            for name, rows in self.rows.items()
        }

    def write(self) -> Path:
        self.folder.mkdir(parents=True, exist_ok=True)
        for file in self.folder.iterdir():
            file.unlink()
        for name, data in self.files().items():
            (self.folder / name).write_bytes(data)
        return self.folder


def csv_of(file: str, rows: list[dict[str, object]], *, code: str = CODE) -> bytes:
    """A file in its canonical form: BOM, CRLF, every column."""
    columns = list(BY_FILE[file].by_name)
    usual = {"plan_code": code} | USUAL.get(file.removesuffix(".csv"), {})
    lines = [columns] + [
        [str((usual | row).get(column, "")) for column in columns] for row in rows
    ]
    text = "".join(",".join(map(quoted, cells)) + "\r\n" for cells in lines)
    return ("\ufeff" + text).encode("utf-8")


def quoted(cell: str) -> str:
    if any(sign in cell for sign in ',"\r\n'):
        return '"' + cell.replace('"', '""') + '"'
    return cell


def import_plan(path: Path, **options) -> None:
    call_command("import_plan", path, **options)


def export_plan(code: str, path: Path, **options) -> dict[str, bytes]:
    call_command("export_plan", code, path, verbosity=0, **options)
    return {file.name: file.read_bytes() for file in path.iterdir()}
