"""Stage 5, link: where every concept occurs, and how it is used."""

from __future__ import annotations

from pipeline.terms.link import Site, link

__all__ = ["Site", "link"]
