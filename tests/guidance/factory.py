"""Guidance, releases and accounts for tests: a small whole of every kind, and what is shipped."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser

from clinical.catalogue import compile_guidance
from clinical.codec import canonical, checksum, to_json
from clinical.content import (
    Activity,
    Adaptation,
    AdviceLine,
    AnswerOption,
    Article,
    CheckPoint,
    Contributor,
    Definition,
    Disposition,
    Dose,
    Effect,
    Evidence,
    Guidance,
    Item,
    ItemKind,
    Outcome,
    Phase,
    RedFlag,
    Region,
    Role,
    SafetyNet,
    Screen,
    SeedClaim,
    Source,
    Stage,
    Vignette,
    Weight,
)
from clinical.triage.evaluation import assume_no, evaluate
from guidance import content_files
from guidance.models import Release, Review, Submission, Withdrawal
from tests.clinical.shipped import CONTENT

READ_ON, DUE_ON = date(2026, 1, 1), date(2999, 1, 1)
CITED = ("nhs", "who")


def make_guidance(**parts: Any) -> Guidance:
    """Return a small guidance with one or two of every kind, and these parts."""
    return canonical(replace(_small(), **parts))


@cache
def _small() -> Guidance:
    return Guidance(
        screens=(_signs(), _ages()),
        definitions=(Definition("unwell", "fever or chest_pain", "you are unwell", note="For editors."),),
        red_flags=(_red_flag("chest_pain"), _red_flag("fever", contact="maternity", blocks_plan=True)),
        activities=(_activity(),),
        phases=(
            Phase("settle", 1, "Settle", "Less pain.", 0, 24, "Stretching."),
            Phase("go", 2, "Go", "", 24, None, ""),
        ),
        check_points=(CheckPoint("day_2", 1, 48, "Day 2", "Is it better?", "Ask.", CITED),),
        outcomes=(_outcome(),),
        safety_nets=(SafetyNet("numb", 1, Disposition.AMBULANCE, "you go numb", CITED, False, "unwell"),),
        contributors=(
            Contributor(
                "sitting", 1, "Sitting", 3, 6, (Weight("fever", 2), Weight("chest_pain", 1)), "Get up."
            ),
        ),
        regions=(make_region("GB", "en-gb"), make_region("XX")),
        articles=(make_article(),),
        sources=tuple(make_source(name) for name in CITED),
        vignettes=(
            Vignette(
                "ann",
                "A story.",
                (("chest_pain", "yes"), ("fever", "unsure")),
                Disposition.AMBULANCE,
                ("fever",),
            ),
        ),
        seed_claims=(
            SeedClaim("claim", "Cold helps.", ("activity:cold", "article:ice: It may help"), "", CITED),
        ),
    )


def make_source(source_id: str, **fields: Any) -> Source:
    return replace(
        Source(source_id, "Back pain", "NHS", "", "https://example.org/", "V", READ_ON, DUE_ON), **fields
    )


def make_article(slug: str = "ice", body: str = "## Ice\n\nIt *may* help.\n", **fields: Any) -> Article:
    article = Article(
        slug, 1, "Ice", "Short.", body, CITED, Evidence.LOW, "Weak.", READ_ON, DUE_ON, ("cold",)
    )
    return replace(article, **fields)


def _signs() -> Screen:
    items = (
        Item(
            "fever",
            9,
            Role.SYMPTOM,
            "Fever",
            "You have a fever",
            hint="38 or more",
            exception="Warm hands do not count.",
            why="It tells.",
            sources=CITED,
        ),
        Item(
            "chest_pain", 1, Role.SYMPTOM, "Chest pain", "You have chest pain", note="First in the list once."
        ),
    )
    return Screen(
        "right_now", 2, Stage.TRIAGE, "Any of these?", "Urgent signs", items, enable_when="age >= a18"
    )


def _ages() -> Screen:
    options = (
        AnswerOption("u18", 2, "Under 18"),
        AnswerOption("a18", 1, "18 or over", "On your last birthday."),
    )
    item = Item("age", 15, Role.CONTEXT, "Age?", "You are", ItemKind.BAND, answer_options=options)
    return Screen("age", 1, Stage.TRIAGE, "How old are you?", "About you", (item,))


def _red_flag(flag_id: str, **fields: Any) -> RedFlag:
    return RedFlag(
        flag_id, "life", flag_id, Disposition.AMBULANCE, flag_id, "you", "A reason.", CITED, **fields
    )


def _activity() -> Activity:
    return Activity(
        "cold",
        1,
        "cold_heat",
        "Cool it",
        "Cold may dull pain.",
        steps=("Wrap it.", "Hold it."),
        doses=(Dose(24, None, "15 minutes", "twice a day"), Dose(0, 24, "10 minutes", "4 times a day")),
        stop_signs=("It burns.",),
        evidence=Evidence.VERY_LOW,
        evidence_text="Weak.",
        sources=CITED,
        indicated_when="maybe(fever)",
        avoid=("Do not sleep on it.",),
        adaptations=(
            Adaptation("fever", Effect.REMOVE, "you are hot"),
            Adaptation("unwell", Effect.ADAPT, "Less.", "5"),
        ),
        article="ice",
    )


def _outcome() -> Outcome:
    to_do = (AdviceLine("Sit down.", "fever"), AdviceLine("Call."))
    return Outcome(
        "ambulance",
        Disposition.AMBULANCE,
        "Call {emergency_number}",
        "Now",
        "Go.",
        to_do,
        (AdviceLine("Drive."),),
        CITED,
    )


def make_region(region_id: str, *tags: str) -> Region:
    numbers = ("999", "112")
    words = ("A&E", "NHS 111", "111", "your GP", "", "", "paracetamol")
    return Region(
        region_id, 1, region_id, numbers, *words, naproxen_sold=False, paper="A4", language_tags=tags
    )


@cache
def shipped() -> Guidance:
    return canonical(content_files.read(CONTENT))


def titled(title: str) -> Guidance:
    """Return the shipped guidance with another heading on its first screen."""
    guidance = shipped()
    first, *others = guidance.screens
    return replace(guidance, screens=(replace(first, title=title), *others))


def make_user(name: str = "ada", **fields: Any) -> AbstractUser:
    return get_user_model().objects.create(username=name, **fields)


def make_release(version: int = 1, guidance: Guidance | None = None, **fields: Any) -> Release:
    guidance = guidance or titled(f"Release {version}?")
    stored = {
        "document": to_json(guidance),
        "checksum": checksum(guidance),
        "origin": "bundled",
        "proof_report": [],
    }
    return Release.objects.create(**{"version": version, **stored, **fields})


def make_withdrawal(release: Release, reason: str = "A wrong number.") -> Withdrawal:
    return Withdrawal.objects.create(release=release, reason=reason, by=make_user(f"by{release.version}"))


def make_submission(guidance: Guidance, by: AbstractUser, beside: int = 0, **fields: Any) -> Submission:
    """Write down that somebody submitted this guidance while a release was live."""
    values = {"checksum": checksum(guidance), "compared_with": beside, "notes": "A clearer question."}
    return Submission.objects.create(**{**values, "by": by, **fields})


def make_review(guidance: Guidance, reviewer: AbstractUser, beside: int = 0, **fields: Any) -> Review:
    """Write down that somebody approved this guidance while a release was live."""
    values = {"checksum": checksum(guidance), "compared_with": beside}
    return Review.objects.create(**{**values, "reviewer": reviewer, **fields})


@cache
def milder(flag_id: str = "height_loss", disposition: Disposition = Disposition.ROUTINE) -> Guidance:
    """Return the shipped guidance with one red flag that calls for less, and its vignettes to match."""
    flags = (
        replace(each, disposition=disposition) if each.id == flag_id else each for each in shipped().red_flags
    )
    guidance = replace(shipped(), red_flags=tuple(flags))
    catalogue = compile_guidance(guidance)

    def matched(vignette: Vignette) -> Vignette:
        result = evaluate(catalogue, assume_no(catalogue, dict(vignette.answers))).disposition
        return replace(vignette, disposition=result) if flag_id in vignette.present else vignette

    return replace(guidance, vignettes=tuple(matched(each) for each in guidance.vignettes))


def without_flag(flag_id: str = "chest_pain") -> Guidance:
    """Return the shipped guidance without one red flag and the vignettes that need it."""
    guidance = shipped()
    flags = (each for each in guidance.red_flags if each.id != flag_id)
    others = (each for each in guidance.vignettes if flag_id not in each.present)
    return replace(guidance, red_flags=tuple(flags), vignettes=tuple(others))
