"""Articles as HTML: Markdown without HTML, and links that lead only where links may lead."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.safestring import SafeString
from markdown_it import MarkdownIt

from clinical.content import Article

SAFE_LINK = re.compile(r"(https://|tel:|mailto:|/(?!/)|#)", re.IGNORECASE)


def is_safe_link(url: str) -> bool:
    """Return whether a link leads to a secure page, a phone, a mail address, or a page of this site."""
    return SAFE_LINK.match(url.strip()) is not None


def render_article(article: Article) -> SafeString:
    """Return the body as HTML, safe since HTML in it is text; a link that may not be followed stays text."""
    return SafeString(_markdown(only_safe=True).render(article.body))


def plain_text(article: Article) -> str:
    """Return the words of the body without any marks."""
    blocks = _markdown(only_safe=True).parse(article.body)
    return " ".join("".join(token.content or " " for token in block.children or []) for block in blocks)


def unsafe_links(article: Article) -> tuple[str, ...]:
    """Return the links and images of the body that may not be followed."""
    return tuple(url for url in _links(article) if not is_safe_link(url))


def guides_linked(article: Article) -> tuple[str, ...]:
    """Return the slugs of the articles that the body links to."""
    paths = (url.partition("#")[0] for url in _links(article))
    return tuple(path.removeprefix("/guides/").strip("/") for path in paths if path.startswith("/guides/"))


def _markdown(*, only_safe: bool) -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    markdown.validateLink = is_safe_link if only_safe else _any_link  # type: ignore[method-assign]
    return markdown


def _any_link(url: str) -> bool:
    return True


def _links(article: Article) -> Iterator[str]:
    for block in _markdown(only_safe=False).parse(article.body):
        for token in block.children or []:
            yield from (str(value) for name, value in token.attrs.items() if name in {"href", "src"})
