// A form with an empty hx-post is sent in place to where it would lead anyway; what goes wrong is said aloud.
import htmx from "./vendor/htmx.js";

htmx.config.noSwap.push("4xx", "5xx");

document.addEventListener("htmx:config:request", ({ detail: { ctx } }) => {
  const leads = ctx.request.submitter?.getAttribute("formaction") ?? ctx.sourceElement.getAttribute("action");
  ctx.request.action ||= leads ?? location.pathname;
});

document.addEventListener("htmx:response:error", ({ detail: { ctx } }) => {
  const page = new DOMParser().parseFromString(ctx.text, "text/html");
  say(page.querySelector(".trouble h1")?.textContent);
});

document.addEventListener("htmx:error", () => say());

// Without words of the server, the notice says what stands in it: that the server was not reached.
function say(words) {
  const notice = document.getElementById("trouble");
  const line = notice.querySelector("span");
  line.textContent = words ?? notice.dataset.unreached;
  notice.hidden = false;
  setTimeout(() => (notice.hidden = true), 8000);
}
