// What is set or removed in a column happens in place: its form is fetched when its wheel is pressed.
import { parsed } from "core/entries.js";

export function settle(board) {
  board.addEventListener("click", (event) => {
    const gear = event.target.closest(".gear");
    if (!gear || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    toggle(gear);
  });
  board.addEventListener("submit", (event) => {
    const deed = Object.entries(DEEDS).find(([name]) => event.target.matches(`[${name}]`))?.[1];
    const column = event.target.closest("deck-column");
    if (!deed || !column) return;
    event.preventDefault();
    deed(board, column, event);
  });
  board.addEventListener("keydown", ({ key, target }) => {
    const place = target.closest(".col__set");
    if (key === "Escape" && place) toggle(place.closest(".col").querySelector(".gear"));
  });
}

const DEEDS = { "data-set": set, "data-move": move, "data-remove": remove };

async function toggle(gear) {
  const place = gear.closest(".col").querySelector(".col__set");
  place.hidden = !place.hidden;
  gear.ariaExpanded = String(!place.hidden);
  if (place.hidden) return gear.focus();
  const answer = await fetch(gear.href, { headers: { "HX-Request": "true" } }).catch(() => null);
  if (!answer?.ok) return location.assign(gear.href);
  place.replaceChildren(...parsed(await answer.text()).body.childNodes);
  place.querySelector("input:checked, button")?.focus();
}

async function send(form, submitter) {
  const fields = new URLSearchParams(new FormData(form, submitter));
  return fetch(form.action, { method: "POST", body: fields, headers: { "HX-Request": "true" } }).catch(() => null);
}

async function set(board, column, { target, submitter }) {
  const answer = await send(target, submitter);
  if (!answer?.ok) return target.submit();
  const chosen = new FormData(target);
  column.dataset.width = chosen.get("width");
  for (const [name, field] of Object.entries({ media: "only_media", noBoosts: "without_boosts", noAnswers: "without_answers", flows: "flows", sound: "sound" })) {
    if (chosen.has(field)) column.dataset[name] = "1";
    else delete column.dataset[name];
  }
  toggle(column.querySelector(".gear"));
  column.open();
}

function move(board, column, { submitter }) {
  board.move(column, submitter.value === "earlier" ? -1 : 1);
  submitter.focus({ preventScroll: true });
}

async function remove(board, column, { target, submitter }) {
  const answer = await send(target, submitter);
  if (!answer?.ok) return target.submit();
  const place = board.querySelector(".board__said");
  place.replaceChildren(...parsed(await answer.text()).body.childNodes);
  board.querySelector(`.decktabs [href="#${column.id}"]`)?.remove();
  column.remove();
  place.querySelector("button").focus();
}
