// The procedure itself: its title and purpose, what it promises, and the questions that drive the way.
import { button, checks, make, part, select, text } from "./fields.js";

const MOST = 40;
const word = (words) =>
  words.normalize("NFKD").replace(/[^\x20-\x7e]/g, "").toLowerCase().replace(/[^a-z0-9]+/g, "_").replace(/^_+|_+$/g, "").slice(0, MOST).replace(/^(\d)/, "q$1");

export function procedure(panel, pool) {
  const { choices, modeling, notes, words } = panel;
  const process = pool.businessObject.processRef;
  const now = notes.list(process, "procedure")[0] || {};
  const rename = (value) => {
    const name = value.replace(/\s+/g, " ").trim();
    modeling.updateLabel(pool, name);
    modeling.updateModdleProperties(pool, process, { name });
    panel.write(["title"], name);
  };
  const promised = (now.promises || "").split(" ").filter(Boolean);
  const rights = choices.rights.map(([id, sentence]) => [id, `${id}. ${sentence}`]);
  return [
    make("p", { class: "soft small" }, words.nothing_chosen),
    text("title", words.title, pool.businessObject.name, rename),
    text("purpose", words.purpose, panel.texts.purpose, (value) => panel.write(["purpose"], value.trim()), { long: true }),
    part("questions", `${words.questions} (${panel.variables().length})`, questions(panel, pool, process)),
    part("promises", `${words.promises} (${promised.length})`, [
      checks("promises", words.promises_hint, promised, rights, (ids) => notes.write(pool, process, "procedure", { promises: ids.join(" ") })),
    ]),
    part("about", words.about, [
      text("number", words.number, now.number, (number) => notes.write(pool, process, "procedure", { number: number.trim(), origin: now.origin || "proposal" })),
      select("origin", words.origin, now.origin, choices.origins, (origin) => notes.write(pool, process, "procedure", { origin })),
    ]),
  ];
}

function questions(panel, pool, process) {
  const { choices, notes, words } = panel;
  const now = notes.list(process, "variable");
  const write = (list) => notes.replace(pool, process, "variable", list);
  const rows = panel.variables().map((each, index) => {
    const change = (values) => write(now.map((one, at) => (at === index ? { ...one, ...values } : one)));
    const answers = each.values.map(([code, label]) =>
      text(`q-${each.name}-${code}`, `${words.answer}: ${code}`, label, (value) => panel.write(["answers", each.name, code], value.trim())));
    const more = (value) => {
      const code = word(value);
      const codes = each.values.map(([one]) => one);
      if (!code || codes.includes(code)) return;
      change({ values: [...codes, code].join(" ") });
      panel.write(["answers", each.name, code], value.trim());
    };
    return part(`q-${each.name}`, each.label, [
      text(`q-${each.name}`, words.question, panel.texts.answers?.[each.name]?.question, (value) => panel.write(["answers", each.name, "question"], value.trim())),
      ...answers,
      asked(`q-${each.name}-more`, words.answer_more, words.add, more),
      select(`q-${each.name}-first`, words.initial, each.initial, each.values, (initial) => change({ initial }), { empty: words.unanswered }),
      button(`q-${each.name}-away`, words.take_away, () => write(now.filter((one, at) => at !== index)), "button--quiet"),
    ]);
  });
  const add = (question) => {
    const name = word(question);
    if (!name || now.some((each) => each.name === name)) return;
    write([...now, { name, values: "yes no" }]);
    panel.write(["answers", name], { no: words.no, question: question.trim(), yes: words.yes });
  };
  const shared = Object.entries(choices.variables)
    .filter(([name]) => !now.some((each) => each.name === name))
    .map(([name, known]) => [name, known.words.question || name]);
  const take = (name) => name && write([...now, { initial: choices.variables[name].initial, name, values: choices.variables[name].values }]);
  return [
    ...rows,
    select("q-shared", words.question_shared, "", shared, take, { empty: words.choose, hint: words.question_shared_hint }),
    asked("q-new", words.question_new, words.add, add),
  ];
}

/** Words that are taken only when the button is pressed. */
function asked(key, label, verb, take) {
  const field = text(key, label, "", () => {});
  const control = field.querySelector("input");
  const press = () => {
    const value = control.value;
    control.value = "";
    control.blur();
    take(value);
  };
  control.addEventListener("keydown", (event) => {
    if (event.key === "Enter") press();
  });
  return make("div", { class: "panel__asked" }, field, button(`${key}-add`, verb, press));
}
