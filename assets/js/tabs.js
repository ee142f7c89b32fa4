// On a phone tabs and chips do not all fit: bring the one you are on into sight, without moving the page.
export function tabs(root) {
  for (const box of root.querySelectorAll(".tabs, .chips")) {
    const current = box.querySelector("[aria-current]");
    if (!current) continue;
    const from = current.getBoundingClientRect().left - box.getBoundingClientRect().left;
    box.scrollLeft += from - (box.clientWidth - current.offsetWidth) / 2;
  }
}
