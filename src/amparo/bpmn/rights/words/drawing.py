"""How the work is done, in words."""

from typing import Final

from amparo.bpmn.rights.words.saying import said

WORDS: Final = {
    "R30": said(
        (
            "Ninguna espera es muda: cada una tiene un plazo y alguien más que responde si no se cumple.",
            "Aucune attente n'est muette : chacune a un délai et quelqu'un d'autre qui répond s'il n'est pas tenu.",
            "No wait is silent: each has a deadline and someone else who answers when it is not kept.",
        ),
        (
            "«{where}» puede esperar para siempre: le falta un plazo, o quien responda si no se cumple.",
            "« {where} » peut attendre sans fin : il manque un délai, ou qui réponde s'il n'est pas tenu.",
            "“{where}” can wait for ever: it has no deadline, or nobody else answers when it is not kept.",
        ),
        (
            "Escriba en el paso un plazo (deadline) y a quién se avisa (escalates), o dibuje un temporizador en su "
            "borde que lleve a otro carril.",
            "Écrivez dans l'étape un délai (deadline) et qui prévenir (escalates), ou dessinez sur son bord une "
            "minuterie qui mène à un autre couloir.",
            "Write a deadline and who is told (escalates) in the step, or draw a timer on its border that leads to "
            "another lane.",
        ),
    ),
    "R33": said(
        (
            "A la persona no se le pregunta otra vez lo que ya se sabe y se puede compartir.",
            "On ne redemande pas à la personne ce que l'on sait déjà et qui peut être partagé.",
            "The person is not asked again for what is already known and may be shared.",
        ),
        (
            "Aquí se vuelve a preguntar lo que ya se sabe.",
            "On redemande ici ce que l'on sait déjà.",
            "Here what is already known is asked again.",
        ),
        (
            "Nada que dibujar: lo cumple la pantalla de cada paso.",
            "Rien à dessiner : l'écran de chaque étape y veille.",
            "Nothing to draw: the screen of each step sees to it.",
        ),
    ),
    "R35": said(
        (
            "Las estadísticas se hacen solo con datos que pasaron por el control de divulgación.",
            "Les statistiques ne se font qu'avec des données passées par le contrôle de divulgation.",
            "Statistics are made only from data that went through disclosure control.",
        ),
        (
            "«{where}» hace estadísticas con datos de personas.",
            "« {where} » fait des statistiques avec des données de personnes.",
            "“{where}” makes statistics from data of persons.",
        ),
        (
            "Deje en «reads» de este paso solo C10.",
            "Ne laissez que C10 dans « reads » de cette étape.",
            "Leave only C10 in “reads” of this step.",
        ),
    ),
}
