"""The order of documents: by the day that is known, however exactly."""

from __future__ import annotations

import pytest
from workshop import record

from pipeline.model.described import Day
from pipeline.model.records import DATE_FIELDS, Record


def of(name: str, **days: Day) -> Record:
    """A record with these dates."""
    return record(id=name, dates={**dict.fromkeys(DATE_FIELDS, Day()), **days})


JANUARY = of("report", published=Day("2021-01-22", "stated"))


@pytest.mark.parametrize(
    "later",
    [
        # As bug 6 had it: known to the year only, and reposted in November.
        of("plan", issued=Day("2021", "inferred"), reposted=Day("2021-11-02", "stated")),
        of("plan", signed=Day("2021-10-09", "stated elsewhere")),
        of("a-list", issued=Day("2021", "inferred", not_before="2021-01-22")),
        of("a-list", issued=Day("2021-01", "inferred", not_before="2021-01-22")),
    ],
)
def test_what_is_known_to_be_later_stands_later(later: Record) -> None:
    assert sorted([later, JANUARY], key=lambda one: one.place) == [JANUARY, later]


@pytest.mark.parametrize(
    "earlier",
    [
        of("old", issued=Day("2020", "inferred"), reposted=Day("2021-11-02", "stated")),
        of("year", issued=Day("2021", "inferred")),
        of("undated"),
        of("a", published=Day("2021-01-22", "stated")),
    ],
)
def test_what_is_earlier_or_of_no_known_day_stands_before(earlier: Record) -> None:
    assert sorted([JANUARY, earlier], key=lambda one: one.place) == [earlier, JANUARY]


def test_the_earliest_date_is_the_documents_own() -> None:
    plan = of("plan", reposted=Day("2021-11-02", "stated"), signed=Day("2021-10-09", "stated"))
    assert plan.first == ("signed", Day("2021-10-09", "stated"))
    assert (plan.day, plan.year) == ("2021-10-09", "2021")
    assert of("undated").first == ("", Day())
