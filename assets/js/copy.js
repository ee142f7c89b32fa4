// A button[data-copy] puts its code on the clipboard. It is hidden where that cannot be done.
export function copyButtons(root) {
  if (!navigator.clipboard) return;
  for (const button of root.querySelectorAll("button[data-copy][hidden]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.dataset.copy);
      const words = button.querySelector("[data-copy-words]");
      if (words && button.dataset.copied) words.textContent = button.dataset.copied;
    });
  }
}
