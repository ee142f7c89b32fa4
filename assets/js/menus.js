// Menus made of <details data-menu> close on Escape, on a press outside and when focus leaves them.
export function menus() {
  const close = (menu) => menu.removeAttribute("open");
  document.addEventListener("click", (event) => {
    for (const menu of document.querySelectorAll("[data-menu][open]")) if (!menu.contains(event.target)) close(menu);
  });
  document.addEventListener("focusout", (event) => {
    const menu = event.target.closest?.("[data-menu][open]");
    if (menu && event.relatedTarget && !menu.contains(event.relatedTarget)) close(menu);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of document.querySelectorAll("[data-menu][open]")) {
      close(menu);
      menu.querySelector("summary").focus();
    }
  });
}
