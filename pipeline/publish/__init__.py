"""Stage 9, publish: pages → site; what MkDocs need not do again."""

from __future__ import annotations

from pipeline.publish.publisher import Publisher

__all__ = ["Publisher"]
