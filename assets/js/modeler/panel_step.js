// A step: what it is for, what it asks and sets, who sees what, and where it comes from.
import { button, checks, make, part, select, text } from "./fields.js";

const listed = (value) => (value || "").split(" ").filter(Boolean);

export function step(panel, element) {
  const { choices, notes, words } = panel;
  const bo = element.businessObject;
  const now = notes.list(bo, "step")[0] || {};
  const id = bo.id;
  const write = (values) => notes.write(element, bo, "step", values);
  const written = panel.texts.steps?.[id] || {};
  const own = (key) => (value) => panel.write(["steps", id, key], value.trim());
  const pick = (key, options, more = {}) =>
    select(`${key}-${id}`, words[key], now[key], options, (value) => write({ [key]: value }), { empty: words.none, ...more });
  const variables = panel.variables();
  // Without a competency there is nothing to be strict about; with one, a warning is the mildest.
  const competency = (code) => write({ competency: code, competency_is: code ? now.competency_is || "warning" : "" });
  return [
    select(`kind-${id}`, words.kind, now.kind, choices.kinds, (kind) => write({ kind }), { empty: words.choose }),
    text(`why-${id}`, words.why, written.why, own("why"), { long: true }),
    text(`help-${id}`, words.help, written.help, own("help"), { long: true }),
    part("asks", counted(words.asks, notes.list(bo, "ask")), asks(panel, element, variables), { open: true }),
    part("effects", counted(words.effects, notes.list(bo, "effect")), effects(panel, element), {}),
    part("limit", words.limit, [
      pick("deadline", choices.deadlines, { hint: words.deadline_hint }),
      pick("escalates", choices.roles),
    ]),
    part("sees", words.sees, [
      checks(`reads-${id}`, words.reads, listed(now.reads), choices.groups, (codes) => write({ reads: codes.join(" ") })),
      checks(`writes-${id}`, words.writes, listed(now.writes), choices.groups, (codes) => write({ writes: codes.join(" ") })),
      pick("recipient", choices.roles),
      text(`consent-${id}`, words.consent, now.consent, (value) => write({ consent: value.trim() }), { hint: words.code_hint }),
    ]),
    part("competency", words.competency, [
      select(`competency-${id}`, words.competency_code, now.competency, choices.competencies, competency, { empty: words.none }),
      now.competency ? pick("competency_is", choices.strengths, { empty: null }) : null,
    ]),
    part("form", counted(words.form, notes.list(bo, "field")), [
      pick("screen", choices.screens, { empty: words.screen_usual }),
      ...fields(panel, element),
      checks(`marks-${id}`, words.marks, ["telling", "milestone"].filter((key) => now[key] === "yes"),
        [["telling", words.telling], ["milestone", words.milestone]],
        (codes) => write({ milestone: codes.includes("milestone") ? "yes" : "", telling: codes.includes("telling") ? "yes" : "" })),
    ]),
    cited(panel, id),
    part("source", words.source, [
      text(`basis-${id}`, words.basis, now.basis, (value) => write({ basis: value.trim() }), { hint: words.code_hint }),
      ...origin(panel, element),
    ]),
  ];
}

/** What the step takes up of the procedure that is revised, paragraph by paragraph. */
function cited(panel, id) {
  const { choices, words } = panel;
  const found = choices.cited?.[id] || [];
  if (!choices.source) return null;
  const lines = found.map(([number, page, told]) => make("li", {}, make("span", { class: "soft" }, `${number}${page ? ` · ${words.page} ${page}` : ""} `), told));
  const list = lines.length ? make("ul", { class: "panel__cited" }, ...lines) : make("p", { class: "soft small" }, words.cited_none);
  const link = make("a", { href: choices.source }, words.cited_more);
  return part("cited", counted(words.cited, found), [list, link], { open: lines.length > 0 });
}

const counted = (words, list) => (list.length ? `${words} (${list.length})` : words);

/** The questions that are answered when the step is done. */
function asks(panel, element, variables) {
  const { notes, words } = panel;
  const bo = element.businessObject;
  const now = notes.list(bo, "ask");
  const write = (list) => notes.replace(element, bo, "ask", list);
  const rows = now.map((ask, index) => {
    const known = variables.find((each) => each.name === ask.variable);
    const change = (values) => write(now.map((each, at) => (at === index ? { ...each, ...values } : each)));
    const options = known?.values || listed(ask.values).map((value) => [value, value]);
    return make("div", { class: "panel__row" },
      select(`ask-${bo.id}-${index}`, words.question, ask.variable, questions(variables),
        (name) => change({ values: variables.find((each) => each.name === name).values.map(([code]) => code).join(" "), variable: name })),
      checks(`ask-${bo.id}-${index}-values`, words.answers, listed(ask.values), options,
        (codes) => codes.length && change({ values: codes.join(" ") })),
      button(`ask-${bo.id}-${index}-away`, words.take_away, () => write(now.filter((each, at) => at !== index)), "button--quiet"));
  });
  const free = variables.filter((each) => !now.some((ask) => ask.variable === each.name));
  const add = (name) => name && write([...now, { values: free.find((each) => each.name === name).values.map(([code]) => code).join(" "), variable: name }]);
  return [...rows, select(`ask-${bo.id}-more`, words.ask_more, "", questions(free), add, { empty: words.choose, hint: words.ask_hint })];
}

const questions = (variables) => variables.map((each) => [each.name, each.label]);

/** What is known once it is done; also for events. */
export function effects(panel, element) {
  const { notes, words } = panel;
  const bo = element.businessObject;
  const variables = panel.variables();
  const now = notes.list(bo, "effect");
  const write = (list) => notes.replace(element, bo, "effect", list);
  const options = variables.flatMap((each) => each.values.map(([code, label]) => [`${each.name} ${code}`, `${each.label} ${label}`]));
  const split = (value) => ({ to: value.split(" ")[1], variable: value.split(" ")[0] });
  const rows = now.map((effect, index) => make("div", { class: "panel__row" },
    select(`effect-${bo.id}-${index}`, words.effect, `${effect.variable} ${effect.to}`, options,
      (value) => write(now.map((each, at) => (at === index ? split(value) : each)))),
    button(`effect-${bo.id}-${index}-away`, words.take_away, () => write(now.filter((each, at) => at !== index)), "button--quiet")));
  const add = (value) => value && write([...now, split(value)]);
  return [...rows, select(`effect-${bo.id}-more`, words.effect_more, "", options, add, { empty: words.choose })];
}

function fields(panel, element) {
  const { choices, notes, words } = panel;
  const bo = element.businessObject;
  const now = notes.list(bo, "field");
  const write = (list) => notes.replace(element, bo, "field", list);
  const label = (name) => choices.fields.find(([code]) => code === name)?.[1] || name;
  const rows = now.map((field, index) => make("div", { class: "panel__line" },
    make("span", {}, label(field.name)),
    checks(`field-${bo.id}-${index}`, "", field.required === "no" ? [] : ["required"], [["required", words.required]],
      (codes) => write(now.map((each, at) => (at === index ? { ...each, required: codes.length ? "yes" : "no" } : each)))),
    button(`field-${bo.id}-${index}-away`, words.take_away, () => write(now.filter((each, at) => at !== index)), "button--quiet")));
  const free = choices.fields.filter(([code]) => !now.some((each) => each.name === code));
  const add = (name) => name && write([...now, { name, required: "no" }]);
  return [...rows, select(`field-${bo.id}-more`, words.field_more, "", free, add, { empty: words.choose })];
}

export function origin(panel, element) {
  const { choices, notes, words } = panel;
  const bo = element.businessObject;
  const now = notes.list(bo, "origin")[0] || {};
  const kind = (value) => notes.replace(element, bo, "origin", value ? [{ ...now, kind: value }] : []);
  const parts = [select(`origin-${bo.id}`, words.origin, now.kind, choices.origins, kind, { empty: words.none })];
  if (now.kind) parts.push(text(`ref-${bo.id}`, words.ref, now.ref, (ref) => notes.replace(element, bo, "origin", [{ ...now, ref: ref.trim() }])));
  return parts;
}
