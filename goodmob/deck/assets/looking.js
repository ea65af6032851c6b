// A post of a column is looked at beside it, with its conversation; closed, one is where one was.
import htmx from "core/vendor/htmx.js";
import { actingAs } from "core/acting.js";
import { parsed } from "core/entries.js";
import { own } from "./entries.js";

export function look(board, column, way, event) {
  const id = way.dataset.look ?? way.closest("article[data-post]")?.dataset.post ?? new URL(way.href).pathname.split("/").at(-1);
  if (!/^\d+$/.test(id)) return;
  event.preventDefault();
  open(board, column, way, id);
}

async function open(board, column, way, id) {
  const answer = await fetch(`/deck/posts/${id}`, { headers: { "HX-Request": "true", ...actingAs(column) } }).catch(() => null);
  if (!answer?.ok) return location.assign(way.href);
  board.querySelector(".col--look")?.remove();
  const beside = document.createElement("section");
  beside.className = "col col--look";
  beside.id = `look-${id}`;
  beside.tabIndex = -1;
  if (column.dataset.account) beside.dataset.account = column.dataset.account;
  const page = parsed(await answer.text());
  own(beside, page.body);
  beside.append(...page.body.childNodes);
  const heading = beside.querySelector("h2");
  heading.id = `${beside.id}-head`;
  beside.setAttribute("aria-labelledby", heading.id);
  const close = () => {
    beside.remove();
    (way.isConnected ? way : column).focus();
  };
  beside.querySelector("[data-close]").addEventListener("click", close);
  beside.addEventListener("keydown", ({ key }) => key === "Escape" && close());
  // Its own time leads to its page.
  beside.querySelector(".is-looked-at .when")?.addEventListener("click", (pressed) => pressed.stopPropagation());
  column.after(beside);
  htmx.process(beside);
  board.show(beside);
  beside.querySelector(".is-looked-at")?.scrollIntoView({ block: "nearest" });
}
