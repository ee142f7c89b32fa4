// On a phone the tabs do not all fit: bring the one you are on into sight, without moving the page.
export function tabs(root) {
  for (const box of root.querySelectorAll(".tabs")) {
    const current = box.querySelector("[aria-current]");
    if (current) box.scrollLeft = current.offsetLeft - (box.clientWidth - current.offsetWidth) / 2;
  }
}
