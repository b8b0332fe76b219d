"""Drafts of what is advised: activities with their doses and adaptations, phases and contributors."""

from __future__ import annotations

from django.db import models

from clinical import content
from guidance.fields import (
    LONGEST_TITLE,
    CriteriaField,
    LinesField,
    choices_of,
    in_order,
    known,
    permanent_name,
)
from guidance.models.library import EVIDENCE, Article, Source

CATEGORIES = choices_of(content.Category)
EFFECTS = choices_of(content.Effect)
END_AFTER_BEGINNING = "The end must come after the beginning."


class Activity(models.Model):
    """Something to do."""

    id = permanent_name()
    position = models.PositiveSmallIntegerField(help_text="Lowest first.")
    category = models.CharField(max_length=20, choices=CATEGORIES)
    title = models.CharField(
        max_length=LONGEST_TITLE, help_text="The verb first: “Put something cold on it”."
    )
    summary = models.TextField(help_text="One line.")
    steps = LinesField(help_text="One step a line.")
    stop_signs = LinesField(help_text="One a line: when to stop.")
    evidence = models.CharField(max_length=20, choices=EVIDENCE)
    evidence_text = models.TextField(help_text="What research shows, in plain words.")
    sources = models.ManyToManyField(Source, blank=True)
    indicated_when = CriteriaField(
        blank=True, help_text="Offered when this holds. Empty: to everyone with a plan."
    )
    twin = models.TextField(blank=True, help_text="The seated or standing way.")
    avoid = LinesField(help_text="One a line, each beginning “do not”.")
    article = models.ForeignKey(
        Article, on_delete=models.PROTECT, null=True, blank=True, related_name="+", help_text="To read more."
    )
    figure = models.CharField(max_length=80, blank=True, help_text="The name of its drawing.")
    note = models.TextField(blank=True, help_text="For editors; never shown to the person.")

    class Meta:
        ordering = ["position", "id"]
        verbose_name_plural = "activities"
        constraints = [
            known("category", CATEGORIES, table="activity"),
            known("evidence", EVIDENCE, table="activity"),
        ]

    def __str__(self) -> str:
        return f"{self.id}: {self.title}"


class Dose(models.Model):
    """How much of an activity, between two times since onset."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="doses")
    position = models.PositiveSmallIntegerField(default=0)
    from_hours = models.PositiveIntegerField(help_text="Hours since the spasm began.")
    until_hours = models.PositiveIntegerField(null=True, blank=True, help_text="Empty: no end.")
    amount = models.TextField(help_text="“15 minutes”, “5 times, hold 2 seconds”.")
    times = models.TextField(help_text="“4 to 6 times a day”.")

    class Meta:
        ordering = ["position", "pk"]
        constraints = [in_order("from_hours", "until_hours", table="dose", message=END_AFTER_BEGINNING)]

    def __str__(self) -> str:
        return f"{self.amount}, {self.times}"


class Adaptation(models.Model):
    """What a factor does to an activity."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="adaptations")
    position = models.PositiveSmallIntegerField(default=0)
    when = CriteriaField(help_text="Not sure counts as yes.")
    effect = models.CharField(
        max_length=10, choices=EFFECTS, help_text="The strongest wins: keep, adapt, ask, remove."
    )
    text = models.TextField(
        help_text="Adapt: what to do differently. Ask or remove: “you take a blood thinner”."
    )
    amount = models.TextField(blank=True, help_text="Replaces the amount of the dose.")
    uses_twin = models.BooleanField(
        default=False, help_text="Shows the seated or standing way instead of the steps."
    )
    leaves_out = LinesField(
        # A version of the software that does not know it can still write rows.
        db_default=models.Value([], models.JSONField()),
        help_text="Steps that do not fit these people, one a line, word for word: they are not shown.",
    )
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [known("effect", EFFECTS, table="adaptation")]

    def __str__(self) -> str:
        return f"{self.effect} when {self.when}"


class Phase(models.Model):
    """A stretch of time since onset with one aim."""

    id = permanent_name()
    position = models.PositiveSmallIntegerField(help_text="Lowest first.")
    title = models.CharField(max_length=LONGEST_TITLE)
    aim = models.TextField()
    from_hours = models.PositiveIntegerField(help_text="Hours since the spasm began.")
    until_hours = models.PositiveIntegerField(null=True, blank=True, help_text="Empty: no end.")
    not_yet = models.TextField(blank=True, help_text="What to leave for later, and why.")

    class Meta:
        ordering = ["position", "id"]
        constraints = [in_order("from_hours", "until_hours", table="phase", message=END_AFTER_BEGINNING)]

    def __str__(self) -> str:
        return self.title


class CheckPoint(models.Model):
    """A time to look again."""

    id = permanent_name()
    position = models.PositiveSmallIntegerField(help_text="Lowest first.")
    at_hours = models.PositiveIntegerField(help_text="Hours since the spasm began.")
    title = models.CharField(max_length=LONGEST_TITLE)
    question = models.TextField()
    advice = models.TextField(help_text="What to do if it is not better.")
    sources = models.ManyToManyField(Source, blank=True)

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.title


class Contributor(models.Model):
    """Something worth changing, scored; never offered as the cause."""

    id = permanent_name()
    position = models.PositiveSmallIntegerField(help_text="Lowest first.")
    title = models.CharField(max_length=LONGEST_TITLE)
    possible_from = models.SmallIntegerField(help_text="Points from which it is “possible”.")
    likely_from = models.SmallIntegerField(help_text="Points from which it is “likely”.")
    advice = models.TextField(help_text="What it changes in the plan.")
    note = models.TextField(blank=True, help_text="For editors; never shown to the person.")

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(possible_from__lte=models.F("likely_from")),
                name="contributor_possible_before_likely",
                violation_error_message="“Likely” needs at least as many points as “possible”.",
            )
        ]

    def __str__(self) -> str:
        return self.title


class Weight(models.Model):
    """Points that an answer adds to a contributor."""

    contributor = models.ForeignKey(Contributor, on_delete=models.CASCADE, related_name="weights")
    position = models.PositiveSmallIntegerField(default=0)
    when = CriteriaField()
    points = models.SmallIntegerField()

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return f"{self.points} when {self.when}"
