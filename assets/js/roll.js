// A roll that is filled without a line: the marks (numbers, never names) stay on the device until the page shows that
// they were saved. Only what differs from what the page was made with is kept and sent.
const prefix = "roll:";

function boxes(form) {
  return [...form.querySelectorAll("input[type=checkbox]")];
}

function ticks(form, was) {
  return boxes(form)
    .filter((box) => box.checked !== was.has(`${box.name}${box.value}`))
    .map((box) => `${box.name}${box.value}=${box.checked ? 1 : 0}`);
}

function read(place) {
  try {
    return JSON.parse(localStorage.getItem(place) ?? "[]");
  } catch {
    return [];
  }
}

function restore(form, kept) {
  for (const told of kept) {
    const [, name, value, on] = String(told).match(/^([po])(\d+)=([01])$/) ?? [];
    const box = name && form.querySelector(`input[name="${name}"][value="${value}"]`);
    if (box) box.checked = on === "1";
  }
}

export function rolls(root) {
  for (const form of root.querySelectorAll("form[data-roll]")) {
    const place = `${prefix}${form.dataset.roll}`;
    const was = new Set(form.querySelector("input[name=was]").value.split(","));
    const cut = form.querySelector("[data-roll-kept]");
    const back = form.querySelector("[data-roll-back]");
    const keep = () => {
      const told = ticks(form, was);
      if (told.length) localStorage.setItem(place, JSON.stringify(told));
      else localStorage.removeItem(place);
      return told.length > 0;
    };
    // What was saved meanwhile differs no more, and is forgotten here; the rest is on the page again.
    const kept = read(place);
    restore(form, kept);
    back.hidden = !(kept.length && keep());
    form.addEventListener("change", keep);
    form.addEventListener("submit", (event) => {
      keep();
      if (navigator.onLine) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      back.hidden = true;
      cut.hidden = false;
    }, { capture: true });
    addEventListener("online", () => {
      if (!cut.hidden) back.hidden = false;
      cut.hidden = true;
    });
  }
}
