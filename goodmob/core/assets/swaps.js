// A part of the page that comes anew is busy meanwhile, and does not lose the focus.
let trail = [];
let name = "";

document.addEventListener("htmx:before:request", ({ detail: { ctx } }) => busy(ctx, true));
document.addEventListener("htmx:finally:request", ({ detail: { ctx } }) => busy(ctx, false));

function busy({ sourceElement }, isBusy) {
  if (isBusy) sourceElement.setAttribute("aria-busy", "true");
  else sourceElement.removeAttribute("aria-busy");
}

document.addEventListener("htmx:before:swap", () => {
  const here = document.activeElement;
  name = here?.getAttribute("name") ?? "";
  trail = [];
  for (let around = here; around && around !== document.body; around = around.parentElement) if (around.id) trail.push(around.id);
});

// Others may have put it where it belongs; only a focus that is nowhere is brought back, as near as can be.
document.addEventListener("htmx:after:settle", () => {
  if (document.activeElement !== document.body || !trail.length) return;
  const near = trail.map((id) => document.getElementById(id)).find(Boolean);
  if (!near) return;
  const again = name ? near.querySelector(`[name="${CSS.escape(name)}"]:not([type=hidden])`) : null;
  const place = near.querySelector("[aria-invalid=true]") ?? again ?? near;
  if (place === near && !near.matches("a, button, input, select, textarea, summary")) near.tabIndex = -1;
  place.focus({ preventScroll: true });
});
