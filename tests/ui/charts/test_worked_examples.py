"""Charts of the bundled data, checked by hand against the sentences of the book (quoted in our words, with their references)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from app.catalog.catalog import Catalog
from app.catalog.filter import Filter
from app.export import ranking
from app.export.ranking import Ranking
from app.export.series import Family, Growth, Series, families
from app.views.charts import comparison
from app.views.charts.choice import Choice, Kind
from app.views.charts.phrases import Phrases
from app.views.charts.shape import Shown, Structure
from app.views.charts.telling import tell
from app.views.charts.telling_rows import tell_ranking

Shape = Callable[..., Shown]


def trend(shown: Shown) -> Family:
    assert isinstance(shown.main, Family)
    return shown.main


def values(family: Family) -> dict[str, list[tuple[str, float]]]:
    """The bars by nature: period and value."""

    def told(series: Series) -> list[tuple[str, float]]:
        return [(bar.figure.period_label or "", bar.value) for bar in series.bars]

    return {series.nature: told(series) for series in family.series}


def stated(growth: Growth) -> tuple[float | None, str | None, str, str]:
    base = growth.base[0].isoformat() if growth.base else ""
    return growth.figure.change_value, growth.figure.change_unit, base, growth.figure.period_label or ""


def test_exchange_turnover_with_serbia_2023_to_2024(shaped: Shape) -> None:
    """Reference 127: more than 37 times as much, from 110,000 dollars in 2023 to 4.1 million in 2024; 1.6 million since."""
    family = trend(shaped("serbia"))
    assert (family.subject.id, family.measure, family.unit) == ("butb", "exchange_turnover", "USD")
    assert values(family) == {
        "actual": [("2023", 110_000.0), ("2024", 4_100_000.0)],
        "cumulative": [("2025", 1_600_000.0)],
    }
    assert [stated(growth) for growth in family.growths] == [(37.0, "times", "2023-01-01", "2024")]
    assert {127} == {number for figure in family.figures for number in figure.sources}


def test_what_is_so_far_in_a_year_is_not_drawn_as_a_whole_one(shaped: Shape, phrases: Phrases) -> None:
    shown = shaped("serbia")
    chart = tell(trend(shown), phrases, Choice(), shown.focus, dt.date(2025, 3, 31))
    so_far = next(box for box in chart.panels[0].boxes if box.nature == "cumulative")
    assert so_far.known_until == dt.date(2025, 3, 31)
    assert all(box.known_until is None for box in chart.panels[0].boxes if box.nature == "actual")


def test_trade_with_kyrgyzstan_2021_to_2024_stated_and_derived(shaped: Shape) -> None:
    """References 194 and 196: over 160 million in 2022, 56 % up on 2021; nearly 135 million in nine months of 2024, 14.1 % up.

    160 / 1.56 = 102.6; 135 / 1.141 = 118.3.
    """
    family = trend(shaped("kyrgyzstan"))
    assert (family.subject.id, family.measure) == ("belarus", "trade_turnover")
    assert values(family) == {
        "actual": [("2022", 160_000_000.0), ("Jan–Sep 2024", 135_000_000.0)],
        "derived": [("2021", 102_600_000.0), ("Jan–Sep 2023", 118_300_000.0)],
    }
    assert [stated(growth) for growth in family.growths] == [
        (56.0, "percent", "2021-01-01", "2022"),
        (14.1, "percent", "2023-01-01", "Jan–Sep 2024"),
    ]
    nine_months = family.of("actual")[1]
    assert (nine_months.start, nine_months.end) == (dt.date(2024, 1, 1), dt.date(2024, 9, 30))
    assert {bar.figure.qualifier for bar in family.of("derived")} == {"about"}
    assert not any(bar.start.year == 2023 and bar.days > 300 for bar in family.bars), "2023 as a whole is not known"


def test_the_half_year_that_was_added_is_no_turnover(shaped: Shape) -> None:
    """Reference 196: 19 million were added in the first half of 2023; that is an increase, not a total."""
    left = {left.figure.id: left.reason.value for left in shaped("kyrgyzstan").left_out}
    added = [f for f in shaped("kyrgyzstan").left_out if f.figure.value == 19_000_000.0]
    assert [left[one.figure.id] for one in added] == ["other_product"]


def test_the_growth_of_trade_with_uzbekistan_is_drawn_although_two_values_are_missing(shaped: Shape) -> None:
    """Section 8: past half a billion in 2022, 15 % up in 2023, nearly 13 % in nine months of 2024, 5.5 times 2016."""
    shown = shaped("uzbekistan", choice=Choice(Kind.TREND, "belarus|uzbekistan|trade_turnover|||USD"))
    family = trend(shown)
    assert values(family) == {"actual": [("2022", 500_000_000.0)]}
    assert [stated(growth) for growth in family.growths] == [
        (15.0, "percent", "2022-01-01", "2023"),
        (13.0, "percent", "2023-01-01", "Jan–Sep 2024"),
        (5.5, "times", "2016-01-01", "2024"),
    ]


def test_of_two_figures_for_one_year_the_more_exact_is_drawn_and_the_other_named(shaped: Shape) -> None:
    """Reference 387: 54.8 million with Uzbek traders in 2024; reference 373 says 55 million."""
    shown = shaped("uzbekistan")
    assert (("2024", 54_800_000.0)) in values(trend(shown))["actual"]
    other = next(left for left in shown.left_out if left.figure.value == 55_000_000.0)
    assert other.reason.value == "same_period"
    assert other.figure.sources == (373,)
    assert other.other is not None
    assert other.other.value == 54_800_000.0


def test_results_of_the_free_economic_zones(shaped: Shape) -> None:
    """Reference 333: 5.3 % of gross product, 19.2 % of industrial output, 3.8 % of fixed-asset investment, 21.9 % of goods
    exports; residents are 86.4 % in manufacturing and 4 % in trade."""
    shown = shaped("free-economic-zones-of-belarus")
    assert isinstance(shown.main, Structure)
    found = {
        (whole.measure, tuple(round(part.share * 100, 1) for part in whole.parts), round(whole.rest * 100, 1))
        for whole in shown.main.wholes
    }
    assert found >= {
        ("residents", (86.4, 4.0), 9.6),
        ("gdp", (5.3,), 94.7),
        ("output", (19.2,), 80.8),
        ("investment", (3.8,), 96.2),
        ("exports", (21.9,), 78.1),
    }
    assert {333} <= {number for whole in shown.main.wholes for figure in whole.figures for number in figure.sources}


def test_zones_are_not_ranked_beside_the_sum_of_all_zones(catalog: Catalog) -> None:
    """36 new residents in all zones, 15 of them in Minsk and 8 in Mogilev: the sum is no competitor of its parts."""
    figures = catalog.figures(Filter(measures=frozenset({"residents"})))
    pool = next(p for p in ranking.pools(figures) if p.product == "new residents" and p.nature == "actual")
    ranked = ranking.rank(pool, catalog.places(pool.entities), 2024)
    assert [(row.entity.id, row.figure.value) for row in ranked.rows] == [("fez-minsk", 15.0), ("fez-mogilev", 8.0)]
    assert ("free-economic-zones-of-belarus", "group") in {
        (x.figure.subject.id, x.reason.value) for x in ranked.left_out
    }


def test_exchange_turnover_by_partner_in_2024(shaped: Shape, phrases: Phrases) -> None:
    """Sections 7, 21 and 22. Of Russia and Tajikistan only the growth is stated; ten months are labelled as such."""
    shown = shaped("butb")
    assert isinstance(shown.main, Ranking)
    assert shown.main.year == 2024
    rows = [(row.entity.name, row.figure.value, row.figure.period_label) for row in shown.main.rows]
    assert rows == [
        ("China", 135_000_000.0, "2024"),
        ("Azerbaijan", 91_000_000.0, "Jan–Oct 2024"),
        ("Uzbekistan", 54_800_000.0, "2024"),
        ("Kazakhstan", 29_000_000.0, "2024"),
        ("Turkey", 20_800_000.0, "2024"),
        ("Kyrgyzstan", 5_700_000.0, "Jan–Oct 2024"),
        ("Serbia", 4_100_000.0, "2024"),
        ("India", 1_600_000.0, "2024"),
    ]
    changes = {row.entity.name: row.figure.change_value for row in shown.main.changes}
    assert changes == {"Russia": 3.5, "Tajikistan": 6.0}
    assert shown.main.is_mixed
    drawn = tell_ranking(shown.main, phrases, ())
    assert all(row.note for row in drawn.rows), "every bar says its period where periods differ"
    groups = {x.figure.partner.id for x in shown.main.left_out if x.figure.partner and x.reason.value == "group"}
    assert {"eaeu", "central-asia"} <= groups


def test_technopark_residents_and_output(shaped: Shape) -> None:
    """References 78 to 80: 268 residents at mid-2024, 275 on 1 January 2025; output about a billion roubles, over 20 % up."""
    family = trend(shaped("technoparks-of-belarus"))
    assert (family.measure, family.unit) == ("output", "BYN")
    assert values(family) == {"actual": [("2024", 1_000_000_000.0)], "derived": [("2023", 833_300_000.0)]}
    assert [stated(growth) for growth in family.growths] == [
        (11.0, "times", "2016-01-01", "2023"),
        (20.0, "percent", "2023-01-01", "2024"),
    ]
    residents = Choice(Kind.TREND, "technoparks-of-belarus||residents|||residents")
    family = trend(shaped("technoparks-of-belarus", choice=residents))
    assert values(family) == {"actual": [("H1 2024", 268.0), ("1 Jan 2025", 275.0)]}
    assert [bar.days for bar in family.bars] == [182, 1]
    left = {x.figure.value for x in shaped("technoparks-of-belarus", choice=residents).left_out}
    assert 4.0 in left, "the four that came on top are no number of residents"


def test_an_index_of_the_exchange_starts_from_100_in_2023(catalog: Catalog) -> None:
    """Serbia 37 times, Turkey from 9.6 to 20.8 million: indices 3727 and 217."""
    made = families(catalog.figures(Filter(measures=frozenset({"exchange_turnover"}))))
    group = next(g for g in comparison.groups(made, "partner") if g[0].subject.id == "butb" and g[0].unit == "USD")
    compared = comparison.compare(
        group, "partner", catalog.places({f.partner.id for f in group if f.partner}), ("serbia", "turkey")
    )
    assert compared is not None
    index = comparison.indexed(compared)
    assert index is not None
    assert index.base == (dt.date(2023, 1, 1), dt.date(2023, 12, 31))
    found = {f.partner.id: [round(bar.value) for bar in f.of("actual")] for f in index.families if f.partner}
    assert found == {"serbia": [100, 3727], "turkey": [100, 217]}


@pytest.mark.parametrize("entity", ["africa", "latin-america"])
def test_balance_exports_and_imports_stand_on_one_scale(shaped: Shape, phrases: Phrases, entity: str) -> None:
    shown = shaped(entity, choice=Choice(Kind.COMPARISON, f"measure|eaeu|{entity}|trade_turnover|||USD"))
    assert isinstance(shown.main, comparison.Comparison)
    assert [family.measure for family in shown.main.families] == ["trade_turnover", "exports", "imports", "balance"]
    chart = tell(shown.main, phrases, Choice(), shown.focus, dt.date(2025, 3, 31))
    assert "one scale" in chart.subtitle
