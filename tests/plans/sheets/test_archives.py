"""What an .xlsx file is packed in is judged before it is unpacked."""

import io
import zipfile

import pytest

from plans.sheets.archives import Archive, refuse_compound
from plans.sheets.faults import Unreadable
from plans.sheets.files import open_sheet
from plans.sheets.limits import Limits
from tests.plans.sheets.workbooks_made import (
    CONTENT_TYPES,
    FIRST_SHEET,
    HEADER,
    archive,
    parts,
    sheet,
)

pytestmark = pytest.mark.pure

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
GOOD = parts({"S": sheet(HEADER)})


def refusal(file: io.BytesIO) -> str:
    with pytest.raises(Unreadable) as refused:
        open_sheet(file, name="実績.xlsx", limits=Limits())
    return str(refused.value)


class TestParts:
    def test_are_read_in_blocks(self):
        text = HEADER * 2_000
        opened = Archive(
            archive({**GOOD, FIRST_SHEET: text}, method=zipfile.ZIP_STORED),
            unpacked=2**20,
        )

        blocks = list(opened.blocks(FIRST_SHEET))

        assert b"".join(blocks) == text.encode()
        assert max(map(len, blocks)) <= 2**16

    @pytest.mark.parametrize("name", [CONTENT_TYPES, "xl/workbook.xml"])
    def test_without_which_it_is_no_workbook(self, name):
        lacking = {part: GOOD[part] for part in GOOD if part != name}

        assert ".xlsx" in refusal(archive(lacking))

    @pytest.mark.parametrize("name", [FIRST_SHEET, "xl/_rels/workbook.xml.rels"])
    def test_that_are_listed_but_missing_end_in_a_sentence(self, name):
        lacking = {part: GOOD[part] for part in GOOD if part != name}

        assert refusal(archive(lacking))

    def test_may_hold_macros_which_are_left_alone(self):
        file = archive({**GOOD, "xl/vbaProject.bin": b"macro"})

        assert open_sheet(file, name="a.xlsm", limits=Limits()).format == "xlsx"


class TestRefusals:
    def test_a_password_is_named(self):
        package = "EncryptedPackage".encode("utf-16-le")

        assert "password" in refusal(io.BytesIO(COMPOUND + package))

    def test_an_encrypted_part_is_a_password(self):
        data = bytearray(archive(GOOD).getvalue())
        entry = data.index(b"PK\x01\x02")
        data[entry + 8] |= 1

        assert "password" in refusal(io.BytesIO(data))

    def test_an_old_workbook_is_named(self):
        assert "(.xls)" in refusal(io.BytesIO(COMPOUND + "Workbook".encode("utf-16")))

    def test_other_files_are_none_of_these(self):
        assert refuse_compound(io.BytesIO(b"PK"), b"PK") is None

    @pytest.mark.parametrize("data", [b"PK", b"PK\x03\x04 and no more", b"PK\x05\x06"])
    def test_a_damaged_archive_is_named(self, data):
        assert "damaged" in refusal(io.BytesIO(data))

    def test_an_archive_cut_short_is_named(self):
        whole = archive(GOOD).getvalue()

        for length in range(1, len(whole), 31):
            assert refusal(io.BytesIO(whole[:length]))

    def test_a_part_that_was_changed_is_found_out(self):
        file = archive(GOOD, method=zipfile.ZIP_STORED)
        data = file.getvalue().replace("指標".encode(), "資料".encode())

        assert "damaged" in refusal(io.BytesIO(data))

    @pytest.mark.parametrize("told", [50, 100])
    def test_a_size_that_lies_is_found_out(self, told):
        file = archive({**GOOD, FIRST_SHEET: sheet(HEADER)})
        real = len(sheet(HEADER).encode()).to_bytes(4, "little")
        data = file.getvalue().replace(real, told.to_bytes(4, "little"))

        assert "damaged" in refusal(io.BytesIO(data))

    @pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
    def test_methods_that_unpack_without_limit_are_not_used(self, method):
        assert "damaged" in refusal(archive(GOOD, method=method))
