// A working table: every field is saved as it is written, over the version that was seen; two people lose nothing.
//   <div data-table data-live-url="..." data-saved-words="..." data-unsaved-words="...">
//     <form data-box="field.language"> base, settles, text; [data-both] [data-who] [data-theirs] [data-status]
const PAUSE = 1200;
const LOOK = 5000;

function clock() {
  const language = document.documentElement.lang || "es";
  return new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(new Date());
}

class Box {
  constructor(form, words) {
    this.form = form;
    this.words = words;
    this.input = form.elements.text;
    this.changed = false;
    this.busy = false;
    this.timer = 0;
    form.addEventListener("input", () => this.touch());
    form.addEventListener("change", () => this.touch(0));
    form.addEventListener("submit", (event) => {
      if (event.submitter && event.submitter.name === "settles") return;
      event.preventDefault();
      event.stopImmediatePropagation();
      this.changed = true;
      this.save();
    }, true);
  }

  hidden(name) {
    return this.form.querySelector(`input[type=hidden][name=${name}]`);
  }

  say(text) {
    this.form.querySelector("[data-status]").textContent = text;
  }

  touch(pause = PAUSE) {
    this.changed = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), pause);
  }

  async save() {
    clearTimeout(this.timer);
    if (!this.changed || this.busy) return;
    this.busy = true;
    this.changed = false;
    try {
      const answer = await fetch(this.form.action, {
        body: new FormData(this.form),
        headers: { "X-Requested-With": "autosave" },
        keepalive: true,
        method: "POST",
        redirect: "error",
      });
      if (answer.ok) this.answered(await answer.json());
      else if (answer.status === 422) this.say((await answer.json()).reasons.join(" "));
      else throw new Error(String(answer.status));
    } catch {
      this.say(this.words.unsaved);
      this.touch(PAUSE * 5);
    } finally {
      this.busy = false;
    }
    if (this.changed) this.touch();
  }

  answered(told) {
    if (told.aside) this.clashed(told);
    else this.kept(told);
  }

  kept(told) {
    this.hidden("base").value = told.number;
    this.hidden("settles").value = "";
    this.form.querySelector("[data-both]").hidden = true;
    this.say(`${this.words.saved} ${clock()}`);
  }

  // What the other wrote is shown; one's own stays where it is, and is saved over it only when one says so.
  clashed(told) {
    this.hidden("base").value = told.number;
    this.hidden("settles").value = told.aside;
    this.form.querySelector("[data-theirs]").textContent = told.text || "—";
    this.form.querySelector("[data-who]").textContent = told.who;
    this.form.querySelector("[data-both]").hidden = false;
    this.changed = false;
    clearTimeout(this.timer);
    this.input.focus();
  }

  // Somebody else wrote: shown here as long as one has not begun to write oneself.
  refresh(told) {
    const both = !this.form.querySelector("[data-both]").hidden;
    if (this.changed || this.busy || both || this.input === document.activeElement) return;
    if (told.number > Number(this.hidden("base").value)) {
      this.input.value = told.text;
      this.hidden("base").value = told.number;
    }
  }
}

function begin(table) {
  const words = { saved: table.dataset.savedWords, unsaved: table.dataset.unsavedWords };
  const boxes = new Map();
  for (const form of table.querySelectorAll("form[data-box]")) boxes.set(form.dataset.box, new Box(form, words));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") for (const box of boxes.values()) box.save();
  });
  const looking = setInterval(async () => {
    if (document.visibilityState === "hidden") return;
    try {
      const answer = await fetch(table.dataset.liveUrl, { redirect: "error" });
      if (!answer.ok) return;
      const told = await answer.json();
      if (!told.is_open) clearInterval(looking);
      for (const [name, field] of Object.entries(told.fields)) boxes.get(name)?.refresh(field);
    } catch {
      // The next look tells.
    }
  }, LOOK);
}

export function tables(root) {
  for (const table of root.querySelectorAll("[data-table]:not([data-begun])")) {
    table.dataset.begun = "yes";
    begin(table);
  }
}
