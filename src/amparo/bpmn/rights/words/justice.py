"""Criminal proceedings, in words."""

from typing import Final

from amparo.bpmn.rights.words.saying import said

WORDS: Final = {
    "R13": said(
        (
            "La persona da una sola entrevista forense; otra exige una orden razonada de la autoridad judicial, y "
            "nunca hay una tercera.",
            "La personne donne un seul entretien médico-légal ; un autre exige un ordre motivé du juge, et il n'y en "
            "a jamais un troisième.",
            "The person gives one forensic interview only; another needs a judge's reasoned order, and there is "
            "never a third.",
        ),
        (
            "Aquí puede haber otra entrevista forense sin orden judicial, o una que nadie cuenta.",
            "Un autre entretien médico-légal est possible ici sans ordre du juge, ou n'est pas compté.",
            "Here there can be another forensic interview without a judge's order, or one that nobody counts.",
        ),
        (
            "Haga que cada entrevista forense cambie «interviews», y ponga antes de la segunda una orden judicial "
            "(judge_order = yes). Nada más cambia «interviews», y nada lo pone otra vez en cero.",
            "Faites que chaque entretien médico-légal change « interviews », et placez avant le second un ordre du "
            "juge (judge_order = yes). Rien d'autre ne change « interviews », et rien ne le remet à zéro.",
            "Let each forensic interview change “interviews”, and put a judge's order before the second "
            "(judge_order = yes). Nothing else changes “interviews”, and nothing sets it back to zero.",
        ),
    ),
    "R14": said(
        (
            "Nadie da una entrevista forense sin preparación y sin que se le ofrezcan interpretación y compañía.",
            "Personne ne donne un entretien médico-légal sans préparation et sans qu'on lui propose interprète et "
            "accompagnement.",
            "Nobody gives a forensic interview without preparation and the offer of an interpreter and a companion.",
        ),
        (
            "Aquí empieza una entrevista forense y la persona no ha sido preparada.",
            "Un entretien médico-légal commence ici et la personne n'a pas été préparée.",
            "Here a forensic interview begins and the person has not been prepared.",
        ),
        (
            "Dibuje antes de cada entrevista forense un paso de preparación que ponga prepared = yes.",
            "Dessinez avant chaque entretien médico-légal une étape de préparation qui met prepared = yes.",
            "Draw before each forensic interview a step of preparation that sets prepared = yes.",
        ),
    ),
    "R15": said(
        (
            "Nadie es sancionado por lo que hizo como consecuencia de la trata, y una sanción anterior puede anularse "
            "sin participar en el proceso penal.",
            "Personne n'est sanctionné pour ce qu'entraîne la traite, et une sanction antérieure peut être annulée "
            "sans participer au procès pénal.",
            "Nobody is punished for what follows from having been trafficked, and an earlier sanction can be annulled "
            "without taking part in the criminal proceedings.",
        ),
        (
            "Aquí se sanciona a la persona, o su sanción ya no puede anularse sin participar en el proceso penal.",
            "On sanctionne ici la personne, ou sa sanction ne peut plus être annulée sans participer au procès pénal.",
            "Here the person is sanctioned, or the sanction can no longer be annulled without taking part in the "
            "criminal proceedings.",
        ),
        (
            "Quite el paso que sanciona, y dibuje un camino a sanction = annulled cuya condición no lea «crim».",
            "Enlevez l'étape qui sanctionne, et dessinez un chemin vers sanction = annulled dont la condition ne lit "
            "pas « crim ».",
            "Remove the step that sanctions, and draw a way to sanction = annulled whose condition does not read "
            "“crim”.",
        ),
    ),
}
