"""Deciding freely, in words."""

from typing import Final

from amparo.bpmn.rights.words.saying import said

WORDS: Final = {
    "R5": said(
        (
            "Nadie pregunta a la persona por el proceso penal antes de que termine su período de reflexión.",
            "Personne n'interroge la personne sur le procès pénal avant la fin de son délai de réflexion.",
            "Nobody asks the person about the criminal proceedings before the reflection period is over.",
        ),
        (
            "Aquí se pregunta por el proceso penal y el período de reflexión no ha terminado (o falta la persona "
            "tutora).",
            "On interroge ici sur le procès pénal alors que le délai de réflexion n'est pas terminé (ou que la "
            "tutrice ou le tuteur manque).",
            "Here the person is asked about the criminal proceedings and the reflection period is not over (or the "
            "guardian is missing).",
        ),
        (
            "Ponga la pregunta después del fin de la reflexión (reflection = over) y, con niñez, después de asignar "
            "persona tutora.",
            "Placez la question après la fin de la réflexion (reflection = over) et, pour un enfant, après la "
            "désignation d'une tutrice ou d'un tuteur.",
            "Put the question after the end of the reflection (reflection = over) and, for a child, after a guardian "
            "is assigned.",
        ),
    ),
    "R6": said(
        (
            "Nadie es devuelto ni expulsado mientras corre su período de reflexión.",
            "Personne n'est renvoyé ni expulsé pendant son délai de réflexion.",
            "Nobody is returned or removed while the reflection period runs.",
        ),
        (
            "Aquí se abre un paso de regreso mientras corre la reflexión.",
            "Une étape de retour s'ouvre ici pendant la réflexion.",
            "Here a step of return opens while the reflection runs.",
        ),
        (
            "Ponga el paso de regreso después del fin de la reflexión (reflection = over).",
            "Placez l'étape de retour après la fin de la réflexion (reflection = over).",
            "Put the step of return after the end of the reflection (reflection = over).",
        ),
    ),
    "R9": said(
        (
            "Quien decidió no participar en el proceso penal puede cambiar de parecer mientras el caso siga abierto.",
            "Qui a décidé de ne pas participer au procès pénal peut changer d'avis tant que le dossier est ouvert.",
            "A person who decided not to take part in the criminal proceedings can change their mind while the case "
            "is open.",
        ),
        (
            "La persona no participa y desde aquí ya no puede decidir participar.",
            "La personne ne participe pas et d'ici elle ne peut plus décider de participer.",
            "The person does not take part and from here can no longer decide to.",
        ),
        (
            "Dibuje un mensaje «participation_asked» que vuelva a la decisión, o deje que se llame otra vez con "
            "crim = out.",
            "Dessinez un message « participation_asked » qui ramène à la décision, ou permettez un nouvel appel avec "
            "crim = out.",
            "Draw a message “participation_asked” that leads back to the decision, or let it be called again with "
            "crim = out.",
        ),
    ),
}
