// Zoom and move a drawing by changing the viewBox of the SVG inside .diagram.
// Mouse: drag, Ctrl + wheel. Fingers: two to zoom, one to move sideways. Keys: + - 0 and the arrows.
// It opens at a size that can be read, on the live step when there is one, else on the warmest: .bp-live, .bp-heat-5.
const STEP = 1.25;
const READABLE = 0.85;
const LARGEST = 4;
const LOWEST = 304;
const LIVE = ".bp-live";
const WARMEST = ".bp-heat-5";

export function diagrams(root) {
  for (const diagram of root.querySelectorAll(".diagram:not(.diagram--live)")) {
    const svg = diagram.querySelector(".diagram__view svg[viewBox]");
    if (svg) new Viewer(diagram, svg).start();
  }
}

const between = (low, value, high) => Math.min(high, Math.max(low, value));
const centre = (box) => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 });

class Viewer {
  constructor(diagram, svg) {
    const { x, y, width, height } = svg.viewBox.baseVal;
    this.all = { height, width, x, y };
    this.diagram = diagram;
    this.svg = svg;
    this.view = diagram.querySelector(".diagram__view");
    this.fingers = new Map();
  }

  start() {
    this.diagram.classList.add("diagram--live");
    this.diagram.querySelector(".diagram__tools")?.removeAttribute("hidden");
    this.measure();
    this.open();
    this.listen();
  }

  /** Learn the room there is: its width, and a height that suits the drawing and the screen. */
  measure() {
    this.width = this.view.clientWidth;
    const natural = this.all.height * Math.min(1, Math.max(READABLE, this.width / this.all.width));
    const most = this.diagram.matches(".diagram--small") ? LOWEST : window.innerHeight * 0.75;
    this.height = Math.round(between(LOWEST, natural, Math.max(LOWEST, most)));
    this.svg.style.setProperty("--diagram-height", `${this.height}px`);
    this.smallest = Math.min(this.width / this.all.width, this.height / this.all.height, 1);
  }

  /** Show it whole when that can be read, else at a readable size from its start or on the live step. */
  open() {
    const live = this.svg.querySelector(LIVE) ?? this.svg.querySelector(WARMEST);
    this.scale = this.smallest;
    this.at = centre(this.all);
    if (this.smallest < READABLE * 0.8) {
      this.scale = READABLE;
      this.at = live ? this.spot(live) : { x: this.all.x, y: this.all.y };
    }
    this.show();
  }

  /** The middle of an element, in the drawing's own measures. */
  spot(element) {
    const edge = this.svg.getBoundingClientRect();
    const box = element.getBoundingClientRect();
    const shown = this.svg.viewBox.baseVal;
    const scale = Math.max(shown.width / edge.width, shown.height / edge.height);
    return {
      x: shown.x + shown.width / 2 + (box.left + box.width / 2 - edge.left - edge.width / 2) * scale,
      y: shown.y + shown.height / 2 + (box.top + box.height / 2 - edge.top - edge.height / 2) * scale,
    };
  }

  show() {
    this.scale = between(this.smallest, this.scale, LARGEST);
    const width = this.width / this.scale;
    const height = this.height / this.scale;
    const keep = (at, start, length, room) =>
      room >= length ? start + length / 2 : between(start + room / 2, at, start + length - room / 2);
    this.at = { x: keep(this.at.x, this.all.x, this.all.width, width), y: keep(this.at.y, this.all.y, this.all.height, height) };
    this.svg.setAttribute("viewBox", `${this.at.x - width / 2} ${this.at.y - height / 2} ${width} ${height}`);
  }

  move(right, down) {
    this.at = { x: this.at.x + right / this.scale, y: this.at.y + down / this.scale };
    this.show();
  }

  /** Zoom around a point of the screen, or around the middle. */
  zoom(factor, point) {
    const edge = this.view.getBoundingClientRect();
    const away = point ? { x: point.clientX - edge.left - this.width / 2, y: point.clientY - edge.top - this.height / 2 } : { x: 0, y: 0 };
    const before = this.scale;
    this.scale = between(this.smallest, this.scale * factor, LARGEST);
    const gain = 1 / before - 1 / this.scale;
    this.at = { x: this.at.x + away.x * gain, y: this.at.y + away.y * gain };
    this.show();
  }

  whole() {
    this.scale = this.smallest;
    this.show();
  }

  act(key) {
    const deeds = {
      "+": () => this.zoom(STEP),
      "=": () => this.zoom(STEP),
      "-": () => this.zoom(1 / STEP),
      0: () => this.whole(),
      ArrowDown: () => this.move(0, 80),
      ArrowLeft: () => this.move(-80, 0),
      ArrowRight: () => this.move(80, 0),
      ArrowUp: () => this.move(0, -80),
    };
    deeds[key]?.();
    return key in deeds;
  }

  listen() {
    this.diagram.addEventListener("click", (event) => {
      const tool = event.target.closest("[data-diagram]");
      if (tool) this.act(tool.dataset.diagram);
    });
    this.view.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (this.act(event.key)) event.preventDefault();
    });
    this.view.addEventListener("focusin", (event) => this.bring(event.target));
    this.view.addEventListener("wheel", (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      this.zoom(event.deltaY < 0 ? STEP : 1 / STEP, event);
    }, { passive: false });
    window.addEventListener("resize", () => {
      this.measure();
      this.show();
    });
    window.addEventListener("beforeprint", () => this.whole());
    this.hold();
  }

  /** Keep what the keyboard has reached inside the view. */
  bring(target) {
    if (target === this.view || !this.svg.contains(target) || !target.matches(":focus-visible")) return;
    this.at = this.spot(target);
    this.show();
  }

  hold() {
    const middle = ([one, two]) => ({ clientX: (one.clientX + two.clientX) / 2, clientY: (one.clientY + two.clientY) / 2 });
    const apart = ([one, two]) => Math.hypot(one.clientX - two.clientX, one.clientY - two.clientY) || 1;
    this.view.addEventListener("pointerdown", (event) => {
      this.fingers.set(event.pointerId, event);
      this.diagram.classList.add("diagram--held");
    });
    this.view.addEventListener("pointermove", (event) => {
      const before = this.fingers.get(event.pointerId);
      if (!before) return;
      const old = [...this.fingers.values()];
      this.fingers.set(event.pointerId, event);
      const now = [...this.fingers.values()];
      if (now.length === 2) this.zoom(apart(now) / apart(old), middle(now));
      else this.move(before.clientX - event.clientX, before.clientY - event.clientY);
    });
    for (const end of ["pointerup", "pointercancel", "pointerleave"]) {
      this.view.addEventListener(end, (event) => {
        this.fingers.delete(event.pointerId);
        if (!this.fingers.size) this.diagram.classList.remove("diagram--held");
      });
    }
  }
}
