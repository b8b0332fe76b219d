"""Drafts of what is concluded: red flags, the words of results, safety nets and vignettes."""

from __future__ import annotations

from django.db import models

from clinical import content
from guidance.fields import LONGEST_TITLE, WORD, CriteriaField, LinesField, choices_of, known, permanent_name
from guidance.models.library import Source
from guidance.models.questionnaire import Item

DISPOSITIONS = choices_of(content.Disposition)


CONTACTS = choices_of(content.Contact)


class RedFlag(models.Model):
    """A sign that may mean serious disease, and what it calls for."""

    id = permanent_name()
    group = models.CharField(
        max_length=40,
        validators=[WORD],
        help_text="Clinical group; also the name of the file that it is exported to.",
    )
    when = CriteriaField(help_text="It is present when this holds.")
    disposition = models.CharField(
        max_length=30,
        choices=DISPOSITIONS,
        help_text="The least urgent that a result can be when it is present.",
    )
    title = models.CharField(
        max_length=LONGEST_TITLE, help_text="A noun phrase, for lists and the handover sheet."
    )
    if_clause = models.TextField(help_text="Completes “Call … if”: “you lose feeling between your legs”.")
    reason = models.TextField(help_text="One or two sentences: why it needs this, without fear.")
    sources = models.ManyToManyField(Source, blank=True)
    suspected = models.TextField(blank=True, help_text="In a clinician's terms; only on the handover sheet.")
    say = models.TextField(blank=True, help_text="A sentence to say on the phone or at the desk.")
    contact = models.CharField(
        max_length=20, choices=CONTACTS, blank=True, help_text="Who to call in place of the usual."
    )
    blocks_plan = models.BooleanField(
        default=False, help_text="No care plan is made, even when the result would allow one."
    )
    assumes = CriteriaField(
        blank=True,
        default="",
        db_default="",
        help_text="The condition that its texts take for granted, such as “sickle”: whoever has the red flag "
        "must have it for certain.",
    )
    ticks = LinesField(
        db_default=models.Value([], models.JSONField()),
        help_text="For an emergency department: items, one a line and at most 4, each of which makes it an "
        "ambulance. They are ticks on the result.",
    )
    note = models.TextField(blank=True, help_text="For editors; never shown to the person.")

    class Meta:
        ordering = ["id"]
        constraints = [
            known("disposition", DISPOSITIONS, table="redflag"),
            known("contact", CONTACTS, table="redflag"),
        ]

    def __str__(self) -> str:
        return f"{self.id}: {self.title}"


class Outcome(models.Model):
    """The words of a result page."""

    id = permanent_name()
    disposition = models.CharField(max_length=30, choices=DISPOSITIONS)
    heading = models.TextField(help_text="The action first: “Call {emergency_number} now”.")
    how_soon = models.TextField()
    lead = models.TextField()
    sources = models.ManyToManyField(Source, blank=True)
    contact = models.CharField(
        max_length=20, choices=CONTACTS, blank=True, help_text="Used only when a red flag names this contact."
    )
    assumes = CriteriaField(
        blank=True,
        default="",
        db_default="",
        help_text="The condition that its words take for granted. Who has it not for certain gets the plain "
        "result page.",
    )
    note = models.TextField(blank=True, help_text="For editors; never shown to the person.")

    class Meta:
        ordering = ["id"]
        constraints = [
            known("disposition", DISPOSITIONS, table="outcome"),
            known("contact", CONTACTS, table="outcome"),
            models.UniqueConstraint(
                fields=["disposition", "contact"],
                name="outcome_is_the_only_one",
                violation_error_message="There is already a result page for this disposition and contact.",
            ),
        ]

    def __str__(self) -> str:
        return self.id


class Part(models.TextChoices):
    TO_DO = "to_do", "Do"
    AVOID = "avoid", "Do not"
    FIRST_AID = "first_aid", "First aid"


class AdviceLine(models.Model):
    """One line of a result page."""

    outcome = models.ForeignKey(Outcome, on_delete=models.CASCADE, related_name="lines")
    part = models.CharField(max_length=10, choices=Part.choices)
    position = models.PositiveSmallIntegerField(default=0, help_text="Its place in the list, lowest first.")
    text = models.TextField()
    when = CriteriaField(
        blank=True,
        default="",
        db_default="",
        help_text="The line is shown only where this definitely holds. Empty: to everyone.",
    )
    contraindicated_when = CriteriaField(
        blank=True, help_text="The line is left out unless this is definitely false. Empty: always shown."
    )

    class Meta:
        ordering = ["part", "position", "pk"]
        constraints = [known("part", Part.choices, table="adviceline")]

    def __str__(self) -> str:
        return self.text


class SafetyNet(models.Model):
    """What to watch for, and what to do then."""

    id = permanent_name()
    position = models.PositiveSmallIntegerField(help_text="Lowest first within a disposition.")
    disposition = models.CharField(
        max_length=30, choices=DISPOSITIONS, help_text="What to do when it happens."
    )
    text = models.TextField(help_text="Completes “… if”: “you lose feeling between your legs”.")
    sources = models.ManyToManyField(Source, blank=True)
    on_print = models.BooleanField(default=True, help_text="Part of the box on every printed sheet.")
    when = CriteriaField(blank=True, help_text="Shown only to these people. Empty: to everyone.")
    condition = models.CharField(
        max_length=LONGEST_TITLE,
        blank=True,
        default="",
        db_default="",
        help_text="Stands before the text where it is not known who reads: “if you take steroid tablets”.",
    )

    class Meta:
        ordering = ["position", "id"]
        constraints = [known("disposition", DISPOSITIONS, table="safetynet")]

    def __str__(self) -> str:
        return self.id


class Vignette(models.Model):
    """A made-up person; nothing is published while one gets another disposition."""

    id = permanent_name()
    story = models.TextField(help_text="The person in two or three sentences.")
    disposition = models.CharField(max_length=30, choices=DISPOSITIONS, help_text="What they must get.")
    present = models.ManyToManyField(
        RedFlag, blank=True, help_text="Red flags that must be among those present."
    )
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [known("disposition", DISPOSITIONS, table="vignette")]

    def __str__(self) -> str:
        return self.id


class VignetteAnswer(models.Model):
    """What the person of a vignette answers; to all else that they are asked they say no."""

    vignette = models.ForeignKey(Vignette, on_delete=models.CASCADE, related_name="answers")
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(
        max_length=40, validators=[WORD], help_text="“yes”, “no”, “unsure” or an option's code."
    )

    class Meta:
        ordering = ["item_id"]
        constraints = [
            models.UniqueConstraint(fields=["vignette", "item"], name="vignetteanswer_is_the_only_one")
        ]

    def __str__(self) -> str:
        return f"{self.item_id} = {self.code}"
