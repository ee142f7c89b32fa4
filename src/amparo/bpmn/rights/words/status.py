"""Accreditation, in words."""

from typing import Final

from amparo.bpmn.rights.words.saying import said

WORDS: Final = {
    "R23": said(
        (
            "Una decisión negativa sobre la acreditación puede recurrirse, y la revisa otra instancia que la que "
            "decidió.",
            "Une décision négative sur l'accréditation peut faire l'objet d'un recours, examiné par une autre "
            "instance que celle qui a décidé.",
            "A negative decision on accreditation can be appealed, and another body than the one that decided reviews "
            "it.",
        ),
        (
            "La negativa queda firme y nunca se ofreció un recurso.",
            "Le refus devient définitif et aucun recours n'a été proposé.",
            "The refusal stands and no appeal was ever offered.",
        ),
        (
            "Dibuje después de la negativa un paso de recurso (kind appeal), y ponga la revisión en otro carril.",
            "Dessinez après le refus une étape de recours (kind appeal), et placez la révision dans un autre couloir.",
            "Draw a step of appeal (kind appeal) after the refusal, and put the review on another lane.",
        ),
    ),
    "R24": said(
        (
            "La acreditación como víctima se puede alcanzar sin participar en el proceso penal.",
            "L'accréditation comme victime peut être obtenue sans participer au procès pénal.",
            "Accreditation as a victim can be reached without taking part in the criminal proceedings.",
        ),
        (
            "Desde aquí no se llega a la acreditación sin participar en el proceso penal.",
            "D'ici on n'atteint pas l'accréditation sans participer au procès pénal.",
            "From here accreditation cannot be reached without taking part in the criminal proceedings.",
        ),
        (
            "Quite «crim» de las condiciones que llevan a la acreditación.",
            "Enlevez « crim » des conditions qui mènent à l'accréditation.",
            "Remove “crim” from the conditions that lead to accreditation.",
        ),
    ),
    "R34": said(
        (
            "Quien investiga no decide la acreditación, y nadie la decide sin compañía.",
            "Qui enquête ne décide pas de l'accréditation, et personne n'en décide sans autre avis.",
            "Whoever investigates does not decide on accreditation, and nobody decides on it alone.",
        ),
        (
            "«{where}» decide la acreditación en un carril que investiga o que decide sin panel.",
            "« {where} » décide de l'accréditation dans un couloir qui enquête ou qui décide sans commission.",
            "“{where}” decides on accreditation on a lane that investigates or decides without a panel.",
        ),
        (
            "Ponga la decisión en un panel (panel, appeal_panel o tribunal) que no entreviste ni investigue.",
            "Confiez la décision à une commission (panel, appeal_panel ou tribunal) qui n'entend ni n'enquête.",
            "Put the decision on a panel (panel, appeal_panel or a court) that neither interviews nor investigates.",
        ),
    ),
}
