"""Assess answers from a file: triage, and the plan if asked for, as JSON."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from clinical.catalogue import Catalogue
from clinical.content import Region
from clinical.criteria import Answers
from clinical.names import Regions
from clinical.plan.care_plan import CarePlan, LeftOut, NoPlan, PlannedActivity
from clinical.plan.planning import generate
from clinical.triage.evaluation import UnknownAnswer, assume_no, check_answers, evaluate
from guidance.releases.current import current_release


class BadInput(CommandError):
    """Input that cannot be assessed; ends the command with exit code 2."""

    def __init__(self, message: str) -> None:
        super().__init__(message, returncode=2)


class Command(BaseCommand):
    help = "Assess answers given as JSON: one object, or one a line with --lines. “-” reads standard input."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", help="a JSON file, or - for standard input")
        parser.add_argument("--lines", action="store_true", help="one object a line")
        parser.add_argument(
            "--assume-no", action="store_true", help="answer the other signs that are asked with no"
        )
        parser.add_argument("--plan", action="store_true", help="add the care plan")
        parser.add_argument("--onset", type=iso_time, help="when it began, in local time: 2026-11-22T03:00")
        parser.add_argument("--now", type=iso_time, help="the present local time; needed with --plan")
        parser.add_argument(
            "--region", default=Regions.BRITAIN.value, help="the country, for the plan: GB, US … (default GB)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["plan"] and not options["now"]:
            raise BadInput("--plan needs --now, since a plan depends on the hour: --now 2026-11-22T03:00")
        catalogue = current_release().catalogue
        region = region_named(catalogue, options["region"])
        for place, case in cases(options["file"], lines=options["lines"]):
            try:
                self.stdout.write(json.dumps(assess(catalogue, case, region, options), ensure_ascii=False))
            except (UnknownAnswer, BadInput) as error:
                raise BadInput(f"{place}: {error}") from None


def iso_time(text: str) -> datetime:
    """Return a time, with its offset if it has one."""
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"“{text}” is not a time: write it like 2026-11-22T03:00") from None


def local_time(given: datetime | None, now: datetime) -> datetime | None:
    """Return a time on the clock of `now`, floating; None when it was not given."""
    if given is None:
        return None
    moved = given.astimezone(now.tzinfo) if given.tzinfo and now.tzinfo else given
    return moved.replace(tzinfo=None)


def region_named(catalogue: Catalogue, name: str) -> Region:
    regions = {region.id: region for region in catalogue.guidance.regions}
    if name not in regions:
        raise BadInput(f"no region is called “{name}”; there are {', '.join(regions)}")
    return regions[name]


def cases(file: str, *, lines: bool) -> list[tuple[str, Any]]:
    """Return the cases of a file with the place where each stands."""
    try:
        text = sys.stdin.read() if file == "-" else Path(file).read_text(encoding="utf-8")
    except OSError as error:
        raise BadInput(f"{file} cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise BadInput(f"{file} is not UTF-8 text") from None
    chunks = [(f"line {at}", line) for at, line in enumerate(text.splitlines(), 1) if line.strip()]
    chunks = chunks if lines else [(file, text)]
    return [(place, _json(place, chunk)) for place, chunk in chunks]


def _json(place: str, text: str) -> Any:
    try:
        return json.loads(text, object_pairs_hook=_each_once)
    except BadInput as error:
        raise BadInput(f"{place}: {error}") from None
    except (ValueError, RecursionError) as error:
        raise BadInput(f"{place}: this is not JSON: {error}") from None


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return the pairs as an object; of two answers to one item, neither may win unseen."""
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = next(name for name, _ in pairs if sum(other == name for other, _ in pairs) > 1)
        raise BadInput(f"“{twice}” is answered twice")
    return found


def assess(catalogue: Catalogue, case: Any, region: Region, options: Mapping[str, Any]) -> dict[str, Any]:
    """Return the assessment of one case as plain data. Raises UnknownAnswer and BadInput."""
    echoed, answers = _answers_of(case)
    check_answers(catalogue, answers)
    if options["assume_no"]:
        answers = assume_no(catalogue, answers)
    assessment = evaluate(catalogue, answers)
    data: dict[str, Any] = {
        **echoed,
        "disposition": assessment.disposition.name,
        "present": [flag.id for flag in assessment.present],
        "not_ruled_out": [flag.id for flag in assessment.not_ruled_out],
        "is_complete": assessment.is_complete,
        "next_screen": assessment.next_screen.id if assessment.next_screen else None,
        "reasons": [{"id": flag.id, "title": flag.title, "why": flag.reason} for flag in assessment.present],
    }
    if options["plan"]:
        data["plan"] = _plan(catalogue, answers, region, options)
    return data


def _answers_of(case: Any) -> tuple[dict[str, Any], dict[str, str]]:
    echoed = {"id": case["id"]} if isinstance(case, dict) and "id" in case and "answers" in case else {}
    answers = case["answers"] if isinstance(case, dict) and isinstance(case.get("answers"), dict) else case
    if not isinstance(answers, dict) or not all(isinstance(code, str) for code in answers.values()):
        raise BadInput(
            'needs answers like {"fever": "yes"}, or {"id": "case 1", "answers": {"fever": "yes"}}'
        )
    return echoed, answers


def _plan(
    catalogue: Catalogue, answers: Answers, region: Region, options: Mapping[str, Any]
) -> dict[str, Any]:
    now = options["now"]
    onset = local_time(options["onset"], now)
    try:
        plan = generate(catalogue, answers, onset, now.replace(tzinfo=None), region)
    except NoPlan as refusal:
        return {"none_because": str(refusal.reason)}
    return plan_as_data(plan)


def plan_as_data(plan: CarePlan) -> dict[str, Any]:
    """Return the plan's decisions as plain data: ids, doses and reasons."""
    return {
        "hours_since_onset": plan.hours_since_onset,
        "onset_is_guessed": plan.onset_is_guessed,
        "cold_heat": {
            "primary": str(plan.cold_heat.primary),
            "window_ends_at_hours": plan.cold_heat.window_ends_at_hours,
        },
        "now": [_activity(each) for each in plan.now],
        "today": [_activity(each) for each in plan.today],
        "phases": [
            {"id": each.phase.id, "activities": [_activity(activity) for activity in each.activities]}
            for each in plan.phases
        ],
        "left_out": [_set_aside(each) for each in plan.left_out],
        "ask_first": [_set_aside(each) for each in plan.ask_first],
        "waiting": [{"id": each.activity_id, "screens": list(each.screens)} for each in plan.waiting],
        "contributors": [
            {"id": each.contributor.id, "band": str(each.band)}
            for each in (*plan.contributors, *plan.also_contributors)
        ],
        "check_points": [{"id": each.check_point.id, "due": str(each.due)} for each in plan.check_points],
    }


def _set_aside(activity: LeftOut) -> dict[str, Any]:
    return {"id": activity.activity_id, "because": [why.text for why in activity.reasons]}


def _activity(planned: PlannedActivity) -> dict[str, Any]:
    return {
        "id": planned.activity.id,
        "doses": [{"amount": dose.amount, "times": dose.times} for dose in planned.doses],
        "from_hours": planned.from_hours,
        "until_hours": planned.until_hours,
        "adaptations": [why.text for why in planned.adaptations],
    }
