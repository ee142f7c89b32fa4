"""Safety and complaint, in words."""

from typing import Final

from amparo.bpmn.rights.words.saying import said

WORDS: Final = {
    "R16": said(
        (
            "Nadie es alojado en una cárcel, celda o centro de detención.",
            "Personne n'est hébergé dans une prison, une cellule ou un centre de détention.",
            "Nobody is lodged in a prison, a cell or a detention centre.",
        ),
        (
            "Aquí la persona queda alojada en un lugar de detención.",
            "La personne est ici hébergée dans un lieu de détention.",
            "Here the person is lodged in a place of detention.",
        ),
        (
            "Quite la respuesta «detention» de este paso y dibuje otro alojamiento.",
            "Enlevez la réponse « detention » de cette étape et dessinez un autre hébergement.",
            "Remove the answer “detention” from this step and draw another lodging.",
        ),
    ),
    "R26": said(
        (
            "Mientras el caso siga abierto se puede dar la alarma de peligro, y siempre responde un paso de "
            "alojamiento o de seguridad.",
            "Tant que le dossier est ouvert on peut donner l'alerte, et une étape d'hébergement ou de sécurité y "
            "répond toujours.",
            "While the case is open the danger alarm can be raised, and a step of lodging or safety always answers it.",
        ),
        (
            "Aquí nadie puede oír la alarma de peligro, o nadie responde a ella.",
            "Personne ne peut ici entendre l'alerte, ou personne n'y répond.",
            "Here nobody can hear the danger alarm, or nobody answers it.",
        ),
        (
            "Dibuje un subproceso de evento con el mensaje «danger_alarm» que abarque todo, con un paso que responda "
            "y ponga danger = no.",
            "Dessinez un sous-processus événementiel avec le message « danger_alarm » qui couvre tout, avec une étape "
            "qui répond et met danger = no.",
            "Draw an event sub-process with the message “danger_alarm” over everything, with a step that answers and "
            "sets danger = no.",
        ),
    ),
    "R27": said(
        (
            "La persona puede quejarse en cualquier momento, y no atiende la queja quien presta los servicios.",
            "La personne peut réclamer à tout moment, et la réclamation n'est pas traitée par qui fournit les "
            "services.",
            "The person can complain at any time, and a complaint is not handled by whoever provides the services.",
        ),
        (
            "Aquí nadie puede recibir una queja.",
            "Personne ne peut ici recevoir une réclamation.",
            "Here nobody can receive a complaint.",
        ),
        (
            "Dibuje un subproceso de evento con el mensaje «service_complaint» que abarque todo, en un carril que no "
            "preste servicios.",
            "Dessinez un sous-processus événementiel avec le message « service_complaint » qui couvre tout, dans un "
            "couloir qui ne fournit pas de services.",
            "Draw an event sub-process with the message “service_complaint” over everything, on a lane that provides "
            "no services.",
        ),
    ),
}
