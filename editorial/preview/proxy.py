"""Sends an editor's request through the public views, with another release, other addresses and cookies."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.cookies import SimpleCookie

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.urls import ResolverMatch, get_script_prefix, resolve, reverse, set_script_prefix
from django.utils.html import format_html

from editorial.preview.paper import as_paper, is_asked_for
from editorial.preview.snapshots import PreviewSnapshot
from guidance.releases.current import showing

PUBLIC_ADDRESSES = "config.public_urls"
FORM = re.compile(r'<form\b[^>]*\bmethod="post"[^>]*>')
LINK = re.compile(r'\b(href|action|data-hx-get|data-hx-post)="(/(?!/)[^"]*)"')
OUT_OF_BAND = 'data-hx-select-oob="'
TELLS_BROWSER_TO_FORGET = "Clear-Site-Data"


@dataclass(frozen=True, slots=True)
class PreviewMark:
    """What the banner of a previewed page says."""

    snapshot: PreviewSnapshot
    label: str  # before the title
    start_url: str
    rest_url: str  # where "no to the rest" is sent; empty on pages without a question
    edit_url: str  # the draft object that the page is made from; empty when there is not one


def walk_through(request: HttpRequest, snapshot: PreviewSnapshot, rest: str) -> HttpResponse:
    """Return the public page at an address, made from a snapshot. Raises Http404."""
    home, start_url = snapshot.home, reverse("preview:start")
    leave_alone = (home, settings.STATIC_URL, reverse("admin:index"))
    match = resolve(f"/{rest}", PUBLIC_ADDRESSES)
    inner = inner_request(request, snapshot, rest)
    inner.resolver_match = match
    inner.preview = PreviewMark(  # type: ignore[attr-defined]
        snapshot,
        "Draft" if snapshot.version is None else f"Release {snapshot.version}",
        start_url,
        snapshot.address("rest", "rest_of_release") if is_question(match) else "",
        edit_url(snapshot, match),
    )
    with inside(snapshot):
        response: HttpResponse = match.func(inner, *match.args, **match.kwargs)
    keep_to_itself(response, snapshot)
    if response.headers["Content-Type"].startswith("text/html"):
        html = rewritten(response.content.decode(), home, leave_alone, get_token(request))
        response.content = as_paper(html) if is_asked_for(request) else html
    return response


def inner_request(request: HttpRequest, snapshot: PreviewSnapshot, rest: str = "") -> HttpRequest:
    """Return the request as a public view would get it, with the cookies of this preview alone."""
    inner = copy.copy(request)
    prefix = cookie_prefix(snapshot)
    inner.path_info = f"/{rest}"
    inner.COOKIES = {
        name.removeprefix(prefix): value for name, value in request.COOKIES.items() if name.startswith(prefix)
    }
    return inner


@contextmanager
def inside(snapshot: PreviewSnapshot) -> Iterator[None]:
    """Serve the snapshot to this request alone; public addresses are reversed into the preview."""
    outside = get_script_prefix()
    set_script_prefix(snapshot.home)
    try:
        with showing(snapshot.release):
            yield
    finally:
        set_script_prefix(outside)


def cookie_prefix(snapshot: PreviewSnapshot) -> str:
    """Return the prefix of the preview's cookies, which no public cookie has."""
    return f"preview-{snapshot.name.replace(' ', '-')}-"


def keep_to_itself(response: HttpResponse, snapshot: PreviewSnapshot) -> None:
    """Prefix every cookie, limit it to the preview's path, and drop headers that affect the whole browser."""
    own: SimpleCookie = SimpleCookie()
    for name, morsel in response.cookies.items():
        own[f"{cookie_prefix(snapshot)}{name}"] = morsel.value
        renamed = own[f"{cookie_prefix(snapshot)}{name}"]
        renamed.update(morsel)
        renamed["path"] = snapshot.home
    response.cookies = own
    for name in (TELLS_BROWSER_TO_FORGET, "ETag", "Last-Modified"):
        response.headers.pop(name, None)
    if "Content-Disposition" in response.headers:
        named = response.headers["Content-Disposition"].replace('filename="', 'filename="preview-')
        response.headers["Content-Disposition"] = named


def rewritten(html: str, home: str, leave_alone: tuple[str, ...], token: str) -> str:
    """Return a page whose forms carry the admin's token and whose written-out links stay in the preview."""
    field = format_html('<input type="hidden" name="csrfmiddlewaretoken" value="{}">', token)

    def kept_inside(link: re.Match[str]) -> str:
        if link[2].startswith(leave_alone):
            return link[0]
        return f'{link[1]}="{home}{link[2][1:]}"'

    html = LINK.sub(kept_inside, html)
    html = FORM.sub(lambda form: f"{form[0]}{field}", html)
    return html.replace(OUT_OF_BAND, f"{OUT_OF_BAND}#preview,")


def is_question(match: ResolverMatch) -> bool:
    return match.namespace == "triage" and (match.url_name == "home" or "screen_id" in match.kwargs)


def edit_url(snapshot: PreviewSnapshot, match: ResolverMatch) -> str:
    """Return where the draft object behind a page is edited, or nothing; a release cannot be edited."""
    if snapshot.version is not None:
        return ""
    if "screen_id" in match.kwargs:
        return reverse("admin:guidance_screen_change", args=[match.kwargs["screen_id"]])
    if "slug" in match.kwargs:
        return reverse("admin:guidance_article_change", args=[match.kwargs["slug"]])
    return ""
