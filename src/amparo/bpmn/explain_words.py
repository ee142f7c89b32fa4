"""The sentences with which faults and stories are told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

TELLING: Final[Mapping[str, Mapping[str, str]]] = {
    "es": {
        "given": "Al empezar: {given}",
        "step": "{lane}: «{title}»",
        "message": "Llega el mensaje «{title}»",
        "timer": "Se cumple el plazo «{title}»",
        "holds": "se cumple",
        "broken": "NO se cumple",
        "absent": "no se presenta aquí",
        "promised": "PROMETIDO y no se presenta",
        "of_screens": "lo cumplen las pantallas",
        "states": "{states} estados, {edges} pasos posibles",
        "sound": "sin defectos en el dibujo",
        "unsound": "defectos en el dibujo: {count}",
        "refines": "cumple lo que la coalición espera de su carril",
        "not_refined": "NO cumple lo que la coalición espera de su carril",
        "all_hold": "Todo se cumple: {count} procedimientos.",
        "not_all": "No todo se cumple. Revise {names}.",
        "unread": "Corrija primero lo que no se pudo leer: {count}.",
    },
    "fr": {
        "given": "Au départ : {given}",
        "step": "{lane} : « {title} »",
        "message": "Le message « {title} » arrive",
        "timer": "Le délai « {title} » est écoulé",
        "holds": "est respecté",
        "broken": "N'est PAS respecté",
        "absent": "ne se présente pas ici",
        "promised": "PROMIS et ne se présente pas",
        "of_screens": "tenu par les écrans",
        "states": "{states} états, {edges} pas possibles",
        "sound": "dessin sans défaut",
        "unsound": "défauts du dessin : {count}",
        "refines": "respecte ce que la coalition attend de son couloir",
        "not_refined": "NE respecte PAS ce que la coalition attend de son couloir",
        "all_hold": "Tout est respecté : {count} procédures.",
        "not_all": "Tout n'est pas respecté. Revoyez {names}.",
        "unread": "Corrigez d'abord ce qui n'a pas pu être lu : {count}.",
    },
    "en": {
        "given": "At the start: {given}",
        "step": "{lane}: “{title}”",
        "message": "The message “{title}” comes",
        "timer": "The deadline “{title}” passes",
        "holds": "holds",
        "broken": "does NOT hold",
        "absent": "does not arise here",
        "promised": "PROMISED and does not arise",
        "of_screens": "kept by the screens",
        "states": "{states} states, {edges} possible moves",
        "sound": "no fault in the drawing",
        "unsound": "faults in the drawing: {count}",
        "refines": "keeps what the coalition expects of its lane",
        "not_refined": "does NOT keep what the coalition expects of its lane",
        "all_hold": "Everything holds: {count} procedures.",
        "not_all": "Not everything holds. Look at {names}.",
        "unread": "First mend what could not be read: {count}.",
    },
}

ENDINGS: Final[Mapping[str, Mapping[str, str]]] = {
    "only_by": {
        "es": "Aquí «{where}» registra una renuncia fuera del carril de la persona: solo la persona puede renunciar.",
        "fr": "Ici « {where} » enregistre un renoncement hors de son couloir : seule la personne peut renoncer.",
        "en": "Here “{where}” records a waiver outside the person's lane: only the person can waive.",
    },
    "only_after": {
        "es": "Aquí se llega a «{where}» sin ningún paso de recurso antes.",
        "fr": "On arrive ici à « {where} » sans aucune étape de recours auparavant.",
        "en": "Here “{where}” is reached with no step of appeal before it.",
    },
    "keeps": {
        "es": "Al dejar el proceso penal la persona pierde aquí «{where}», que estaba abierto.",
        "fr": "En quittant le procès pénal la personne perd ici « {where} », qui était ouvert.",
        "en": "On leaving the criminal proceedings the person loses here “{where}”, which was open.",
    },
    "no_reason": {
        "es": "«{where}» comparte y no nombra ni consentimiento ni base legal.",
        "fr": "« {where} » partage et ne nomme ni consentement ni base légale.",
        "en": "“{where}” shares and names neither a consent nor a legal basis.",
    },
    "same_lane": {
        "es": "«{where}» revisa la negativa en el mismo carril que la decidió.",
        "fr": "« {where} » examine le refus dans le couloir qui l'a décidé.",
        "en": "“{where}” reviews the refusal on the lane that decided it.",
    },
    "accused_lane": {
        "es": "«{where}» atiende la queja en un carril que presta servicios a la persona.",
        "fr": "« {where} » traite la réclamation dans un couloir qui sert la personne.",
        "en": "“{where}” handles the complaint on a lane that serves the person.",
    },
    "counts": {
        "es": "Nadie cuenta «{where}»: este paso no cambia el número de entrevistas.",
        "fr": "Personne ne compte « {where} » : cette étape ne change pas le nombre d'entretiens.",
        "en": "Nobody counts “{where}”: this step does not change the number of interviews.",
    },
    "miscounts": {
        "es": "«{where}» cambia la cuenta de entrevistas: solo una entrevista forense la cambia, y nunca hacia atrás. "
        "Así podría haber otra sin orden judicial.",
        "fr": "« {where} » change le compte des entretiens : seul un entretien médico-légal le change, jamais en "
        "arrière. Un autre serait alors possible sans ordre du juge.",
        "en": "“{where}” changes the count of interviews: only a forensic interview changes it, and never back. "
        "There could then be another without a judge's order.",
    },
}

FAULTS: Final[Mapping[str, Mapping[str, str]]] = {
    "two_tokens": {
        "es": "«{title}» queda abierto dos veces a la vez ({path}). Una las ramas con una compuerta paralela antes.",
        "fr": "« {title} » est ouvert deux fois ({path}). Réunissez avant les branches (passerelle parallèle).",
        "en": "“{title}” is open twice at once ({path}). Join the branches with a parallel gateway before it.",
    },
    "early_end": {
        "es": "Se llega a «{title}» mientras otro trabajo que lleva al mismo fin sigue abierto ({path}). Una antes las "
        "ramas con una compuerta paralela, o dibuje un fin para cada una.",
        "fr": "On atteint « {title} » alors qu'un autre travail menant à la même fin est ouvert ({path}). Réunissez "
        "d'abord les branches par une passerelle parallèle, ou dessinez une fin pour chacune.",
        "en": "“{title}” is reached while other work that leads to the same end is open ({path}). Join the branches "
        "with a parallel gateway first, or draw an end for each.",
    },
    "endless": {
        "es": "Después de «{title}» las compuertas giran sin que nadie actúe ({path}). Ponga un paso en el círculo.",
        "fr": "Après « {title} » les passerelles tournent sans que personne n'agisse ({path}). Mettez-y une étape.",
        "en": "After “{title}” the gateways turn without anyone acting ({path}). Put a step in the loop.",
    },
    "stuck": {
        "es": "Desde aquí el caso ya no puede terminar; queda en «{title}» ({path}).",
        "fr": "D'ici le dossier ne peut plus se terminer ; il reste à « {title} » ({path}).",
        "en": "From here the case can no longer end; it stays at “{title}” ({path}).",
    },
    "dead_end": {
        "es": "Aquí el caso queda detenido en «{title}» y nadie puede hacer nada ({path}).",
        "fr": "Ici le dossier est bloqué à « {title} » et personne ne peut rien faire ({path}).",
        "en": "Here the case is held at “{title}” and nobody can do anything ({path}).",
    },
    "dead_step": {
        "es": "Nunca se llega a «{title}» ({path}). Corrija las condiciones que llevan a él, o quítelo.",
        "fr": "On n'arrive jamais à « {title} » ({path}). Corrigez les conditions qui y mènent, ou enlevez-le.",
        "en": "“{title}” is never reached ({path}). Mend the conditions that lead to it, or remove it.",
    },
    "dead_flow": {
        "es": "La flecha {path} hacia «{target}» nunca se toma. Corrija su condición, o quítela.",
        "fr": "La flèche {path} vers « {target} » n'est jamais prise. Corrigez sa condition, ou enlevez-la.",
        "en": "The arrow {path} to “{target}” is never taken. Mend its condition, or remove it.",
    },
    "misfit": {
        "es": "«{title}» se llama con un valor de «{variable}» que no declara en «given» ({path}).",
        "fr": "« {title} » est appelé avec une valeur de « {variable} » qu'il ne déclare pas dans « given » ({path}).",
        "en": "“{title}” is called with a value of “{variable}” that it does not declare in “given” ({path}).",
    },
    "too_many_states": {
        "es": "Hay más de {limit} estados: divida «{title}» ({path}), donde hay demasiado trabajo en paralelo.",
        "fr": "Il y a plus de {limit} états : partagez « {title} » ({path}), où trop de travail est en parallèle.",
        "en": "There are more than {limit} states: split “{title}” ({path}), where too much work runs in parallel.",
    },
    "unknown_right": {
        "es": "Quite {right} de «promises»: no es un derecho que se compruebe aquí.",
        "fr": "Enlevez {right} de « promises » : ce n'est pas un droit vérifié ici.",
        "en": "Remove {right} from “promises”: it is not a right that is checked here.",
    },
}
