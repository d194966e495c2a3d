"""What is made of all documents together: the glossary's pages, lists, files of the corpus."""

from __future__ import annotations

from dataclasses import replace

from pipeline import exports
from pipeline.checks.passages import Places
from pipeline.commands.desk import Desk, Kept, Parts, Sizes
from pipeline.model.records import Concept, Problem, Where
from pipeline.render import concordance, filter_keys, home, previews, site, termpages
from pipeline.render.moved import moved
from pipeline.terms.usage import Usage
from pipeline.write.cache import Lost, checksum

NOWHERE = Where("", 0)


def corpus(desk: Desk, made: list[Kept], usage: Usage, places: Places) -> list[Problem]:
    """Make what is made of all documents; return what stands in the way of the pages.

    ``made`` are the documents in order of date, ``usage`` what their digests come to, ``places``
    where the segments of those stand that the glossary names.
    """
    names = [one.record.id for one in made]
    desk.store.forget(names)
    concepts = desk.concepts
    glossary = checksum(*(repr(_bare(one)) for one in concepts))
    everything = checksum(glossary, *(one.source for one in made))
    whole = exports.Whole(concepts, usage, Parts(desk.store, names))
    sizes: Sizes = {}
    for one in made:
        _add(sizes, one.sizes)
    _add(sizes, desk.once("corpus", everything, lambda: exports.of_corpus(whole)))
    _add(sizes, desk.once("terms", glossary, lambda: exports.of_glossary(concepts)))
    shown = repr([(_listed(one), usage.count(one.id)) for one in concepts])
    desk.once("lists", checksum(shown), lambda: {"": _lists(concepts, usage)})
    desk.once("previews", glossary, lambda: {"": previews.scripts(concepts)})
    old = repr([(one.id, one.zh, one.en, one.was) for one in concepts if one.was])
    desk.once("moved", checksum(old), lambda: {"": moved(concepts)})
    for entry in termpages.entries(concepts, usage, places):
        _entry(desk, entry, made)
    # What is kept is bound to the version of the code, and these pages are made of nothing else.
    desk.once("programs", "of this code", _programs)
    desk.put({"": site.corpus(made, exports.downloads(sizes))})
    counts = {one.id: usage.count(one.id) for one in concepts}
    desk.put({"": {"docs/index.md": home.home(made, concepts, counts)}})
    return desk.draft.collisions()


def _programs() -> dict[str, dict[str, str]]:
    # Only here a build looks at a rule: their patterns take long to compile.
    from pipeline.render.programs import programs

    return {"": programs()}


def _lists(concepts: tuple[Concept, ...], usage: Usage) -> dict[str, str]:
    return dict(termpages.lists(concepts, usage)) | filter_keys.script(concepts)


def _listed(concept: Concept) -> Concept:
    """The concept with nothing that neither a list shows nor its filter looks at."""
    evidence = replace(concept.evidence, note="", url="", seen="")
    bare = replace(_bare(concept), gloss="", usage="", unattested="", evidence=evidence)
    return replace(bare, sources=(), checked="", was=())


def _entry(desk: Desk, entry: termpages.Entry, made: list[Kept]) -> None:
    """Make the pages of one concept if anything on them has changed."""
    name = entry.concept.id
    given = [(one.record, one.lines[name]) for one in reversed(made) if name in one.lines]
    heads = (f"{record.id} {record.short} {record.day} {key}" for record, key in given)

    def pages() -> dict[str, dict[str, str]]:
        lines = desk.store.lines(name)
        if any(checksum(lines.get(record.id, "")) != key for record, key in given):
            raise Lost(name)
        groups = (
            concordance.Group(record, tuple(lines[record.id].split("\n"))) for record, _ in given
        )
        return {"": termpages.pages_of(entry, groups)}

    said = repr(replace(entry, concept=_bare(entry.concept)))
    desk.once(f"concept {name}", checksum(said, *heads), pages)


def _bare(concept: Concept) -> Concept:
    """The concept wherever it stands in its file."""
    return replace(concept, where=NOWHERE)


def _add(sizes: Sizes, more: Sizes) -> None:
    for name, made in more.items():
        sizes.setdefault(name, {}).update(made)
