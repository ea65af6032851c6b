// A post of a column is answered in a dialog, as the account of the column.
import htmx from "core/vendor/htmx.js";
import { actingAs } from "core/acting.js";
import { parsed } from "core/entries.js";

export function answerIn(board, column, way, event) {
  const dialog = board.querySelector(".deckcompose");
  event.preventDefault();
  open(dialog, column, way);
}

async function open(dialog, column, way) {
  const answer = await fetch(way.href, { headers: actingAs(column) }).catch(() => null);
  const page = answer?.ok && parsed(await answer.text());
  const form = page && page.querySelector("#main form[action='/posts']");
  if (!form) return location.assign(way.href);
  const whole = form.closest("draft-keeper") ?? form;
  const [place] = dialog.querySelectorAll(":scope > div");
  const face = column.querySelector(".col__as");
  const says = dialog.querySelector(".deckcompose__as");
  if (column.dataset.account) dialog.dataset.account = column.dataset.account;
  else delete dialog.dataset.account;
  says.hidden = !face;
  if (face) says.textContent = (says.dataset.words ??= says.textContent).replace("%s", face.title);
  const answered = page.querySelector("#main .timeline .text");
  place.replaceChildren(...(answered ? [quoted(answered)] : []), whole);
  htmx.process(place);
  dialog.showModal();
  whole.querySelector("textarea")?.focus();
  const end = () => {
    dialog.removeEventListener("htmx:before:swap", sent);
    place.replaceChildren();
    (way.isConnected ? way : column).focus();
  };
  const sent = (told) => {
    const { response } = told.detail.ctx;
    if (!response || response.status >= 300) return;
    told.preventDefault();
    dialog.close();
  };
  form.elements.place.value = "answer";
  dialog.addEventListener("htmx:before:swap", sent);
  dialog.addEventListener("close", end, { once: true });
  dialog.querySelector("[data-close]").onclick = () => dialog.close();
}

function quoted(words) {
  const quote = document.createElement("blockquote");
  quote.className = "deckcompose__about";
  quote.append(...words.cloneNode(true).childNodes);
  return quote;
}
