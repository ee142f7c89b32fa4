"""The stage, the hour and the verdict."""

from __future__ import annotations

import json
import os
import time

import stage
import thief

REACH = 400
SESSIONS_MADE = 20
MINUTES = 60
SESSION_LIMIT, ALL_LIMIT = 30, 200


def measure_and_judge(count: int) -> int:
    """Let a thief with so many live sessions try for an hour; print what came of it, and one line at the end."""
    began = time.perf_counter()
    with stage.set_up(count, reach=REACH, made=SESSIONS_MADE) as scene:
        found = _hour(scene)
    by_session = {mark: len(cases) for mark, cases in found["opened"].items()}
    stolen = {mark: by_session.get(mark, 0) for mark in scene.stolen}
    most, everybody = (
        max(by_session.values(), default=0),
        len({each for some in found["opened"].values() for each in some}),
    )
    print(f"cases within reach of each session: {REACH}; sessions stolen: {count}; made by the thief: {SESSIONS_MADE}")
    print(f"cases opened by each stolen session: {sorted(stolen.values(), reverse=True)}")
    for trick, worked in found["tricks"].items():
        print(f"  {trick:.<70} {'WORKED' if worked else 'refused'}")
    print(f"searches that were answered: {found['searched']}, at most {thief.SEARCHES} an hour")
    print(f"asked {found['asked']:,} times in one hour of the clock ({time.perf_counter() - began:.0f} s)")
    holds = (
        found["searched"] > 0
        and 0 < most <= SESSION_LIMIT
        and everybody <= ALL_LIMIT
        and not any(found["tricks"].values())
    )
    tricks = sum(found["tricks"].values())
    print(
        f"blast: at most {most} cases an hour and session (limit {SESSION_LIMIT}), {everybody} in all"
        f" (limit {ALL_LIMIT}), {tricks} of {len(found['tricks'])} other tricks worked:"
        f" {'holds' if holds else 'DOES NOT HOLD'}"
    )
    return 0 if holds else 1


def _hour(scene: stage.Scene) -> dict[str, dict[str, list[int]]]:
    """Fork the thief, who becomes another user, and let a minute pass each time that they ask for it."""
    ask_in, ask_out = os.pipe()
    go_in, go_out = os.pipe()
    said = scene.folder / "said.json"
    said.touch()
    os.chown(said, scene.thief, scene.thief_group)
    child = os.fork()
    if child == 0:
        thief.steal(scene, said, minutes=MINUTES, ready=ask_out, go=go_in)
    os.close(ask_out)
    for minute in range(1, MINUTES):
        if os.read(ask_in, 1) != b".":
            break
        scene.clock.write_text(str(minute * 60))
        os.write(go_out, b".")
    os.waitpid(child, 0)
    text = said.read_text() or '{"opened": {}, "tricks": {"ended early": true}, "asked": 0, "searched": 0}'
    result: dict[str, dict[str, list[int]]] = json.loads(text)
    return result
