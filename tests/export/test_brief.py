"""The mission brief as its reader holds it: pages that are whole, numbers that can be found with their sources."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication

from app.catalog.catalog import Catalog
from app.catalog.errors import NotFound
from app.catalog.wording import Wording
from app.export.brief import BriefOptions, PaperSize, Part, ReaderChart, ReaderNote, lay_out, write_brief
from app.export.brief.gather import gather
from app.export.brief.numbers import key_numbers
from app.export.errors import ExportProblem

SUBJECTS = ("uzbekistan", "china", "butb", "fez-minsk")
MIXED = ("uzbekistan", "butb", "fig-07-019", "agr-2023-womens-forum-memorandums", "2025-uzbuild", "145")
poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils are not installed")


def text_of(path: Path) -> str:
    """The text in reading order, every kind of space as one blank."""
    run = subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, check=True)
    return " ".join(run.stdout.decode().split())


def words_of(path: Path) -> list[tuple[int, float, float, float, float, str]]:
    """Every word with its page and box: left, top, right, bottom in points."""
    run = subprocess.run(["pdftotext", "-bbox", str(path), "-"], capture_output=True, check=True)
    found, page = [], 0
    for line in run.stdout.decode().splitlines():
        page += line.strip().startswith("<page")
        if box := re.search(r'xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>', line):
            left, top, right, bottom = (float(box[n]) for n in range(1, 5))
            found.append((page, left, top, right, bottom, box[5]))
    return found


class Page(HTMLParser):
    """What a test needs to know of a page of the web."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: set[str] = set()
        self.loaded: list[str] = []
        self.tags: list[str] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.tags.append(tag)
        if tag not in ("meta", "br", "img"):
            self.open.append(tag)
        self.ids |= {values["id"] or ""} if "id" in values else set()
        self.links |= {values["href"] or ""} if "href" in values else set()
        self.loaded += [values["src"] or ""] if "src" in values else []

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not self.open or self.open[-1] != "style":
            self.text += data


@pytest.fixture(autouse=True)
def application(qapp: QApplication) -> QApplication:
    """The one application of the test run: a brief made without any would make one that has no widgets, for all later tests."""
    return qapp


@pytest.fixture(params=SUBJECTS)
def subject(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@poppler
def test_every_key_number_is_found_in_the_text_with_its_source_mark(
    catalog: Catalog, subject: str, tmp_path: Path
) -> None:
    target = tmp_path / "brief.pdf"
    write_brief(catalog, [subject], target)
    text, wording = text_of(target), Wording(catalog.vocabulary)
    facts = gather(catalog, [subject], None, None)
    entity = facts.subjects[0]
    found = key_numbers(facts, entity, catalog.vocabulary)
    assert len(found) >= 4
    for key in found:
        marks = ", ".join(map(str, key.figure.sources)) or "no ref."
        number = " ".join(wording.figure(key.figure).split())
        assert f"{number} {marks}" in text, key.figure.label


@poppler
def test_no_word_of_a_brief_leaves_the_margins_and_none_lie_on_each_other(
    catalog: Catalog, subject: str, tmp_path: Path
) -> None:
    target = tmp_path / "brief.pdf"
    write_brief(catalog, [subject], target)
    words = words_of(target)
    assert min(left for _, left, *_ in words) >= 44.5
    assert max(right for _, _, _, right, _, _ in words) <= 595.3 - 44.5
    assert max(bottom for *_, bottom, _ in words) <= 842 - 20
    for page in {word[0] for word in words}:
        boxes = sorted(word[1:5] for word in words if word[0] == page)
        for n, (left, top, right, bottom) in enumerate(boxes):
            for other in boxes[n + 1 :]:
                if other[0] >= right - 0.8:
                    break
                shared = min(bottom, other[3]) - max(top, other[1])
                assert shared < 0.45 * min(bottom - top, other[3] - other[1]), (page, left, top, other)


@poppler
def test_a_brief_has_two_to_twelve_numbered_pages_and_a_bookmark_for_each_chapter(
    catalog: Catalog, subject: str, tmp_path: Path
) -> None:
    target = tmp_path / "brief.pdf"
    write_brief(catalog, [subject], target, options=BriefOptions(author="A. Reader"))
    reader = PdfReader(target)
    assert 2 <= len(reader.pages) <= 12
    for number, page in enumerate(reader.pages, 1):
        assert f"{number} / {len(reader.pages)}" in page.extract_text()
    titles = [item["/Title"] for item in reader.outline]
    assert titles[0] == "Key numbers"
    assert titles[-1] == "Sources"
    assert {"At a glance", "What happened", "What was signed"} <= set(titles)
    starts = [reader.get_destination_page_number(item) for item in reader.outline]
    for title, start in zip(titles, starts, strict=True):
        assert title in reader.pages[start].extract_text()
    assert reader.metadata is not None
    assert reader.metadata.title == catalog.entity_page(subject).entity.name
    assert reader.metadata.author == "A. Reader"
    assert reader.trailer["/Root"]["/Lang"] == "en"


@poppler
def test_fonts_are_embedded_and_cyrillic_can_be_searched(catalog: Catalog, tmp_path: Path) -> None:
    target = tmp_path / "brief.pdf"
    write_brief(catalog, ["butb"], target)
    assert "Белорусская универсальная товарная биржа" in text_of(target)
    run = subprocess.run(["pdffonts", str(target)], capture_output=True, check=True, text=True)
    fonts = run.stdout.splitlines()[2:]
    assert any("Inter" in line for line in fonts)
    for line in fonts:
        assert line.split()[-5] == "yes", line  # embedded


@poppler
def test_a_table_that_goes_on_repeats_its_heading(catalog: Catalog, tmp_path: Path) -> None:
    target = tmp_path / "brief.pdf"
    write_brief(catalog, ["china"], target, options=BriefOptions(parts=frozenset({Part.HAPPENED})))
    words = words_of(target)
    first = {page: {word[5] for word in words if word[0] == page and word[2] < 55} for page in range(1, 9)}
    (end,) = (page for page, *_, word in words if word == "Sources")
    assert end > 2
    for page in range(2, end):
        assert {"When", "What", "Where", "Source"} == first[page]


def test_marks_lead_to_sources_and_only_what_is_cited_is_listed(catalog: Catalog, subject: str, tmp_path: Path) -> None:
    target = tmp_path / "brief.html"
    write_brief(catalog, [subject], target)
    page = Page(target)
    listed = {place for place in page.ids if place.startswith("source-")}
    assert listed
    assert {link[1:] for link in page.links if link.startswith("#source-")} == listed
    assert {link[1:] for link in page.links if link.startswith("#")} <= page.ids
    assert page.open == []


def test_marks_of_a_pdf_lead_to_the_page_of_their_source(catalog: Catalog, tmp_path: Path) -> None:
    target = tmp_path / "brief.pdf"
    write_brief(catalog, ["serbia"], target)
    reader = PdfReader(target)
    leads = [
        link.get_object()
        for page in reader.pages
        for link in page.get("/Annots", ())
        if "/Dest" in link.get_object() and not isinstance(link.get_object()["/Dest"], str)
    ]
    assert leads
    last = reader.pages[-1].indirect_reference
    assert {lead["/Dest"][0].get_object()["/Type"] for lead in leads} == {"/Page"}
    assert any(lead["/Dest"][0] == last for lead in leads)
    addresses = [
        link.get_object()["/A"]["/URI"]
        for page in reader.pages
        for link in page.get("/Annots", ())
        if "/A" in link.get_object()
    ]
    assert addresses
    assert all(address.startswith("https://") for address in addresses)


def test_the_page_of_the_web_needs_nothing_from_outside(catalog: Catalog, tmp_path: Path) -> None:
    target = tmp_path / "brief.html"
    write_brief(catalog, ["uzbekistan"], target)
    page = Page(target)
    assert page.loaded
    assert all(source.startswith("data:image/") for source in page.loaded)
    assert "svg" in page.tags
    assert not {"script", "link", "iframe"} & set(page.tags)
    assert "@import" not in target.read_text(encoding="utf-8")


def test_what_the_reader_writes_is_shown_as_it_is(catalog: Catalog, tmp_path: Path) -> None:
    target = tmp_path / "brief.html"
    note = 'Bring <script>alert("1")</script> & samples\nsee https://example.org/a?b=1&c=2.'
    options = BriefOptions(title="<b>Visit</b>", author='"A"', notes=(ReaderNote("<i>", note),))
    write_brief(catalog, ["serbia"], target, options=options)
    page = Page(target)
    assert "<b>Visit</b>" in page.text
    assert 'Bring <script>alert("1")</script> & samples' in page.text
    assert "https://example.org/a?b=1&c=2" in page.links
    assert not {"script", "b>"} & set(page.tags)


@poppler
def test_a_mixed_dossier_prints_what_was_put_aside_and_the_readers_notes_and_charts(
    catalog: Catalog, tmp_path: Path
) -> None:
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><text y="15">as drawn</text></svg>'
    options = BriefOptions(
        title="Tashkent visit",
        notes=(ReaderNote("", "Позвонить в Ташкент: +998 71 200"), ReaderNote("Long", "many words " * 900)),
        charts=(ReaderChart("Turnover as it looked", drawing, "svg", "mine"),),
        paper=PaperSize.LETTER,
    )
    target = tmp_path / "brief.pdf"
    write_brief(catalog, MIXED, target, options=options)
    reader = PdfReader(target)
    assert tuple(map(round, reader.pages[0].mediabox[2:])) == (612, 792)
    text = text_of(target)
    for words in (
        "Tashkent visit",
        "Uzbekistan and Belarusian Universal Commodity Exchange",
        "Exchange turnover with Serbia",
        "26th international construction exhibition UzBuild",
        "Позвонить в Ташкент: +998 71 200",
        "Turnover as it looked",
        "as drawn",
    ):
        assert words in text
    assert len(reader.pages) <= 12


def test_contradicting_numbers_stand_beside_each_other_with_a_sign(catalog: Catalog, tmp_path: Path) -> None:
    target = tmp_path / "brief.html"
    write_brief(catalog, ["uzbekistan"], target)
    text = " ".join(Page(target).text.split())
    assert "54.8 million $" in text
    assert "55 million $" in text
    assert "⚠" in text
    assert "Section 21 gives 55 million." in text


def test_dates_narrow_a_brief(catalog: Catalog, tmp_path: Path) -> None:
    target = tmp_path / "brief.html"
    write_brief(catalog, ["serbia"], target, date_from="2023", date_to="2023-12-31")
    text = Page(target).text
    assert "Mission brief · 2023\n" in text
    assert "May\xa02023" in text
    assert "Nov\xa02024" not in text


def test_parts_that_are_not_wanted_are_left_out(catalog: Catalog, tmp_path: Path) -> None:
    target = tmp_path / "brief.html"
    write_brief(catalog, ["serbia"], target, options=BriefOptions(parts=frozenset({Part.NUMBERS})))
    text = Page(target).text
    assert "Key numbers" in text
    assert "Sources" in text
    assert "What happened" not in text


def test_a_country_with_everything_still_fits_twelve_pages_and_says_what_is_left_out(catalog: Catalog) -> None:
    sheets = lay_out(catalog, ["belarus"], None, None, Wording(catalog.vocabulary), BriefOptions())
    assert sheets.count <= 12
    said = [str(chapter) for chapter in sheets.brief.chapters]
    assert any("earlier events are in the edition" in words for words in said)


@poppler
def test_names_in_letters_that_our_font_lacks_are_left_out_of_a_pdf(catalog: Catalog, tmp_path: Path) -> None:
    target = tmp_path / "brief.pdf"
    write_brief(catalog, ["india"], target, options=BriefOptions(parts=frozenset()))
    assert "Inde · Country" in text_of(target)


def test_french_words_and_signs_for_a_french_brief(edition: Path, tmp_path: Path) -> None:
    french = Catalog(edition, "fr")
    target = tmp_path / "brief.html"
    write_brief(french, ["serbia"], target, wording=Wording(french.vocabulary, ",", "\u202f"))
    french.close()
    text = Page(target).text
    assert "Serbie" in text
    assert "4,1\xa0millions" in text or "4,1 millions" in text
    assert "mai\xa02023" in text
    assert '<html lang="fr">' in target.read_text(encoding="utf-8")


def test_another_suffix_is_refused_with_the_next_step(catalog: Catalog, tmp_path: Path) -> None:
    with pytest.raises(ExportProblem, match=r"written as \.pdf or \.html"):
        write_brief(catalog, ["serbia"], tmp_path / "brief.docx")
    assert list(tmp_path.iterdir()) == []


def test_nothing_to_print_and_an_unknown_id_are_said(catalog: Catalog, tmp_path: Path) -> None:
    with pytest.raises(ExportProblem, match="nothing to print"):
        write_brief(catalog, [], tmp_path / "brief.pdf")
    with pytest.raises(NotFound, match="serbya"):
        write_brief(catalog, ["serbya"], tmp_path / "brief.pdf")
    with pytest.raises(ValueError, match="2024-13"):
        write_brief(catalog, ["serbia"], tmp_path / "brief.pdf", date_from="2024-13")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("suffix", [".pdf", ".html"])
def test_a_missing_folder_leaves_nothing_behind(catalog: Catalog, tmp_path: Path, suffix: str) -> None:
    with pytest.raises(ExportProblem, match="no such folder"):
        write_brief(catalog, ["serbia"], tmp_path / "away" / f"brief{suffix}")
    assert list(tmp_path.iterdir()) == []


def test_a_brief_called_off_leaves_the_old_file_as_it_was(catalog: Catalog, tmp_path: Path) -> None:
    class CalledOff(Exception):
        pass

    def stop(done: float) -> None:
        if done > 0.55:
            raise CalledOff

    target = tmp_path / "brief.pdf"
    target.write_bytes(b"old")
    with pytest.raises(CalledOff):
        write_brief(catalog, ["serbia"], target, options=BriefOptions(progress=stop))
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_brief_needs_no_window_and_no_screen(edition: Path, tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from app.catalog.catalog import Catalog;"
        "from app.export.brief import write_brief;"
        "write_brief(Catalog(Path(sys.argv[1])), ['serbia'], Path(sys.argv[2]))"
    )
    bare = {name: value for name, value in os.environ.items() if name not in ("QT_QPA_PLATFORM", "DISPLAY")}
    target = tmp_path / "brief.pdf"
    run = subprocess.run(
        [sys.executable, "-c", program, str(edition), str(target)], env=bare, capture_output=True, text=True
    )
    assert run.returncode == 0, run.stderr
    assert run.stderr == ""
    assert len(PdfReader(target).pages) >= 2
