"""Every sentence that `read` can say: what is not accepted, and what to draw instead."""

from __future__ import annotations

from typing import Final

from amparo.bpmn.problems import Problem, in_three
from amparo.bpmn.read.instead import INSTEAD, USE_SUBSET

FILE: Final = {
    "too_big": (
        "Reduzca el archivo: pesa más de {most} bytes.",
        "Réduisez le fichier : il dépasse {most} octets.",
        "Make the file smaller: it has more than {most} bytes.",
    ),
    "not_utf8": (
        "Guarde el archivo en UTF-8, sin caracteres nulos.",
        "Enregistrez le fichier en UTF-8, sans caractères nuls.",
        "Save the file as UTF-8, without null characters.",
    ),
    "doctype": (
        "Quite la declaración DOCTYPE o ENTITY: un procedimiento no la necesita.",
        "Enlevez la déclaration DOCTYPE ou ENTITY : une procédure n'en a pas besoin.",
        "Remove the DOCTYPE or ENTITY declaration: a procedure does not need it.",
    ),
    "not_xml": (
        "Exporte de nuevo el archivo como BPMN 2.0: no es XML bien formado (línea {line}).",
        "Exportez à nouveau le fichier en BPMN 2.0 : ce n'est pas du XML bien formé (ligne {line}).",
        "Export the file again as BPMN 2.0: it is not well-formed XML (line {line}).",
    ),
    "too_deep": (
        "Dibuje con menos niveles: hay elementos dentro de más de {most} elementos.",
        "Dessinez avec moins de niveaux : des éléments sont imbriqués sur plus de {most} niveaux.",
        "Draw with fewer levels: elements are nested more than {most} deep.",
    ),
    "too_many": (
        "Divida el procedimiento: tiene más de {most} elementos.",
        "Partagez la procédure : elle a plus de {most} éléments.",
        "Split the procedure: it has more than {most} elements.",
    ),
    "too_long": (
        "Acorte el texto de este elemento: admite {most} caracteres.",
        "Raccourcissez le texte de cet élément : {most} caractères au plus.",
        "Shorten the text of this element: at most {most} characters.",
    ),
    "not_bpmn": (
        "Exporte el archivo como BPMN 2.0: debe empezar con «definitions».",
        "Exportez le fichier en BPMN 2.0 : il doit commencer par « definitions ».",
        "Export the file as BPMN 2.0: it must start with “definitions”.",
    ),
    "one_process": (
        "Deje un solo proceso por archivo: hay {count}. Dibuje los demás aparte y llámelos.",
        "Laissez un seul processus par fichier : il y en a {count}. Dessinez les autres à part et appelez-les.",
        "Keep one process per file: there are {count}. Draw the others in their own file and call them.",
    ),
    "one_pool": (
        "Dibuje el proceso dentro de un único grupo (pool); los demás grupos quedan vacíos.",
        "Dessinez le processus dans un seul groupe (pool) ; les autres groupes restent vides.",
        "Draw the process inside exactly one pool; the other pools stay empty.",
    ),
    "no_lanes": (
        "Dibuje al menos un carril con su papel.",
        "Dessinez au moins un couloir avec son rôle.",
        "Draw at least one lane, with its role.",
    ),
}

ELEMENT: Final = {
    "not_in_subset": (
        "Quite «{tag}»: no forma parte de lo que se puede dibujar aquí. {instead}",
        "Enlevez « {tag} » : cela ne fait pas partie de ce qui se dessine ici. {instead}",
        "Remove “{tag}”: it is not part of what can be drawn here. {instead}",
    ),
    "attribute": (
        "Quite el atributo «{attribute}»: aquí no tiene efecto.",
        "Enlevez l'attribut « {attribute} » : il n'a pas d'effet ici.",
        "Remove the attribute “{attribute}”: it has no effect here.",
    ),
    "no_id": (
        "Dé un identificador a este elemento ({tag}).",
        "Donnez un identifiant à cet élément ({tag}).",
        "Give this element ({tag}) an id.",
    ),
    "bad_id": (
        "Cambie el identificador: letras sin tilde, números, «_», «-», «.»; sin espacios; {most} caracteres.",
        "Changez l'identifiant : lettres sans accent, chiffres, « _ », « - », « . » ; sans espace ; {most} caractères.",
        "Change the id: plain letters, digits, “_”, “-” and “.”, no spaces, at most {most} characters.",
    ),
    "same_id": (
        "Use un identificador distinto: este aparece más de una vez.",
        "Utilisez un identifiant différent : celui-ci apparaît plusieurs fois.",
        "Use another id: this one appears more than once.",
    ),
    "missing": (
        "Escriba «{attribute}» en «{tag}».",
        "Écrivez « {attribute} » dans « {tag} ».",
        "Write “{attribute}” in “{tag}”.",
    ),
    "bad_value": (
        "Cambie «{attribute}» en «{tag}»: «{value}» no sirve. Use {allowed}.",
        "Changez « {attribute} » dans « {tag} » : « {value} » ne convient pas. Utilisez {allowed}.",
        "Change “{attribute}” in “{tag}”: “{value}” does not fit. Use {allowed}.",
    ),
    "unknown_note": (
        "Quite «{tag}» de aquí: no es una anotación de Amparo para este elemento.",
        "Enlevez « {tag} » d'ici : ce n'est pas une annotation d'Amparo pour cet élément.",
        "Remove “{tag}” from here: it is not an Amparo annotation for this element.",
    ),
    "note_twice": (
        "Deje un solo «{tag}» en este elemento.",
        "Laissez un seul « {tag} » dans cet élément.",
        "Keep only one “{tag}” in this element.",
    ),
    "no_step": (
        'Diga qué tipo de paso es: agregue <amparo:step kind="…"/>.',
        "Dites de quel type d'étape il s'agit : ajoutez <amparo:step kind=\"…\"/>.",
        'Say what kind of step it is: add <amparo:step kind="…"/>.',
    ),
    "undeclared": (
        "Declare la variable «{variable}» en el procedimiento, o corrija su nombre.",
        "Déclarez la variable « {variable} » dans la procédure, ou corrigez son nom.",
        "Declare the variable “{variable}” in the procedure, or mend its name.",
    ),
    "undeclared_value": (
        "Use un valor declarado de «{variable}» en lugar de «{value}».",
        "Utilisez une valeur déclarée de « {variable} » au lieu de « {value} ».",
        "Use a declared value of “{variable}” instead of “{value}”.",
    ),
    "event_definition": (
        "Dibuje este evento como mensaje o temporizador, y con uno solo de los dos.",
        "Dessinez cet événement comme message ou minuterie, et un seul des deux.",
        "Draw this event as a message or a timer, and only one of them.",
    ),
    "plain_event": (
        "Dibuje este evento sin símbolo.",
        "Dessinez cet événement sans symbole.",
        "Draw this event without a symbol.",
    ),
    "no_message": (
        "Dé un nombre al mensaje (una palabra sin espacios).",
        "Donnez un nom au message (un mot sans espace).",
        "Give the message a name (one word, no spaces).",
    ),
    "no_message_ref": (
        "Declare el mensaje «{ref}» en el archivo.",
        "Déclarez le message « {ref} » dans le fichier.",
        "Declare the message “{ref}” in the file.",
    ),
    "bad_timer": (
        "Escriba la duración como PT24H o P30D, o como @plazo de los parámetros; «{value}» no se entiende.",
        "Écrivez la durée comme PT24H ou P30D, ou comme @délai des paramètres ; « {value} » ne se comprend pas.",
        "Write the duration as PT24H or P30D, or as @deadline of the parameters; “{value}” is not understood.",
    ),
}

SHAPE: Final = {
    "one_start": (
        "Dibuje exactamente un inicio aquí: hay {count}.",
        "Dessinez exactement un début ici : il y en a {count}.",
        "Draw exactly one start here: there are {count}.",
    ),
    "start_trigger": (
        "Ponga un mensaje o un temporizador en el inicio: es lo que abre este subproceso de evento.",
        "Mettez un message ou une minuterie sur le début : c'est ce qui ouvre ce sous-processus événementiel.",
        "Put a message or a timer on the start: it is what opens this event sub-process.",
    ),
    "start_plain": (
        "Dibuje este inicio sin temporizador ni mensaje.",
        "Dessinez ce début sans minuterie ni message.",
        "Draw this start without a timer or a message.",
    ),
    "nowhere": (
        "Conecte esta flecha: «{end}» no existe.",
        "Reliez cette flèche : « {end} » n'existe pas.",
        "Connect this arrow: “{end}” does not exist.",
    ),
    "across": (
        "No cruce el borde de un subproceso con una flecha: termine dentro y siga desde el subproceso.",
        "Ne traversez pas le bord d'un sous-processus avec une flèche : finissez dedans et repartez du sous-processus.",
        "Do not cross the border of a sub-process with an arrow: end inside, and go on from the sub-process.",
    ),
    "arrow_in": (
        "Quite la flecha que llega a «{node}»: ahí no puede llegar ninguna.",
        "Enlevez la flèche qui arrive à « {node} » : aucune ne peut y arriver.",
        "Remove the arrow into “{node}”: none can arrive there.",
    ),
    "arrow_out": (
        "Quite la flecha que sale de «{node}»: de ahí no puede salir ninguna.",
        "Enlevez la flèche qui sort de « {node} » : aucune ne peut en sortir.",
        "Remove the arrow out of “{node}”: none can leave it.",
    ),
    "one_out": (
        "Deje una sola flecha de salida: hay {count}. Para dividir, dibuje una compuerta; para terminar, un fin.",
        "Laissez une seule flèche sortante : il y en a {count}. Pour diviser : une passerelle ; pour finir : une fin.",
        "Keep exactly one arrow out: there are {count}. To split, draw a gateway; to finish, draw an end.",
    ),
    "no_in": (
        "Conecte este elemento: ninguna flecha llega a él.",
        "Reliez cet élément : aucune flèche n'y arrive.",
        "Connect this element: no arrow reaches it.",
    ),
    "unreachable": (
        "Conecte este elemento con el inicio: no se puede llegar a él.",
        "Reliez cet élément au début : on ne peut pas l'atteindre.",
        "Connect this element to the start: it cannot be reached.",
    ),
    "instant_loop": (
        "Ponga un paso en este círculo de compuertas: gira sin que nadie actúe.",
        "Mettez une étape dans cette boucle de passerelles : elle tourne sans que personne n'agisse.",
        "Put a step in this loop of gateways: it turns without anyone acting.",
    ),
    "guard_here": (
        "Quite la condición: solo las flechas que salen de una compuerta exclusiva la llevan.",
        "Enlevez la condition : seules les flèches qui sortent d'une passerelle exclusive en portent une.",
        "Remove the condition: only arrows out of an exclusive gateway carry one.",
    ),
    "no_guard": (
        "Escriba una condición en esta flecha, o márquela como la flecha por defecto.",
        "Écrivez une condition sur cette flèche, ou marquez-la comme flèche par défaut.",
        "Write a condition on this arrow, or mark it as the default arrow.",
    ),
    "default_guard": (
        "Quite la condición de la flecha por defecto: se toma cuando ninguna otra vale.",
        "Enlevez la condition de la flèche par défaut : elle est prise quand aucune autre ne vaut.",
        "Remove the condition from the default arrow: it is taken when no other holds.",
    ),
    "bad_default": (
        "Elija como flecha por defecto una que salga de esta compuerta.",
        "Choisissez comme flèche par défaut une flèche qui sort de cette passerelle.",
        "Choose as default an arrow that leaves this gateway.",
    ),
    "incomplete": (
        "Marque una flecha por defecto: con {case} ninguna condición vale.",
        "Marquez une flèche par défaut : avec {case}, aucune condition ne vaut.",
        "Mark a default arrow: with {case} no condition holds.",
    ),
    "event_gateway_target": (
        "Tras esta compuerta dibuje solo eventos de mensaje o temporizador, al menos dos y sin otra flecha.",
        "Après cette passerelle : seulement des événements message ou minuterie, au moins deux, sans autre flèche.",
        "After this gateway draw only message or timer events, at least two, with no other arrow into them.",
    ),
    "attached": (
        "Ponga este evento en el borde de un paso, una llamada o un subproceso del mismo nivel.",
        "Placez cet événement sur le bord d'une étape, d'un appel ou d'un sous-processus du même niveau.",
        "Put this event on the border of a step, a call or a sub-process of the same level.",
    ),
    "no_lane": (
        "Ponga este paso en un carril: alguien debe hacerlo.",
        "Placez cette étape dans un couloir : quelqu'un doit la faire.",
        "Put this step in a lane: someone must do it.",
    ),
    "two_lanes": (
        "Deje este elemento en un solo carril.",
        "Laissez cet élément dans un seul couloir.",
        "Keep this element in one lane only.",
    ),
    "lane_of_nothing": (
        "Quite «{node}» del carril: no existe.",
        "Enlevez « {node} » du couloir : il n'existe pas.",
        "Remove “{node}” from the lane: it does not exist.",
    ),
    "no_end": (
        "Dibuje un fin: desde aquí no se llega a ninguno.",
        "Dessinez une fin : d'ici on n'en atteint aucune.",
        "Draw an end: none can be reached from here.",
    ),
}

SENTENCES: Final = FILE | ELEMENT | SHAPE


def problem(element: str, code: str, **facts: object) -> Problem:
    """Make the problem that a code stands for, with its facts filled in."""
    es, fr, en = SENTENCES[code]
    return Problem(element, code, in_three(es, fr, en, **facts))


def not_in_subset(element: str, tag: str) -> Problem:
    """Refuse something outside the subset, and say what to draw instead."""
    instead = INSTEAD.get(tag, USE_SUBSET)
    parts = zip(SENTENCES["not_in_subset"], instead, strict=True)
    es, fr, en = (sentence.format(tag=tag, instead=other) for sentence, other in parts)
    return Problem(element, "not_in_subset", {"es": es, "fr": fr, "en": en})
