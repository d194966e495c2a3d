"""The patterns of quantities in English, which ``english`` reads in the order of its table."""

from __future__ import annotations

import re

from pipeline.numbers.numerals import ORDINALS, SCALES, TENS, UNITS, any_of

MONTH_NAMES = (
    "January February March April May June July August September October November December"
).split()
PARTS = {"half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4}
PARTS |= {"fourths": 4, "fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6, "tenth": 10, "tenths": 10}
MULTIPLES = {"double": 2, "doubled": 2, "doubles": 2, "doubling": 2, "twofold": 2, "twice": 2}
MULTIPLES |= {"triple": 3, "tripled": 3, "tripling": 3, "threefold": 3, "thrice": 3}
MULTIPLES |= {"quadruple": 4, "quadrupled": 4, "quadrupling": 4, "fourfold": 4, "fivefold": 5}
MULTIPLES |= {
    f"{word}fold": number
    for word, number in UNITS.items()
    if number > 1 and number not in (13, 14, 15, 16, 17, 18, 19)
}

# Numbers in words up to this one come and go.
LARGEST_SOFT = 10

SCALE = any_of(SCALES)
DIGITS = r"\d+(?:,\d{3})*(?:\.\d+)?"
WORD = any_of([*TENS, *UNITS, *SCALES])
WORDS = rf"(?:{WORD})(?:(?:-|\s+(?:and\s+)?)(?:{WORD}))*"
# RMB 1.16bn, in the manner of newspapers; 3m alone may be a length.
SHORT = r"(?:bn|mn|tn)\b|(?<=[.\d]\d)[mb]\b"
FIGURE = rf"(?:{DIGITS}(?:[\s-]+(?:{SCALE})\b| ?(?:{SHORT}))?|\b{WORDS}\b)"
# “RMB309.8 billion” is written without a space too.
CURRENCY = re.compile(
    r"(?<![A-Za-z])(?:RMB|CNY|USD|EUR|HKD|JPY|GBP|CHF)(?=\d)|(?:CN|US|HK)(?=[¥$]\d)"
)
UNIT_WORD = any_of([*TENS, *UNITS])
ORDINAL_WORD = any_of(ORDINALS)

ATTACHED = re.compile(r"(?<=: )\d{1,2}\. ")
HEADING = re.compile(r"^(?:[IVXLC]+\.|\(\d{1,3}\)|\d{1,3}\.(?!\d)|\([a-z]\)|—)(?=\s|\S)")
VIRUS = re.compile(r"\bCOVID-19\b")
LATIN = re.compile(
    r"\b(?!RMB|USD|EUR|HKD|JPY|GBP|CNY|No\b)[A-Z]{2,}(?:/[A-Z])?[- ]?\d[\d.]*[A-Z]?\b"
    r"|\b[A-Z]\d+\b|\b\d+[A-Z]\b"
)
PLAN_NAME = re.compile(rf"\b(?:(\d+)(?:st|nd|rd|th)|({ORDINAL_WORD})) Five-Year\b", re.I)
POINT = re.compile(rf"({FIGURE})[- ]percentage[- ]points?", re.I)
TIME = re.compile(
    r"(?<![\d:])(\d{1,2})(?:[:.](\d{2}))? ?(?:[ap]\.?m\b|o[’']clock)"
    r"|(?<![\d:])(\d{1,2}):(\d{2})(?![\d:])",
    re.I,
)
OUT_OF = re.compile(
    rf"({FIGURE}) (?:in|out of)(?: every)? ((?:three|four|five|ten|a hundred|100|10)\b)", re.I
)
AND_HALF = re.compile(rf"\b({FIGURE}|an?)(?: [a-z]+)? and a half\b", re.I)
ISO_DATE = re.compile(r"(?<!\d)(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?!\d)")
PARTS_SIGN = re.compile(r"(?<![\d/])(\d)/(\d{1,2})(?![\d/])")
OTHERS = re.compile(rf"\band ({FIGURE}) (?:others?|more)\b", re.I)
SOME_POINTS = re.compile(rf"({FIGURE})[- ](?:points?|pp|p\.p\.|ppts?)(?![A-Za-z])", re.I)
LONG_TIMES = {"decade": 10, "century": 100, "dozen": 12, "score": 20}
LONG_TIME = re.compile(
    rf"\b(?:({FIGURE}|an?|half an?|the|this|that)[- ])?(?:(?:past|last|first|next|full|whole) )?"
    r"(decade|centur(?=y|ies)|dozen)(?:s|y|ies)?\b",
    re.I,
)
GROWN = re.compile(
    rf"\b(?:by|of) (?:(?:a|over|about|nearly|almost|some|around"
    rf"|more than) )*({FIGURE})[- ](?:times|fold)\b"
    rf"|({FIGURE}) times (?:more|higher|larger|greater|faster|as (?:many|much) again)\b",
    re.I,
)
RATIO = re.compile(r"(?<!\d)(\d+):(\d+)(?!\d)")
MAGNITUDES = re.compile(
    r"\b(?:(tens|dozens|hundreds|several hundred|several thousand|thousands|millions|billions)"
    r"(?: of (thousands|millions|billions))?)\b",
    re.I,
)
PLURALS = {"tens": 10, "dozens": 10, "hundreds": 100, "several hundred": 100}
PLURALS |= {"thousands": 10**3, "several thousand": 10**3, "millions": 10**6, "billions": 10**9}
# 5 to 8 percent, RMB 1–1.5 million: the unit belongs to both.
RANGE = re.compile(
    rf"(?<!in )(?<!since )(?<![\d.,])({DIGITS})(?:\s*[–—-]\s*| to | and | or )({DIGITS})\s*"
    rf"({SCALE}|%|per ?cent\b|percentage points|times\b|fold\b)",
    re.I,
)
# The same in words: three to five times, between one and two million.
WORD_RANGE = re.compile(
    rf"\b({UNIT_WORD})(?: to | or |–)({UNIT_WORD})[- ]"
    rf"({SCALE}|per ?cent\b|percentage points|times\b|fold\b)"
    rf"|\bbetween ({UNIT_WORD}) and ({UNIT_WORD}) "
    rf"({SCALE}|per ?cent\b|percentage points|times\b|fold\b)",
    re.I,
)
PER = re.compile(rf"({FIGURE})\s*(%|‰|per ?cent\b|per ?mille\b|per thousand\b)", re.I)
FRACTION = re.compile(
    rf"(?<!first )(?<!last )(?<!past )\b(?:({any_of(UNITS)}|an?)[- ])"
    rf"({any_of(PARTS)})\b",
    re.I,
)
HALF = re.compile(r"\bhal(?:f|ves|ved|ving)\b", re.I)
MULTIPLE_WORD = re.compile(rf"\b({any_of(MULTIPLES)})\b", re.I)
TIMES_AS = re.compile(rf"({FIGURE})[- ](?:times?|fold)\b(?! a )", re.I)
ORDINAL_DIGITS = re.compile(r"\b(\d+(?:,\d{3})*)(?:st|nd|rd|th)\b")
ORDINAL_WORDS = re.compile(rf"\b(?:({any_of(TENS)})-)?({ORDINAL_WORD})(?:ly)?\b", re.I)
# Articles 22(3), 45 and 60 to 63: all of these are ordinals.
NAMED_BY = (
    "article articles chapter chapters section sections phase part parts no. nos. paragraph "
    "paragraphs item items class classes volume round issue stage group subparagraph subparagraphs"
).split()
NUMERAL = rf"\(?(?:{FIGURE}|[IVX]+\b)\)?(?:\(\d+\))*"
NAMED = re.compile(
    rf"\b{any_of(word for one in NAMED_BY for word in (one, one.capitalize()))}"
    rf" {NUMERAL}(?:(?:, and |, | and | or | to |[–-]){NUMERAL})*"
)
NUMERALS = re.compile(rf"({FIGURE})|\b([IVX]+)\b")
MONTHS = re.compile(
    rf"\b({'|'.join(name for name in MONTH_NAMES if name != 'May')})\b"
    r"|(?<=[a-z0-9,;(–-] )(May)\b(?! (?:not|be|have)\b)|\b(May)\b(?=\s+\d)|(?<=[–-])(May)\b"
    r"|\b(Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?(?=\s+\d)|(?<=\d )(Jan|Feb|Mar|Apr"
    r"|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b"
)
PLAIN = re.compile(rf"(?<![A-Za-z\d.])({FIGURE})(?![A-Za-z])", re.I)
DECADE = re.compile(r"\b(\d{4})s\b")
# Words that count nothing.
IDIOMS = re.compile(
    r"\b(?:one[- ]stop|one another|one-off|no one|at one(?! to)|one window|first-class|first of all"
    r"|second to none|third[- ]part(?:y|ies)|two-way|one-on-one|zero tolerance|at first"
    r"|double (?:11|12|eleven|twelve)|11\.11|first-come|one day|once|two sessions|(?:double"
    r"|single)-digit|twenty-four seven|twofold task"
    r"|one hundred flowers|a hundred flowers|hundred flowers"
    r"|(?<!ty[- ])ones?(?! of|[- ](?:hundred|thousand|million|billion|trillion)| time\b| to "
    r"|[–-]to[–-]"
    r"| or two"
    rf"| and {UNIT_WORD}))\b",
    re.I,
)
