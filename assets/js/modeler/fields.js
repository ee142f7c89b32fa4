// Questions of the panel, made of plain elements. A key keeps the focus where it was when the panel is made anew.
const PAUSE = 500;
let count = 0;

export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name === "on") for (const [event, hear] of Object.entries(value)) element.addEventListener(event, hear);
    else if (name === "class") element.className = value;
    else if (name in element && name !== "list") element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

function labelled(label, control, hint) {
  control.id = `panel-${(count += 1)}`;
  const note = hint ? make("p", { class: "field__help", id: `${control.id}-help` }, hint) : null;
  if (note) control.setAttribute("aria-describedby", note.id);
  return make("div", { class: "field field--tight" }, make("label", { class: "field__label", htmlFor: control.id }, label), note, control);
}

/** Words; written down half a second after the last key, and when one leaves. */
export function text(key, label, value, write, { hint = "", long = false, list = "" } = {}) {
  const control = make(long ? "textarea" : "input", { class: "input", value: value || "" });
  if (long) control.rows = 3;
  else control.type = "text";
  if (list) control.setAttribute("list", list);
  control.dataset.key = key;
  let timer = 0;
  let last = control.value;
  const say = () => {
    clearTimeout(timer);
    if (control.value === last) return;
    last = control.value;
    write(control.value);
  };
  control.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(say, PAUSE);
  });
  control.addEventListener("change", say);
  control.addEventListener("blur", say);
  return labelled(label, control, hint);
}

export function select(key, label, value, options, write, { empty = null, hint = "" } = {}) {
  const known = options.some(([code]) => code === value);
  const shown = [...(empty === null ? [] : [["", empty]]), ...(value && !known ? [[value, value]] : []), ...options];
  const control = make(
    "select",
    { class: "input", on: { change: (event) => write(event.target.value) } },
    shown.map(([code, words]) => make("option", { selected: code === (value || ""), value: code }, words)),
  );
  control.dataset.key = key;
  return labelled(label, control, hint);
}

export function checks(key, label, chosen, options, write) {
  const toggle = (code) => (event) =>
    write(options.map(([each]) => each).filter((each) => (each === code ? event.target.checked : chosen.includes(each))));
  return make(
    "fieldset",
    { class: "field field--tight" },
    make("legend", { class: "field__label" }, label),
    options.map(([code, words]) => {
      const box = make("input", { checked: chosen.includes(code), on: { change: toggle(code) }, type: "checkbox" });
      box.dataset.key = `${key}-${code}`;
      return make("label", { class: "panel__check" }, box, make("span", {}, words));
    }),
  );
}

export function button(key, label, press, kind = "") {
  const control = make("button", { class: `button button--small ${kind}`, on: { click: press }, type: "button" }, label);
  control.dataset.key = key;
  return control;
}

export function part(key, title, children, { open = false } = {}) {
  const box = make("details", { class: "panel__part", open: opened.get(key) ?? open }, make("summary", {}, title), children);
  box.addEventListener("toggle", () => opened.set(key, box.open));
  return box;
}

const opened = new Map();
