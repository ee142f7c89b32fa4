// Small pictures of what can be drawn; the words stand beside them or in their title.
const PATHS = {
  change: "M5 8h11M13 4.5 16.5 8 13 11.5M19 16H8M11 12.5 7.5 16l3.5 3.5",
  connect: "M4 12h15M14 7l5 5-5 5",
  end: "M12 19.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15zM12 17.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11z",
  lane_above: "M4 12h16v7H4zM12 9V3.5M9.5 6 12 3.5 14.5 6",
  lane_below: "M4 5h16v7H4zM12 15v5.5M9.5 18l2.5 2.5 2.5-2.5",
  question: "M12 3.5 20.5 12 12 20.5 3.5 12zM9.5 9.5l5 5M14.5 9.5l-5 5",
  remove: "M5 7h14M10 7V4.5h4V7M7 7l1 12.5h8L17 7",
  step: "M6 6h12a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V8a2 2 0 0 1 2-2z",
};

export function picture(name) {
  return (
    '<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.75" ' +
    `stroke-linecap="round" stroke-linejoin="round"><path d="${PATHS[name] || PATHS.step}"/></svg>`
  );
}
