"""Information and consent, in words."""

from typing import Final

from amparo.bpmn.rights.words.saying import said

WORDS: Final = {
    "R7": said(
        (
            "Quien dio un consentimiento puede retirarlo en cualquier momento mientras el caso siga abierto.",
            "Qui a donné un consentement peut le retirer à tout moment tant que le dossier est ouvert.",
            "Whoever gave a consent can withdraw it at any time while the case is open.",
        ),
        (
            "El consentimiento está vigente y aquí nadie puede recibir su retiro.",
            "Le consentement est en vigueur et personne ne peut ici recevoir son retrait.",
            "The consent is in force and here nobody can receive its withdrawal.",
        ),
        (
            "Dibuje un subproceso de evento con el mensaje «consent_withdrawn» en el nivel que abarca este paso.",
            "Dessinez un sous-processus événementiel avec le message « consent_withdrawn » au niveau qui contient "
            "cette étape.",
            "Draw an event sub-process with the message “consent_withdrawn” at the level that holds this step.",
        ),
    ),
    "R8": said(
        (
            "Retirar un consentimiento tiene efecto: no se comparte nada nuevo y lo enviado puede recuperarse; dejar "
            "el proceso penal no quita ninguna ayuda.",
            "Retirer un consentement a un effet : rien de nouveau n'est partagé et l'envoyé peut être repris ; "
            "quitter le procès pénal n'enlève aucune aide.",
            "Withdrawing a consent has effect: nothing new is shared and what was sent can be taken back; leaving the "
            "criminal proceedings takes away no help.",
        ),
        (
            "La persona retiró su consentimiento y aquí se sigue compartiendo sin que se pueda parar.",
            "La personne a retiré son consentement et ici on continue de partager sans pouvoir l'arrêter.",
            "The person withdrew the consent and here sharing goes on without any way to stop it.",
        ),
        (
            "Ponga antes de compartir la condición consent_share = yes, y dibuje en el paso un evento con el mensaje "
            "«referral_revoked». No ponga la ayuda dentro de lo que termina al dejar el proceso.",
            "Placez avant le partage la condition consent_share = yes, et dessinez sur l'étape un événement avec le "
            "message « referral_revoked ». Ne mettez pas l'aide dans ce qui finit en quittant le procès.",
            "Put the condition consent_share = yes before sharing, and draw on the step an event with the message "
            "“referral_revoked”. Do not put help inside what ends when the proceedings are left.",
        ),
    ),
    "R10": said(
        (
            "Solo se comparte con consentimiento para ese fin, o con una base legal que está a la vista.",
            "On ne partage qu'avec un consentement pour cette fin, ou sur une base légale visible.",
            "Nothing is shared without a consent for that purpose, or a legal basis in plain sight.",
        ),
        (
            "Aquí se comparte sin que la persona haya dado su consentimiento para ello.",
            "On partage ici sans que la personne y ait consenti.",
            "Here something is shared and the person has not consented to it.",
        ),
        (
            "Nombre en el paso el consentimiento que exige (consent) y compruébelo antes con una condición, o escriba "
            "su base legal (basis).",
            "Nommez dans l'étape le consentement exigé (consent) et vérifiez-le avant par une condition, ou écrivez sa "
            "base légale (basis).",
            "Name in the step the consent that it needs (consent) and check it before with a condition, or write its "
            "legal basis (basis).",
        ),
    ),
    "R11": said(
        (
            "De una persona adulta que no participa en el proceso penal, policía y fiscalía reciben solo el aviso "
            "mínimo.",
            "D'une personne adulte qui ne participe pas au procès pénal, police et parquet ne reçoivent que l'avis "
            "minimal.",
            "Of an adult who does not take part in the criminal proceedings, police and prosecutor receive the minimal "
            "notice only.",
        ),
        (
            "La persona no participa y aquí policía o fiscalía leen su identidad, los hechos o su relato.",
            "La personne ne participe pas et ici la police ou le parquet lit son identité, les faits ou son récit.",
            "The person does not take part and here police or prosecutor read identity, facts or account.",
        ),
        (
            "Ponga este paso solo tras crim = in, o deje en «reads» solo C0.",
            "Placez cette étape seulement après crim = in, ou ne laissez que C0 dans « reads ».",
            "Put this step only after crim = in, or leave only C0 in “reads”.",
        ),
    ),
    "R12": said(
        (
            "El relato de la persona lo leen solo ella misma, quien la defiende y quien la atiende en psicología, y "
            "los demás solo si participa en el proceso penal.",
            "Le récit de la personne n'est lu que par elle-même, par qui la défend et par qui la suit en psychologie ; "
            "par d'autres seulement si elle participe au procès pénal.",
            "The person's account is read only by the person, their own counsel and their psychologist, and by others "
            "only if the person takes part in the criminal proceedings.",
        ),
        (
            "Aquí alguien más lee el relato y la persona no participa en el proceso penal.",
            "Quelqu'un d'autre lit ici le récit alors que la personne ne participe pas au procès pénal.",
            "Here someone else reads the account and the person does not take part in the criminal proceedings.",
        ),
        (
            "Quite C4 de «reads», o ponga el paso después de crim = in.",
            "Enlevez C4 de « reads », ou placez l'étape après crim = in.",
            "Remove C4 from “reads”, or put the step after crim = in.",
        ),
    ),
    "R25": said(
        (
            "Antes de consentir, ser entrevistada o compartir sus datos, la persona conoce sus derechos en su lengua.",
            "Avant de consentir, d'être entendue ou de partager ses données, la personne connaît ses droits dans sa "
            "langue.",
            "Before consenting, being interviewed or having data shared, the person knows their rights in their own "
            "language.",
        ),
        (
            "Aquí se pide consentimiento, se entrevista o se comparte, y nadie ha explicado los derechos.",
            "On demande ici un consentement, on entend ou on partage, et personne n'a expliqué les droits.",
            "Here consent is asked, an interview is held or data are shared, and nobody has explained the rights.",
        ),
        (
            "Dibuje antes un paso que explique los derechos en la lengua de la persona y ponga informed = yes.",
            "Dessinez avant une étape qui explique les droits dans la langue de la personne et met informed = yes.",
            "Draw before it a step that explains the rights in the person's language and sets informed = yes.",
        ),
    ),
    "R32": said(
        (
            "Un aviso obligatorio sobre una persona adulta que no consiente lleva solo lo mínimo: franja de edad, "
            "sexo, nacionalidad, forma y región.",
            "Un avis obligatoire sur une personne adulte qui ne consent pas ne contient que le minimum : tranche "
            "d'âge, sexe, nationalité, forme et région.",
            "A mandatory notice about an adult who does not consent carries the minimum only: age band, sex, "
            "nationality, form and region.",
        ),
        (
            "Aquí se avisa a una autoridad sin consentimiento y con más que el nivel mínimo.",
            "On avise ici une autorité sans consentement et avec plus que le minimum.",
            "Here an authority is notified without consent and with more than the minimum.",
        ),
        (
            "Deje en «reads» solo C0, o pida el consentimiento (consent) antes.",
            "Ne laissez que C0 dans « reads », ou demandez le consentement (consent) avant.",
            "Leave only C0 in “reads”, or ask for the consent (consent) before.",
        ),
    ),
}
