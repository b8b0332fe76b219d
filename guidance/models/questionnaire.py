"""Drafts of what is asked: screens, their items and options, and named criteria."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from clinical import content
from guidance.fields import (
    LONGEST_NAME,
    LONGEST_TITLE,
    SLUG,
    WORD,
    CriteriaField,
    choices_of,
    known,
    permanent_name,
)
from guidance.models.library import Source

STAGES = choices_of(content.Stage)
KINDS = choices_of(content.ItemKind)
ROLES = choices_of(content.Role)


class Screen(models.Model):
    """One page of the questionnaire."""

    id = permanent_name()
    position = models.PositiveSmallIntegerField(
        help_text="Screens are asked in this order, lowest first, plan-page screens included."
    )
    stage = models.CharField(
        max_length=20,
        choices=STAGES,
        help_text="“Triage” is asked before a result; “plan” is optional, on the plan page; “exit” is never "
        "asked: its items are ticks on a result that sends to an emergency department.",
    )
    title = models.CharField(max_length=LONGEST_TITLE, help_text="The heading of the page, as a question.")
    section = models.CharField(
        max_length=LONGEST_TITLE, help_text="Progress in words, such as “Urgent signs”."
    )
    lead = models.TextField(blank=True, help_text="Shown under the heading.")
    why = models.TextField(blank=True, help_text="Shown when the person opens “Why we ask”.")
    enable_when = CriteriaField(
        blank=True,
        help_text="The screen is left out when this is definitely false. Name items of earlier screens only. "
        "Empty: always asked.",
    )
    joins_previous = models.BooleanField(
        default=False,
        db_default=False,
        help_text="For a choice: its options are the buttons of the list on the screen before it.",
    )
    note = models.TextField(blank=True, help_text="For editors; never shown to the person.")

    class Meta:
        ordering = ["position", "id"]
        constraints = [known("stage", STAGES, table="screen")]

    def __str__(self) -> str:
        return f"{self.position} {self.title}"


class Item(models.Model):
    """One question."""

    id = permanent_name(
        "Small letters, digits and _. Criteria and stored answers refer to it, so it can never be changed.",
        validator=WORD,
    )
    screen = models.ForeignKey(Screen, on_delete=models.PROTECT, related_name="items")
    position = models.PositiveSmallIntegerField(default=0, help_text="Its place on the screen, lowest first.")
    slot = models.PositiveSmallIntegerField(
        unique=True,
        help_text="Where its answer is kept in links and cookies: a number from 1 to 511 "
        "that no item has ever had. It can never be changed.",
    )
    role = models.CharField(
        max_length=20,
        choices=ROLES,
        help_text="A symptom can raise the urgency; a factor can only remove or soften activities.",
    )
    text = models.TextField(help_text="The row or question, as the person reads it.")
    statement = models.TextField(help_text="What a yes means, said to “you”: “You have chest pain”.")
    kind = models.CharField(
        max_length=20,
        choices=KINDS,
        default=content.ItemKind.SIGN.value,
        help_text="A sign is answered yes, no or not sure. A choice has its own options. "
        "A band has options in rising order.",
    )
    hint = models.TextField(
        blank=True, help_text="What counts, and how to tell. People see it wherever the sign is asked."
    )
    exception = models.TextField(
        blank=True,
        default="",
        db_default="",  # a version of the software that does not know it can still write rows
        help_text="What does not count: “An ache that you have had for years does not count.” Questions "
        "show it after the hint; the checklists of a check-in only once the sign is ticked.",
    )
    how_to_check = models.TextField(
        blank=True,
        default="",
        db_default="",
        help_text="A test of 20 seconds for who is not sure, in one line: “Compare both feet.”",
    )
    why = models.TextField(blank=True, help_text="Why we ask, in plain words.")
    enable_when = CriteriaField(
        blank=True,
        help_text="The item is left out, and counts as no, when this is definitely false. "
        "Name items of earlier screens only. Empty: always asked.",
    )
    asked_on_plan = models.CharField(
        max_length=LONGEST_NAME,
        blank=True,
        default="",
        db_default="",
        validators=[SLUG],
        help_text="The screen of the plan page that asks it of those whom triage did not ask: there its "
        "“no” is never taken for granted. Empty: none.",
    )
    sources = models.ManyToManyField(Source, blank=True)
    note = models.TextField(blank=True, help_text="For editors; never shown to the person.")

    class Meta:
        ordering = ["screen__position", "position", "slot"]
        constraints = [
            known("role", ROLES, table="item"),
            known("kind", KINDS, table="item"),
            models.CheckConstraint(
                condition=models.Q(slot__gte=1, slot__lte=511),
                name="item_slot_from_1_to_511",
                violation_error_message="A slot is a number from 1 to 511.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.id} ({self.slot})"

    def save(self, *args: Any, **options: Any) -> None:
        self._check_slot()
        super().save(*args, **options)

    def clean(self) -> None:
        if self._state.adding and Definition.objects.filter(pk=self.pk).exists():
            raise ValidationError({"id": f"A definition is already called “{self.pk}”."})

    def _check_slot(self) -> None:
        if Item.objects.filter(pk=self.pk).exclude(slot=self.slot).exists():
            raise ValidationError(f"The slot of “{self.pk}” can never be changed: stored answers use it.")


class AnswerOption(models.Model):
    """One permitted answer of a choice or band."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="answer_options")
    position = models.PositiveSmallIntegerField(default=0, help_text="Its place in the list, lowest first.")
    code = models.CharField(
        max_length=40, validators=[WORD], help_text="Criteria refer to it. Never change it."
    )
    number = models.PositiveSmallIntegerField(
        help_text="From 1 to 14; kept in links and cookies. Never give it to another option of this item."
    )
    label = models.TextField(help_text="What the person reads.")
    hint = models.TextField(blank=True)

    class Meta:
        ordering = ["position", "number"]
        constraints = [
            models.UniqueConstraint(fields=["item", "code"], name="answeroption_code_is_unique"),
            models.UniqueConstraint(fields=["item", "number"], name="answeroption_number_is_unique"),
            models.CheckConstraint(
                condition=models.Q(number__gte=1, number__lte=14),
                name="answeroption_number_from_1_to_14",
                violation_error_message="The number of an option goes from 1 to 14.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item_id} == {self.code}"

    def save(self, *args: Any, **options: Any) -> None:
        self._check_code_and_number()
        super().save(*args, **options)

    def clean(self) -> None:
        self._check_code_and_number()

    def _check_code_and_number(self) -> None:
        before = AnswerOption.objects.filter(pk=self.pk)
        if before.exclude(number=self.number, code=self.code).exists():
            raise ValidationError(
                "The code and number of an option can never be changed: stored answers use them."
            )


class Definition(models.Model):
    """A named criterion that others refer to."""

    id = permanent_name(
        "Small letters, digits and _. Criteria refer to it, so it can never be changed.", validator=WORD
    )
    when = CriteriaField(help_text="What it stands for.")
    label = models.TextField(help_text="Completes “… when”: “you have a nerve sign”.")
    note = models.TextField(blank=True, help_text="For editors; never shown to the person.")

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.id

    def clean(self) -> None:
        if self._state.adding and Item.objects.filter(pk=self.pk).exists():
            raise ValidationError({"id": f"An item is already called “{self.pk}”."})
