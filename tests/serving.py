"""Serves a folder until it is stopped: ``python tests/serving.py FOLDER`` prints its port."""

from __future__ import annotations

import functools
import sys
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and keeps silent; what has been fetched once is not asked for again."""

    protocol_version = "HTTP/1.1"

    def end_headers(self) -> None:
        """Say that a file may be kept."""
        self.send_header("Cache-Control", "max-age=86400")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the log of a passing test is noise."""


if __name__ == "__main__":
    with ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Quiet, directory=sys.argv[1])
    ) as s:
        print(s.server_port, flush=True)
        s.serve_forever()
