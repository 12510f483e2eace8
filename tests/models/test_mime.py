"""Records carried from pane to pane, whatever else may be on the way."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData

from app.catalog.kinds import RecordType
from app.models import mime


def test_records_arrive_as_they_were_sent_each_once() -> None:
    records = [(RecordType.ENTITY, "serbia"), (RecordType.FIGURE, "fig-07-019"), (RecordType.ENTITY, "serbia")]
    data = mime.write(records, "Serbia")
    assert mime.has_records(data)
    assert mime.read(data) == records[:2]
    assert data.text() == "Serbia"


@pytest.mark.parametrize(
    "junk", [b"", b"{", b"[]", b"{}", b"[1]", b'[["entity"]]', b'[["planet","x"]]', b'[["entity",""]]', b"\xff\xfe"]
)
def test_what_is_not_ours_is_passed_over(junk: bytes) -> None:
    data = QMimeData()
    data.setData(mime.MIME, junk)
    assert mime.read(data) == []


def test_other_mime_data_has_no_records() -> None:
    data = QMimeData()
    data.setText("entity serbia")
    assert not mime.has_records(data)
    assert mime.read(data) == []
