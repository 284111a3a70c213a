"""What pages say of themselves to those that find and share them."""

from __future__ import annotations

import json

from edition.meta import About, Crumb, linked_data, properties, text

ROOT = "https://x.example/s/"
ABOUT = About(
    title="Мисия </script>",
    description="Какво иска & защо.",
    language="bg",
    addresses={"en": f"{ROOT}mission/", "bg": f"{ROOT}bg/mission/", "x-default": f"{ROOT}mission/"},
    site=f"{ROOT}bg/",
    site_name="Стратегията",
    crumbs=[Crumb("Начало", "bg/"), Crumb("Мисия", "bg/mission/")],
)


def test_open_graph_names_the_page_its_language_and_a_picture_in_it() -> None:
    found = dict(properties(ABOUT, ROOT))
    assert found["og:title"] == "Мисия </script>"
    assert found["og:url"] == f"{ROOT}bg/mission/"
    assert (found["og:locale"], found["og:locale:alternate"]) == ("bg_BG", "en_GB")
    assert found["og:image"] == f"{ROOT}assets/images/share-bg.png"


def test_linked_data_cannot_end_its_element_and_say_what_they_said() -> None:
    text = linked_data(ABOUT, ROOT)
    assert not set("<>&") & set(text)
    page, trail = json.loads(text)["@graph"]
    assert (page["@type"], page["name"], page["inLanguage"]) == ("WebPage", "Мисия </script>", "bg")
    assert page["translationOfWork"] == {"@id": f"{ROOT}mission/"}
    assert page["about"]["@type"] == "Report"
    assert page["about"]["datePublished"] == "2019-07"
    assert [(step["position"], step["name"], step["item"]) for step in trail["itemListElement"]] == [
        (1, "Начало", f"{ROOT}bg/"),
        (2, "Мисия", f"{ROOT}bg/mission/"),
    ]


def test_the_english_page_names_its_translation() -> None:
    page = json.loads(linked_data(ABOUT._replace(language="en"), ROOT))["@graph"][0]
    assert page["workTranslation"] == {"@id": f"{ROOT}bg/mission/"}
    assert "translationOfWork" not in page


def test_the_english_home_page_is_the_site() -> None:
    crumbs = [Crumb("Home", "./")]
    steps = json.loads(linked_data(ABOUT._replace(crumbs=crumbs), ROOT))["@graph"][1]["itemListElement"]
    assert steps[0]["item"] == ROOT


def test_text_keeps_its_spaces_and_loses_its_tags() -> None:
    assert text("На\u00a05 <em>юни</em> 2019\u00a0г. &amp; др.") == "На\u00a05 юни 2019\u00a0г. & др."
