"""What no chart may ever do, whatever the figures."""

from __future__ import annotations

from collections import Counter

from chart_samples import PLACES, figures
from hypothesis import given, settings

from app.catalog.records import Figure
from app.export import ranking
from app.export.ranking import is_part, pools, rank, usual_year, years
from app.export.series import Bar, Family, families, periods
from app.views.charts import comparison
from app.views.charts.structure import wholes

often = settings(max_examples=40, deadline=None)


def one_question(figure: Figure) -> tuple[object, ...]:
    return figure.subject.id, figure.partner and figure.partner.id, figure.measure, figure.product, figure.share_of


@often
@given(figures())
def test_a_series_never_mixes_units_natures_products_or_parties(found: list[Figure]) -> None:
    for family in families(found):
        for series in family.series:
            assert {bar.figure.unit for bar in series.bars} == {family.unit}
            assert {bar.figure.nature for bar in series.bars} == {series.nature}
            assert len({one_question(bar.figure) for bar in series.bars}) == 1
        assert len({one_question(figure) for figure in family.figures}) <= 1


@often
@given(figures())
def test_every_figure_is_drawn_or_left_out_with_a_reason_and_never_both(found: list[Figure]) -> None:
    told: Counter[str] = Counter()
    for family in families(found):
        told.update(figure.id for figure in family.figures)
        told.update(left.figure.id for left in family.left_out)
    assert told == Counter(figure.id for figure in found)


@often
@given(figures())
def test_a_period_without_a_figure_has_no_bar_and_a_bar_is_as_wide_as_its_period(found: list[Figure]) -> None:
    for family in families(found):
        for series in family.series:
            for bar in series.bars:
                assert (bar.start, bar.end) == periods(bar.figure)
                assert bar.value == bar.figure.value
            assert len({(bar.start, bar.end) for bar in series.bars}) == len(series.bars)


@often
@given(figures())
def test_a_growth_spans_what_the_source_compares_even_where_a_value_is_missing(found: list[Figure]) -> None:
    stated = {f.id for f in found if f.change_value is not None and f.period_end and f.nature != "derived"}
    for family in families(found):
        for growth in family.growths:
            assert growth.figure.id in stated
            assert (growth.start, growth.end) == periods(growth.figure)


@often
@given(figures())
def test_a_ranking_compares_one_measure_unit_nature_and_sort_and_nothing_with_its_own_parts(
    found: list[Figure],
) -> None:
    for pool in pools(found):
        for year in (usual_year(pool, PLACES), None, *years(pool)):
            ranked = rank(pool, PLACES, year)
            rows = (*ranked.rows, *ranked.changes)
            assert {row.figure.unit for row in ranked.rows} <= {pool.unit}
            assert {(row.figure.measure, row.figure.product, row.figure.nature) for row in rows} <= {
                (pool.measure, pool.product, pool.nature)
            }
            assert len({row.entity.id for row in rows}) == len(rows)
            assert len({ranking.sort_of(PLACES[row.entity.id]) for row in rows}) <= 1
            assert not any(is_part(PLACES[a.entity.id], PLACES[b.entity.id]) for a in rows for b in rows if a is not b)
            values = [row.figure.value for row in ranked.rows]
            assert values == sorted(values, key=lambda value: -(value or 0))
            if len({(row.figure.period_start, row.figure.period_end) for row in rows}) > 1:
                assert ranked.is_mixed


@often
@given(figures())
def test_the_parts_of_a_whole_are_never_more_than_all_of_it(found: list[Figure]) -> None:
    for whole in wholes(found, PLACES)[0]:
        assert sum(part.share for part in whole.parts) <= 1 + 1e-9
        assert all(0 <= part.share <= 1 for part in whole.parts)
        assert abs(sum(part.share for part in whole.parts) + whole.rest - 1) < 1e-9
        assert {part.figure.nature for part in whole.parts} == {whole.nature}
        assert {part.figure.unit for part in whole.parts} == {whole.unit}
        assert {periods(part.figure) for part in whole.parts} == {(whole.start, whole.end)}


def compared(found: list[Figure]) -> list[comparison.Comparison]:
    made = families(found)
    groups = [(by, group) for by in ("partner", "subject", "measure") for group in comparison.groups(made, by)]
    return [one for by, group in groups if (one := comparison.compare(group, by, PLACES)) is not None]


@often
@given(figures(30))
def test_a_comparison_is_of_two_to_six_series_in_one_unit_none_part_of_another(found: list[Figure]) -> None:
    for one in compared(found):
        assert 2 <= len(one.families) <= 6
        assert {family.unit for family in one.families} == {one.unit}
        if one.by != "measure":
            keys = [comparison.party(family, one.by) for family in one.families]
            assert all(key is not None for key in keys)
            assert not any(is_part(PLACES[a.id], PLACES[b.id]) for a in keys for b in keys if a and b and a is not b)


@often
@given(figures(30))
def test_the_base_of_an_index_is_100_and_only_like_periods_stand_beside_it(found: list[Figure]) -> None:
    for one in compared(found):
        made = comparison.indexed(one)
        if made is None:
            continue
        assert made.base is not None
        months = made.base[1].year - made.base[0].year, made.base[0].month, made.base[1].month
        for family in made.families:
            at_base = [bar.value for bar in base_bars(family) if (bar.start, bar.end) == made.base]
            assert 100.0 in at_base
            for bar in family.bars:
                assert (bar.end.year - bar.start.year, bar.start.month, bar.end.month) == months
                assert bar.figure.nature != "cumulative"


def base_bars(family: Family) -> tuple[Bar, ...]:
    return (*family.of("actual"), *family.of("derived"))
