"""Stage 8, render: documents and concepts become ``{path: text}``."""
