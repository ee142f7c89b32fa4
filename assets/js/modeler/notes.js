// Reading and writing the amparo: notes of an element; every change can be undone.
const capital = (word) => word[0].toUpperCase() + word.slice(1);

export class Notes {
  constructor(tool) {
    this.modeling = tool.get("modeling");
    this.factory = tool.get("bpmnFactory");
    this.moddle = tool.get("moddle");
  }

  all(bo, tag) {
    return (bo.extensionElements?.values || []).filter((each) => each.$type === `amparo:${capital(tag)}`);
  }

  one(bo, tag) {
    return this.all(bo, tag)[0];
  }

  /** Put a list of values in the place of all notes of a tag. */
  replace(element, bo, tag, several) {
    const kept = (bo.extensionElements?.values || []).filter((each) => each.$type !== `amparo:${capital(tag)}`);
    const made = several.map((values) => this.moddle.create(`amparo:${capital(tag)}`, clean(values)));
    const extensionElements = this.factory.create("bpmn:ExtensionElements", { values: [...kept, ...made] });
    for (const each of extensionElements.values) each.$parent = extensionElements;
    extensionElements.$parent = bo;
    const value = extensionElements.values.length ? extensionElements : undefined;
    this.modeling.updateModdleProperties(element, bo, { extensionElements: value });
  }

  /** Change some attributes of the one note of a tag. */
  write(element, bo, tag, values) {
    const now = valuesOf(this.one(bo, tag));
    this.replace(element, bo, tag, [{ ...now, ...values }]);
  }

  list(bo, tag) {
    return this.all(bo, tag).map(valuesOf);
  }
}

export function valuesOf(note) {
  if (!note) return {};
  const names = note.$descriptor.properties.map((each) => each.name);
  return Object.fromEntries(names.filter((name) => note.get(name) !== undefined).map((name) => [name, note.get(name)]));
}

function clean(values) {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== ""));
}
