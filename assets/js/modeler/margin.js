// What the check says, beside the drawing; and the way of a broken right, lit step by step.
const READABLE = 0.8;
const NOW = "path-now";
const GONE = "path-gone";
const MEND = "to-mend";
const LOOK_AGAIN = 1500;

export class Margin {
  constructor(root, tool, words, crossings) {
    Object.assign(this, { crossings, root, tool, words });
    this.canvas = tool.get("canvas");
    this.overlays = tool.get("overlays");
    this.registry = tool.get("elementRegistry");
    this.place = root.querySelector("[data-margin]");
    this.player = root.querySelector("[data-player]");
    this.lit = [];
    this.marked = [];
    this.place.addEventListener("click", (event) => this.pressed(event));
    this.player.addEventListener("click", (event) => {
      const go = event.target.closest("[data-go]")?.dataset.go;
      if (go === "close") this.close();
      else if (go) this.go(this.at + (go === "next" ? 1 : -1));
    });
    root.addEventListener("keydown", (event) => this.keyed(event));
    this.mark();
    this.wait();
  }

  /** What takes long is worked off elsewhere: look again until its answer is there. */
  wait() {
    clearTimeout(this.waiting);
    if (!this.place.querySelector("[data-pending]")) return;
    this.waiting = setTimeout(() => (document.hidden ? this.wait() : this.refresh({ quiet: true })), LOOK_AGAIN);
  }

  async refresh({ quiet = false } = {}) {
    const turn = (this.turn = (this.turn || 0) + 1);
    if (!quiet) this.place.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(this.root.dataset.check, { redirect: "error" });
      if (!answer.ok || turn !== this.turn) return;
      const told = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (quiet && this.pending(told) && this.pending(told) === this.pending(this.place)) return;
      const open = this.place.querySelector("details")?.open;
      this.place.replaceChildren(...told.body.childNodes);
      const holding = this.place.querySelector("details");
      if (holding && open !== undefined) holding.open = open;
      this.mark();
      this.again();
    } catch {
      // No connection: what stands there is older than the drawing, and the line above says that it is not saved.
    } finally {
      if (turn === this.turn) {
        this.place.removeAttribute("aria-busy");
        this.wait();
      }
    }
  }

  pending(place) {
    return place.querySelector("[data-pending]")?.dataset.pending;
  }

  /** Boxes and arrows that have something to mend carry a mark. */
  mark() {
    this.crossings.mark();
    for (const hidden of this.place.querySelectorAll("[data-live][hidden]")) hidden.hidden = false;
    for (const [id, overlay] of this.marked) {
      if (this.registry.get(id)) this.canvas.removeMarker(id, MEND);
      this.overlays.remove(overlay);
    }
    this.marked = [];
    const ids = new Set([...this.place.querySelectorAll("[data-mend]")].map((each) => each.dataset.mend));
    for (const id of ids) {
      const element = this.registry.get(id);
      if (!element || element === this.canvas.getRootElement()) continue;
      this.canvas.addMarker(id, MEND);
      this.marked.push([id, this.badge(element, "!", "badge-mend")]);
    }
  }

  badge(element, words, kind) {
    const sign = document.createElement("span");
    sign.className = `draw-badge ${kind}`;
    sign.textContent = words;
    const middle = element.waypoints?.[Math.floor(element.waypoints.length / 2)];
    const position = middle ? { left: middle.x - Math.min(...element.waypoints.map((each) => each.x)) - 10, top: middle.y - Math.min(...element.waypoints.map((each) => each.y)) - 10 } : { left: -12, top: -12 };
    return this.overlays.add(element.id, { html: sign, position });
  }

  pressed(event) {
    const show = event.target.closest("[data-show]");
    const go = event.target.closest("[data-at]");
    if (show) this.open(show);
    else if (go) this.select(go.dataset.at);
  }

  select(id) {
    const element = this.registry.get(id);
    if (!element) return;
    this.tool.get("selection").select(element);
    this.canvas.scrollToElement(element, 100);
    this.canvas.focus();
  }

  open(button) {
    this.steps = JSON.parse(button.closest("[data-finding]").querySelector("script[type='application/json']").textContent);
    this.finding = button.closest("[data-finding]").dataset.finding;
    this.opener = button.dataset.show;
    this.tool.get("selection").select(null);
    this.player.hidden = false;
    if (this.canvas.zoom() < READABLE) this.canvas.zoom(READABLE);
    this.go(0);
    this.player.querySelector("[data-go]:enabled:not([data-go=before])").focus();
  }

  /** After a new check: the same finding is shown as it is now, or the player closes. */
  again() {
    if (this.player.hidden) return;
    const same = this.place.querySelector(`[data-finding="${CSS.escape(this.finding)}"] [data-show]`);
    if (!same) this.close();
  }

  go(index) {
    this.at = Math.min(Math.max(index, 0), this.steps.length - 1);
    this.unlight();
    this.steps.slice(0, this.at + 1).forEach((step, number) => {
      const now = number === this.at;
      for (const id of step.passed) this.light(id, now ? NOW : GONE);
      const at = this.registry.get(step.at);
      if (at) this.lit.push(["overlay", this.badge(at, String(number + 1), now ? "badge-now" : "badge-gone")]);
    });
    const step = this.steps[this.at];
    this.player.querySelector("[data-player-where]").textContent = `${this.at + 1} / ${this.steps.length}`;
    this.player.querySelector("[data-player-words]").textContent = step.text;
    this.enable();
    const seen = this.registry.get(step.at || step.passed[step.passed.length - 1]);
    if (seen) this.canvas.scrollToElement(seen, { bottom: 160, left: 100, right: 100, top: 100 });
  }

  /** At either end a button rests, and the focus goes to one that does not. */
  enable() {
    const [before, next] = ["before", "next"].map((name) => this.player.querySelector(`[data-go=${name}]`));
    const focused = document.activeElement;
    before.disabled = this.at === 0;
    next.disabled = this.at === this.steps.length - 1;
    if (focused?.disabled) (next.disabled ? this.player.querySelector("[data-go=close]") : next).focus();
  }

  light(id, marker) {
    if (!this.registry.get(id)) return;
    this.canvas.addMarker(id, marker);
    this.lit.push([id, marker]);
  }

  unlight() {
    for (const [id, what] of this.lit) {
      if (id === "overlay") this.overlays.remove(what);
      else if (this.registry.get(id)) this.canvas.removeMarker(id, what);
    }
    this.lit = [];
  }

  close() {
    this.unlight();
    this.player.hidden = true;
    this.place.querySelector(`[data-show="${CSS.escape(this.opener || "")}"]`)?.focus();
  }

  keyed(event) {
    if (this.player.hidden || event.target.closest("input, textarea, select")) return;
    const deeds = { ArrowLeft: () => this.go(this.at - 1), ArrowRight: () => this.go(this.at + 1), Escape: () => this.close() };
    if (!deeds[event.key] || !this.player.contains(document.activeElement)) return;
    event.preventDefault();
    deeds[event.key]();
  }
}
