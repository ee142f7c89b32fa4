"""The sentences that say what is wrong with an event log, and how to mend it."""

from __future__ import annotations

from typing import Final

from amparo.bpmn.problems import Problem, in_three

_SENTENCES: Final = {
    "no_columns": (
        "Indique las columnas: faltan {missing}. La primera línea del archivo tiene {found}.",
        "Indiquez les colonnes : il manque {missing}. La première ligne du fichier contient {found}.",
        "Say which columns: {missing} is missing. The first line of the file has {found}.",
    ),
    "empty": (
        "Elija otro archivo: este no tiene eventos.",
        "Choisissez un autre fichier : celui-ci n'a pas d'événements.",
        "Choose another file: this one has no events.",
    ),
    "not_text": (
        "Guarde el archivo como CSV en UTF-8: no se puede leer como texto.",
        "Enregistrez le fichier en CSV UTF-8 : il ne peut pas être lu comme texte.",
        "Save the file as CSV in UTF-8: it cannot be read as text.",
    ),
    "no_case": (
        "Línea {line}: escriba el código del caso.",
        "Ligne {line} : écrivez le code du cas.",
        "Line {line}: write the code of the case.",
    ),
    "no_activity": (
        "Línea {line}: escriba qué se hizo.",
        "Ligne {line} : écrivez ce qui a été fait.",
        "Line {line}: write what was done.",
    ),
    "no_time": (
        "Línea {line}: escriba la fecha como 2026-11-22 14:30 o 22/11/2026 14:30; dice «{said}».",
        "Ligne {line} : écrivez la date comme 2026-11-22 14:30 ou 22/11/2026 14:30 ; il est écrit « {said} ».",
        "Line {line}: write the time as 2026-11-22 14:30 or 22/11/2026 14:30; it says “{said}”.",
    ),
    "short": (
        "Línea {line}: faltan columnas.",
        "Ligne {line} : il manque des colonnes.",
        "Line {line}: columns are missing.",
    ),
    "line_too_long": (
        "Línea {line}: es demasiado larga (como máximo {most} caracteres por celda).",
        "Ligne {line} : elle est trop longue (au plus {most} caractères par cellule).",
        "Line {line}: it is too long (at most {most} characters in a cell).",
    ),
    "too_big": (
        "Divida el archivo: como máximo {most} MB, ya descomprimido.",
        "Divisez le fichier : au plus {most} Mo, une fois décompressé.",
        "Split the file: at most {most} MB once unpacked.",
    ),
    "too_many": (
        "Divida el archivo: como máximo {most} eventos.",
        "Divisez le fichier : au plus {most} événements.",
        "Split the file: at most {most} events.",
    ),
    "not_gzip": (
        "Comprima el archivo otra vez: no se puede descomprimir.",
        "Compressez de nouveau le fichier : il ne peut pas être décompressé.",
        "Compress the file again: it cannot be unpacked.",
    ),
    "not_xes": (
        "Línea {line}: no es un archivo XES bien escrito. Expórtelo otra vez.",
        "Ligne {line} : ce n'est pas un fichier XES bien écrit. Exportez-le de nouveau.",
        "Line {line}: this is not a well-written XES file. Export it again.",
    ),
    "doctype": (
        "Quite la declaración DOCTYPE del archivo XES: no se acepta.",
        "Retirez la déclaration DOCTYPE du fichier XES : elle n'est pas acceptée.",
        "Take the DOCTYPE declaration out of the XES file: it is not accepted.",
    ),
    "too_open": (
        "Agregue al registro las respuestas de los pasos o los mensajes: sin ellas hay demasiados caminos posibles.",
        "Ajoutez au journal les réponses des étapes ou les messages : sans eux, trop de chemins sont possibles.",
        "Add the answers of the steps, or the messages, to the log: without them too many ways are possible.",
    ),
    "too_far": (
        "Revise que sea el procedimiento de este registro: se apartan tanto que compararlos tardaría demasiado.",
        "Vérifiez que c'est la procédure de ce journal : les cas s'en écartent tant que les comparer serait trop long.",
        "Check that this is the procedure of this log: its cases depart so much that comparing them takes too long.",
    ),
    "no_end": (
        "Compare los casos como abiertos: este procedimiento no tiene un final al que se llegue.",
        "Comparez les cas comme ouverts : cette procédure n'a pas de fin atteignable.",
        "Compare the cases as open: this procedure has no end that can be reached.",
    ),
}


class NotReadable(Exception):
    """The file is not an event log that can be read."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(problem.message["en"])


def problem(code: str, **facts: object) -> Problem:
    """Return what is wrong, in the three languages."""
    line = facts.get("line")
    return Problem(f"line {line}" if line else "log", code, in_three(*_SENTENCES[code], **facts))
