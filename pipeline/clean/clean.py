"""Stage 2, clean: a capture becomes clean lines, with every character accounted for.

After it the text is what the document says: simplified characters, full-width punctuation,
one paragraph to a line. Nothing was changed but by an emendation of the record or by a
cleaner of ``CLEANERS``, in that order; and what is not running text has its zone.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from pipeline.clean.cleaners.table import CLEANERS
from pipeline.model.cleaned import EMENDED, Cleaned
from pipeline.model.records import Emendation, Exemption, Problem, Record, Source
from pipeline.model.text import FIGURE, METADATA, Edit, Text

# What an emendation sets apart as a figure is as a rule the caption of a photograph.
ZONES = {FIGURE: "figure/photograph", METADATA: "metadata/emended"}


def clean(source: Source) -> Cleaned:
    """Clean one capture; total, whatever the capture holds."""
    record = source.record
    text, problems = _emended(Text.of(source.capture), record)
    used: set[Exemption] = set()
    for cleaner in CLEANERS:
        edits = list(cleaner.edits(text, record))
        exempt = {one.line: one for one in record.exemptions if one.cleaner == cleaner.name}
        if exempt:
            edits = list(_allowed(edits, text, exempt, used))
        text = text.apply(edits, cleaner.name)
    problems += _exemption_problems(record, used)
    problems += _note_problems(text, record)
    return Cleaned(text, tuple(text.lines()), tuple(problems))


def _emended(text: Text, record: Record) -> tuple[Text, list[Problem]]:
    problems: list[Problem] = []
    placed: list[tuple[Edit, Emendation]] = []
    starts = [0, *(place + 1 for place in text.breaks)]
    lines = text.capture.split("\n")
    for one in record.emendations:
        line = lines[one.line - 1] if one.line <= len(lines) else ""
        if (times := line.count(one.exact)) != 1:
            problems.append(_mismatch(one, times))
        else:
            placed.append((_edit(one, starts[one.line - 1] + line.index(one.exact)), one))
    problems += _overlaps(placed)
    return text.apply([edit for edit, _ in placed], EMENDED), problems


def _edit(one: Emendation, start: int) -> Edit:
    end = start + len(one.exact)
    if one.kind in (FIGURE, METADATA):
        return Edit(start, end, None, one.kind, ZONES[one.kind])
    return Edit(start, end, one.clean, one.kind)


def _mismatch(one: Emendation, times: int) -> Problem:
    said = f"line {one.line} of the capture holds “{one.exact}” {times} times"
    return Problem(one.where, "emendation", f"{said}; an emendation has to match exactly once")


def _overlaps(placed: list[tuple[Edit, Emendation]]) -> Iterator[Problem]:
    ordered = sorted(placed, key=lambda pair: pair[0].start)
    for (first, _), (second, one) in pairwise(ordered):
        if second.start < first.end:
            message = f"“{one.exact}” overlaps with the emendation before it on line {one.line}"
            yield Problem(one.where, "emendation", f"{message}; make them one")


def _allowed(
    edits: list[Edit], text: Text, exempt: dict[int, Exemption], used: set[Exemption]
) -> Iterator[Edit]:
    lines = text.lines()
    for edit in edits:
        number = next((line.number for line in lines if line.start <= edit.start <= line.end), 0)
        if number in exempt:
            used.add(exempt[number])
        else:
            yield edit


def _exemption_problems(record: Record, used: set[Exemption]) -> Iterator[Problem]:
    known = {cleaner.name for cleaner in CLEANERS}
    for one in record.exemptions:
        if one.cleaner not in known:
            message = f"there is no cleaner “{one.cleaner}”; there are {', '.join(sorted(known))}"
            yield Problem(one.where, "exemption", message)
        elif one not in used:
            message = f"{one.cleaner} has nothing to do on line {one.line}; take the exemption out"
            yield Problem(one.where, "exemption", message)


def _note_problems(text: Text, record: Record) -> Iterator[Problem]:
    for note in record.notes:
        here = (line for line in text.lines() if line.number <= note.line <= line.last)
        if not any(note.exact in line.text for line in here):
            message = f"the clean text of line {note.line} does not hold “{note.exact}”"
            yield Problem(note.where, "note", f"{message}; mend the line or the words")
