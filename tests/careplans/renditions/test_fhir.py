"""The plan for a health record. The library of the tests has models of R4B, the nearest to R4."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from django.test import Client
from fhir.resources.R4B.bundle import Bundle

from careplans.renditions.fhir import Origin, fhir
from clinical.criteria import NOT_APPLICABLE
from clinical.plan.planning import generate
from clinical.triage.evaluation import replay
from clinical.wording import localise_tree
from tests.careplans.small import EXAMPLES, SITE, small_origin, small_plan
from tests.clinical.golden_fixtures import george, lena, maya, priya, tom
from tests.clinical.shipped import ONSET, person, plan_at, region, shipped_catalogue
from tests.journeys.walker import cookie_of, shipped_release
from triage.visit import COOKIE

__all__ = ["george", "lena", "maya", "priya", "tom"]

HOURS = {"maya": 6, "tom": 3, "priya": 60, "george": 30, "lena": 20}
ADDRESS = "/plan/fhir.json"
EXAMPLE = EXAMPLES / "back-plan.fhir.json"


@pytest.fixture(params=HOURS)
def golden(request):
    """Return one of the five: answers, and the plan in words of the United Kingdom."""
    answers = request.getfixturevalue(request.param)
    return answers, localised(plan_at(HOURS[request.param], answers))


def localised(plan):
    worded = localise_tree(plan, plan.region)
    return replace(worded, provenance=replace(worded.provenance, checksum="ab" * 32))


def made(answers, plan):
    counting = replay(shipped_catalogue(), answers)
    return fhir(plan, Origin(shipped_catalogue(), counting, plan.provenance.made_at, 1, SITE))


def resources(content):
    return {each["resource"]["resourceType"]: each["resource"] for each in json.loads(content)["entry"]}


def details(content):
    return [each["detail"] for each in resources(content)["CarePlan"]["activity"]]


def by_code(content):
    return {each["code"]["coding"][0]["code"]: each for each in details(content) if "coding" in each["code"]}


def test_the_example_is_what_we_make():
    plan = small_plan()

    assert fhir(plan, small_origin(plan)) == EXAMPLE.read_bytes()


def test_the_example_is_valid():
    bundle = Bundle.model_validate_json(EXAMPLE.read_bytes())

    assert [each.resource.get_resource_type() for each in bundle.entry] == [
        "CarePlan", "QuestionnaireResponse", "Provenance"
    ]  # fmt: skip


def test_every_plan_is_valid_and_loses_nothing_when_read(golden):
    content = made(*golden)

    bundle = Bundle.model_validate_json(content)

    assert json.loads(bundle.model_dump_json()) == json.loads(content)


def test_the_same_answers_make_the_same_bytes(golden):
    assert made(*golden) == made(*golden)


def test_the_plan_is_a_proposal_for_nobody_named(golden):
    found = resources(made(*golden))

    assert (found["CarePlan"]["status"], found["CarePlan"]["intent"]) == ("draft", "proposal")
    assert found["CarePlan"]["subject"].keys() == {"display"}
    assert found["QuestionnaireResponse"]["subject"].keys() == {"display"}
    assert "Patient" not in found


def test_every_answer_that_counts_is_there_by_its_code_and_no_other(golden):
    answers, plan = golden
    counting = replay(shipped_catalogue(), answers)

    groups = resources(made(answers, plan))["QuestionnaireResponse"]["item"]

    told = {
        item["linkId"]: item["answer"][0]["valueCoding"]["code"] for group in groups for item in group["item"]
    }
    assert told == {name: code for name, code in counting.items() if code != NOT_APPLICABLE}


def test_what_was_not_answered_is_not_denied():
    answers = person("lift_twist", asked_on_plan_page=False)

    content = made(answers, localised(plan_at(6, answers)))

    groups = resources(content)["QuestionnaireResponse"]["item"]
    assert "asthma" not in {item["linkId"] for group in groups for item in group["item"]}


def test_what_was_taken_away_has_no_dose(golden):
    answers, plan = golden
    found = by_code(made(answers, plan))

    for left in plan.left_out:
        assert found[left.activity_id]["doNotPerform"] is True
        assert found[left.activity_id]["description"] == "; ".join(each.text for each in left.reasons)
    for left in plan.ask_first:
        assert found[left.activity_id]["status"] == "on-hold"
        assert "scheduledPeriod" not in found[left.activity_id]


def test_george_reads_no_dose_of_a_painkiller(george):
    found = by_code(made(george, localised(plan_at(30, george))))

    painkillers = [
        found[name] for name in ("nsaid", "paracetamol", "naproxen", "topical_nsaid") if name in found
    ]
    assert found["nsaid"]["doNotPerform"] is True
    assert not [each for each in painkillers if " mg" in each["description"]]


def test_every_dose_of_the_plan_is_there(golden):
    answers, plan = golden
    described = [(each["code"]["text"], each["description"]) for each in details(made(answers, plan))]

    for phase in plan.phases:
        for each in phase.activities:
            for dose in each.doses:
                assert any(
                    title == each.activity.title and text.startswith(f"{dose.amount}; {dose.times}.")
                    for title, text in described
                )


def test_no_stretch_of_days_ends_before_it_begins(golden):
    periods = [each["scheduledPeriod"] for each in details(made(*golden)) if "scheduledPeriod" in each]

    assert periods
    assert all(each["start"] <= each.get("end", each["start"]) for each in periods)


def test_an_appointment_comes_first(lena):
    first = details(made(lena, localised(plan_at(20, lena))))[0]

    assert first["kind"] == "Appointment"
    assert "maternity" in first["code"]["text"]


def test_provenance_names_release_checksum_and_time(golden):
    answers, plan = golden
    content = made(answers, plan)
    found = resources(content)["Provenance"]

    names = {each["resource"]["resourceType"]: each["fullUrl"] for each in json.loads(content)["entry"]}
    assert found["target"] == [{"reference": names["CarePlan"]}]
    assert found["entity"][1]["what"]["identifier"]["value"] == plan.provenance.checksum
    assert found["recorded"] == f"{plan.provenance.made_at:%Y-%m-%dT%H:%M}:00Z"


def test_other_answers_have_other_names(maya, priya):
    first, second = (
        {each["fullUrl"] for each in json.loads(made(answers, localised(plan_at(60, answers))))["entry"]}
        for answers in (maya, priya)
    )

    assert len(first) == len(second) == 3
    assert not first & second


def test_a_beginning_that_nobody_knows_is_said():
    answers = person(onset="unsure")
    plan = localised(generate(shipped_catalogue(), answers, None, ONSET, region()))

    notes = [each["text"] for each in resources(made(answers, plan))["CarePlan"]["note"]]

    assert "The person did not say when it began; dates count from 2026-02-28." in notes


def test_the_record_is_a_file_that_nobody_stores():
    client = Client()
    client.cookies[COOKIE] = cookie_of(person("lift_twist"))

    answer = client.get(ADDRESS)

    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/fhir+json; charset=utf-8"
    assert answer["Content-Disposition"] == 'attachment; filename="back-plan.json"'
    assert "no-store" in answer["Cache-Control"]
    Bundle.model_validate_json(answer.content)
    assert shipped_release().checksum in answer.content.decode()
