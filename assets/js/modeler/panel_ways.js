// The ways out of a question: when each is taken, in which order they are tried, and which is taken otherwise.
import { button, checks, make, part, select, text } from "./fields.js";
import { rowsOf, textOf } from "./guards.js";

// Files need not list the arrows of a box: the drawing itself knows them.
const arrowsOf = (element) => element.outgoing.map((each) => each.businessObject).filter((each) => each.$type === "bpmn:SequenceFlow");
const isExclusive = (bo) => bo?.$type === "bpmn:ExclusiveGateway";

export function gateway(panel, element) {
  const { words } = panel;
  const bo = element.businessObject;
  const ways = arrowsOf(element);
  if (!isExclusive(bo) || ways.length < 2) return make("p", { class: "soft small" }, words[`hint_${bo.$type.slice(5)}`] || "");
  const scope = bo.$parent;
  const order = scope.flowElements.filter((each) => ways.includes(each));
  const swap = (index) => {
    const next = [...order];
    [next[index - 1], next[index]] = [next[index], next[index - 1]];
    panel.stack.execute("amparo.order", { elements: [element], order: next, scope });
  };
  const parts = order.map((flow, index) => {
    const shape = panel.registry.get(flow.id);
    const name = flow.name || flow.targetRef?.name || flow.id;
    const up = index ? button(`up-${flow.id}`, words.try_earlier, () => swap(index), "button--quiet") : null;
    return part(`way-${flow.id}`, `${index + 1}. ${name}`, [...way(panel, shape), up], { open: true });
  });
  return make("section", {}, make("h3", { class: "panel__sub" }, words.ways), make("p", { class: "soft small" }, words.ways_hint), parts);
}

export function arrow(panel, element) {
  const source = element.source;
  if (!isExclusive(source.businessObject) || arrowsOf(source).length < 2) return make("p", { class: "soft small" }, panel.words.arrow_hint);
  return make("section", {}, way(panel, element));
}

function way(panel, element) {
  const { modeling, words } = panel;
  const flow = element.businessObject;
  const source = panel.registry.get(flow.sourceRef.id);
  const isDefault = flow.sourceRef.default === flow;
  const otherwise = (codes) => {
    modeling.updateProperties(source, { default: codes.length ? flow : undefined });
    if (codes.length && flow.conditionExpression) modeling.updateProperties(element, { conditionExpression: undefined });
  };
  const parts = [
    text(`way-name-${flow.id}`, words.way_name, flow.name, (value) => modeling.updateLabel(element, value.trim())),
    checks(`default-${flow.id}`, words.when, isDefault ? ["default"] : [], [["default", words.otherwise]], otherwise),
  ];
  return isDefault ? parts : [...parts, ...conditions(panel, element)];
}

function conditions(panel, element) {
  const { modeling, words } = panel;
  const flow = element.businessObject;
  const now = flow.conditionExpression?.body || "";
  const write = (body) => {
    const made = body ? panel.tool.get("bpmnFactory").create("bpmn:FormalExpression", { body }) : undefined;
    if (made) made.$parent = flow;
    modeling.updateProperties(element, { conditionExpression: made });
  };
  const rows = rowsOf(now);
  if (rows === null) return [text(`guard-${flow.id}`, words.guard, now, (value) => write(value.trim()), { hint: words.guard_hint, long: true })];
  const variables = panel.variables();
  const change = (index, row) => write(textOf(rows.map((each, at) => (at === index ? row : each)).filter(Boolean)));
  const shown = rows.map((row, index) => {
    const known = variables.find((each) => each.name === row.variable);
    const options = known?.values || row.values.map((value) => [value, value]);
    return make("div", { class: "panel__row" },
      select(`guard-${flow.id}-${index}`, words.question, row.variable, variables.map((each) => [each.name, each.label]),
        (name) => change(index, { values: [variables.find((each) => each.name === name).values[0][0]], variable: name })),
      checks(`guard-${flow.id}-${index}-is`, words.is_answer, row.values, options,
        (codes) => change(index, codes.length ? { ...row, values: codes } : null)),
      button(`guard-${flow.id}-${index}-away`, words.take_away, () => change(index, null), "button--quiet"));
  });
  const add = (value) => value && write(textOf([...rows, { values: [value.split(" ")[1]], variable: value.split(" ")[0] }]));
  const all = variables.flatMap((each) => each.values.map(([code, label]) => [`${each.name} ${code}`, `${each.label} ${label}`]));
  return [...shown, select(`guard-${flow.id}-more`, rows.length ? words.and_when : words.when_is, "", all, add, { empty: words.choose })];
}
