"""What imports do not show: foreign keys by name and reverse names never point upward."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from django.apps import apps
from django.db.models import Model

from tests.house.source import FLOORS, SOURCE, modules, nothing, package_of, tree

ASKING = frozenset(
    {"filter", "exclude", "get", "annotate", "values", "values_list", "order_by", "select_related",
     "prefetch_related", "only", "defer", "Q", "F", "aggregate", "distinct"}
)  # fmt: skip


def floor(package: str) -> int:
    """Return the height of a package's floor."""
    return FLOORS.index(package.partition(".")[0])


def our_models() -> list[type[Model]]:
    """Return the models of the application."""
    return [model for model in apps.get_models() if model.__module__.startswith("amparo.")]


def foreign_keys() -> set[tuple[str, str]]:
    """Return which package's tables point to which."""
    found = set()
    for model in our_models():
        for field in model._meta.get_fields():
            if getattr(field, "remote_field", None) and field.concrete and field.related_model:
                target = field.related_model
                if not isinstance(target, str) and target.__module__.startswith("amparo."):
                    found.add((package_of(model.__module__), package_of(target.__module__)))
    return {(one, other) for one, other in found if one != other}


def imports() -> set[tuple[str, str]]:
    """Return which package imports which, on the domain's floors; imports for types only count too."""
    found = set()
    for path in modules():
        if SOURCE not in path.parents:
            continue
        own = package_of("amparo." + ".".join(path.relative_to(SOURCE).with_suffix("").parts))
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.ImportFrom) and node.module:
                full = [f"{node.module}.{alias.name}" for alias in node.names]
                found |= {(own, package_of(name)) for name in full}
    return {(one, other) for one, other in found if one and other and one != other}


def ring(edges: set[tuple[str, str]]) -> list[str]:
    """Return packages that point to one another in a circle, or nothing."""
    left = set(edges)
    while True:
        ends = {other for _, other in left} - {one for one, _ in left}
        kept = {(one, other) for one, other in left if other not in ends}
        if kept == left:
            return sorted({one for one, _ in left})
        left = kept


def reverse_names() -> dict[str, set[str]]:
    """Return, for each reverse name, the packages of the models that it leads to."""
    names: dict[str, set[str]] = {}
    for model in our_models():
        for relation in model._meta.related_objects:
            target = package_of(relation.related_model.__module__)
            if not relation.hidden and target and target != package_of(model.__module__):
                for name in (relation.get_accessor_name(), relation.name):
                    names.setdefault(str(name), set()).add(target)
    return names


def asked_names(node: ast.AST) -> Iterator[str]:
    """Yield the first part of every lookup in a query, and every name of a set."""
    if isinstance(node, ast.Attribute) and node.attr.endswith("_set"):
        yield node.attr
    if isinstance(node, ast.Call):
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if called in ASKING:
            yield from (word.arg.split("__")[0] for word in node.keywords if word.arg)
            named = called in ASKING - {"get", "filter", "exclude", "Q", "annotate", "aggregate"}
            texts = (each.value for each in node.args if named and isinstance(each, ast.Constant))
            yield from (text.lstrip("-").split("__")[0] for text in texts if isinstance(text, str))


def test_no_foreign_key_points_to_a_higher_floor() -> None:
    keys = foreign_keys()

    assert len(keys) > 5
    nothing({(one, other) for one, other in keys if floor(other) > floor(one)})


def test_foreign_keys_and_imports_together_make_no_ring() -> None:
    nothing(ring(imports() | foreign_keys()))


def test_no_query_follows_a_reverse_name_upward() -> None:
    names, found = reverse_names(), set()
    own_fields = {model: {field.name for field in model._meta.get_fields()} for model in our_models()}
    for path in modules():
        if SOURCE not in path.parents:
            continue
        own = package_of("amparo." + ".".join(path.relative_to(SOURCE).with_suffix("").parts))
        fields = {
            name
            for model, held in own_fields.items()
            if package_of(model.__module__) == own
            for name in held
            if not any(rel.name == name for rel in model._meta.related_objects)
        }
        for node in ast.walk(tree(path)):
            for name in asked_names(node):
                above = {target for target in names.get(name, set()) if target != own and floor(target) >= floor(own)}
                if above and name not in fields and own and (above - {b for a, b in imports() if a == own}):
                    found.add((str(path.relative_to(SOURCE)), name, *sorted(above)))

    nothing(found)


def test_a_ring_and_a_way_upward_would_be_found() -> None:
    assert ring({("a", "b"), ("b", "c"), ("c", "a"), ("d", "a")}) == ["a", "b", "c", "d"]
    nothing(ring({("a", "b"), ("b", "c"), ("a", "c")}))
    asked = ast.parse("Case.objects.filter(referral__to=1, code='x').values('referral__need'); case.referral_set")
    assert {name for node in ast.walk(asked) for name in asked_names(node)} == {"referral", "code", "referral_set"}
