"""How much of the book is in the data, and that the data are not the book."""

from __future__ import annotations

from pathlib import Path

import pytest
from data_folder import BOOK, SERBIA, UZBEKISTAN, DataFolder

from db.check import main

FIGURES, NOT_RECORDED = f"{UZBEKISTAN}/figures.csv", "not_recorded.csv"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "book.txt"
    path.write_text(BOOK, encoding="utf-8")
    return path


def complete(folder: DataFolder) -> DataFolder:
    """The small folder with everything that the small book says."""
    turnover = {"subject": "belarus", "partner": "serbia", "label": "Trade", "period": "2023", "unit": "USD"}
    folder.add(FIGURES, id="fig-half", measure="trade_turnover", value="500000000", **turnover)
    reasons = {"200": "enterprises, a round number", "42": "a share of no use", "1425": "recorded elsewhere"}
    for value, reason in reasons.items():
        section = "2" if value == "1425" else "1"
        folder.add(NOT_RECORDED, section=section, what="number", value=value, context="", reason=reason)
    return folder


def run(folder: DataFolder, book: Path, option: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    status = main(["--data", str(folder.save()), "--source", str(book), option])
    return status, capsys.readouterr().out


def test_a_book_that_is_all_in_the_data_has_no_gap(
    folder: DataFolder, book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out = run(complete(folder), book, "--coverage", capsys)
    assert (status, out.splitlines()[-1]) == (0, "nothing found")
    serbia = next(line for line in out.splitlines() if line.startswith("  1  Serbia"))
    assert serbia.split() == ["1", "Serbia", "8", "1", "1", "3", "1", "1", "0", "0", "0"]


def test_a_number_that_no_record_carries_is_a_gap(
    folder: DataFolder, book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    complete(folder).row(FIGURES, "fig-half")["value"] = "400000000"
    status, out = run(folder, book, "--coverage", capsys)
    assert status == 1
    assert "sections.csv:3: id: no record of section 2 carries 500,000,000: …" in out
    assert "1 finding\n" in out


def test_a_record_of_another_section_carries_a_number_when_it_cites_this_one(
    folder: DataFolder, book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    complete(folder)
    row = folder.files.pop(FIGURES)[0]
    folder.files[f"{SERBIA}/figures.csv"].append(row | {"refs": "1"})
    assert run(folder, book, "--coverage", capsys)[0] == 1
    folder.row(f"{SERBIA}/figures.csv", "fig-half")["refs"] = "1; 4"
    assert run(folder, book, "--coverage", capsys)[0] == 0


def test_a_reference_that_no_record_cites_is_a_gap(
    folder: DataFolder, book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    complete(folder).row("entities/cities.csv", "novi-sad")["refs"] = "2"
    status, out = run(folder, book, "--coverage", capsys)
    assert status == 1
    assert "sources.csv:4: id: no record cites reference 3\n" in out
    folder.add(NOT_RECORDED, section="1", what="reference", value="3", reason="Only the number is left in the text.")
    assert run(folder, book, "--coverage", capsys)[0] == 0


def test_a_reference_of_the_section_that_is_not_in_the_list_is_a_gap(
    folder: DataFolder, book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    complete(folder).row("sections.csv", "2")["last_source"] = "6"
    assert (
        "sections.csv:3: last_source: reference 6 of the section is not in sources.csv"
        in run(folder, book, "--coverage", capsys)[1]
    )


def test_changes_without_a_base_are_listed_but_no_gap(
    folder: DataFolder, book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    complete(folder).row(FIGURES, "fig-half").update(change_value="4", change_unit="times")
    status, out = run(folder, book, "--coverage", capsys)
    assert status == 0
    assert "section 2: 1 change without a change_base: fig-half" in out


def test_without_the_text_the_rest_is_checked_and_it_says_so(
    folder: DataFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other.txt"
    other.write_text("Un autre livre.", encoding="utf-8")
    status, out = run(complete(folder), other, "--coverage", capsys)
    assert status == 0
    assert out.startswith("the text of section 1, 2 is not at hand: not compared")
    assert [line.split()[-1] for line in out.splitlines() if line.startswith(("  1  ", "  2  "))] == ["?", "?"]


def test_the_texts_of_two_books_complete_each_other(
    folder: DataFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = BOOK.split("L'Ouzbékistan")
    books = [tmp_path / "one.txt", tmp_path / "two.txt"]
    books[0].write_text(first, encoding="utf-8")
    books[1].write_text("L'Ouzbékistan" + second, encoding="utf-8")
    sources = [part for book in books for part in ("--source", str(book))]
    assert main(["--data", str(complete(folder).save()), "--coverage", *sources]) == 0
    assert "not at hand" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("cells", "column", "reason"),
    [
        ({"section": "9"}, "section", "there is no section 9"),
        ({"what": "figure"}, "what", "'figure' is neither number nor reference"),
        ({"value": "4 200"}, "value", "'4 200' is not a plain number"),
        ({"reason": ""}, "reason", "is empty"),
    ],
)
def test_the_list_of_what_is_left_out_is_checked_itself(
    folder: DataFolder, book: Path, capsys: pytest.CaptureFixture[str], cells: dict[str, str], column: str, reason: str
) -> None:
    complete(folder).files[NOT_RECORDED].append(
        {"section": "1", "what": "number", "value": "77", "context": "", "reason": "x"} | cells
    )
    status, out = run(folder, book, "--coverage", capsys)
    assert status == 1
    assert f"{NOT_RECORDED}:5: {column}: {reason}" in out


SENTENCE = "Les exportations ont fait 78 millions de dollars, les importations 57 millions"


@pytest.mark.parametrize(
    ("file", "key", "column"),
    [
        (f"{SERBIA}/events.csv", "2024-fair", "summary"),
        (f"{SERBIA}/agreements.csv", "agr-tyres", "subject"),
        (f"{SERBIA}/relations.csv", "rel-1", "note"),
        ("entities/countries.csv", "serbia", "summary"),
    ],
)
def test_a_sentence_of_the_source_is_found(
    folder: DataFolder, book: Path, capsys: pytest.CaptureFixture[str], file: str, key: str, column: str
) -> None:
    folder.row(file, key)[column] = f"Well: {SENTENCE.upper()}."
    status, out = run(folder, book, "--sentences", capsys)
    assert status == 1
    assert f"{column}: stands like this in the source: les exportations ont fait 78 millions de dollars" in out


def test_names_references_and_short_runs_are_not_sentences(
    folder: DataFolder, book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder.row("sources.csv", "2")["title"] = SENTENCE
    folder.row(f"{SERBIA}/events.csv", "2024-fair")["title"] = f'Fair "{SENTENCE}"'
    folder.row(f"{SERBIA}/relations.csv", "rel-1")["note"] = "les exportations ont fait 78 millions de marks"
    assert run(folder, book, "--sentences", capsys) == (0, "nothing found\n")


def test_a_stored_number_that_the_text_does_not_hold_needs_a_doubt(
    folder: DataFolder, book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    row = folder.row(f"{SERBIA}/figures.csv", "fig-exports") | {"value": "79000000"}
    folder.files[f"{SERBIA}/figures.csv"][1] = row
    status, out = run(folder, book, "--sentences", capsys)
    assert status == 1
    assert f"{SERBIA}/figures.csv:3: value: 79,000,000 is not in the text of section 1" in out
    row["doubt"] = "The sum of two numbers."
    assert run(folder, book, "--sentences", capsys)[0] == 0
