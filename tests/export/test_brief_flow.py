"""Pages are filled without cutting anything."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.export.brief.flow import Piece, paginate

TOP, BOTTOM = 10.0, 110.0


def nothing(*_: object) -> None:
    """Paints nothing."""


pieces = st.lists(
    st.builds(
        Piece,
        height=st.floats(1, 100),
        paint=st.just(nothing),
        gap=st.floats(0, 20),
        keep=st.booleans(),
        new_page=st.booleans(),
    ),
    max_size=40,
)


@given(pieces)
def test_no_piece_is_cut_or_lost_and_none_lie_on_each_other(wanted: list[Piece]) -> None:
    for number, piece in enumerate(wanted):
        piece.place = str(number)
    pages = paginate(wanted, TOP, BOTTOM)
    spots = [pages.places[str(number)] for number in range(len(wanted))]
    assert [(spot.page, spot.y) for spot in spots] == sorted((spot.page, spot.y) for spot in spots)
    for piece, spot in zip(wanted, spots, strict=True):
        assert spot.y >= TOP
        assert spot.y + piece.height <= BOTTOM + 1e-6
    for (above, first), (_, then) in zip(
        zip(wanted, spots, strict=True), list(zip(wanted, spots, strict=True))[1:], strict=False
    ):
        if first.page == then.page:
            assert first.y + above.height <= then.y + 1e-6


def test_a_heading_goes_to_the_next_page_with_what_it_heads() -> None:
    filling = Piece(80, nothing)
    heading = Piece(10, nothing, keep=True, place="heading")
    body = Piece(15, nothing, place="body")
    pages = paginate([filling, heading, body], TOP, BOTTOM)
    assert pages.places["heading"].page == pages.places["body"].page == 1


def test_a_tables_heading_comes_again_on_every_page() -> None:
    header = Piece(10, nothing, keep=True)
    rows = [Piece(30, nothing, header=header) for _ in range(7)]
    pages = paginate([header, *rows], TOP, BOTTOM)
    assert pages.count == 3
    assert [len(sheet) for sheet in pages.sheets] == [4, 4, 2]
