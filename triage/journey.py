"""A journey: one person's answers, check-ins and ticks, sealed in a cookie and kept nowhere else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from clinical.catalogue import Catalogue
from clinical.criteria import Maybe
from clinical.names import Items
from clinical.plan.course import CheckIn
from clinical.plan.timing import hours_of_band

KEPT_FOR = timedelta(weeks=12)
"""How long a journey stays on a device, or in a link, once the person asked for it."""
FRESH_FOR = timedelta(hours=24)
"""How long the emergency answers stand before they are asked again. Evidence: decisions 4."""
ALSO_ASKED_AGAIN: frozenset[str] = frozenset({Items.FEVER, Items.ONE_LEG_WEAK_STABLE})
"""What is asked again besides emergencies: fever and leg weakness can begin late. Evidence: careplan 3.2."""
MOST_CHECK_INS = 40
A_QUARTER = 15
"""Clocks differ by whole quarters of an hour, in minutes."""


@dataclass(frozen=True, slots=True)
class Journey:
    """The answers so far, the release that they were given to, when, and when the pain began."""

    release: int
    answered_at: datetime
    answers: Mapping[str, str] = field(default_factory=dict)
    onset_at: datetime | None = None
    onset_is_exact: bool = False  # stated by date and hour, not counted back from a band
    utc_offset: int | None = None  # minutes east of UTC, told by the browser; None: not told
    kept_since: datetime | None = None  # when the person asked to keep it on the device; None: they did not
    check_ins: tuple[CheckIn, ...] = ()  # in order of time
    check_in_first: bool = False  # others may know more than this journey: it shows nothing before a check-in
    ticked_on: date | None = None  # on the person's own clock
    ticked: frozenset[str] = frozenset()  # the activities that were done on that day

    def with_answers(self, answers: Mapping[str, str], at: datetime) -> Journey:
        """Return the journey with these answers added or changed; a new onset band sets when it began."""
        after = replace(self, answers={**self.answers, **answers}, answered_at=at)
        band = answers.get(Items.ONSET)
        if band is None or (self.onset_is_exact and band == self.answers.get(Items.ONSET)):
            return after
        return replace(after, onset_at=onset_of(band, at), onset_is_exact=False)

    def with_exact_onset(self, onset_at: datetime, code: str) -> Journey:
        """Return the journey begun at a stated time, which lies in this band; no answer is fresher for it."""
        answers = {**self.answers, Items.ONSET: code}
        return replace(self, answers=answers, onset_at=onset_at, onset_is_exact=True)

    def with_check_in(self, check_in: CheckIn) -> Journey:
        """Return the journey with one check-in more; of too many, an old one leaves."""
        in_order = sorted((*self.check_ins, check_in), key=lambda each: each.at)
        return replace(self, check_ins=thinned(in_order), check_in_first=False)

    def with_ticks(self, activity_ids: Iterable[str], on: date) -> Journey:
        """Return the journey with these activities done on one day; those of another day leave."""
        return replace(self, ticked_on=on, ticked=frozenset(activity_ids))

    def done_on(self, day: date) -> frozenset[str]:
        """Return the activities that were ticked on a day; a new day starts with none."""
        return self.ticked if self.ticked_on == day else frozenset()

    def without(self, item_ids: set[str]) -> Journey:
        """Return the journey with these items not answered."""
        return replace(
            self, answers={name: code for name, code in self.answers.items() if name not in item_ids}
        )

    def is_stale(self, now: datetime) -> bool:
        """Return whether the answers are older than a day, so that warning signs must be asked again."""
        return now - self.answered_at > FRESH_FOR


def onset_of(code: str, at: datetime) -> datetime | None:
    """Return when the pain began, as late as its band allows; None when they are not sure."""
    return None if code == "unsure" else at - timedelta(hours=hours_of_band(code))


def thinned(check_ins: Sequence[CheckIn]) -> tuple[CheckIn, ...]:
    """Return at most as many check-ins as travel: the first stays, and of the older half the closest go."""
    kept = list(check_ins)
    while len(kept) > MOST_CHECK_INS:
        older = range(1, len(kept) // 2)
        del kept[min(older, key=lambda at: kept[at].at - kept[at - 1].at)]
    return tuple(kept)


def emergency_items(catalogue: Catalogue) -> set[str]:
    """Return the items that alone call for an emergency."""
    return {
        flag.when
        for flag in catalogue.red_flags
        if flag.disposition.is_emergency and flag.when in catalogue.items
    }


def asked_again(catalogue: Catalogue) -> set[str]:
    """Return the items to ask again when answers have aged, and at each check-in.

    What only another sign opens is found through that sign: both legs, before it is told what is wrong there.
    """
    urgent = emergency_items(catalogue)
    gates = (catalogue.criteria(catalogue.items[name].enable_when) for name in urgent)
    opening = {gate.item for gate in gates if isinstance(gate, Maybe)}
    return urgent | opening | ALSO_ASKED_AGAIN & set(catalogue.items)
