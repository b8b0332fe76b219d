"""The plan on paper: which steps fit whole on the sheets that there are, and on which sheet each stands.

A sheet never shrinks its letters and never leaves out a line of a step: what has no room is left out whole,
and named as being on the screen. Letter decides: A4 is narrower by less than it is longer.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from careplans.days import Days, next_days
from careplans.outlook import Outlook
from careplans.renditions.letters import MM_PER_POINT, lines
from careplans.renditions.steps_on_paper import PaperStep, paper_step, said_once, stop_a_movement
from clinical.content import Category
from clinical.names import Activities
from clinical.plan.care_plan import CarePlan

WIDTH_MM, HEIGHT_MM = 189.0, 261.4
HEAD_MM = 8
DRAWING_MM, BESIDE_DRAWING_MM, BOXES_MM = 16.0, 25.5, 29.0
STEP_EDGES_MM, LINE_GAP_MM = 2.6, 0.3
SOME_BOLD_MM, NEAR_BOXES = 2.0, 0.3
MOST_MOVES = 3
ON_SCREEN = "On the screen, with how to do it safely:"
RECIPES = (Activities.HOME_ORS, Activities.ORS)
FIRST_OF_ALL = (
    Activities.REHYDRATE,
    Activities.COLD_PACK,
    Activities.NSAID,
    Activities.HEAT,
    Activities.PARACETAMOL,
)
"""What paper keeps before anything but the things for now: their limits are why the sheet exists."""
AFTER_MOVES = (Category.COLD_HEAT, Category.DRINK, Category.RELIEF, Category.CALM)
"""Which of the other steps get room first."""
IN_GENERAL: Mapping[str, str] = {
    Category.STRETCH: "more moves",
    Category.STRENGTHEN: "more moves",
    Category.CALM: "breathing and calm",
    Category.SLEEP: "sleep",
    Category.FOOD: "food",
    Category.SUPPLEMENT: "supplements",
}
"""What steps are called together where they are left to the screen; others are named one by one."""


@dataclass(frozen=True, slots=True)
class TypeSetting:
    """How paper is set."""

    points: float
    leading: float
    sheets: int
    reserve_mm: float
    name: str = ""

    @property
    def line_mm(self) -> float:
        return self.points * self.leading * MM_PER_POINT

    def height(self, text: str, room_mm: float, *, bold: bool = False) -> float:
        return lines(text, room_mm, self.points, bold=bold) * self.line_mm


NORMAL = TypeSetting(11.5, 1.17, 2, 3)
LARGE = TypeSetting(16, 1.16, 3, 11, "large")


@dataclass(slots=True)
class PlanSheet:
    """What stands on one sheet, and how much of it is still free."""

    free_mm: float
    steps: list[PaperStep] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class PrintedPlan:
    """A plan as it is printed."""

    sheets: tuple[PlanSheet, ...]
    stops: tuple[str, ...]  # when to stop any movement
    for_all_moves: tuple[str, ...]  # what several movements share for this person
    on_screen: tuple[str, ...]  # what has no room
    has_warmth: bool
    days: Days

    @property
    def lacks_warmth(self) -> bool:
        """Return whether warmth is to come and its step has no room: its limits are on the screen."""
        return self.has_warmth and Activities.HEAT not in {step.id for step in self.steps}

    @property
    def steps(self) -> list[PaperStep]:
        return [step for sheet in self.sheets for step in sheet.steps]


def printed_plan(
    plan: CarePlan, ahead: Outlook, setting: TypeSetting, fixed_mm: tuple[float, float]
) -> PrintedPlan:
    """Return the sheets of a plan; `fixed_mm` is what stands before the steps and after them."""
    days = next_days(plan)
    rows = [*days.now, *days.today, *days.later]
    shared = said_once(rows)
    signs = {sign for row in rows for sign in row.planned.activity.stop_signs}
    stops = tuple(sorted(shared & signs)) or stop_a_movement(plan)
    for_all = tuple(sorted(shared - signs))
    steps = {row.planned.activity.id: paper_step(row, ahead, {*stops, *shared}) for row in rows}
    before, after = fixed_mm
    after += setting.height(" ".join((*stops, *for_all)), WIDTH_MM) + setting.line_mm
    chosen: list[PaperStep] = []
    sheets: tuple[PlanSheet, ...] = ()
    for step in by_need(steps, [row.planned.activity.id for row in days.now]):
        trial = in_order([*chosen, step], list(steps))
        named = setting.height(f"{ON_SCREEN} {'; '.join(left_over(steps, trial))}", WIDTH_MM)
        if fitting := packed(trial, setting, (before, after + named)):
            chosen, sheets = trial, fitting
    return PrintedPlan(sheets, stops, for_all, left_over(steps, chosen), ahead.has_warmth, days)


def left_over(steps: Mapping[str, PaperStep], chosen: Collection[PaperStep]) -> tuple[str, ...]:
    """Return the names of the steps that are not chosen, each once."""
    return tuple(dict.fromkeys(name_of(step) for step in steps.values() if step not in chosen))


def name_of(step: PaperStep) -> str:
    return IN_GENERAL.get(step.planned.activity.category, step.planned.activity.title)


def by_need(steps: Mapping[str, PaperStep], now: Sequence[str]) -> list[PaperStep]:
    """Return the steps in the order in which they get room: only so many movements get any."""
    moves = [name for name, step in steps.items() if step.is_move][:MOST_MOVES]
    others = [name for name, step in steps.items() if not step.is_move]
    first = (name for name in (*now[:1], *RECIPES, *now, *FIRST_OF_ALL) if name in others)
    order = dict.fromkeys((*first, *moves, *sorted(others, key=lambda name: place(steps[name]))))
    return [steps[name] for name in order]


def place(step: PaperStep) -> int:
    """Return how soon a step gets room of those that are neither for now nor first of all."""
    category = step.planned.activity.category
    return AFTER_MOVES.index(category) if category in AFTER_MOVES else len(AFTER_MOVES)


def in_order(steps: Iterable[PaperStep], order: Sequence[str]) -> list[PaperStep]:
    """Return steps as the plan has them, the movements behind the rest."""
    return sorted(steps, key=lambda step: (step.is_move, order.index(step.id)))


def packed(
    steps: Iterable[PaperStep], setting: TypeSetting, fixed_mm: tuple[float, float]
) -> tuple[PlanSheet, ...] | None:
    """Return the steps on sheets, each on the first that has room; None where one has none."""
    sheets = tuple(PlanSheet(HEIGHT_MM - setting.reserve_mm - HEAD_MM) for _ in range(setting.sheets))
    sheets[0].free_mm -= fixed_mm[0] - HEAD_MM
    sheets[-1].free_mm -= fixed_mm[1]
    for step in steps:
        height = step_mm(step, setting)
        sheet = next((each for each in sheets if each.free_mm >= height), None)
        if sheet is None:
            return None
        sheet.steps.append(step)
        sheet.free_mm -= height
    return sheets


def step_mm(step: PaperStep, setting: TypeSetting) -> float:
    """Return how high a step stands: its words run beside its drawing and on below it."""
    beside = BESIDE_DRAWING_MM if step.drawing else 0
    if step.is_move:
        every = " ".join((step.title, step.dose, *(f"{each.begins} {each.text}" for each in step.lines)))
        used = setting.height(every, WIDTH_MM - beside - SOME_BOLD_MM) + setting.line_mm * NEAR_BOXES
        return max(used, DRAWING_MM if step.drawing else 0) + STEP_EDGES_MM
    title = setting.height(step.title, WIDTH_MM - beside - BOXES_MM, bold=True) * 1.05
    used = title + setting.height(step.dose, WIDTH_MM - beside)
    for each in step.lines:
        room = WIDTH_MM - (beside if used < DRAWING_MM else 0)
        used += setting.height(f"{each.begins} {each.text}", room) + LINE_GAP_MM
    return max(used, DRAWING_MM if step.drawing else 0) + STEP_EDGES_MM
