// <talk-thread data-talk="5">: a conversation that stands open: messages arrive in it, and are read while it is looked at.
import htmx from "core/vendor/htmx.js";
import { listen, watch } from "core/live/channel.js";
import { fetchEntries, focusOn, parsed } from "core/entries.js";
import { SEEN_TALK } from "./talks/seen.js";

const NEAR = 160;

class TalkThread extends HTMLElement {
  connectedCallback() {
    this.address = `/conversations/${this.dataset.talk}`;
    this.list = this.querySelector(".messages");
    this.ends = [
      listen("direct", (event, payload) => event === "conversation" && this.#hear(JSON.parse(payload))),
      watch((state) => state === "back" && this.#fetch()),
    ];
    this.look = () => this.#read();
    document.addEventListener("visibilitychange", this.look);
    this.addEventListener("keydown", this);
    this.addEventListener("submit", this);
    this.earlier = this.querySelector(".talkhead__older [rel=next]");
    this.earlier?.addEventListener("click", (event) => this.#goBack(event));
    this.hours = new Intl.DateTimeFormat(document.documentElement.lang, { hour: "numeric", minute: "2-digit" });
    this.#tellTime();
    if (this.hasAttribute("data-latest") && !/^#message/.test(location.hash)) {
      this.#down();
      // The browser goes to where the address leads once all is there.
      if (document.readyState !== "complete") addEventListener("load", () => this.#down(), { once: true });
    }
    this.#read();
  }

  disconnectedCallback() {
    this.ends.forEach((end) => end());
    document.removeEventListener("visibilitychange", this.look);
  }

  handleEvent(event) {
    if (event.type === "keydown") return this.#key(event);
    const form = event.target;
    // With a picture, or where something else is begun, the page is sent as it would be without scripts.
    const leads = event.submitter?.formAction ?? form.action;
    const isPlain = form.id !== "say" || leads !== form.action || form.querySelector("[type=file]").value;
    if (isPlain || !this.hasAttribute("data-latest")) return;
    event.preventDefault();
    this.#send(form);
  }

  #key(event) {
    const sends = event.key === "Enter" && (event.ctrlKey || event.metaKey);
    if (!sends || event.target.id !== "say-text" || event.isComposing) return;
    event.preventDefault();
    event.target.form.requestSubmit();
  }

  async #send(form) {
    if (this.isSending) return;
    this.isSending = true;
    const body = new FormData(form);
    const answer = await fetch(form.action, { method: "POST", body, headers: { "HX-Request": "true" } }).catch(() => null);
    this.isSending = false;
    if (!answer) return document.dispatchEvent(new Event("htmx:error"));
    const page = parsed(await answer.text());
    const fresh = page.getElementById("say");
    if (!answer.ok || !fresh) return form.submit();
    this.querySelector("#say").replaceWith(fresh);
    fresh.querySelector("textarea").focus({ preventScroll: true });
    await this.#fetch(true);
  }

  #hear({ id, unread }) {
    if (id !== this.dataset.talk) return;
    if (unread) this.dataset.unread = "";
    if (this.hasAttribute("data-latest")) this.#fetch();
  }

  // Whoever reads further up is not moved; whoever reads the end sees what comes.
  async #fetch(isOwn = false) {
    const last = this.list.querySelector(".bubble:last-child")?.id.slice("message-".length) ?? "0";
    const found = await fetchEntries(`${this.address}?min_id=${last}`);
    if (!found) return;
    const isAtEnd = this.list.getBoundingClientRect().bottom < innerHeight + NEAR;
    this.list.append(...found.fresh);
    htmx.process(this.list);
    this.#tellTime();
    if (isOwn || isAtEnd) this.#down();
    this.#read();
  }

  // What was said before comes above, and the words that are read stay where they are.
  async #goBack(event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (this.isGoingBack) return;
    this.isGoingBack = true;
    const found = await fetchEntries(this.earlier.href);
    this.isGoingBack = false;
    if (!found) return location.assign(this.earlier.href);
    const first = this.list.firstElementChild;
    const days = found.fresh.filter((entry) => entry.matches(".saidday"));
    const top = this.list.querySelector(".bubble").getBoundingClientRect().top;
    if (first.matches(".saidday") && first.textContent === days.at(-1)?.textContent) first.remove();
    this.list.prepend(...found.fresh);
    htmx.process(this.list);
    this.#tellTime();
    const last = found.fresh.at(-1);
    scrollBy({ top: (last?.nextElementSibling?.getBoundingClientRect().top ?? top) - top, behavior: "instant" });
    focusOn(last);
    if (found.older) this.earlier.href = found.older;
    else this.earlier.closest("p").remove();
  }

  #down() {
    this.querySelector("#end").scrollIntoView({ block: "end" });
  }

  // Hours are told by the reader's clock.
  #tellTime() {
    for (const time of this.list.querySelectorAll(".bubble__when time:not([data-told])")) {
      time.dataset.told = "";
      time.textContent = this.hours.format(new Date(time.dateTime));
    }
  }

  async #read() {
    if (!this.hasAttribute("data-unread") || document.visibilityState !== "visible") return;
    delete this.dataset.unread;
    const token = this.querySelector("[name=csrf_token]").value;
    const body = new URLSearchParams({ csrf_token: token });
    await fetch(`${this.address}/read`, { method: "POST", body, headers: { "HX-Request": "true" } }).catch(() => {});
    this.querySelector(".talkhead__read")?.remove();
    document.dispatchEvent(new CustomEvent(SEEN_TALK, { detail: this.dataset.talk }));
  }
}

customElements.define("talk-thread", TalkThread);
