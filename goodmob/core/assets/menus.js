// Menus close when one looks elsewhere, and give the keyboard back to the button that opened them.
const OPEN = ":is(.menu, .sheet)[open]";

document.addEventListener("click", ({ target }) => {
  for (const menu of document.querySelectorAll(OPEN)) menu.open = menu.contains(target);
});

document.addEventListener("keydown", (event) => {
  const menu = event.target.closest(OPEN);
  if (event.key !== "Escape" || !menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

// A choice that was sent in place closes its menu, which would leave the focus nowhere.
document.addEventListener("htmx:after:swap", () => {
  const menu = document.activeElement?.closest(".menu:not([open])");
  if (menu && document.activeElement.localName !== "summary") menu.querySelector("summary").focus();
});
