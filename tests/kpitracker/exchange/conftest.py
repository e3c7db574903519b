"""A package in a folder of its own, and a command that is expected to refuse."""

import pytest

from tests.kpitracker.exchange.packages import PackageMaker, import_plan


@pytest.fixture
def package(tmp_path):
    return PackageMaker(tmp_path / "package")


@pytest.fixture
def refused(capsys):
    """Import what must be refused; the sentences, as they stand on standard error."""

    def refuse(path, **options) -> list[str]:
        with pytest.raises(SystemExit) as end:
            import_plan(path, **options)
        said = capsys.readouterr()
        assert end.value.code == 1
        assert said.out == ""
        return said.err.splitlines()

    return refuse
