// The questions of the sealed sheet: made of elements, never of text that is read as HTML.

const MANY = 7;

function element(name, values = {}, ...children) {
  const made = Object.assign(document.createElement(name), values);
  made.append(...children);
  return made;
}

function option(question, code, label, kept) {
  const type = question.type === "choices" ? "checkbox" : "radio";
  const id = `${question.name}_${code}`;
  const input = element("input", { type, name: question.name, value: code, id, autocomplete: "off" });
  input.checked = [kept].flat().includes(code);
  return element("label", { className: "option", htmlFor: id }, input, element("span", { textContent: label }));
}

function chosen(question, language, words, kept) {
  const pairs = question.options.map((each) => [each.code, each.label[language]]);
  if (question.notAsked) pairs.push(["not_asked", words.notAsked]);
  if (question.type === "choices" || pairs.length <= MANY)
    return pairs.map(([code, label]) => option(question, code, label, kept));
  const select = element("select", { name: question.name, id: `id_${question.name}`, autocomplete: "off" });
  select.append(element("option", { value: "", textContent: "" }));
  for (const [code, label] of pairs) select.append(element("option", { value: code, textContent: label }));
  select.value = kept || "";
  return [select];
}

const TYPES = { date: "date", datetime: "datetime-local", number: "number", phone: "tel" };

function typed(question, kept) {
  const values = {
    name: question.name,
    id: `id_${question.name}`,
    value: kept || "",
    autocomplete: "off",
    spellcheck: false,
  };
  if (question.max) values.maxLength = question.max;
  if (question.type === "long_text") return element("textarea", { ...values, rows: 6 });
  return element("input", { ...values, type: TYPES[question.type] || "text" });
}

function drawn(question, language, words, kept) {
  const inputs = question.options.length ? chosen(question, language, words, kept) : [typed(question, kept)];
  const isGroup = inputs.length > 1;
  const field = element(isGroup ? "fieldset" : "div", { className: "field", id: `field_${question.name}` });
  const label = element(isGroup ? "legend" : "label", { className: "label", textContent: question.label[language] });
  if (!isGroup) label.htmlFor = `id_${question.name}`;
  if (!question.required) label.append(element("span", { className: "soft", textContent: ` ${words.optional}` }));
  const error = element("p", { className: "error", id: `error_${question.name}`, hidden: true });
  error.setAttribute("role", "alert");
  field.append(label);
  if (question.help[language])
    field.append(element("p", { className: "soft", textContent: question.help[language] }));
  field.append(error, ...inputs);
  return field;
}

/** Draw questions in a place, with what is kept of earlier answers. */
export function draw(place, questions, language, words, kept) {
  place.replaceChildren(...questions.map((each) => drawn(each, language, words, kept[each.name])));
}

/** Return what was typed or chosen, by name; what is empty is left out. */
export function filled(place) {
  const found = {};
  for (const each of place.querySelectorAll("input, select, textarea")) {
    if (each.type === "checkbox" && each.checked) (found[each.name] ||= []).push(each.value);
    else if (each.type === "radio" && each.checked) found[each.name] = each.value;
    else if (!["checkbox", "radio"].includes(each.type) && each.value.trim()) found[each.name] = each.value;
  }
  return found;
}
