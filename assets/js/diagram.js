// Zoom and move a drawing by changing the viewBox of the SVG inside .diagram.
// Mouse: drag, Ctrl + wheel. Fingers: two to zoom, one to move sideways. Keys: + - 0 and the arrows.
const STEP = 1.25;
const CLOSEST = 8;

export function diagrams(root) {
  for (const diagram of root.querySelectorAll(".diagram:not(.diagram--live)")) {
    const svg = diagram.querySelector("svg[viewBox]:not(.icon)");
    if (svg) live(diagram, svg);
  }
}

function live(diagram, svg) {
  const view = diagram.querySelector(".diagram__view");
  const whole = svg.viewBox.baseVal;
  const all = { x: whole.x, y: whole.y, width: whole.width, height: whole.height };
  let box = { ...all };
  const fingers = new Map();

  const scale = () => Math.max(box.width / svg.clientWidth, box.height / svg.clientHeight);

  function show(next) {
    const width = Math.min(all.width, Math.max(all.width / CLOSEST, next.width));
    const height = (width / all.width) * all.height;
    box = {
      height,
      width,
      x: Math.min(all.x + all.width - width, Math.max(all.x, next.x)),
      y: Math.min(all.y + all.height - height, Math.max(all.y, next.y)),
    };
    svg.setAttribute("viewBox", `${box.x} ${box.y} ${box.width} ${box.height}`);
  }

  function zoom(factor, at = { x: 0.5, y: 0.5 }) {
    const width = Math.min(all.width, Math.max(all.width / CLOSEST, box.width / factor));
    const grown = width / box.width;
    show({ width, x: box.x + box.width * at.x * (1 - grown), y: box.y + box.height * at.y * (1 - grown) });
  }

  const move = (right, down) => show({ width: box.width, x: box.x + right, y: box.y + down });

  function place(point) {
    const edge = svg.getBoundingClientRect();
    return { x: (point.clientX - edge.left) / edge.width, y: (point.clientY - edge.top) / edge.height };
  }

  const deeds = {
    "+": () => zoom(STEP),
    "=": () => zoom(STEP),
    "-": () => zoom(1 / STEP),
    0: () => show(all),
    ArrowDown: () => move(0, box.height / 8),
    ArrowLeft: () => move(-box.width / 8, 0),
    ArrowRight: () => move(box.width / 8, 0),
    ArrowUp: () => move(0, -box.height / 8),
  };

  diagram.classList.add("diagram--live");
  diagram.querySelector(".diagram__tools")?.removeAttribute("hidden");
  diagram.addEventListener("click", (event) => {
    const tool = event.target.closest("[data-diagram]");
    if (tool) deeds[tool.dataset.diagram]?.();
  });
  view.addEventListener("keydown", (event) => {
    if (!deeds[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    deeds[event.key]();
  });
  view.addEventListener("focusin", (event) => bring(event.target));
  view.addEventListener("wheel", (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    zoom(event.deltaY < 0 ? STEP : 1 / STEP, place(event));
  }, { passive: false });

  /** Keep what the keyboard has reached inside the view. */
  function bring(target) {
    if (!(target instanceof SVGGraphicsElement) || target === svg || box.width === all.width) return;
    const seen = view.getBoundingClientRect();
    const spot = target.getBoundingClientRect();
    if (spot.left >= seen.left && spot.right <= seen.right && spot.top >= seen.top && spot.bottom <= seen.bottom) return;
    move((spot.left + spot.width / 2 - seen.left - seen.width / 2) * scale(), (spot.top + spot.height / 2 - seen.top - seen.height / 2) * scale());
  }

  const apart = ([one, two]) => Math.hypot(one.clientX - two.clientX, one.clientY - two.clientY);

  view.addEventListener("pointerdown", (event) => {
    fingers.set(event.pointerId, event);
    diagram.classList.add("diagram--held");
  });
  view.addEventListener("pointermove", (event) => {
    const before = fingers.get(event.pointerId);
    if (!before) return;
    const old = [...fingers.values()];
    fingers.set(event.pointerId, event);
    if (fingers.size === 2) {
      const now = [...fingers.values()];
      zoom(apart(now) / apart(old), place({ clientX: (now[0].clientX + now[1].clientX) / 2, clientY: (now[0].clientY + now[1].clientY) / 2 }));
    } else {
      move((before.clientX - event.clientX) * scale(), (before.clientY - event.clientY) * scale());
    }
  });
  for (const end of ["pointerup", "pointercancel", "pointerleave"]) {
    view.addEventListener(end, (event) => {
      fingers.delete(event.pointerId);
      if (!fingers.size) diagram.classList.remove("diagram--held");
    });
  }
}
