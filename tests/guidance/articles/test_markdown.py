from __future__ import annotations

import pytest

from guidance.articles.markdown import guides_linked, minutes_to_read, render_article, unsafe_links
from tests.guidance.factory import make_article


def test_an_article_is_rendered_with_headings_lists_and_links():
    html = render_article(make_article(body="## Ice\n\n- [More](/guides/heat/)\n- [Call](tel:111)\n"))

    assert "<h2>Ice</h2>" in html
    assert '<a href="/guides/heat/">' in html
    assert '<a href="tel:111">' in html


def test_html_is_shown_as_text():
    html = render_article(make_article(body="<script>alert(1)</script> <b onclick=x>hi</b>"))

    assert "<script" not in html
    assert "<b" not in html


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JAVASCRIPT:x",
        "data:text/html,x",
        "http://example.org/",
        "//example.org/",
    ],
)
def test_a_link_that_may_not_be_followed_is_told_and_stays_text(url):
    article = make_article(body=f"[Look](<{url}>)")

    assert "href" not in render_article(article)
    assert len(unsafe_links(article)) == 1


@pytest.mark.parametrize(
    "url", ["https://www.nhs.uk/", "tel:999", "mailto:a@example.org", "/guides/ice/", "#ice"]
)
def test_other_links_are_followed(url):
    article = make_article(body=f"[Look]({url})")

    assert f'href="{url}"' in render_article(article)
    assert unsafe_links(article) == ()


@pytest.mark.parametrize(("words", "minutes"), [(1, 1), (250, 1), (350, 2), (500, 2), (501, 3)])
def test_reading_takes_a_minute_for_200_words(words, minutes):
    assert minutes_to_read(make_article(body="word " * words)) == minutes


def test_marks_of_a_table_take_no_time():
    assert minutes_to_read(make_article(body="| word | --- |\n" * 200)) == 1


def test_links_to_guides_are_found():
    assert guides_linked(make_article(body="[a](/guides/heat/#how) [b](/about/privacy/)")) == ("heat",)
