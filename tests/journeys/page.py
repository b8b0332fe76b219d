"""A page as a browser reads it: its elements, its forms and what a press on a button would send."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
)

INLINE = frozenset(
    {"a", "abbr", "b", "code", "del", "em", "i", "ins", "label", "mark", "span", "strong", "time"}
)


@dataclass(slots=True, eq=False)
class Element:
    """An element with what is in it; an attribute without a value is empty."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)

    def __getitem__(self, name: str) -> str:
        return self.attributes.get(name, "")

    def __contains__(self, name: str) -> bool:
        return name in self.attributes

    def all(self, *tags: str) -> Iterator[Element]:
        """Yield every element in this one, or only those of the tags, in order."""
        for child in self.children:
            if isinstance(child, Element):
                if not tags or child.tag in tags:
                    yield child
                yield from child.all(*tags)

    def with_class(self, name: str) -> list[Element]:
        return [each for each in self.all() if name in each["class"].split()]

    def by_id(self, name: str) -> Element | None:
        return next((each for each in self.all() if each["id"] == name), None)

    @property
    def text(self) -> str:
        """Return the words, with single spaces."""
        return " ".join(" ".join(self._texts()).split())

    @property
    def lines(self) -> list[str]:
        """Return the lines as a browser breaks them, each with the spaces that it shows."""
        lines = "".join(self._pieces()).split("\0")
        return [words for line in lines if (words := " ".join(line.split()))]

    def _pieces(self) -> Iterator[str]:
        for child in self.children:
            if isinstance(child, str):
                yield child
            elif child.tag in INLINE:
                yield from child._pieces()
            elif child.tag not in {"script", "style"}:
                yield "\0"
                yield from child._pieces()
                yield "\0"

    def _texts(self) -> Iterator[str]:
        for child in self.children:
            if isinstance(child, str):
                yield child
            else:
                yield from child._texts()


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Element("document")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if any(each.tag == tag for each in self.open):
            while self.open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def read_page(html: str) -> Element:
    """Return the document that the HTML makes."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    return builder.open[0]


def sent_by(form: Element, button: Element) -> list[tuple[str, str]]:
    """Return the names and values that a press on a button of the form sends."""
    sent = []
    for control in form.all("input", "select", "button"):
        kind = control["type"]
        if control.tag == "select":
            options = list(control.all("option"))
            chosen = next((each for each in options if "selected" in each), options[0])
            sent.append((control["name"], chosen["value"]))
        elif control.tag == "button":
            sent += [(control["name"], control["value"])] if control is button and control["name"] else []
        elif kind == "hidden" or (kind in {"checkbox", "radio"} and "checked" in control):
            sent.append((control["name"], control["value"]))
    return sent
