"""Children and adolescents, in words."""

from typing import Final

from amparo.bpmn.rights.words.saying import said

WORDS: Final = {
    "R17": said(
        (
            "Ante la duda sobre su edad, la persona es tratada como niña, niño o adolescente.",
            "En cas de doute sur l'âge, la personne est traitée comme un enfant.",
            "When age is in doubt, the person is treated as a child.",
        ),
        (
            "Con la edad en duda, en «{where}» el caso sigue el camino de una persona adulta, y el de niñez es otro.",
            "L'âge étant douteux, à « {where} » le dossier suit la voie des adultes, alors que celle des enfants est "
            "autre.",
            "With age in doubt, at “{where}” the case takes an adult's way, and a child's is another.",
        ),
        (
            "Escriba la condición de modo que age = unsure siga la misma flecha que age = child.",
            "Écrivez la condition de sorte que age = unsure suive la même flèche que age = child.",
            "Write the condition so that age = unsure takes the same arrow as age = child.",
        ),
    ),
    "R18": said(
        (
            "Una niña, niño o adolescente tiene persona tutora antes de cualquier consentimiento o declaración.",
            "Un enfant a une tutrice ou un tuteur avant tout consentement ou toute déclaration.",
            "A child has a guardian before any consent or statement.",
        ),
        (
            "Aquí se pide consentimiento o declaración y no hay persona tutora.",
            "On demande ici un consentement ou une déclaration et il n'y a ni tutrice ni tuteur.",
            "Here a consent or a statement is asked and there is no guardian.",
        ),
        (
            "Dibuje antes un paso que ponga guardian = assigned cuando age es child o unsure.",
            "Dessinez avant une étape qui met guardian = assigned quand age est child ou unsure.",
            "Draw before it a step that sets guardian = assigned when age is child or unsure.",
        ),
    ),
    "R19": said(
        (
            "La protección de niñez no espera a que se determine la edad.",
            "La protection de l'enfance n'attend pas la détermination de l'âge.",
            "Child protection does not wait until age is determined.",
        ),
        (
            "Con la edad en duda, desde aquí no se llega a tener persona tutora sin determinar antes la edad.",
            "L'âge étant douteux, d'ici on n'obtient une tutrice ou un tuteur qu'après la détermination de l'âge.",
            "With age in doubt, from here a guardian cannot be reached without determining age first.",
        ),
        (
            "Ponga la asignación de persona tutora antes de cualquier valoración de la edad, o en paralelo.",
            "Placez la désignation d'une tutrice ou d'un tuteur avant toute évaluation de l'âge, ou en parallèle.",
            "Put the assignment of a guardian before any assessment of age, or in parallel.",
        ),
    ),
    "R20": said(
        (
            "Ninguna niña, niño o adolescente regresa a su lugar de origen sin una determinación de su interés "
            "superior.",
            "Aucun enfant ne retourne à son lieu d'origine sans une détermination de son intérêt supérieur.",
            "No child returns home without a determination of their best interests.",
        ),
        (
            "Aquí regresa una persona menor de edad, o cuya edad está en duda, sin determinar su interés superior.",
            "Ici retourne un enfant, ou une personne dont l'âge est douteux, sans détermination de son intérêt "
            "supérieur.",
            "Here a child, or a person whose age is in doubt, returns without a determination of best interests.",
        ),
        (
            "Ponga antes del regreso un paso que ponga bid = done.",
            "Placez avant le retour une étape qui met bid = done.",
            "Put before the return a step that sets bid = done.",
        ),
    ),
}
