"""The flow chart of the questionnaire: coordinates of its boxes, lines and words, for a template to draw."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, field

from clinical.catalogue import Catalogue
from clinical.content import Disposition, Item
from clinical.criteria import ALWAYS
from clinical.triage.flow import End, Exit, Flow, FlowStep, flow
from editorial.preview.flow_words import condition

# All in units of the drawing; the first column with its lane is as wide as a telephone.
WIDTH, MARGIN = 660, 8
BOX_X, BOX_WIDTH = 26, 288
EXIT_X = 354
LANE_X, SPINE_X = 12, 50
LINE, PADDING, GAP, EXIT_GAP = 19, 10, 20, 6
ROUND_BEGINS, TAIL = 6, 14
LETTERS_IN_BOX, LETTERS_IN_BRANCH, LETTERS_IN_SMALL, LETTERS_BESIDE_ARROW = 29, 26, 34, 32
"""Letters in a line, few enough for the widest font that a reader may have."""

EXITS = {
    Disposition.AMBULANCE: "Call an ambulance",
    Disposition.EMERGENCY_DEPARTMENT: "Emergency department",
}
ENDS = {
    Disposition.SAME_DAY: "Seen today",
    Disposition.SOON: "Appointment in 2 to 3 days",
    Disposition.ROUTINE: "Appointment in 2 weeks",
    Disposition.SELF_CARE: "Look after it at home",
}


@dataclass(frozen=True, slots=True)
class ChartWords:
    """A line of text and where it begins."""

    x: int
    y: int
    text: str
    kind: str = ""  # "small", "strong", or empty


@dataclass(frozen=True, slots=True)
class Box:
    """A box with its words; one of a screen says which."""

    kind: str  # screen, some, exit, end
    x: int
    y: int
    width: int
    height: int
    words: tuple[ChartWords, ...]
    screen_id: str = ""

    @property
    def bottom(self) -> int:
        return self.y + self.height


@dataclass(frozen=True, slots=True)
class ChartLine:
    """A line through these points, with a head at its end or without one."""

    points: str
    kind: str  # way, round, out
    has_head: bool = True


@dataclass(frozen=True, slots=True)
class Stop:
    """A screen as the outline tells it."""

    number: int
    step: FlowStep
    condition: str  # empty: asked of everybody
    of_some: tuple[tuple[Item, str], ...]

    @property
    def exits(self) -> list[tuple[str, Exit]]:
        return [(EXITS[each.disposition], each) for each in self.step.exits]


@dataclass(slots=True)
class ChartRow:
    """One screen with its arrows and exits. Rows follow each other; print breaks only between them."""

    boxes: list[Box] = field(default_factory=list)
    lines: list[ChartLine] = field(default_factory=list)
    notes: list[ChartWords] = field(default_factory=list)
    width: int = WIDTH
    height: int = 0


@dataclass(frozen=True, slots=True)
class FlowChart:
    """The drawing, and the same as a list."""

    rows: tuple[ChartRow, ...]
    triage: tuple[Stop, ...]
    ends: tuple[tuple[str, End], ...]
    plan: tuple[Stop, ...]


def draw(catalogue: Catalogue) -> FlowChart:
    """Return the flow chart of a questionnaire."""
    found: Flow = flow(catalogue)
    triage = tuple(_stop(catalogue, step, number) for number, step in enumerate(found.triage, 1))
    plan = tuple(_stop(catalogue, step, number) for number, step in enumerate(found.plan, 1))
    ends = tuple((ENDS[end.disposition], end) for end in found.ends)
    rows = [*map(_row_of_stop, triage), _row_of_ends(ends)]
    if plan:
        rows += [_row_of_heading(), *map(_row_of_plan, plan)]
    return FlowChart(tuple(rows), triage, ends, plan)


def _stop(catalogue: Catalogue, step: FlowStep, number: int) -> Stop:
    asked = "" if step.asked_when == ALWAYS else condition(catalogue, step.asked_when)
    of_some = tuple((item, condition(catalogue, criteria)) for item, criteria in step.asked_of_some)
    return Stop(number, step, asked, of_some)


def _row_of_stop(stop: Stop) -> ChartRow:
    """Return a screen of the triage: the arrow to it, the way round it, its box and its exits."""
    row = ChartRow(height=MARGIN if stop.number == 1 else 0)
    if stop.number > 1:
        _draw_arrow(row, f"Only if {stop.condition}" if stop.condition else "")
    kind = "some" if stop.condition else "screen"
    box = _box(kind, BOX_X, row.height, BOX_WIDTH, _screen_words(stop), stop.step.screen.id)
    row.boxes.append(box)
    ends = max(box.bottom, _draw_exits(row, stop, box)) + TAIL
    row.lines.append(_line("way", (SPINE_X, box.bottom), (SPINE_X, ends), has_head=False))
    if stop.condition and stop.number > 1:
        meets = ends - TAIL // 2
        points = ((SPINE_X, ROUND_BEGINS), (LANE_X, ROUND_BEGINS), (LANE_X, meets), (SPINE_X - 2, meets))
        row.lines.append(_line("round", *points))
    row.height = ends
    return row


def _screen_words(stop: Stop, letters: int = LETTERS_IN_BOX) -> list[tuple[str, str]]:
    """Return the lines of a screen's box, each with its kind."""
    screen = stop.step.screen
    count, of_some = len(screen.items), len(stop.of_some)
    asks = "1 question" if count == 1 else f"{count} questions"
    if of_some:
        asks += ", each only for some" if of_some == count else f", {of_some} only for some"
    return [
        (f"{stop.number}. {screen.section}", "small"),
        *((line, "strong") for line in textwrap.wrap(screen.title, letters)),
        (asks, "small"),
    ]


def _draw_exits(row: ChartRow, stop: Stop, box: Box) -> int:
    """Draw where a screen can end the questions, beside its box, and return how far down that reaches."""
    y = box.y
    for name, each in stop.exits:
        count = len(each.red_flags)
        texts = [(f"{name}: {count} red flag{'s' * (count > 1)}", "")]
        out = _box("exit", EXIT_X, y, WIDTH - EXIT_X - MARGIN, texts)
        row.boxes.append(out)
        middle = out.y + out.height // 2
        row.lines.append(_line("out", (BOX_X + BOX_WIDTH, middle), (EXIT_X - 2, middle)))
        y = out.bottom + EXIT_GAP
    return y - EXIT_GAP


def _draw_arrow(row: ChartRow, words: str = "") -> None:
    """Draw the arrow down to what comes next, with words beside it."""
    lines = textwrap.wrap(words, LETTERS_BESIDE_ARROW)
    row.height += GAP + (LINE * len(lines) if lines else 0)
    row.lines.append(_line("way", (SPINE_X, 0), (SPINE_X, row.height - 2)))
    row.notes += [
        ChartWords(SPINE_X + 14, LINE * place, text, "small") for place, text in enumerate(lines, 1)
    ]


def _row_of_ends(ends: tuple[tuple[str, End], ...]) -> ChartRow:
    texts = [("Result: the most urgent of all that was found", "strong")]
    for name, end in ends:
        count = f"{end.red_flags} red flags" if end.red_flags else "no red flag left"
        texts.append((f"{name}: {count}", "small"))
    return _row_of_box("end", texts)


def _row_of_heading() -> ChartRow:
    """Return the box of the plan, from which its screens branch off."""
    return _row_of_box("end", [("Plan: these questions change it. Nobody has to answer them.", "strong")])


def _row_of_box(kind: str, texts: list[tuple[str, str]]) -> ChartRow:
    row = ChartRow()
    _draw_arrow(row)
    letters = {"strong": LETTERS_IN_BOX, "small": LETTERS_IN_SMALL}
    wrapped = [(line, style) for text, style in texts for line in textwrap.wrap(text, letters[style])]
    box = _box(kind, BOX_X, row.height, BOX_WIDTH, wrapped)
    row.boxes.append(box)
    row.height = box.bottom
    return row


def _row_of_plan(stop: Stop) -> ChartRow:
    """Return a screen of the plan: all of them branch off the plan, in no order."""
    texts = _screen_words(stop, LETTERS_IN_BRANCH)
    only_if = textwrap.wrap(f"Only if {stop.condition}", LETTERS_IN_BRANCH) if stop.condition else []
    texts += [(line, "small") for line in only_if]
    kind = "some" if stop.condition else "screen"
    indent = SPINE_X - BOX_X
    box = _box(kind, SPINE_X, EXIT_GAP, BOX_WIDTH - indent, texts, stop.step.screen.id)
    middle = box.y + box.height // 2
    row = ChartRow(boxes=[box], height=box.bottom + EXIT_GAP)
    branch = (BOX_X + indent // 2, middle)
    row.lines = [
        _line("round", (branch[0], 0), (branch[0], row.height), has_head=False),
        _line("round", branch, (SPINE_X, middle), has_head=False),
    ]
    return row


def _box(kind: str, x: int, y: int, width: int, texts: Sequence[tuple[str, str]], screen_id: str = "") -> Box:
    words = tuple(
        ChartWords(x + PADDING, y + PADDING - 4 + LINE * place, text, style)
        for place, (text, style) in enumerate(texts, 1)
    )
    return Box(kind, x, y, width, 2 * PADDING + LINE * len(texts), words, screen_id)


def _line(kind: str, *points: tuple[int, int], has_head: bool = True) -> ChartLine:
    return ChartLine(" ".join(f"{x},{y}" for x, y in points), kind, has_head)
