"""What must be true before publishing; ``rules`` has the rules for translations.

A build asks no rule of it: only ``publishable`` and ``passages``.
"""
