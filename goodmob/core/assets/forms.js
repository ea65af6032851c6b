// A form with an empty hx-post is sent in place to where it would lead anyway; what goes wrong is said aloud.
import "./vendor/htmx.js";

document.addEventListener("htmx:config:request", ({ detail: { ctx } }) => {
  const leads = ctx.request.submitter?.getAttribute("formaction") ?? ctx.sourceElement.getAttribute("action");
  ctx.request.action ||= leads ?? location.pathname;
});

// A refusal that is a fragment, such as a form with its errors, is put in place; of a whole page, what it says is quoted.
document.addEventListener("htmx:before:swap", (event) => {
  const { response, text } = event.detail.ctx;
  if (response?.status < 400 || !/^\s*<!doctype/i.test(text)) return;
  event.preventDefault();
  const page = new DOMParser().parseFromString(text, "text/html");
  say((page.querySelector(".trouble [data-told]") ?? page.querySelector(".trouble h1"))?.textContent);
});

document.addEventListener("htmx:error", () => say());

// Without words of the server, the notice tells that it was not reached.
function say(words) {
  const notice = document.getElementById("trouble");
  notice.querySelector("span").textContent = words ?? notice.dataset.unreached;
  notice.hidden = false;
  setTimeout(() => (notice.hidden = true), 8000);
}
