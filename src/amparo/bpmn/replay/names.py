"""What the activities of a log stand for: a step may be written by its path, its element, its title or its message."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from amparo.bpmn.diagram import TASKS, Node
from amparo.bpmn.explain import Teller, Texts
from amparo.bpmn.net import Net
from amparo.bpmn.problems import LANGUAGES

COLUMNS: Final = {
    "case": frozenset({"case", "case id", "caso", "cas", "case:concept:name", "expediente", "dossier", "codigo"}),
    "activity": frozenset(
        {"activity", "actividad", "activite", "paso", "etape", "step", "concept:name", "path", "event"}
    ),
    "time": frozenset(
        {
            *("time", "timestamp", "time:timestamp", "date", "fecha", "hora", "fecha y hora", "momento", "at"),
            *("heure", "horodatage", "moment", "date et heure", "fecha_hora"),
        }
    ),
    "lane": frozenset({"lane", "carril", "couloir", "institution", "institucion", "org:role", "org:group", "role"}),
}
_PERSONAL: Final = frozenset(
    {
        *("name", "names", "nombre", "nombres", "nom", "prenom", "prenoms", "apellido", "apellidos", "surname"),
        *("firstname", "lastname", "alias", "cedula", "dni", "dui", "passport", "pasaporte", "passeport", "identidad"),
        *("telefono", "telephone", "phone", "celular", "movil", "correo", "email", "mail", "courriel", "direccion"),
        *("address", "adresse", "domicilio", "nacimiento", "birth", "birthdate", "naissance", "victima", "victim"),
        *("persona", "testimonio", "relato"),
    }
)
_WORD: Final = re.compile(r"[^\W\d_]+")


def plain(text: str) -> str:
    """Return words without capitals, accents and edges, to compare them."""
    spread = unicodedata.normalize("NFD", text.strip().casefold())
    return "".join(sign for sign in spread if not unicodedata.combining(sign))


def looks_personal(heading: str) -> bool:
    """Say whether the heading of a column tells of a person: a name, a document, a telephone, an address."""
    if plain(heading) in set().union(*COLUMNS.values()):
        return False
    return any(word in _PERSONAL for word in _WORD.findall(plain(heading)))


class Names:
    """The activities of one procedure by every name that a log may give them."""

    def __init__(self, net: Net, texts: Texts | None = None) -> None:
        self.net = net
        self.paths: dict[str, tuple[str, ...]] = {}
        tellers = [Teller(net, texts, lang) for lang in LANGUAGES]
        weak: dict[str, set[str]] = {}
        for path in net.paths:
            node = net.node(path)
            if node.kind in TASKS or node.message or node.timer:
                self.paths[plain(path)] = (path,)
                for name in _names_of(path, node, tellers):
                    weak.setdefault(plain(name), set()).add(path)
        for name, several in weak.items():
            if name:
                self.paths.setdefault(name, tuple(path for path in net.paths if path in several))

    def find(self, activity: str) -> tuple[str, ...]:
        """Return the paths that an activity may stand for; none when the procedure does not know it."""
        return self.paths.get(plain(activity), ())


def _names_of(path: str, node: Node, tellers: list[Teller]) -> list[str]:
    names = [node.id, node.message or "", *(teller.title(path) for teller in tellers)]
    copy = tellers[0].net.places.nodes[path][0]
    if node.kind not in TASKS and not node.attached_to and node.scope:  # the start of an event sub-process
        names.append(copy.diagram.nodes[node.scope].id)
    return names
