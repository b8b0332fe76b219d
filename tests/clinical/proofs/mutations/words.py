"""Sources and words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from clinical.content import AnswerOption, Disposition
from tests.clinical.proofs.edits import activity, change, drop, drop_item, flag, item
from tests.clinical.proofs.mutations.mutation import Mutation

PAST = date(2020, 1, 1)

MUTATIONS = (
    Mutation(
        "the words of a turn of the course deleted",
        drop("activities", "course_rising"),
        "what_the_software_names_is_there",
        "course_rising",
    ),
    Mutation(
        "a question deleted that only code reads",
        drop_item("has_cold_pack"),
        "what_the_software_names_is_there",
        "has_cold_pack",
    ),
    Mutation(
        "a country deleted whose time zone is in code",
        drop("regions", "IE"),
        "what_the_software_names_is_there",
        "“IE”",
    ),
    Mutation(
        "an answer about the onset that is no time",
        item("onset", answer_options=lambda options: (AnswerOption("ages", 14, "Ages ago"), *options)),
        "times_of_the_onset_can_be_read",
        "“ages”",
    ),
    Mutation(
        "an emergency that may be called when there is time",
        change("outcomes", "ambulance", how_soon="Call {emergency_number} when you have time."),
        "results_speak_at_their_level",
        "when you have time",
    ),
    Mutation(
        "an emergency that is nothing to worry about",
        flag("chest_pain", reason="This is common and nothing to worry about."),
        "reasons_speak_at_their_level",
        "nothing to worry about",
    ),
    Mutation(
        "a scan now for who is sent to an appointment",
        flag("cough_strain", reason="It needs a scan now."),
        "reasons_speak_at_their_level",
        "now",
    ),
    Mutation("a red flag without a source", flag("fever", sources=()), "statements_cite_sources", "fever"),
    Mutation("an activity without a source", activity("heat", sources=()), "statements_cite_sources", "heat"),
    Mutation(
        "a warning without a source",
        change("safety_nets", "fever", sources=()),
        "statements_cite_sources",
        "fever",
    ),
    Mutation(
        "an article without a source",
        change("articles", "ice-or-heat", sources=()),
        "statements_cite_sources",
        "ice-or-heat",
    ),
    Mutation(
        "a result without a source", change("outcomes", "soon", sources=()), "statements_cite_sources", "soon"
    ),
    Mutation(
        "a source that does not exist",
        flag("fever", sources=("a-rumour",)),
        "statements_cite_sources",
        "a-rumour",
    ),
    Mutation(
        "a source deleted that is still cited", drop("sources", "acp17"), "statements_cite_sources", "acp17"
    ),
    Mutation(
        "a source past its review",
        change("sources", "acp17", next_review_on=PAST),
        "statements_cite_sources",
        "2020-01-01",
    ),
    Mutation(
        "a placeholder that nobody fills in a red flag",
        flag("fever", reason="Call {the_chemist}."),
        "every_placeholder_has_words",
        "the_chemist",
    ),
    Mutation(
        "a placeholder that nobody fills in a result",
        change("outcomes", "soon", lead="Call {doctor}."),
        "every_placeholder_has_words",
        "doctor",
    ),
    Mutation(
        "a placeholder that nobody fills in an activity",
        activity("nsaid", stop_signs=lambda signs: (*signs, "call {ambulance_number}")),
        "every_placeholder_has_words",
        "ambulance_number",
    ),
    Mutation(
        "a placeholder that nobody fills in a warning",
        change("safety_nets", "fever", text="call {somebody}"),
        "every_placeholder_has_words",
        "somebody",
    ),
    Mutation(
        "a placeholder that nobody fills in an article",
        change("articles", "ice-or-heat", body=lambda body: f"{body}\n\nCall {{the_nurse}}.\n"),
        "every_placeholder_has_words",
        "the_nurse",
    ),
    Mutation(
        "a region without a number",
        change("regions", "NZ", emergency_numbers=()),
        "regions_have_words",
        "NZ",
    ),
    Mutation(
        "a number that cannot be dialled",
        change("regions", "GB", emergency_numbers=("nine nine nine",)),
        "regions_have_words",
        "GB",
    ),
    Mutation(
        "a region without words for the emergency department",
        change("regions", "GB", emergency_department=""),
        "regions_have_words",
        "GB",
    ),
    Mutation("a result page lost", drop("outcomes", "same_day"), "results_have_words", "SAME_DAY"),
    Mutation(
        "a result page of a special contact lost",
        drop("outcomes", "emergency_department_maternity"),
        "results_fit_their_level",
        "maternity",
    ),
    Mutation(
        "a red flag with a contact that has no words",
        flag("fever", contact="the_vet"),
        "results_fit_their_level",
        "the_vet",
    ),
    Mutation(
        "a result page for another disposition",
        change("outcomes", "ambulance", disposition=Disposition.ROUTINE),
        "results_fit_their_level",
        "ambulance",
    ),
    Mutation(
        "a result page without a heading",
        change("outcomes", "ambulance", heading=""),
        "results_fit_their_level",
        "ambulance",
    ),
    Mutation(
        "an emergency page that does not give the number",
        change("outcomes", "ambulance", heading="Rest now"),
        "results_fit_their_level",
        "ambulance",
    ),
    Mutation(
        "a red flag that does not say when to call",
        flag("fever", if_clause=""),
        "results_have_words",
        "fever",
    ),
    Mutation(
        "all warnings for an ambulance lost",
        lambda guidance: replace(
            guidance,
            safety_nets=tuple(
                each for each in guidance.safety_nets if each.disposition is not Disposition.AMBULANCE
            ),
        ),
        "results_have_words",
        "AMBULANCE",
    ),
    Mutation(
        "a `javascript:` link in an article",
        change("articles", "ice-or-heat", body="[Ice](javascript:alert(1))\n"),
        "links_lead_to_pages",
        "javascript",
    ),
    Mutation(
        "a `javascript:` address of a source",
        change("sources", "acp17", url="javascript:alert(1)"),
        "links_lead_to_pages",
        "acp17",
    ),
    Mutation(
        "a script in an article",
        change("articles", "ice-or-heat", body="<script>alert(1)</script>\n"),
        "links_lead_to_pages",
        "script",
    ),
    Mutation(
        "an article deleted that activities lead to",
        drop("articles", "ice-or-heat"),
        "names_lead_somewhere",
        "ice-or-heat",
    ),
    Mutation(
        "a related activity that does not exist",
        change("articles", "ice-or-heat", related_activities=("ice_bath",)),
        "names_lead_somewhere",
        "ice_bath",
    ),
    Mutation(
        "a claim kept in a place that is gone",
        lambda guidance: replace(
            guidance,
            seed_claims=(
                replace(guidance.seed_claims[0], kept_in=("item:nothing",)),
                *guidance.seed_claims[1:],
            ),
        ),
        "claims_are_said",
        "item:nothing",
    ),
)
