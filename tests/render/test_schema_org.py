"""What search engines are told: sound JSON-LD that no text can break out of."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from typing import Any

import pytest
from workshop import concept, record

from pipeline.model.records import Bilingual, Day, Elsewhere
from pipeline.render import schema_org

CONTEXT = "https://schema.org"
PLAN = record(
    type="plan",
    title=Bilingual("《规划》", "*Plan* of IP"),
    issuer=Bilingual("国务院", "State Council"),
    number=Bilingual("国发〔2021〕20号", "Guo Fa [2021] No. 20"),
    dates={
        "signed": Day("2021-10-01"),
        "issued": Day("2021-10-09"),
        "published": Day("2021-10-28"),
        "reposted": Day("2021-11-01"),
    },
)


class Scripts(HTMLParser):
    """Collects the scripts of a page as a browser sees them, and what is outside of them."""

    def __init__(self) -> None:
        super().__init__()
        self.kinds: list[str | None] = []
        self.inside: list[str] = []
        self.outside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember a script; anything else is outside."""
        if tag == "script":
            self.kinds.append(dict(attrs).get("type"))
        else:
            self.outside.append(tag)

    def handle_data(self, data: str) -> None:
        """Keep text apart by where it stands."""
        (self.inside if self.cdata_elem == "script" else self.outside).append(data)


def told(element: str) -> dict[str, Any]:
    """The JSON in an element, which has to be one script and nothing else."""
    page = Scripts()
    page.feed(element)
    page.close()
    assert (page.kinds, page.outside) == (["application/ld+json"], [])
    found = json.loads("".join(page.inside))
    assert isinstance(found, dict)
    return found


# --- Documents ----------------------------------------------------------------------------------


def test_a_plan_is_legislation_without_legal_force() -> None:
    assert told(schema_org.document(PLAN)) == {
        "@context": CONTEXT,
        "@id": "",
        "@type": ["Legislation", "LegislationObject"],
        "name": [
            {"@language": "zh-Hans", "@value": "《规划》"},
            {"@language": "en", "@value": "Plan of IP"},
        ],
        "inLanguage": ["zh-Hans", "en"],
        "legislationPassedBy": {
            "@type": "GovernmentOrganization",
            "name": [
                {"@language": "zh-Hans", "@value": "国务院"},
                {"@language": "en", "@value": "State Council"},
            ],
        },
        "legislationType": "plan",
        "legislationLegalValue": f"{CONTEXT}/UnofficialLegalValue",
        "legislationIdentifier": ["国发〔2021〕20号", "Guo Fa [2021] No. 20"],
        "legislationDate": "2021-10-09",
        "datePublished": "2021-10-28",
    }


def test_a_speech_is_a_creative_work_and_nothing_of_it_is_legislation() -> None:
    speech = record(
        type="speech",
        issuer=Bilingual("国家知识产权局", "CNIPA"),
        number=Bilingual("1号", "No. 1"),
        dates=PLAN.dates,
    )
    found = told(schema_org.document(speech))
    assert (found["@type"], found["genre"]) == ("CreativeWork", "speech")
    assert found["publisher"]["name"][1] == {"@language": "en", "@value": "CNIPA"}
    assert found["datePublished"] == "2021-10-28"
    assert [key for key in found if key.startswith("legislation")] == []


@pytest.mark.parametrize(
    ("kind", "legislation"),
    [
        ("speech", False),
        ("other", False),
        ("work priorities", True),
        ("plan", True),
        ("guidelines", True),
        ("notice", True),
        ("law", True),
    ],
)
def test_every_type_is_told_as_what_it_is(kind: str, legislation: bool) -> None:
    found = told(schema_org.document(record(type=kind)))
    assert ("Legislation" in found["@type"]) is legislation
    assert ("legislationType" in found, "genre" in found) == (legislation, not legislation)


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ({"issued": Day("2021-02"), "signed": Day("2021-01")}, ("2021-02", None)),
        ({"signed": Day("2021-01")}, ("2021-01", None)),
        ({"published": Day("2021")}, (None, "2021")),
        ({"reposted": Day("2022")}, (None, None)),
        ({}, (None, None)),
    ],
)
def test_dates_are_told_only_where_they_are_known(
    dates: dict[str, Day], expected: tuple[str | None, str | None]
) -> None:
    every = {name: Day() for name in ("signed", "issued", "published", "reposted")}
    found = told(schema_org.document(record(type="notice", dates=every | dates)))
    assert (found.get("legislationDate"), found.get("datePublished")) == expected


def test_what_is_not_known_is_not_told() -> None:
    found = told(schema_org.document(record(type="notice", number=Bilingual("", ""))))
    assert "legislationIdentifier" not in found


def test_a_number_without_english_is_told_in_chinese_alone() -> None:
    found = told(schema_org.document(record(type="notice", number=Bilingual("国知发1号", ""))))
    assert found["legislationIdentifier"] == ["国知发1号"]


def test_a_name_without_english_is_told_in_chinese_alone() -> None:
    found = told(schema_org.document(record(title=Bilingual("通知", ""))))
    assert found["name"] == [{"@language": "zh-Hans", "@value": "通知"}]


# --- Concepts -----------------------------------------------------------------------------------


def test_a_concept_is_a_term_of_the_glossary_with_all_its_names() -> None:
    one = concept(
        "patent",
        "专利",
        "patent",
        zh_variants=("专利权",),
        zh_hant=("專利權",),
        en_variants=("patent right",),
        elsewhere=(Elsewhere("letters patent", "before 1990"),),
        abbreviation="P",
        gloss="A “right”.",
    )
    assert told(schema_org.concept(one)) == {
        "@context": CONTEXT,
        "@type": "DefinedTerm",
        "@id": "#patent",
        "termCode": "patent",
        "name": "patent",
        "alternateName": [
            "专利", "专利权", "專利權", "patent right", "P", "letters patent",
        ],
        "description": "A “right”.",
        "inDefinedTermSet": {
            "@type": "DefinedTermSet",
            "@id": "../",
            "name": "China IP Policy: glossary of terms in Chinese and English",
        },
    }  # fmt: skip


def test_the_glossary_is_the_set_that_each_of_its_terms_names() -> None:
    found = told(schema_org.glossary())
    term = told(schema_org.concept(concept("patent", "专利", "patent")))
    assert (found["@context"], found["@type"], found["@id"]) == (CONTEXT, "DefinedTermSet", "")
    assert found["inLanguage"] == ["zh-Hans", "en"]
    assert term["inDefinedTermSet"]["name"] == found["name"]


# --- Texts that would end the element -----------------------------------------------------------

HOSTILE = ["</script>", "</SCRIPT ><b>", "<!-- <script>", "]]>", '"}', "\\", "a & b &lt; c", "é\n"]


@pytest.mark.parametrize("said", HOSTILE)
def test_no_gloss_can_end_the_element(said: str) -> None:
    one = concept("patent", "专利", said, gloss=f"{said} and more")
    assert told(schema_org.concept(one))["description"] == f"{said} and more"
    assert told(schema_org.concept(one))["name"] == said


@pytest.mark.parametrize("said", HOSTILE)
def test_no_title_can_end_the_element(said: str) -> None:
    both = Bilingual(said, said)
    found = told(schema_org.document(record(type="plan", title=both, issuer=both, number=both)))
    assert found["name"][0]["@value"] == said
    assert found["legislationIdentifier"] == [said, said]
