"""Care and reparation, in words."""

from typing import Final

from amparo.bpmn.rights.words.saying import said

WORDS: Final = {
    "R1": said(
        (
            "Quien decide no participar en el proceso penal puede recibir toda la atención sin cambiar su decisión.",
            "Qui décide de ne pas participer au procès pénal peut recevoir tous les soins sans changer sa décision.",
            "A person who decides not to take part in the criminal proceedings can receive all care without changing "
            "that decision.",
        ),
        (
            "Desde aquí solo se llega a la atención si la persona cambia su decisión, o no se llega.",
            "D'ici on n'atteint les soins que si la personne change sa décision, ou pas du tout.",
            "From here care can be reached only if the person changes that decision, or not at all.",
        ),
        (
            "Dibuje un camino a la atención cuya condición no lea «crim»; ponga la renuncia en el carril de la "
            "persona.",
            "Dessinez un chemin vers les soins dont la condition ne lit pas « crim » ; placez le refus dans le "
            "couloir de la personne.",
            "Draw a way to care whose condition does not read “crim”; put declining on the person's lane.",
        ),
    ),
    "R2": said(
        (
            "Quien decide no participar en el proceso penal puede obtener reparación sin cambiar su decisión; solo la "
            "persona puede renunciar, y una negativa es final solo después de un recurso.",
            "Qui décide de ne pas participer au procès pénal peut obtenir réparation sans changer sa décision ; seule "
            "la personne peut y renoncer, et un refus n'est final qu'après un recours.",
            "A person who decides not to take part in the criminal proceedings can obtain reparation without "
            "changing that decision; only the person can waive it, and a refusal is final only after an appeal.",
        ),
        (
            "Desde aquí solo se llega a la reparación si la persona cambia su decisión, o no se llega.",
            "D'ici on n'atteint la réparation que si la personne change sa décision, ou pas du tout.",
            "From here reparation can be reached only if the person changes that decision, or not at all.",
        ),
        (
            "Dibuje una vía de reparación cuya condición no lea «crim»; ponga la renuncia en el carril de la persona "
            "y la negativa final en un paso de recurso.",
            "Dessinez une voie de réparation dont la condition ne lit pas « crim » ; placez la renonciation dans le "
            "couloir de la personne et le refus final dans une étape de recours.",
            "Draw a route to reparation whose condition does not read “crim”; put waiving on the person's lane and "
            "the final refusal in an appeal step.",
        ),
    ),
    "R3": said(
        (
            "La presunta víctima que acepta la atención la recibe antes de ser acreditada.",
            "La victime présumée qui accepte les soins les reçoit avant d'être accréditée.",
            "A presumed victim who accepts care receives it before being accredited.",
        ),
        (
            "La persona aceptó la atención y aquí no hay ningún paso de atención, ni lo habrá en el siguiente.",
            "La personne a accepté les soins et il n'y a ici aucune étape de soins, ni à la suivante.",
            "The person accepted care and there is no step of care here, nor at the next move.",
        ),
        (
            "Dibuje el paso de atención justo después del consentimiento, antes de la acreditación o en paralelo.",
            "Dessinez l'étape de soins juste après le consentement, avant l'accréditation ou en parallèle.",
            "Draw the step of care right after the consent, before accreditation or in parallel.",
        ),
    ),
    "R4": said(
        (
            "Nadie suspende la atención mientras la acreditación o un recurso estén pendientes.",
            "Personne ne suspend les soins tant que l'accréditation ou un recours est en attente.",
            "Nobody suspends care while accreditation or an appeal is pending.",
        ),
        (
            "Aquí se puede suspender la atención y la decisión sobre la persona todavía no es final.",
            "On peut ici suspendre les soins alors que la décision sur la personne n'est pas finale.",
            "Here care can be suspended and the decision about the person is not final yet.",
        ),
        (
            "Abra el paso que suspende la atención solo con una decisión final (ident = not_victim_final), o póngalo "
            "en el carril de la persona.",
            "N'ouvrez l'étape qui suspend les soins qu'après une décision finale (ident = not_victim_final), ou "
            "placez-la dans le couloir de la personne.",
            "Open the step that suspends care only after a final decision (ident = not_victim_final), or put it on "
            "the person's lane.",
        ),
    ),
    "R36": said(
        (
            "Toda persona puede recibir la misma atención, cualesquiera que sean su sexo, identidad de género, "
            "orientación, nacionalidad u origen étnico; solo puede cambiar quién la presta.",
            "Toute personne peut recevoir les mêmes soins, quels que soient son sexe, son identité de genre, son "
            "orientation, sa nationalité ou son origine ethnique ; seul peut changer qui les donne.",
            "Every person can receive the same care, whatever their sex, gender identity, orientation, nationality "
            "or ethnic origin; only who provides it may change.",
        ),
        (
            "Esta ayuda se abre aquí, y con {where} no se abre nunca en la misma situación.",
            "Cette aide s'ouvre ici et, avec {where}, elle ne s'ouvre jamais dans la même situation.",
            "This help opens here and, with {where}, it never opens in the same situation.",
        ),
        (
            "Use esa respuesta solo para elegir quién atiende: todas las flechas deben llevar a un paso de la misma "
            "clase.",
            "N'utilisez cette réponse que pour choisir qui s'en occupe : toutes les flèches doivent mener à une étape "
            "de la même sorte.",
            "Use that answer only to choose who provides: every arrow must lead to a step of the same kind.",
        ),
    ),
}
