"""Whether an answer tells that somebody is known elsewhere, by text, size or time; and how well one's own are found."""

from __future__ import annotations

import random
import re
import statistics
import time
from collections.abc import Callable
from datetime import UTC, datetime

from django.test import Client

from amparo.demo.carrying import Carrier
from amparo.keyd.names import likeness, looked_for, names_in, pairs_of
from tests.protection.finding.registering import abroad, grant, register, tick

# One that holds and whether it does, in words.
Told = tuple[str, bool]

OWN, ELSEWHERE, TRIES, ASKED = 20, 60, 300, 300
RATIO, OFTENER = 0.05, 0.07
# Letter for letter as long as each other: the first is registered elsewhere so many times, the second nowhere.
KNOWN_ELSEWHERE, NOBODY = "Xiomara Zavala Hernandez", "Petrona Quiroz Villatoro"
HERE = "Luz Marina Invento"
PEOPLE, SOUGHT, SHOWN, OPENED = 2000, 200, 10, 20
RECALL_AT_LEAST = 0.97


def names_in_list(text: str) -> list[str]:
    """Return the names of a list written in lines."""
    return text.split()


GIVEN = names_in_list(
    "María José Luis Ana Juan Carlos Karla Wendy Xiomara Yessenia Vanessa Heidy Zoila Hilda Berta Victoria Cecilia"
    " Suyapa Lizeth Jessica Kevin Wilmer Óscar Iván Héctor Bryan Génesis Dayana Paola Yolanda Gabriela Rosa Elena"
    " Marbelly Glenda Nolvia Olga Reina Digna Blanca Esperanza Silvia Brenda Evelin Ingrid Norma Yadira Zulema"
)
FAMILY = names_in_list(
    "Hernández López Martínez Rodríguez García Zelaya Zúñiga Velásquez Vásquez Chávez Bonilla Murillo Castillo Carrillo"
    " Padilla Mejía Cruz Flores Reyes Rivera Ramos Sánchez Jiménez Quiroz Cáceres Cerrato Barahona Banegas Ochoa"
    " Villalobos Valladares Herrera Hidalgo Gómez Gutiérrez Guevara Solís Salazar Saavedra Avilés Ávila Ayala Llanos"
)


def the_answers() -> list[Told]:
    """Search and ask as a case worker, for somebody known elsewhere and for nobody, in turn."""
    own = Carrier("CR", at=datetime.now(UTC))
    for number in range(OWN):
        own.open()
        register(own, "cr.recepcion", prs_FirstName="Luz Marina", prs_SecondName=f"Invento {FAMILY[number]}")
        grant(own, "cr.gestora", "CARE")
    for _ in range(ELSEWHERE):
        abroad(prs_FirstName="Xiomara", prs_SecondName="Zavala Hernandez")
    tick()
    client = Client()
    assert client.post("/entrar/", {"account": "cr.gestora"}).status_code == 302

    def find(name: str) -> tuple[float, str]:
        return asked(client, "/casos/buscar/", {"kind": "name", "typed": name}, name)

    def ask(name: str) -> tuple[float, str]:
        return asked(client, "/mesa-de-contacto/preguntar/", {"name": name, "why": "SAID_SO"}, name)

    found = {find(KNOWN_ELSEWHERE)[1], find(HERE)[1]}
    control = f"the same look tells one's own case from nobody ({'yes' if len(found) == 2 else 'no'})"
    return [
        *told("a search", find, TRIES),
        *told("a question to the contact desk", ask, ASKED),
        (control, len(found) == 2),
    ]


def asked(client: Client, address: str, given: dict[str, str], name: str) -> tuple[float, str]:
    """Send a form; return how long it took and what came, without what differs at each visit."""
    started = time.perf_counter()
    answer = client.post(address, given)
    took = time.perf_counter() - started
    text = answer.content.decode().replace(name, "NAME")
    plain = re.sub(r'value="[^"]{40,}"|nonce="[^"]+"|\d{1,2}:\d{2}', "", text)
    return took, f"{answer.status_code} {answer.get('Location', '')} {len(answer.content)} {plain}"


def told(what: str, do: Callable[[str], tuple[float, str]], tries: int) -> list[Told]:
    """Do it for both by turns, in an order that nobody chose; compare what came and how long it took."""
    chance = random.Random(6)  # noqa: S311 - the order of a measurement
    took: dict[str, list[float]] = {KNOWN_ELSEWHERE: [], NOBODY: []}
    texts = set()
    for name in took:
        do(name)
    for _ in range(tries):
        for name in chance.sample(sorted(took), 2):
            seconds, text = do(name)
            took[name].append(seconds)
            texts.add(text)
    known, nobody = took.values()
    ratio = statistics.median(known) / statistics.median(nobody)
    oftener = sum((one > other) + (one == other) / 2 for one in known for other in nobody) / len(known) / len(nobody)
    return [
        (f"{what}, {tries} times for somebody known elsewhere and for nobody: {len(texts)} text and size, 1",
         len(texts) == 1),
        (f"{what}: median {statistics.median(known) * 1000:.1f} ms to {statistics.median(nobody) * 1000:.1f} ms, ratio"
         f" {ratio:.3f}, {1 - RATIO:.2f} to {1 + RATIO:.2f}", abs(ratio - 1) <= RATIO),
        (f"{what}: the one known elsewhere took longer in {oftener:.1%} of all pairs, {0.5 - OFTENER:.0%} to"
         f" {0.5 + OFTENER:.0%}", abs(oftener - 0.5) <= OFTENER),
    ]  # fmt: skip


# --- how well one's own are found


def the_recall() -> list[Told]:
    """Look for people by their names as others would write them, by the key process's own functions."""
    chance = random.Random(14)  # noqa: S311 - invented people, the same each time
    people = [
        " ".join([*chance.sample(GIVEN, chance.choice((1, 2))), *chance.sample(FAMILY, 2)]) for _ in range(PEOPLE)
    ]
    known = [names_in(person) for person in people]
    index = [pairs_of(names) for names in known]
    ways = {
        "as written": lambda name: name, "s, z and c": sibilants, "b, v, h, ll and y": by_ear,
        "a surname left out": lambda name: name.rpartition(" ")[0],
        "surnames first and swapped": lambda name: " ".join(reversed(name.split())),
        "one slip": lambda name: slipped(name, chance),
        "two slips": lambda name: slipped(slipped(name, chance), chance),
    }  # fmt: skip
    found: dict[str, float] = {}
    for way, write in ways.items():
        sought = chance.sample(range(PEOPLE), SOUGHT)
        found[way] = sum(is_found(write(people[each]), each, known, index) for each in sought) / SOUGHT
    every = statistics.mean(found.values())
    said = ", ".join(f"{way} {share:.1%}" for way, share in found.items())
    return [
        (f"{PEOPLE:,} invented people, {SOUGHT} looked for in each of {len(ways)} ways: {every:.1%} among the first"
         f" {SHOWN} ({said}), at least {RECALL_AT_LEAST:.0%}", every >= RECALL_AT_LEAST),
    ]  # fmt: skip


def is_found(typed: str, wanted: int, known: list[list[str]], index: list[set[tuple[str, str]]]) -> bool:
    """Say whether a person, or a namesake with all the same names, is among the first that are shown."""
    asked_for = names_in(typed)
    pairs = looked_for(asked_for)
    hits = sorted(((len(pairs & marks), -each) for each, marks in enumerate(index) if pairs & marks), reverse=True)
    opened = [(likeness(asked_for, known[-each])[0], -each) for _count, each in hits[:OPENED]]
    shown = [each for grade, each in sorted(opened, key=lambda one: -one[0]) if grade][:SHOWN]
    return any(sorted(known[each]) == sorted(known[wanted]) for each in shown)


def sibilants(name: str) -> str:
    """Write every s as z, z as s and soft c as s."""
    swapped = name.translate(str.maketrans("szSZ", "zsZS"))
    return re.sub("c(?=[eiéí])", "s", swapped)


def by_ear(name: str) -> str:
    """Write b for v and v for b, no h at the beginning, y for ll."""
    heard = " ".join(re.sub("^[Hh]", "", word) for word in name.split())
    return heard.translate(str.maketrans("bvBV", "vbVB")).replace("ll", "y").replace("Ll", "Y")


def slipped(name: str, chance: random.Random) -> str:
    """Leave out, double, change or swap one letter after the first of a word."""
    at = chance.choice([i for i in range(1, len(name) - 1) if name[i].isalpha() and name[i - 1].isalpha()])
    kind = chance.randrange(4)
    other = {0: "", 1: name[at] * 2, 2: chance.choice("aeiourslntdm")}.get(kind)
    if other is None:
        return name[:at] + name[at + 1] + name[at] + name[at + 2 :]
    return name[:at] + other + name[at + 1 :]
