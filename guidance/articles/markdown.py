"""Articles as HTML: Markdown without HTML, and links that lead only where links may lead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.safestring import SafeString
from markdown_it import MarkdownIt

from clinical.content import Article

WORDS_A_MINUTE = 200
SAFE_LINK = re.compile(r"(https://|tel:|mailto:|/(?!/)|#)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class MarkdownLink:
    """Where a link or picture leads, and its words."""

    url: str
    words: str
    is_picture: bool = False

    @property
    def guide(self) -> str | None:
        """Return the slug of the guide that it leads to, or None."""
        path = self.url.partition("#")[0]
        return path.removeprefix("/guides/").strip("/") if path.startswith("/guides/") else None


def is_safe_link(url: str) -> bool:
    """Return whether a link leads to a secure page, a phone, a mail address, or a page of this site."""
    return SAFE_LINK.match(url.strip()) is not None


def render_article(article: Article) -> SafeString:
    """Return the body as safe HTML: raw HTML and unsafe links in it are shown as text."""
    return render_markdown(article.body)


def render_markdown(text: str) -> SafeString:
    """Return Markdown as the HTML of a guide."""
    return SafeString(_markdown(only_safe=True).render(text))


def plain_text(article: Article) -> str:
    """Return the words of the body without any marks."""
    blocks = _markdown(only_safe=True).parse(article.body)
    return " ".join("".join(token.content or " " for token in block.children or []) for block in blocks)


def minutes_to_read(article: Article) -> int:
    """Return how long the body takes to read, at least 1; marks of lists and tables are not words."""
    words = sum(any(map(str.isalnum, each)) for each in article.body.split())
    return max(1, round(words / WORDS_A_MINUTE))


def unsafe_links(article: Article) -> tuple[str, ...]:
    """Return the links and images of the body that may not be followed."""
    return tuple(link.url for link in links_of(article.body) if not is_safe_link(link.url))


def guides_linked(article: Article) -> tuple[str, ...]:
    """Return the slugs of the articles that the body links to."""
    return tuple(link.guide for link in links_of(article.body) if link.guide is not None)


def links_of(text: str) -> Iterator[MarkdownLink]:
    """Yield every link and picture of Markdown, the unsafe ones too."""
    for block in _markdown(only_safe=False).parse(text):
        inside = ""
        for token in reversed(block.children or []):
            if token.type == "link_open":
                yield MarkdownLink(str(token.attrs["href"]), inside)
            elif token.type == "image":
                yield MarkdownLink(str(token.attrs["src"]), token.content, is_picture=True)
            inside = "" if token.type == "link_close" else f"{token.content}{inside}"


def _markdown(*, only_safe: bool) -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    markdown.validateLink = is_safe_link if only_safe else _any_link  # type: ignore[method-assign]
    return markdown


def _any_link(url: str) -> bool:
    return True
