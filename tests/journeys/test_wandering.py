"""Whatever way somebody wanders, the result is that of the answers they are shown."""

from __future__ import annotations

import copy

from django.test import override_settings
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from clinical.triage.evaluation import evaluate
from guidance.releases.current import forget
from tests.clinical.shipped import person, shipped_catalogue
from tests.journeys.results import level_shown
from tests.journeys.site import NEVER_CHECKED_AGAIN
from tests.journeys.walker import RESULT, Walker, cookie_of, shipped_release

ANSWERS = "/check/answers/"
SCREENS = st.sampled_from([screen.id for screen in shipped_catalogue().triage_screens])
CODES = st.sampled_from(["no", "no", "no", "unsure", "yes"])
SIGNS = st.integers(0, 12)
"""Which box of a page to tick; beyond the last, none."""


class Wandering(RuleBasedStateMachine):
    """A person who goes on, back and forth, sends twice, and keeps an old tab open."""

    def __init__(self) -> None:
        super().__init__()
        self.settings = override_settings(RELEASE_CHECK_SECONDS=NEVER_CHECKED_AGAIN)
        self.settings.enable()
        forget(shipped_release())

    @initialize(htmx=st.booleans(), finished=st.booleans(), age=st.sampled_from(["a20", "a50", "a65"]))
    def begin(self, *, htmx: bool, finished: bool, age: str) -> None:
        answers = person("lift_twist", age=age, pregnancy="not_pregnant")
        self.walker = Walker(htmx=htmx, answers_cookie=cookie_of(answers) if finished else "").go("/check/")
        self.old_tab = (self.walker.path, copy.deepcopy(self.walker.page))

    @precondition(lambda self: self.walker.screen)
    @rule(sign=SIGNS, code=CODES, button=st.sampled_from(["ticked", "none", "none", "unsure"]))
    def go_on(self, sign: int, code: str, button: str) -> None:
        walker = self.walker
        doubts = [each["value"] for each in walker.main.all("input") if each["name"] == "doubt"]
        boxes = [each["value"] for each in walker.main.all("input") if each["name"] == "sign"]
        if doubts:
            for name in doubts[sign : sign + 1]:
                walker.tick_one("doubt", name).choose(name, code)
            walker.press()
        elif boxes:
            walker.tick(*boxes[sign : sign + 1])
            walker.press_list(button)
        else:
            options = [each["value"] for each in walker.main.all("button") if each["name"] == "answer"]
            walker.press(options[sign % len(options)])

    @rule(screen=SCREENS)
    def change(self, screen: str) -> None:
        self.walker.go(f"/check/{screen}/")

    @precondition(lambda self: self.walker.main.with_class("back"))
    @rule()
    def go_back(self) -> None:
        self.walker.follow_back()

    @rule()
    def reload(self) -> None:
        self.walker.go(self.walker.path)

    @rule()
    def keep_this_tab(self) -> None:
        self.old_tab = (self.walker.path, copy.deepcopy(self.walker.page))

    @rule()
    def use_the_old_tab(self) -> None:
        self.walker.path, self.walker.page = self.old_tab[0], copy.deepcopy(self.old_tab[1])

    @precondition(lambda self: self.walker.screen and not self.walker.path.endswith("/each/"))
    @rule(sign=SIGNS)
    def send_twice(self, sign: int) -> None:
        path, page = self.walker.path, copy.deepcopy(self.walker.page)
        self.go_on(sign, "no", "none")
        there, answers = self.walker.path, self.walker.answers
        self.walker.path, self.walker.page = path, page
        self.go_on(sign, "no", "none")
        assert (self.walker.path, self.walker.answers) == (there, answers)

    @invariant()
    def is_never_lost(self) -> None:
        if hasattr(self, "walker"):
            assert self.walker.status in {200, 422}

    @rule()
    def look_at_the_result(self) -> None:
        looking = Walker()
        looking.client = self.walker.client
        assessment = evaluate(shipped_catalogue(), looking.answers)
        looking.go(RESULT)
        assert (looking.path == RESULT) is assessment.is_result
        if looking.path == RESULT:
            level = level_shown(looking)
            shown = evaluate(shipped_catalogue(), answers_shown(looking.go(ANSWERS)))
            assert level is shown.disposition is assessment.disposition

    def teardown(self) -> None:
        try:
            if hasattr(self, "walker"):
                self.look_at_the_result()
        finally:
            forget()
            self.settings.disable()


def answers_shown(walker: Walker) -> dict[str, str]:
    """Return the answers that "check your answers" shows, read from its words."""
    answers = {}
    for group in walker.main.with_class("answer"):
        screen = next(group.all("a"))["href"].split("/")[2]
        lines = {line.text for line in group.all("li", "p")}
        for item in shipped_catalogue().screens[screen].items:
            told = {f"{option.label} {item.text}": option.code for option in item.permitted}
            chosen = {option.label: option.code for option in item.permitted if item.answer_options}
            code = next((code for words, code in (told | chosen).items() if words in lines), "")
            if code or item.text in lines:
                answers[item.id] = code or "no"
    return answers


Wandering.TestCase.settings = settings(
    max_examples=12, stateful_step_count=25, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
TestWandering = Wandering.TestCase
