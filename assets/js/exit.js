// Quick exit: a link that works alone; with a script it also empties the page before it leaves.
const PRESSES = 3;
const WITHIN = 1500;

function leave(address) {
  document.title = "";
  document.documentElement.replaceChildren();
  window.location.replace(address);
}

export function quickExit() {
  let pressed = [];
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("[data-quick-exit]");
    if (!link) return;
    event.preventDefault();
    leave(link.href);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Shift" || event.repeat) {
      if (event.key !== "Shift") pressed = [];
      return;
    }
    pressed = [...pressed.filter((at) => event.timeStamp - at < WITHIN), event.timeStamp];
    const link = document.querySelector("[data-quick-exit]");
    if (pressed.length >= PRESSES && link) leave(link.href);
  });
  // A page brought back from the browser's memory may show what was left: ask for it anew.
  window.addEventListener("pageshow", (event) => {
    if (event.persisted && document.querySelector("[data-quick-exit]")) window.location.reload();
  });
}
