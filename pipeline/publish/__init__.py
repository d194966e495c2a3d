"""Stage 10, publish: pages → site; what MkDocs need not do again."""

from __future__ import annotations

from pipeline.publish.publisher import Publisher
from pipeline.publish.serving import Serving

__all__ = ["Publisher", "Serving"]
