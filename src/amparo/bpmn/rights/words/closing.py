"""Closing and reopening, in words."""

from typing import Final

from amparo.bpmn.rights.words.saying import said

WORDS: Final = {
    "R28": said(
        (
            "Cerrar un caso no cierra la puerta: la persona puede volver, sin tener que participar en el proceso "
            "penal.",
            "Clore un dossier ne ferme pas la porte : la personne peut revenir, sans devoir participer au procès "
            "pénal.",
            "Closing a case does not close the door: the person can come back, without having to take part in the "
            "criminal proceedings.",
        ),
        (
            "El caso se cierra y desde aquí ya no puede reabrirse sin participar en el proceso penal.",
            "Le dossier se ferme et d'ici il ne peut plus être rouvert sans participer au procès pénal.",
            "The case is closed and from here it can no longer be reopened without taking part in the criminal "
            "proceedings.",
        ),
        (
            "Dibuje después del cierre un paso de reapertura (kind reopen) que espere el regreso de la persona y ponga "
            "closed = no.",
            "Dessinez après la clôture une étape de réouverture (kind reopen) qui attend le retour de la personne et "
            "met closed = no.",
            "Draw after the closing a step of reopening (kind reopen) that waits for the person's return and sets "
            "closed = no.",
        ),
    ),
    "R29": said(
        (
            "Un caso se cierra solo por metas cumplidas, decisión de la persona, contacto perdido, traslado o decisión "
            "final de que no es víctima; nunca por el proceso penal.",
            "Un dossier n'est clos que pour objectifs atteints, décision de la personne, contact perdu, transfert ou "
            "décision finale qu'elle n'est pas victime ; jamais à cause du procès pénal.",
            "A case is closed only for goals met, the person's choice, lost contact, transfer or a final decision of "
            "not being a victim; never because of the criminal proceedings.",
        ),
        (
            "Aquí se cierra el caso y no hay ninguno de los motivos admitidos.",
            "Le dossier se ferme ici sans aucun des motifs admis.",
            "Here the case is closed and none of the accepted reasons is there.",
        ),
        (
            "Pregunte el motivo (closing) antes de cerrar, y no lleve al cierre una condición que lea «crim».",
            "Demandez le motif (closing) avant de clore, et ne menez pas à la clôture par une condition qui lit "
            "« crim ».",
            "Ask for the reason (closing) before closing, and let no condition that reads “crim” lead to it.",
        ),
    ),
    "R31": said(
        (
            "Todo camino puede terminar bien: ningún caso queda atrapado y nada queda abierto al final.",
            "Tout chemin peut bien se terminer : aucun dossier ne reste bloqué et rien ne reste ouvert à la fin.",
            "Every way can end well: no case is trapped and nothing is left open at the end.",
        ),
        (
            "El dibujo tiene un defecto: mire «{where}».",
            "Le dessin a un défaut : regardez « {where} ».",
            "The drawing has a fault: look at “{where}”.",
        ),
        (
            "Corrija el defecto que se indica: cada paso debe poder llegar a un fin.",
            "Corrigez le défaut indiqué : chaque étape doit pouvoir mener à une fin.",
            "Mend the fault that is named: every step must be able to lead to an end.",
        ),
    ),
}
