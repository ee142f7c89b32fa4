// Ask before leaving a form[data-warn-unsaved] or a draft whose last words are not kept yet.
const WATCHED = "form[data-warn-unsaved], form[data-autosave-url]";

export function unsaved() {
  document.addEventListener("input", (event) => {
    const form = event.target.closest?.(WATCHED);
    if (form) form.dataset.unsaved = "yes";
  });
  window.addEventListener("beforeunload", (event) => {
    const open = document.querySelector("form[data-unsaved]:not([data-sent])");
    if (open) event.preventDefault();
  });
}
