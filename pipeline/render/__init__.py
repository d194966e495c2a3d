"""Stage 7, render: documents and concepts become ``{path: text}``."""
