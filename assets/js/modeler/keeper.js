// Nothing drawn is lost: each change is kept in this browser at once and sent a moment later; a lost line only waits.
const GRAB = 150;
const SEND = 900;
const AGAIN = 5000;
const BEACON_MOST = 60000;

export class Keeper {
  constructor(root, tool, material, hear) {
    Object.assign(this, { hear, root, tool, words: material.words });
    this.key = `amparo-draft-${root.dataset.draft}`;
    this.lang = material.lang;
    this.texts = material.texts;
    this.revision = material.revision;
    this.changes = 0;
    this.sent = 0;
    this.stopped = false;
  }

  /** What this browser kept and never sent, if anything. */
  kept() {
    try {
      return JSON.parse(localStorage.getItem(this.key) || "null");
    } catch {
      return null;
    }
  }

  forget() {
    try {
      localStorage.removeItem(this.key);
    } catch {
      // A browser that keeps nothing has nothing to forget.
    }
  }

  start() {
    this.tool.on("commandStack.changed", (event) => event.trigger !== "clear" && this.changed());
    window.addEventListener("online", () => this.send());
    window.addEventListener("pagehide", () => this.leave());
    document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && this.leave());
  }

  changed() {
    this.changes += 1;
    this.say("saving", this.words.saving);
    clearTimeout(this.grabbing);
    clearTimeout(this.sending);
    this.grabbing = setTimeout(() => this.grab(), GRAB);
    this.sending = setTimeout(() => this.send(), SEND);
  }

  async grab() {
    const at = this.changes;
    const { xml } = await this.tool.saveXML({ format: true });
    this.last = { at, lang: this.lang, revision: this.revision, saved: Date.now(), texts: this.texts, xml };
    try {
      localStorage.setItem(this.key, JSON.stringify(this.last));
    } catch {
      // Full or forbidden: the server still gets it.
    }
  }

  content() {
    const form = new FormData();
    form.set("csrfmiddlewaretoken", this.root.querySelector("[name=csrfmiddlewaretoken]").value);
    form.set("revision", String(this.revision));
    form.set("lang", this.lang);
    form.set("xml", this.last.xml);
    form.set("texts", JSON.stringify(this.texts));
    return form;
  }

  async send() {
    clearTimeout(this.sending);
    if (this.stopped || this.busy || this.changes === this.sent) return;
    this.busy = true;
    try {
      await this.grab();
      await this.post();
    } finally {
      this.busy = false;
    }
    if (this.changes !== this.sent && !this.stopped && !this.waiting) this.send();
  }

  async post() {
    const at = this.last.at;
    const refused = (words) => {
      this.waiting = true;
      this.say("unsaved", words);
      this.sending = setTimeout(() => this.send(), AGAIN);
    };
    let answer;
    try {
      answer = await fetch(this.root.dataset.save, { body: this.content(), method: "POST", redirect: "manual" });
    } catch {
      return refused(this.words.no_connection);
    }
    if (answer.type === "opaqueredirect" || [401, 403].includes(answer.status)) return refused(this.words.signed_out);
    const told = await answer.json().catch(() => ({}));
    if (answer.status === 422) return refused([...(told.reasons || []), this.words.kept_here].join(" "));
    if (!answer.ok) return refused(this.words.no_connection);
    this.waiting = false;
    this.sent = at;
    if (told.beside) {
      this.stopped = true;
      this.forget();
      this.say("beside", told.beside);
      return this.hear.beside(told);
    }
    this.revision = told.revision;
    if (this.changes === at) {
      this.forget();
      this.say("saved", told.saved);
    }
    this.hear.saved(told);
  }

  leave() {
    if (this.stopped || !this.last || this.changes === this.sent || this.last.xml.length > BEACON_MOST) return;
    navigator.sendBeacon?.(this.root.dataset.save, this.content());
  }

  say(state, words) {
    const place = this.root.querySelector("[data-save-state]");
    place.dataset.saveState = state;
    if (place.textContent !== words) place.textContent = words;
  }
}
