"""A report as plain values loses nothing."""

from __future__ import annotations

import json

import pytest

from amparo.bpmn.check.plain import report_from_plain, report_to_plain
from amparo.bpmn.contract import Checker
from amparo.bpmn.read import read
from tests.bpmn.contract.test_checker import drawings
from tests.content.spoiling import Spoiled
from tests.content.walking import all_diagrams


def unjust():
    spoiled = Spoiled("14-reparacion")
    spoiled.redirect("flow_joined_choose_route", "denied_finally")
    spoiled.drop("choose_route")
    return read(spoiled.xml(), name="14")


def dead_end():
    spoiled = Spoiled("14-reparacion")
    spoiled.guard("flow_joined_choose_route_joined", "crim = in and crim = out")
    return read(spoiled.xml(), name="14")


@pytest.mark.parametrize("drawn", [unjust, dead_end], ids=["a broken right", "a fault with its story"])
def test_a_report_goes_to_json_and_back_as_it_was(drawn):
    report = Checker(all_diagrams()).redrawn(drawn()).check("p14_reparation")

    assert not report.ok
    assert report_from_plain(json.loads(json.dumps(report_to_plain(report)))) == report


@pytest.mark.parametrize("process", ["p_main", "p_other"])
def test_a_report_in_which_all_holds_too(process):
    report = Checker(drawings()).check(process)

    assert report_from_plain(json.loads(json.dumps(report_to_plain(report)))) == report
