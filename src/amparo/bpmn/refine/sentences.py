"""What can be wrong with an internal procedure, and what to draw instead, in Spanish, French and English."""

from __future__ import annotations

from typing import Final

from amparo.bpmn.problems import Problem, in_three

SENTENCES: Final = {
    "no_procedure": (
        "Escriba en amparo:refines un procedimiento de la coalición: «{process}» no existe.",
        "Écrivez dans amparo:refines une procédure de la coalition : « {process} » n'existe pas.",
        "Write a procedure of the coalition in amparo:refines: “{process}” does not exist.",
    ),
    "no_lane": (
        "Escriba en amparo:refines un carril de «{process}»: «{lane}» no está en el dibujo.",
        "Écrivez dans amparo:refines un couloir de « {process} » : « {lane} » n'est pas dans le dessin.",
        "Write a lane of “{process}” in amparo:refines: “{lane}” is not in the drawing.",
    ),
    "role": (
        "Dé a este carril el papel «{role}»: un procedimiento interno solo actúa por el carril que detalla.",
        "Donnez à ce couloir le rôle « {role} » : une procédure interne n'agit que pour le couloir qu'elle détaille.",
        "Give this lane the role “{role}”: an internal procedure acts only for the lane that it details.",
    ),
    "unknown_step": (
        "Corrija a qué paso corresponde: el carril no tiene el paso «{step}».",
        "Corrigez l'étape correspondante : le couloir n'a pas l'étape « {step} ».",
        "Mend which step this carries out: the lane has no step “{step}”.",
    ),
    "twice": (
        "Dibuje el paso «{step}» una sola vez: ya lo hace «{other}».",
        "Dessinez l'étape « {step} » une seule fois : « {other} » la fait déjà.",
        "Draw the step “{step}” once only: “{other}” already does it.",
    ),
    "dropped": (
        "Agregue el paso «{name}» ({step}): el procedimiento de la coalición cuenta con él y aquí nadie lo hace.",
        "Ajoutez l'étape « {name} » ({step}) : la procédure de la coalition l'attend et personne ne la fait ici.",
        "Add the step “{name}” ({step}): the coalition's procedure counts on it and nobody does it here.",
    ),
    "outside": (
        "Dibuje este paso dentro del subproceso del paso de la coalición al que pertenece.",
        "Dessinez cette étape à l'intérieur du sous-processus de l'étape de la coalition à laquelle elle appartient.",
        "Draw this step inside the sub-process of the coalition's step that it belongs to.",
    ),
    "kind": (
        "Incluya un paso de tipo «{kind}»: eso es lo que hace «{step}» en el procedimiento de la coalición.",
        "Prévoyez une étape de type « {kind} » : c'est ce que fait « {step} » dans la procédure de la coalition.",
        "Include a step of the kind “{kind}”: that is what “{step}” does in the coalition's procedure.",
    ),
    "message_missing": (
        "Dibuje el mensaje «{message}»: los demás carriles lo {way_es} y aquí falta.",
        "Dessinez le message « {message} » : les autres couloirs {way_fr} et il manque ici.",
        "Draw the message “{message}”: the other lanes {way_en}, and it is missing here.",
    ),
    "message_added": (
        "Quite o cambie el mensaje «{message}»: nadie fuera de la institución lo {way_es}.",
        "Enlevez ou changez le message « {message} » : personne hors de l'institution {way_fr}.",
        "Remove or change the message “{message}”: nobody outside the institution {way_en}.",
    ),
    "longer": (
        "Acorte los plazos ({country}): aquí suman {mine} y la coalición dio {theirs} para «{step}».",
        "Raccourcissez les délais ({country}) : ici ils font {mine} et la coalition a donné {theirs} pour « {step} ».",
        "Shorten the deadlines ({country}): here they add up to {mine}, and the coalition gave {theirs} for “{step}”.",
    ),
    "no_deadline": (
        "Ponga un plazo a este paso ({country}): la coalición dio {theirs} para «{step}».",
        "Donnez un délai à cette étape ({country}) : la coalition a donné {theirs} pour « {step} ».",
        "Give this step a deadline ({country}): the coalition gave {theirs} for “{step}”.",
    ),
    "answer_added": (
        "Quite la respuesta «{variable} = {value}»: el paso «{step}» de la coalición no la da.",
        "Enlevez la réponse « {variable} = {value} » : l'étape « {step} » de la coalition ne la donne pas.",
        "Remove the answer “{variable} = {value}”: the coalition's step “{step}” does not give it.",
    ),
    "answer_dropped": (
        "Pregunte «{variable}» con todas sus respuestas ({values}): así lo hace «{step}» en la coalición.",
        "Demandez « {variable} » avec toutes ses réponses ({values}) : c'est ce que fait « {step} » dans la coalition.",
        "Ask “{variable}” with all its answers ({values}): that is what “{step}” does in the coalition.",
    ),
    "not_answered": (
        "Haga que todo camino deje «{variable}» contestado: «{step}» siempre lo hace en la coalición.",
        "Faites que chaque chemin laisse « {variable} » répondu : « {step} » le fait toujours dans la coalition.",
        "Let every way leave “{variable}” answered: “{step}” always does in the coalition.",
    ),
    "declared": (
        "Declare la variable «{variable}» igual que la coalición, o dele otro nombre si es interna.",
        "Déclarez la variable « {variable} » comme la coalition, ou donnez-lui un autre nom si elle est interne.",
        "Declare the variable “{variable}” as the coalition does, or rename it if it is internal.",
    ),
    "reads_more": (
        "Quite {compartments} de lo que este paso lee o escribe: «{step}» no lo hace en la coalición.",
        "Enlevez {compartments} de ce que cette étape lit ou écrit : « {step} » ne le fait pas dans la coalition.",
        "Remove {compartments} from what this step reads or writes: “{step}” does not in the coalition.",
    ),
    "recipient": (
        "No comparta aquí con «{recipient}»: «{step}» no lo hace en el procedimiento de la coalición.",
        "Ne partagez pas ici avec « {recipient} » : « {step} » ne le fait pas dans la procédure de la coalition.",
        "Do not share with “{recipient}” here: “{step}” does not in the coalition's procedure.",
    ),
    "border": (
        "Quite este evento del borde, o dibújelo como en «{step}» del procedimiento de la coalición.",
        "Enlevez cet événement de bord, ou dessinez-le comme dans « {step} » de la procédure de la coalition.",
        "Remove this event from the border, or draw it as on “{step}” in the coalition's procedure.",
    ),
    "order_added": (
        "Cambie el orden: aquí se puede hacer {order}, y el procedimiento de la coalición no lo permite.",
        "Changez l'ordre : ici on peut faire {order}, et la procédure de la coalition ne le permet pas.",
        "Change the order: here one can do {order}, and the coalition's procedure does not allow it.",
    ),
    "order_missing": (
        "Permita también este orden: {order}. El procedimiento de la coalición puede pedirlo.",
        "Permettez aussi cet ordre : {order}. La procédure de la coalition peut le demander.",
        "Allow this order too: {order}. The coalition's procedure may ask for it.",
    ),
    "unsound": (
        "Corrija el dibujo: puesto en «{process}», {fault}",
        "Corrigez le dessin : mis dans « {process} », {fault}",
        "Mend the drawing: put into “{process}”, {fault}",
    ),
    "right_lost": (
        "Con este procedimiento interno, «{process}» deja de cumplir {right}: {story}",
        "Avec cette procédure interne, « {process} » ne respecte plus {right} : {story}",
        "With this internal procedure, “{process}” no longer keeps {right}: {story}",
    ),
    "too_big": (
        "Divida el dibujo: tiene demasiados estados para revisarlo.",
        "Partagez le dessin : il a trop d'états pour être vérifié.",
        "Split the drawing: it has too many states to be looked at.",
    ),
}
RECEIVED: Final = {"way_es": "envían", "way_fr": "l'envoient", "way_en": "send it"}
SENT: Final = {"way_es": "esperan", "way_fr": "l'attendent", "way_en": "wait for it"}
NOT_SENT_TO_US: Final = {"way_es": "envía", "way_fr": "ne l'envoie", "way_en": "sends it"}
NOT_AWAITED: Final = {"way_es": "espera", "way_fr": "ne l'attend", "way_en": "waits for it"}


def problem(element: str, code: str, **facts: object) -> Problem:
    """Return a problem with its sentence in each language."""
    return Problem(element, code, in_three(*SENTENCES[code], **facts))
