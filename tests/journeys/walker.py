"""A person in a browser, without the browser: reads the page, ticks, presses, follows, and counts taps."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from typing import Any
from urllib.parse import urlencode

from django.test import Client

from clinical.codec import to_json
from guidance.releases.compiled import CompiledRelease, StoredRelease, checksum_of, make_ready
from tests.clinical.shipped import shipped_catalogue
from tests.journeys.page import Element, read_page, sent_by
from triage.journey import Journey
from triage.packing import pack, restore, unpack
from triage.sealed import seal, unseal
from triage.visit import COOKIE, now

FORM = "application/x-www-form-urlencoded"
MOST_REDIRECTS = 3
NOT_OPENED = Element("document")
LANDING = "/"
RESULT = "/check/result/"
CLEAR = "/clear/"
CHOOSE_REGION = "/region/"
"""The one form that may lead anywhere: the browser itself follows its redirect, for htmx too."""


@cache
def shipped_release() -> CompiledRelease:
    """Return the shipped guidance as release 1, ready to serve without a database."""
    document = to_json(shipped_catalogue().guidance)
    published_at = datetime(2026, 3, 1, tzinfo=UTC)
    return make_ready(StoredRelease(1, "bundled", checksum_of(document), published_at, document))


def cookie_of(answers: dict[str, str], answered_at: datetime | None = None, release: int = 1) -> str:
    """Return the cookie of somebody who gave these answers."""
    at = answered_at or now()
    journey = Journey(release, at).with_answers(answers, at)
    return seal(pack(journey, shipped_catalogue()))


@dataclass(slots=True, eq=False)
class Seen:
    """One answer of the site, and what asked for it."""

    method: str
    url: str
    status: int
    headers: dict[str, str]
    cookies: tuple[str, ...]
    html: str


@dataclass(slots=True, eq=False)
class Walker:
    """One person; `htmx` tells whether their browser runs scripts.

    One who `remembers` takes from memory each step that somebody like them took before in this process:
    the site keeps nothing, so the same form with the same cookie has the same answer. They count no taps.
    """

    htmx: bool = False
    remembers: bool = False
    languages: str = "en-GB"
    answers_cookie: str = ""
    path: str = ""
    status: int = 0
    taps: int = 0
    page: Element = field(default=NOT_OPENED, repr=False)
    seen: list[Seen] = field(default_factory=list, repr=False)
    client: Client = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.client = Client(headers={"accept-language": self.languages})
        if self.answers_cookie:
            self.client.cookies[COOKIE] = self.answers_cookie

    # --- what they see -----------------------------------------------------------------------------

    @property
    def main(self) -> Element:
        """Return the main part of the page."""
        found = self.page.by_id("main")
        assert found, f"{self.path} has no main part"
        return found

    @property
    def heading(self) -> str:
        return next(self.page.all("h1")).text

    @property
    def title(self) -> str:
        return next(self.page.all("title")).text

    @property
    def screen(self) -> str:
        """Return the id of the screen that the page asks; the landing page asks the first."""
        if self.path == LANDING:
            return shipped_catalogue().triage_screens[0].id
        parts = self.path.strip("/").split("/")
        return parts[1] if parts[0] == "check" and parts[1] not in {"answers", "lost", "result"} else ""

    @property
    def answers(self) -> dict[str, str]:
        """Return the answers that the browser carries."""
        token = self.client.cookies[COOKIE].value if COOKIE in self.client.cookies else ""
        if not token:
            return {}
        return dict(restore(unpack(unseal(token)), shipped_catalogue()).answers)

    @property
    def answered_at(self) -> datetime:
        """Return when the answers that the browser carries were given."""
        return unpack(unseal(self.client.cookies[COOKIE].value)).answered_at

    @property
    def emergency_numbers(self) -> set[str]:
        """Return the numbers that the page offers to call in an emergency, wherever they stand."""
        return {each["href"].removeprefix("tel:") for each in self.page.with_class("call")}

    @property
    def main_links(self) -> list[str]:
        """Return where the links of the main part lead."""
        return [each["href"] for each in self.main.all("a")]

    def lines_of(self, css_class: str) -> list[str]:
        """Return the words of each part of the main page with a class."""
        return [each.text for each in self.main.with_class(css_class)]

    # --- what they do ------------------------------------------------------------------------------

    def go(self, path: str) -> Walker:
        """Open an address."""
        return self._open(path)

    def tick(self, *ids: str) -> Walker:
        """Tap these boxes."""
        for name in ids:
            self._tap(self._control("checkbox", name, name))
        return self

    def choose(self, item: str, code: str) -> Walker:
        """Tap one answer of an item that is asked by itself."""
        for radio in self.main.all("input"):
            if radio["type"] == "radio" and radio["name"] == item:
                radio.attributes.pop("checked", None)
        self._tap(self._control("radio", item, code))
        return self

    def tick_one(self, name: str, value: str) -> Walker:
        """Tap one box of those that share a name."""
        self._tap(self._control("checkbox", name, value))
        return self

    def select(self, name: str, value: str) -> Walker:
        """Choose from a drop-down list: two taps."""
        (control,) = (each for each in self.main.all("select") if each["name"] == name)
        for option in control.all("option"):
            option.attributes.pop("selected", None)
            if option["value"] == value:
                option.attributes["selected"] = ""
        self.taps += 2
        return self

    def press(self, value: str = "", name: str = "") -> Walker:
        """Tap the button of this value (and name); without one, the button of a page with a single way on."""
        return self._submit(
            *next(
                (form, button)
                for form in self.main.all("form")
                for button in form.all("button")
                if button["value"] == value and name in {"", button["name"]} and form["action"] != CLEAR
            )
        )

    def press_list(self, pressed: str, choice: str = "") -> Walker:
        """Tap what ends a list: where a choice shares its page, the button that says both."""
        buttons = [each for each in self.main.all("button") if each["name"] == pressed]
        if not buttons:
            return self.press(pressed, "next")
        before = {*self.answers.values(), choice}
        chosen = [each["value"] for each in buttons if each["value"] in before]
        return self.press((chosen or [buttons[0]["value"]])[0], pressed)

    def delete_answers(self) -> Walker:
        """Tap the button that deletes the answers."""
        form = next(each for each in self.main.all("form") if each["action"] == CLEAR)
        return self._submit(form, next(form.all("button")))

    def follow(self, path: str) -> Walker:
        """Tap the first link of the main part that leads to this address."""
        assert path in self.main_links, f"{self.path} has no link to {path}"
        self.taps += 1
        return self._open(path)

    def follow_back(self) -> Walker:
        """Tap the link that leads back."""
        return self.follow(self.main.with_class("back")[0]["href"])

    def post(self, path: str, sent: list[tuple[str, str]] | bytes, **headers: str) -> Walker:
        """Send a form by hand, as somebody who tampers would."""
        body = sent if isinstance(sent, bytes) else urlencode(sent).encode()
        response = self.client.post(path, body, content_type=FORM, headers=headers)
        return self._arrive("POST", path, response)

    # --- how the browser does it -------------------------------------------------------------------

    def _control(self, kind: str, name: str, value: str) -> Element:
        names = {"sign", name}
        for each in self.main.all("input"):
            if each["type"] == kind and each["name"] in names and each["value"] == value:
                return each
        raise AssertionError(f"{self.path} has no {kind} {name}={value}")

    def _tap(self, control: Element) -> None:
        self.taps += 1
        if control["type"] == "checkbox" and "checked" in control:
            del control.attributes["checked"]
        else:
            control.attributes["checked"] = ""

    def _submit(self, form: Element, button: Element) -> Walker:
        self.taps += 1
        sent = sent_by(form, button)
        if self.htmx and form["data-hx-post"]:
            return self._swap(form, sent)
        return self.post(form["action"], sent)

    def _swap(self, form: Element, sent: list[tuple[str, str]]) -> Walker:
        """Send a form as htmx does, and put the new main part into the page that is there."""
        url = form["data-hx-post"]
        body = urlencode(sent).encode()
        asked = {"HX-Request": "true", "HX-Target": "main", "HX-Current-URL": f"http://testserver{self.path}"}
        response = self.client.post(url, body, content_type=FORM, headers=asked)
        self._record("POST", url, response)
        if response.status_code == 303 and form["action"] == CHOOSE_REGION:
            url = response.headers["Location"]
            response = self.client.get(url, headers=asked)
            response.headers["HX-Push-Url"] = url
        assert response.status_code in {200, 422}, f"htmx was answered {response.status_code} by {url}"
        if response.status_code == 200:
            assert "HX-Push-Url" in response.headers, f"htmx is not told where it is after {url}"
        came = read_page(response.content.decode())
        new = {each["id"]: each for each in came.all() if each["id"]}
        replaced = {"main", *filter(None, form["data-hx-select-oob"].replace("#", "").split(","))}
        _replace(self.page, {name: new[name] for name in replaced})
        _replace_tag(self.page, "title", next(came.all("title")))
        self.path = response.headers.get("HX-Push-Url", self.path)
        self.status = response.status_code
        return self

    def _open(self, path: str) -> Walker:
        return self._arrive("GET", path, self.client.get(path))

    def _arrive(self, method: str, path: str, response: Any) -> Walker:
        for _ in range(MOST_REDIRECTS):
            self._record(method, path, response)
            if response.status_code not in {302, 303}:
                break
            method, path = "GET", response.headers["Location"]
            response = self.client.get(path)
        else:
            raise AssertionError(f"{path} goes round in circles")
        # An emergency may answer a form in that very response: the page says where it stands.
        self.path = response.headers.get("HX-Push-Url", path).partition("?")[0]
        self.status = response.status_code
        self.page = read_page(response.content.decode())
        return self

    def _record(self, method: str, path: str, response: Any) -> None:
        self.seen.append(
            Seen(
                method,
                path,
                response.status_code,
                dict(response.headers),
                tuple(response.cookies),
                response.content.decode(),
            )
        )


def _replace(within: Element, new: dict[str, Element]) -> None:
    for parent in [within, *within.all()]:
        parent.children = [
            new.get(child["id"], child) if isinstance(child, Element) else child for child in parent.children
        ]


def _replace_tag(within: Element, tag: str, new: Element) -> None:
    for parent in [within, *within.all()]:
        parent.children = [
            new if isinstance(child, Element) and child.tag == tag else child for child in parent.children
        ]
