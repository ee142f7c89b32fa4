// A roll that is filled without a line: the marks (numbers, never names) stay on the device until they are sent.
const prefix = "roll:";

function ticks(form) {
  return [...form.querySelectorAll("input[type=checkbox]")]
    .filter((box) => box.checked !== box.defaultChecked)
    .map((box) => `${box.name}${box.value}=${box.checked ? 1 : 0}`);
}

function restore(form, kept) {
  for (const told of kept) {
    const [, name, value, on] = told.match(/^([po])(\d+)=([01])$/) ?? [];
    const box = name && form.querySelector(`input[name="${name}"][value="${value}"]`);
    if (box) box.checked = on === "1";
  }
}

export function rolls(root) {
  for (const form of root.querySelectorAll("form[data-roll]")) {
    const place = `${prefix}${form.dataset.roll}${location.search}`;
    const note = form.querySelector("[data-roll-kept]");
    restore(form, JSON.parse(localStorage.getItem(place) ?? "[]"));
    localStorage.removeItem(place);
    const keep = () => {
      const told = ticks(form);
      if (told.length) localStorage.setItem(place, JSON.stringify(told));
      else localStorage.removeItem(place);
    };
    if (ticks(form).length) keep();
    form.addEventListener("change", keep);
    form.addEventListener("submit", (event) => {
      if (navigator.onLine) return localStorage.removeItem(place);
      event.preventDefault();
      event.stopImmediatePropagation();
      keep();
      note.hidden = false;
      return undefined;
    }, { capture: true });
    addEventListener("online", () => { note.hidden = true; });
  }
}
