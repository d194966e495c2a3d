"""``mkdocs serve``: one edit, one build; and while the sources are faulty, the pages as they stand.

The generator writes where MkDocs watches, and what it writes would be built a second time.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

Stamp = tuple[int, int] | None


class Serving:
    """What a process knows of serving: whether it does, and which files are its own writing."""

    def __init__(self) -> None:
        self.on = False
        self._own: dict[str, Stamp] = {}
        self._writing = threading.Lock()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """While the generator writes: what is seen to change meanwhile is judged afterwards."""
        with self._writing:
            yield

    def wrote(self, root: Path, paths: Iterable[str]) -> None:
        """Note files under ``root`` that were written or removed, as they are now."""
        for path in paths:
            self._own[str(root / path)] = _stamp(root / path)

    def refused(self, said: str) -> None:
        """Say what is wrong with the sources; the pages of the last good ones are served on."""
        print(f"{said}\nserving the pages as they are", file=sys.stderr, flush=True)

    def watch(self, server: Any, docs: str) -> None:
        """Have a server that is about to watch leave out our own writing, in ``docs`` too."""
        server.unwatch(docs)
        server.observer = _Observer(server.observer, self)
        server.watch(docs)

    def foreign(self, event: Any) -> bool:
        """Whether a change of a file is somebody else's."""
        paths = [path for path in (event.src_path, event.dest_path) if path]
        with self._writing:
            return not all(self._ours(str(path)) for path in paths)

    def _ours(self, path: str) -> bool:
        # A draft is there for a moment only, and then in the place of its file.
        draft = path.endswith(".part")
        return draft or (path in self._own and self._own[path] == _stamp(Path(path)))


class _Observer:
    """A watchdog observer whose handlers hear of foreign changes only."""

    def __init__(self, observer: Any, serving: Serving) -> None:
        self._observer = observer
        self._serving = serving

    def schedule(self, handler: Any, path: str, **options: Any) -> Any:
        """Watch a path as the observer does."""
        heard = handler.on_any_event

        def hear(event: Any) -> None:
            if self._serving.foreign(event):
                heard(event)

        handler.on_any_event = hear
        return self._observer.schedule(handler, path, **options)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._observer, name)


def _stamp(path: Path) -> Stamp:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns
