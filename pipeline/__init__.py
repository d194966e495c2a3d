"""The pipeline: read, clean, parse, align, link, check, render, write.

A folder a stage; ``docs/contributing.md`` has them in the order of the work, with what each may
import. ``build_site.py`` states that order in code. Each stage's ``__init__`` names its function.
"""
