"""The pipeline: read, clean, parse, align, link, check, render, write.

Verbs are stages, one module and one public function each; ``build_site.py`` states their
order. Nouns (``model``, ``text``, ``shape``, ``markers``) are data and import no stage.
"""
