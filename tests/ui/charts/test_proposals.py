"""Which chart is proposed for what is selected, and what is said when there is none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from app.catalog.catalog import Catalog
from app.catalog.filter import Filter
from app.catalog.kinds import RecordType
from app.export.ranking import Ranking
from app.export.series import Family
from app.views.charts.choice import Choice, Kind
from app.views.charts.comparison import Comparison
from app.views.charts.counts import CountsByYear, CountsOfProjects
from app.views.charts.phrases import Phrases
from app.views.charts.rows import lines, summary
from app.views.charts.shape import Shown, Structure, drawn, shape

Shape = Callable[..., Shown]


@pytest.mark.parametrize(
    ("entity", "kind"),
    [
        *((name, Family) for name in ("serbia", "uzbekistan", "kazakhstan", "kyrgyzstan", "china", "pakistan", "iran")),
        *((name, Family) for name in ("myanmar", "belarus", "fez-minsk", "technoparks-of-belarus", "africa", "eaeu")),
        ("butb", Ranking),
        ("free-economic-zones-of-belarus", Structure),
        ("united-arab-emirates", Structure),
        ("mongolia", CountsByYear),
    ],
)
def test_the_proposed_chart_suits_the_entity(shaped: Shape, entity: str, kind: type) -> None:
    shown = shaped(entity)
    assert isinstance(shown.main, kind)
    if isinstance(shown.main, Family):
        assert entity in (shown.main.subject.id, shown.main.partner.id if shown.main.partner else None)


def test_everything_at_once_is_a_ranking_with_counts_beside_it(shaped: Shape) -> None:
    shown = shaped()
    assert isinstance(shown.main, Ranking)
    assert isinstance(shown.beside, CountsByYear)


def test_a_trend_stands_beside_the_ranking_in_which_its_party_has_a_place(shaped: Shape) -> None:
    shown = shaped("turkey")
    assert isinstance(shown.beside, Ranking)
    assert "turkey" in {row.entity.id for row in shown.beside.rows}


def test_two_to_six_entities_are_compared_on_one_scale(shaped: Shape) -> None:
    shown = shaped("serbia", "uzbekistan", "china")
    assert isinstance(shown.main, Comparison)
    assert {f.partner.id for f in shown.main.families if f.partner} == {"serbia", "uzbekistan", "china"}
    assert shown.can_index


def test_figures_in_as_many_units_are_refused_with_their_number(
    shaped: Shape, catalog: Catalog, phrases: Phrases
) -> None:
    found = shaped("food-africa-cairo", date_from="2024-12-01", date_to="2024-12-31")
    assert found.refusal is not None
    text = phrases.refusal(found.refusal)
    assert text == f"{found.refusal.figures} figures in {found.refusal.units} different units: see the table."


def test_where_figures_make_no_chart_the_records_are_counted_and_the_reason_is_said(
    shaped: Shape, phrases: Phrases
) -> None:
    shown = shaped("mongolia")
    assert shown.refusal is not None
    assert "see the table" in phrases.refusal(shown.refusal)
    assert isinstance(shown.main, CountsByYear)


def test_nothing_selected_says_so(shaped: Shape, phrases: Phrases) -> None:
    shown = shaped(text="zzzz qqqq")
    assert shown.main is None
    assert shown.refusal is not None
    assert phrases.refusal(shown.refusal) == "No figures are selected."


def test_every_figure_of_the_selection_is_drawn_or_left_out_with_a_reason(
    shaped: Shape, catalog: Catalog, phrases: Phrases
) -> None:
    for entity in (
        "serbia",
        "uzbekistan",
        "butb",
        "free-economic-zones-of-belarus",
        "one-district-one-project",
        "belarus",
    ):
        shown = shaped(entity)
        told = {f.id for f in (*drawn(shown.main), *drawn(shown.beside))} | {x.figure.id for x in shown.left_out}
        assert told >= {figure.id for figure in catalog.figures(Filter(entities=(entity,)))}
        rows = lines(shown, phrases)
        assert all(bool(row.why) != row.is_drawn for row in rows)
        assert len({row.target for row in rows if row.target}) == len([row for row in rows if row.target])
        assert summary(shown, phrases).startswith("Drawn: ")


def test_figures_too_many_to_look_at_are_said_to_be_left(catalog: Catalog, phrases: Phrases) -> None:
    question = Filter(entities=("serbia",))
    figures = catalog.figures(question)
    shown = shape(catalog, question, figures[-10:], catalog.ask(question).counts, Choice())
    assert f"{len(figures) - 10} older ones not looked at" in summary(shown, phrases)


def test_a_chosen_kind_is_kept_for_the_next_entity(shaped: Shape) -> None:
    choice = Choice(Kind.TREND, "butb|serbia|exchange_turnover|||USD")
    shown = shaped("turkey", choice=choice)
    assert isinstance(shown.main, Family)
    assert (shown.main.measure, shown.main.subject.id) == ("exchange_turnover", "butb")


def test_agreements_are_not_counted_together_with_the_package_that_holds_them(catalog: Catalog) -> None:
    counted = catalog.by_year(Filter())
    packages = {(kind, why): number for kind, why, number in counted.uncounted}[RecordType.AGREEMENT, "package"]
    assert packages > 0
    named = [one for one in counted.named if one.why == "package"]
    assert len(named) == packages
    total = sum(t.count for t in counted.agreements) + sum(
        number for kind, _, number in counted.uncounted if kind is RecordType.AGREEMENT
    )
    assert total == int(catalog.meta["count_agreement"])


def test_every_event_is_counted_in_its_year_or_said_to_have_none(catalog: Catalog) -> None:
    counted = catalog.by_year(Filter())
    missing = sum(number for kind, _, number in counted.uncounted if kind is RecordType.EVENT)
    assert sum(t.count for t in counted.events) + missing == int(catalog.meta["count_event"])


@pytest.mark.parametrize("by", ["region", "sector", "status"])
def test_projects_add_up_however_they_are_divided(shaped: Shape, catalog: Catalog, by: str) -> None:
    shown = shaped(choice=Choice(Kind.COUNTS, by))
    assert isinstance(shown.main, CountsOfProjects)
    columns = (*shown.main.columns, *shown.main.omitted)
    assert sum(column.total for column in columns) == int(catalog.meta["count_project"])


def test_jobs_say_how_many_projects_state_them_and_investment_is_in_one_currency(
    shaped: Shape, phrases: Phrases
) -> None:
    jobs = shaped(choice=Choice(Kind.COUNTS, "jobs")).main
    assert isinstance(jobs, CountsOfProjects)
    assert 0 < jobs.stated < jobs.count
    investment = shaped(choice=Choice(Kind.COUNTS, "investment")).main
    assert isinstance(investment, CountsOfProjects)
    assert investment.unit == "BYN"
    assert 0 < investment.stated < investment.count


@pytest.mark.parametrize(
    "choice",
    [Choice(), Choice(Kind.RANKING, "a|b", 2024, ("x", "y"), log=True, indexed=True), Choice(Kind.COUNTS, "year")],
)
def test_a_choice_survives_being_kept(choice: Choice) -> None:
    assert Choice.from_json(choice.to_json()) == choice


@pytest.mark.parametrize(
    "state",
    [{}, {"kind": "pie"}, {"kind": 3, "series": 4, "year": "2024", "compared": "x", "log": "yes", "indexed": 1}],
)
def test_a_kept_choice_that_does_not_fit_leaves_it_to_the_program(state: dict[str, object]) -> None:
    assert Choice.from_json(state) == Choice()
