"""The rights in words that a jurist can sign, what a broken one means, and what to draw instead."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

SENTENCES: Final[Mapping[str, Mapping[str, str]]] = {
    "R1": {
        "es": "Quien decide no participar en el proceso penal puede recibir toda la atención sin cambiar su decisión.",
        "fr": "Qui décide de ne pas participer au procès pénal peut recevoir tous les soins sans changer sa décision.",
        "en": "A person who decides not to take part in the criminal proceedings can receive all care without changing "
        "that decision.",
    },
    "R2": {
        "es": "Quien decide no participar en el proceso penal puede obtener reparación sin cambiar su decisión; solo "
        "ella puede renunciar, y una negativa es final solo después de un recurso.",
        "fr": "Qui décide de ne pas participer au procès pénal peut obtenir réparation sans changer sa décision ; elle "
        "seule peut y renoncer, et un refus n'est final qu'après un recours.",
        "en": "A person who decides not to take part in the criminal proceedings can obtain reparation without "
        "changing that decision; only she can waive it, and a refusal is final only after an appeal.",
    },
    "R3": {
        "es": "La presunta víctima que acepta la atención la recibe antes de ser acreditada.",
        "fr": "La victime présumée qui accepte les soins les reçoit avant d'être accréditée.",
        "en": "A presumed victim who accepts care receives it before being accredited.",
    },
    "R5": {
        "es": "Nadie le pregunta por el proceso penal antes de que termine su período de reflexión.",
        "fr": "Personne ne l'interroge sur le procès pénal avant la fin de son délai de réflexion.",
        "en": "Nobody asks about the criminal proceedings before the reflection period is over.",
    },
    "R7": {
        "es": "Quien dio un consentimiento puede retirarlo en cualquier momento mientras el caso siga abierto.",
        "fr": "Qui a donné un consentement peut le retirer à tout moment tant que le dossier est ouvert.",
        "en": "Whoever gave a consent can withdraw it at any time while the case is open.",
    },
    "R13": {
        "es": "La persona da una sola entrevista forense; otra exige una orden razonada de la autoridad judicial, y "
        "nunca hay una tercera.",
        "fr": "La personne donne un seul entretien médico-légal ; un autre exige un ordre motivé du juge, et il n'y en "
        "a jamais un troisième.",
        "en": "The person gives one forensic interview only; another needs a judge's reasoned order, and there is "
        "never a third.",
    },
    "R16": {
        "es": "Nadie es alojado en una cárcel, celda o centro de detención.",
        "fr": "Personne n'est hébergé dans une prison, une cellule ou un centre de détention.",
        "en": "Nobody is lodged in a prison, a cell or a detention centre.",
    },
    "R24": {
        "es": "La acreditación como víctima se puede alcanzar sin participar en el proceso penal.",
        "fr": "L'accréditation comme victime peut être obtenue sans participer au procès pénal.",
        "en": "Accreditation as a victim can be reached without taking part in the criminal proceedings.",
    },
}

SO_WHAT: Final[Mapping[str, Mapping[str, str]]] = {
    "R1": {
        "es": "Desde aquí solo se llega a la atención si la persona cambia su decisión, o no se llega.",
        "fr": "D'ici on n'atteint les soins que si la personne change sa décision, ou pas du tout.",
        "en": "From here care can be reached only if the person changes her decision, or not at all.",
    },
    "R2": {
        "es": "Desde aquí solo se llega a la reparación si la persona cambia su decisión, o no se llega.",
        "fr": "D'ici on n'atteint la réparation que si la personne change sa décision, ou pas du tout.",
        "en": "From here reparation can be reached only if the person changes her decision, or not at all.",
    },
    "R3": {
        "es": "La persona aceptó la atención y aquí no hay ningún paso de atención, ni lo habrá en el siguiente.",
        "fr": "La personne a accepté les soins et il n'y a ici aucune étape de soins, ni à la suivante.",
        "en": "The person accepted care and there is no step of care here, nor at the next move.",
    },
    "R5": {
        "es": "Aquí se le pregunta por el proceso penal y el período de reflexión no ha terminado.",
        "fr": "On l'interroge ici sur le procès pénal alors que le délai de réflexion n'est pas terminé.",
        "en": "Here she is asked about the criminal proceedings and the reflection period is not over.",
    },
    "R7": {
        "es": "El consentimiento está vigente y aquí nadie puede recibir su retiro.",
        "fr": "Le consentement est en vigueur et personne ne peut ici recevoir son retrait.",
        "en": "The consent is in force and here nobody can receive its withdrawal.",
    },
    "R13": {
        "es": "Aquí puede haber otra entrevista forense sin orden judicial, o una que nadie cuenta.",
        "fr": "Un autre entretien médico-légal est possible ici sans ordre du juge, ou n'est pas compté.",
        "en": "Here there can be another forensic interview without a judge's order, or one that nobody counts.",
    },
    "R16": {
        "es": "Aquí la persona queda alojada en un lugar de detención.",
        "fr": "La personne est ici hébergée dans un lieu de détention.",
        "en": "Here the person is lodged in a place of detention.",
    },
    "R24": {
        "es": "Desde aquí no se llega a la acreditación sin participar en el proceso penal.",
        "fr": "D'ici on n'atteint pas l'accréditation sans participer au procès pénal.",
        "en": "From here accreditation cannot be reached without taking part in the criminal proceedings.",
    },
}

INSTEAD: Final[Mapping[str, Mapping[str, str]]] = {
    "R1": {
        "es": "Dibuje un camino a la atención cuya condición no lea «crim»; ponga la renuncia en el carril de la "
        "persona.",
        "fr": "Dessinez un chemin vers les soins dont la condition ne lit pas « crim » ; placez le refus dans le "
        "couloir de la personne.",
        "en": "Draw a way to care whose condition does not read “crim”; put declining on the person's lane.",
    },
    "R2": {
        "es": "Dibuje una vía de reparación cuya condición no lea «crim»; ponga la renuncia en el carril de la persona "
        "y la negativa final en un paso de recurso.",
        "fr": "Dessinez une voie de réparation dont la condition ne lit pas « crim » ; placez la renonciation dans le "
        "couloir de la personne et le refus final dans une étape de recours.",
        "en": "Draw a route to reparation whose condition does not read “crim”; put waiving on the person's lane and "
        "the final refusal in an appeal step.",
    },
    "R3": {
        "es": "Dibuje el paso de atención justo después del consentimiento, antes de la acreditación o en paralelo.",
        "fr": "Dessinez l'étape de soins juste après le consentement, avant l'accréditation ou en parallèle.",
        "en": "Draw the step of care right after the consent, before accreditation or in parallel.",
    },
    "R5": {
        "es": "Ponga la pregunta después del fin de la reflexión (reflection = over).",
        "fr": "Placez la question après la fin de la réflexion (reflection = over).",
        "en": "Put the question after the end of the reflection (reflection = over).",
    },
    "R7": {
        "es": "Dibuje un subproceso de evento con el mensaje «consent_withdrawn» en el nivel que abarca este paso.",
        "fr": "Dessinez un sous-processus événementiel avec le message « consent_withdrawn » au niveau qui contient "
        "cette étape.",
        "en": "Draw an event sub-process with the message “consent_withdrawn” at the level that holds this step.",
    },
    "R13": {
        "es": "Haga que cada entrevista forense cambie «interviews», y ponga antes de la segunda una orden judicial "
        "(judge_order = yes).",
        "fr": "Faites que chaque entretien médico-légal change « interviews », et placez avant le second un ordre du "
        "juge (judge_order = yes).",
        "en": "Let each forensic interview change “interviews”, and put a judge's order before the second "
        "(judge_order = yes).",
    },
    "R16": {
        "es": "Quite la respuesta «detention» de este paso y dibuje otro alojamiento.",
        "fr": "Enlevez la réponse « detention » de cette étape et dessinez un autre hébergement.",
        "en": "Remove the answer “detention” from this step and draw another lodging.",
    },
    "R24": {
        "es": "Quite «crim» de las condiciones que llevan a la acreditación.",
        "fr": "Enlevez « crim » des conditions qui mènent à l'accréditation.",
        "en": "Remove “crim” from the conditions that lead to accreditation.",
    },
}
