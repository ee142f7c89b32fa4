"""What to draw instead of what is outside the subset."""

from __future__ import annotations

from typing import Final

_USE_USER_TASK: Final = (
    "Dibuje un paso de usuario: alguien lo hace y alguien responde por él.",
    "Dessinez une étape utilisateur : quelqu'un la fait et en répond.",
    "Draw a user task: someone does it and answers for it.",
)
_USE_TEXTS: Final = (
    "Escriba la explicación en los textos del paso.",
    "Écrivez l'explication dans les textes de l'étape.",
    "Write the explanation in the texts of the step.",
)
_USE_FIELDS: Final = (
    "Nombre los datos con amparo:field, reads y writes del paso.",
    "Nommez les données avec amparo:field, reads et writes de l'étape.",
    "Name the data with amparo:field, reads and writes of the step.",
)
_USE_MESSAGE: Final = (
    "Dibuje un evento de mensaje, o una respuesta y una compuerta exclusiva.",
    "Dessinez un événement message, ou une réponse et une passerelle exclusive.",
    "Draw a message event, or an answer and an exclusive gateway.",
)
_USE_CHILD_CASES: Final = (
    "Abra un caso por persona, o dibuje una flecha de regreso.",
    "Ouvrez un dossier par personne, ou dessinez une flèche de retour.",
    "Open one case per person, or draw an arrow back.",
)
_USE_GATEWAYS: Final = (
    "Dibuje una compuerta paralela y compuertas exclusivas.",
    "Dessinez une passerelle parallèle et des passerelles exclusives.",
    "Draw a parallel gateway and exclusive gateways.",
)
_USE_DURATION: Final = (
    "Escriba una duración (timeDuration), por ejemplo PT24H.",
    "Écrivez une durée (timeDuration), par exemple PT24H.",
    "Write a duration (timeDuration), for example PT24H.",
)
_USE_SUB_PROCESS: Final = (
    "Dibuje un subproceso corriente.",
    "Dessinez un sous-processus ordinaire.",
    "Draw an ordinary sub-process.",
)
_USE_LANES: Final = (
    "Dibuje los carriles uno bajo otro, sin carriles dentro de carriles.",
    "Dessinez les couloirs l'un sous l'autre, sans couloirs imbriqués.",
    "Draw the lanes one under another, with no lanes inside lanes.",
)
USE_SUBSET: Final = (
    "Use pasos, compuertas, subprocesos, llamadas, mensajes y temporizadores.",
    "Utilisez étapes, passerelles, sous-processus, appels, messages et minuteries.",
    "Use steps, gateways, sub-processes, calls, messages and timers.",
)

INSTEAD: Final = {
    **dict.fromkeys(("task", "scriptTask", "serviceTask", "businessRuleTask", "globalTask"), _USE_USER_TASK),
    **dict.fromkeys(("textAnnotation", "association", "group", "category"), _USE_TEXTS),
    **dict.fromkeys(
        ("dataObject", "dataObjectReference", "dataStore", "dataStoreReference", "ioSpecification", "property",
         "dataInputAssociation", "dataOutputAssociation", "itemDefinition"),
        _USE_FIELDS,
    ),
    **dict.fromkeys(
        ("signalEventDefinition", "errorEventDefinition", "escalationEventDefinition", "conditionalEventDefinition",
         "linkEventDefinition", "compensateEventDefinition", "cancelEventDefinition", "signal", "error", "escalation"),
        _USE_MESSAGE,
    ),
    **dict.fromkeys(("multiInstanceLoopCharacteristics", "standardLoopCharacteristics"), _USE_CHILD_CASES),
    **dict.fromkeys(("inclusiveGateway", "complexGateway"), _USE_GATEWAYS),
    **dict.fromkeys(("timeDate", "timeCycle"), _USE_DURATION),
    **dict.fromkeys(("transaction", "adHocSubProcess"), _USE_SUB_PROCESS),
    "childLaneSet": _USE_LANES,
}  # fmt: skip
