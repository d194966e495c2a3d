"""Build the pages of the site from source/ and glossary.yml. The order of the work is here.

read → clean → parse → align → link → pair → check → render → write

``mkdocs build`` runs this by itself (see the hooks at the end); by hand it is
``python build_site.py [check | account | gaps | add CAPTURE --id ID]``.
"""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent
TEXT_PAGE = re.compile(r"documents/[^/]+/(?!index\.md)[^/]+\.md")
WHOLE = re.compile(r"documents/[^/]+/all\.md")
# MkDocs loads this file as a hook, by its path; the package beside it has to be found too.
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from pipeline.align import pair  # noqa: E402
from pipeline.checks.passages import passages  # noqa: E402
from pipeline.checks.publishable import check  # noqa: E402
from pipeline.clean import clean  # noqa: E402
from pipeline.commands import add as adding  # noqa: E402
from pipeline.commands import build as building  # noqa: E402
from pipeline.commands import fix, report  # noqa: E402
from pipeline.model.document import Document  # noqa: E402
from pipeline.model.records import Problem, Source, listing  # noqa: E402
from pipeline.publish import Publisher, Serving, languages  # noqa: E402
from pipeline.read import read  # noqa: E402
from pipeline.render import search  # noqa: E402
from pipeline.structure import align, parse  # noqa: E402
from pipeline.structure.pages import places  # noqa: E402
from pipeline.terms import Site, link  # noqa: E402
from pipeline.write import cache  # noqa: E402


class Faulty(Exception):
    """The sources have problems; nothing was written."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(listing(problems))


def load(root: Path = ROOT, progress: building.Progress = building.silent) -> Site:
    """Read the sources under ``root`` and take them as far as checking; raise ``Faulty``."""
    corpus, problems = read(root)
    documents = []
    for i, source in enumerate(corpus.sources):
        progress(i, len(corpus.sources))
        documents.append(document(source))
    site = pair(link(tuple(documents), corpus.concepts))
    problems += check(site)
    problems += passages(site.concepts, {one.record.id: places(one) for one in documents})
    if problems:
        raise Faulty(problems)
    return site


def document(source: Source) -> Document:
    """Take one source from its capture to aligned segments."""
    cleaned = clean(source)
    return align(source, cleaned, parse(cleaned, source.record))


def build(root: Path = ROOT, progress: building.Progress = building.silent) -> building.Built:
    """Bring the pages under ``root`` up to date; raise ``Faulty`` and write nothing if wrong."""
    done = building.build(root, document, progress)
    if isinstance(done, list):
        raise Faulty(done)
    return done


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return 0 when all is well, 1 when there are problems, 2 for usage."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal without Chinese shows escapes instead of failing.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    options = report.parser().parse_args(arguments)
    try:
        return run(options)
    except Faulty as fault:
        print(fault, file=sys.stderr)
        print(report.refused(str(fault)), file=sys.stderr)
        return 1


def run(options: Any) -> int:
    """Carry out a parsed command line."""
    if options.command == "add":
        said = adding.add(ROOT, options.capture, options.id, document)
        print(said.text, file=sys.stderr if said.failed else sys.stdout)
        if said.failed:
            return 1
        build(ROOT)
        return 0
    if options.command == "account":
        return accounts(options.document)
    if options.command == "gaps":
        print(report.gaps(load(ROOT)))
        return 0
    if options.command == "check":
        return inspect(options)
    print(report.built(build(ROOT, report.progress())))
    return 0


def accounts(document: str) -> int:
    """Print the account of one document, or of all."""
    site = load(ROOT)
    known = [one.record.id for one in site.documents]
    if document and document not in known:
        print(f"there is no document “{document}”; there are {', '.join(known)}", file=sys.stderr)
        return 2
    print(report.account(site, document))
    return 0


def inspect(options: Any) -> int:
    """Print the rules, or check the sources and every translation."""
    if options.list:
        print(report.rules())
        return 0
    # A build asks no rule, and need not compile their patterns.
    from pipeline.checks.rules import fails, findings

    site = load(ROOT)
    if options.fix:
        print(report.fixed(fix.fix(ROOT), fix.sign(ROOT)), file=sys.stderr)
        site = load(ROOT)
    found = sorted([*findings(site), *fix.disorder(ROOT)])
    failing = [one for one in found if fails(one, site)]
    noted = [one for one in found if one not in failing]
    print(report.checked(site, failing, noted, options.format))
    return 1 if failing else 0


# Hooks of MkDocs (hooks: in mkdocs.yml). ProperDocs runs them too; Zensical does not and
# builds the committed pages.
serving = Serving()


def on_startup(command: str, **_: Any) -> None:
    """Note whether the site is served while it is edited, or built once."""
    serving.on = command == "serve"


def on_serve(server: Any, config: Any, **_: Any) -> None:
    """Let what the generator writes start no second build."""
    serving.watch(server, config.docs_dir)


def on_config(config: Any) -> None:
    """Let what an earlier build rendered, and what pages have in common, be used in this one."""
    config.plugins["publish"] = Publisher(config)


def on_pre_build(config: Any) -> None:
    """Bring the pages up to date before every build, also while serving."""
    from mkdocs.exceptions import Abort

    root = Path(config.config_file_path).parent
    with serving.writing():
        try:
            written = build(root).written
            serving.wrote(root, (*written.written, *written.removed))
        except Faulty as fault:
            if not serving.on:
                raise Abort(f"{fault}\n{report.refused(str(fault))}") from None
            serving.refused(f"{fault}\n{report.refused(str(fault))}")


def on_page_markdown(markdown: str, page: Any, **_: Any) -> str:
    """Keep the pages of a document's text out of the theme's index: ours has better entries."""
    if TEXT_PAGE.fullmatch(page.file.src_uri):
        page.meta["search"] = {"exclude": True}
    return markdown


def on_page_content(html: str, page: Any, **_: Any) -> str:
    """Mark the Chinese in pages written by hand; they lie beside the folders of generated ones."""
    return html if "/" in page.file.src_uri else languages.marked(html)


def on_page_context(context: Any, page: Any, **_: Any) -> Any:
    """Say of a document on one page that the document’s own page is the one to be listed."""
    if WHOLE.fullmatch(page.file.src_uri) and page.canonical_url:
        page.canonical_url = page.canonical_url.removesuffix("all/")
    return context


def on_post_build(config: Any) -> None:
    """Add the generator's entries to the theme's search index."""
    index = Path(config.site_dir) / "search" / "search_index.json"
    if index.is_file():
        text = search.extended(index.read_text(encoding="utf-8"), entries(config))
        index.write_text(text, encoding="utf-8")


def entries(config: Any) -> list[dict[str, str]]:
    """The generator's search entries of the last good sources, kept or made anew."""
    root = Path(config.config_file_path).parent
    kept = cache.search_entries(root)
    try:
        return kept or [entry for one in load(root).documents for entry in search.entries(one)]
    except Faulty:
        # Served from faulty sources before any good ones: the box finds other pages only.
        return []


if __name__ == "__main__":
    sys.exit(main())
