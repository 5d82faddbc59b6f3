"""What holds for every sample and every template: it opens clean, saves the same, and says where each fact comes from."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from icsdesk import places
from icsdesk.domain.kinds import SourceKind
from icsdesk.domain.records import Cite, Part, Record, Route, Scenario, Source, View
from icsdesk.domain.system import System
from icsdesk.rules.finding import Grade
from icsdesk.storage.files import open_file
from icsdesk.storage.reader import read
from icsdesk.storage.writer import write
from tests.samples.judging import Judge

SAMPLES = places.sample_files()
TEMPLATES = places.template_files()
FILES = (*SAMPLES, *TEMPLATES)
DAYS = (date(2022, 1, 12), date(2022, 6, 30), date(2022, 7, 1), date(2023, 4, 26), date.today())


def stem(value: object) -> str:
    return value.stem if isinstance(value, Path) else str(value)


def cites_in(part: Part) -> list[Cite]:
    """Every cite of a record, those of its parts (a route's steps) too."""
    found: list[Cite] = []
    for name in part.__dataclass_fields__:
        value = getattr(part, name)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, Cite):
                found.append(item)
            elif isinstance(item, Part):
                found += cites_in(item)
    return found


def facts_of(system: System) -> list[Record]:
    """Every record that states a fact (a source is where facts come from; a view only places them)."""
    return [x for x in system.records.values() if not isinstance(x, (Source, Scenario, View))]


def test_the_three_samples_and_four_templates_are_there() -> None:
    assert [x.stem for x in SAMPLES] == [
        "herefordshire-and-worcestershire",
        "midlands-region",
        "wirral-in-cheshire-and-merseyside",
    ]
    assert [x.stem for x in TEMPLATES] == [
        "health-and-wellbeing-board",
        "integrated-care-board",
        "integrated-care-partnership",
        "place-partnership",
    ]


@pytest.mark.parametrize("path", FILES, ids=stem)
def test_it_opens_without_a_word_and_saves_the_very_same_bytes(path: Path) -> None:
    opened = open_file(path)
    assert opened.notices == ()
    assert not opened.newer
    assert write(opened.system) == path.read_bytes()
    assert read(write(opened.system), path.name).system == opened.system


@pytest.mark.parametrize("path", FILES, ids=stem)
def test_every_fact_says_where_it_comes_from(path: Path) -> None:
    system = open_file(path).system
    assert [x.id for x in facts_of(system) if not x.sources] == []
    steps = [(x.id, step.purpose) for x in system.every(Route) for step in x.steps if not step.sources]
    assert steps == []


@pytest.mark.parametrize("path", FILES, ids=stem)
def test_every_source_is_used_and_a_paper_or_act_is_cited_to_the_place(path: Path) -> None:
    system = open_file(path).system
    cites = [(x.id, cite) for x in system.records.values() for cite in cites_in(x)]
    assert {cite.source for _, cite in cites} == {x.id for x in system.every(Source)}
    to_the_place = {x.id for x in system.every(Source) if x.kind in (SourceKind.PAPER, SourceKind.LEGISLATION)}
    assert [where for where, cite in cites if cite.source in to_the_place and not cite.at] == []


@pytest.mark.parametrize("path", FILES, ids=stem)
def test_what_is_said_to_support_a_field_supports_one_the_record_has(path: Path) -> None:
    system = open_file(path).system
    wrong = [
        (x.id, cite.supports)
        for x in system.records.values()
        for cite in x.sources
        if cite.supports and cite.supports not in x.__dataclass_fields__
    ]
    assert wrong == []


@pytest.mark.parametrize("path", SAMPLES, ids=stem)
def test_quotes_are_short(path: Path) -> None:
    system = open_file(path).system
    assert [(x.id, len(y.quote)) for x in system.records.values() for y in cites_in(x) if len(y.quote) > 260] == []


@pytest.mark.parametrize("day", DAYS, ids=str)
@pytest.mark.parametrize("path", SAMPLES, ids=stem)
def test_nothing_must_be_fixed_in_a_sample_on_any_of_the_five_days(path: Path, day: date, judge: Judge) -> None:
    report = judge(open_file(path).system, day)
    assert [x.sentence for x in report.of_grade(Grade.MUST_FIX)] == []


@pytest.mark.parametrize("day", DAYS[2:], ids=str)
@pytest.mark.parametrize("path", TEMPLATES, ids=stem)
def test_nothing_must_be_fixed_in_a_template_since_the_law_it_follows(path: Path, day: date, judge: Judge) -> None:
    report = judge(open_file(path).system, day)
    assert [x.sentence for x in report.of_grade(Grade.MUST_FIX)] == []
