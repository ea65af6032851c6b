// <deck-board>: columns are moved by hand or by keys, looked through, set and removed in place; all of it is saved at once.
import "core/vendor/htmx.js";
import { actingAs } from "core/acting.js";
import { answerIn } from "./answering.js";
import { own } from "./entries.js";
import { hold } from "./holding.js";
import { Keys } from "./keys.js";
import { look } from "./looking.js";
import { recall, remember } from "./returning.js";
import { settle } from "./settling.js";

class DeckBoard extends HTMLElement {
  connectedCallback() {
    this.deck = this.querySelector(".deck");
    this.keys = new Keys(this);
    this.leave = () => remember(this);
    for (const grip of this.querySelectorAll(".grip")) grip.hidden = false;
    recall(this);
    hold(this);
    settle(this);
    this.addEventListener("click", (event) => this.#clicked(event));
    this.deck.addEventListener("scroll", () => this.#mark(), { passive: true });
    addEventListener("pagehide", this.leave);
    document.addEventListener("htmx:config:request", this);
    document.addEventListener("htmx:after:swap", this);
    this.#mark();
    this.#land();
  }

  disconnectedCallback() {
    this.keys.end();
    removeEventListener("pagehide", this.leave);
    document.removeEventListener("htmx:config:request", this);
    document.removeEventListener("htmx:after:swap", this);
  }

  get columns() {
    return [...this.deck.querySelectorAll(":scope > .col")];
  }

  // What is done in a column is done as its account; what comes back is its own.
  handleEvent({ type, detail: { ctx } }) {
    if (type === "htmx:after:swap") for (const column of this.columns) own(column, column.querySelector(".col__scroll"));
    else if (this.contains(ctx.sourceElement)) Object.assign(ctx.request.headers, actingAs(ctx.sourceElement));
  }

  // A plain click in a column: looking at a post, or answering it, happens here.
  #clicked(event) {
    const way = event.target.closest("a[href]");
    if (!way || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const column = way.closest(".col");
    if (column && way.matches("[href^='/compose?']")) answerIn(this, column, way, event);
    else if (column && way.matches(".byline .when, [data-look]")) look(this, column, way, event);
    else if (way.closest(".decktabs") && way.hash) {
      event.preventDefault();
      this.show(this.querySelector(way.hash));
    }
  }

  // After an answer of the server one is at the column that it names.
  #land() {
    const named = location.hash.startsWith("#column-") && this.querySelector(location.hash);
    if (named) this.show(named);
  }

  show(column) {
    if (!column) return;
    column.scrollIntoView({ block: "nearest", inline: "nearest" });
    column.focus({ preventScroll: true });
  }

  // A part that is put elsewhere would begin at its top again.
  put(column, next) {
    const { scroll } = column;
    const { scrollTop } = scroll;
    this.deck.insertBefore(column, next);
    scroll.scrollTop = scrollTop;
  }

  move(column, step) {
    const columns = this.columns.filter((one) => one.dataset.id);
    const place = columns.indexOf(column);
    const other = columns[place + step];
    if (!other) return;
    this.put(column, step < 0 ? other : other.nextElementSibling);
    column.scrollIntoView({ block: "nearest", inline: "nearest" });
    this.save(column);
  }

  async save(column) {
    const columns = this.columns.filter((one) => one.dataset.id);
    const place = columns.indexOf(column) + 1;
    const name = column.querySelector("h2 bdi").textContent;
    this.say(this.dataset.place.replace("%n", name).replace("%p", place).replace("%s", columns.length));
    const tabs = this.querySelector(".decktabs");
    for (const one of columns.toReversed()) tabs.prepend(tabs.querySelector(`[href="#${one.id}"]`));
    const form = new FormData(this.querySelector("#deck-order"));
    for (const one of columns) form.append("ids[]", one.dataset.id);
    await fetch("/deck/order", { method: "POST", body: new URLSearchParams(form), headers: { "HX-Request": "true" }, keepalive: true }).catch(() => null);
  }

  say(words) {
    this.querySelector("[data-said]").textContent = words;
  }

  // On a phone one column is in sight; its tab says which.
  #mark() {
    const edge = this.deck.getBoundingClientRect();
    const near = (one) => Math.abs(one.getBoundingClientRect().left + one.offsetWidth / 2 - edge.left - edge.width / 2);
    const [here] = this.columns.toSorted((one, other) => near(one) - near(other));
    for (const tab of this.querySelectorAll(".decktabs a[href^='#']")) {
      if (here && tab.hash === `#${here.id}`) {
        if (tab.ariaCurrent !== "true") tab.scrollIntoView({ block: "nearest", inline: "center" });
        tab.ariaCurrent = "true";
      } else tab.removeAttribute("aria-current");
    }
  }
}

customElements.define("deck-board", DeckBoard);
