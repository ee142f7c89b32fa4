"""Tables of training kits, by noun."""

from amparo.partnership.kits.models.courses import CourseAdoption, CourseEnding
from amparo.partnership.kits.models.kits import Kit, KitDocument, KitVersion, Material, Milestone, Need
from amparo.partnership.kits.models.modules import Criterion, Item, Module, ModuleReview, StepChange, TaughtStep

__all__ = [
    "CourseAdoption",
    "CourseEnding",
    "Criterion",
    "Item",
    "Kit",
    "KitDocument",
    "KitVersion",
    "Material",
    "Milestone",
    "Module",
    "ModuleReview",
    "Need",
    "StepChange",
    "TaughtStep",
]
