"""Folders and .zip files, within limits and without unpacking anything."""

import zipfile

import pytest

from kpitracker.exchange import files
from kpitracker.exchange.faults import Refused
from kpitracker.exchange.files import files_of

pytestmark = pytest.mark.pure


@pytest.fixture
def archive(tmp_path):
    def make(entries, **options):
        path = tmp_path / "package.zip"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
            for name, data in entries:
                packed.writestr(name, data)
        return path

    return make


def refusal(path) -> str:
    with pytest.raises(Refused) as refused:
        files_of(path)
    return str(refused.value)


class TestFolders:
    def test_gives_csv_files_and_leaves_the_rest_alone(self, tmp_path):
        for name in ("plan.csv", "datapackage.json", "README.md", ".plan.csv.swp"):
            (tmp_path / name).write_bytes(name.encode())
        (tmp_path / "old.csv").mkdir()

        assert files_of(tmp_path) == {
            "plan.csv": b"plan.csv",
            "datapackage.json": b"datapackage.json",
        }

    def test_a_path_that_is_not_there_is_named(self, tmp_path):
        assert "nowhere" in refusal(tmp_path / "nowhere")

    def test_a_single_file_is_no_package(self, tmp_path):
        (tmp_path / "plan.csv").write_text("title")

        assert "plan.csv" in refusal(tmp_path / "plan.csv")

    def test_a_folder_of_great_files_is_not_read(self, tmp_path, monkeypatch):
        monkeypatch.setattr(files, "MAX_BYTES", 2**20)
        (tmp_path / "plan.csv").write_bytes(b"x" * (2**20 + 1))

        assert "1 MB" in refusal(tmp_path)


class TestZips:
    def test_one_folder_on_top_is_fine(self, archive):
        path = archive(
            [
                ("machi/", b""),
                ("machi/plan.csv", b"a"),
                ("machi/goals.csv", b"b"),
                ("__MACOSX/machi/._plan.csv", b"junk"),
                ("machi/.DS_Store", b"junk"),
            ]
        )

        assert files_of(path) == {"plan.csv": b"a", "goals.csv": b"b"}

    def test_files_in_two_folders_are_refused(self, archive):
        assert refusal(archive([("a/plan.csv", b""), ("b/goals.csv", b"")]))

    def test_a_file_that_is_there_twice_is_refused(self, archive):
        with pytest.warns(UserWarning, match="Duplicate"):
            path = archive([("plan.csv", b"a"), ("plan.csv", b"b")])

        assert refusal(path).startswith("plan.csv")

    def test_a_path_out_of_the_folder_is_never_followed(self, archive, tmp_path):
        path = archive([("../plan.csv", b"a"), ("/goals.csv", b"b")])

        assert files_of(path) == {"goals.csv": b"b"}
        assert [one.name for one in tmp_path.iterdir()] == ["package.zip"]

    def test_a_bomb_is_refused_before_it_is_unpacked(self, archive):
        assert "50 MB" in refusal(archive([("plan.csv", b"0" * (2**20 * 20))]))

    def test_more_than_fifty_entries_are_refused(self, archive):
        assert "50" in refusal(archive([(f"{one}.txt", b"") for one in range(51)]))

    def test_a_size_that_lies_is_found_out(self, archive):
        path = archive([("plan.csv", b"title\n" * 100)])
        told, real = (60).to_bytes(4, "little"), (600).to_bytes(4, "little")
        path.write_bytes(path.read_bytes().replace(real, told))

        assert "package.zip" in refusal(path)

    @pytest.mark.parametrize("data", [b"", b"PK\x03\x04 and no more", b"text"])
    def test_a_damaged_file_is_named(self, tmp_path, data):
        path = tmp_path / "package.zip"
        path.write_bytes(data)

        assert "package.zip" in refusal(path)

    def test_an_archive_cut_short_is_named(self, archive):
        path = archive([("plan.csv", bytes(range(256)) * 50)])
        whole = path.read_bytes()

        for length in range(0, len(whole), 97):
            path.write_bytes(whole[:length])
            assert "package.zip" in refusal(path)
