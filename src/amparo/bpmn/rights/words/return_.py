"""Return and international protection, in words."""

from typing import Final

from amparo.bpmn.rights.words.saying import said

WORDS: Final = {
    "R21": said(
        (
            "El regreso es voluntario y con el riesgo evaluado; la persona puede retirar su consentimiento hasta "
            "partir.",
            "Le retour est volontaire et le risque évalué ; la personne peut retirer son consentement jusqu'au départ.",
            "Return is voluntary and the risk assessed; the person can withdraw consent until departure.",
        ),
        (
            "Aquí la persona regresa sin consentimiento o sin evaluar el riesgo, o ya no puede retirar su "
            "consentimiento antes de partir.",
            "Ici la personne retourne sans consentement ou sans évaluation du risque, ou ne peut plus retirer son "
            "consentement avant le départ.",
            "Here the person returns without consent or without the risk assessed, or can no longer withdraw consent "
            "before departure.",
        ),
        (
            "Ponga antes del regreso la evaluación de riesgo (risk) y el consentimiento (consent_return), y un mensaje "
            "o una pregunta con que la persona pueda retirarlo hasta partir.",
            "Placez avant le retour l'évaluation du risque (risk) et le consentement (consent_return), et un message "
            "ou une question par lesquels la personne peut le retirer jusqu'au départ.",
            "Put the risk assessment (risk) and the consent (consent_return) before the return, and a message or a "
            "question by which the person can withdraw it until departure.",
        ),
    ),
    "R22": said(
        (
            "Nadie contacta al consulado de una persona que pide asilo o que corre alto riesgo.",
            "Personne ne contacte le consulat d'une personne qui demande l'asile ou qui court un risque élevé.",
            "Nobody contacts the consulate of a person who claims asylum or is at high risk.",
        ),
        (
            "Aquí se puede contactar al consulado y la persona pide asilo o corre alto riesgo.",
            "On peut contacter ici le consulat alors que la personne demande l'asile ou court un risque élevé.",
            "Here the consulate can be contacted and the person claims asylum or is at high risk.",
        ),
        (
            "Ponga antes del contacto la condición not (asylum = yes or risk = high).",
            "Placez avant le contact la condition not (asylum = yes or risk = high).",
            "Put the condition not (asylum = yes or risk = high) before the contact.",
        ),
    ),
}
