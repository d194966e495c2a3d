"""Stage 7, render: the site becomes ``{path: text}``."""

from __future__ import annotations

from pipeline.render.site import render

__all__ = ["render"]
