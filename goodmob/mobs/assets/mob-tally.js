// <mob-tally data-mob="5" data-part="card|hero|wall">, or data-src="…" for another address: keeps numbers, ring and lines true, and fetches itself anew when the state turns.
import htmx from "core/vendor/htmx.js";
import { actingAs } from "core/acting.js";
import { listen, watch } from "core/live/channel.js";
import { hearTime } from "./clock.js";

const OPEN = new Set(["gathering", "tipped", "live", "tallying", "halted"]);
const SPREAD = 1500;
const QUIET = 15000;

class MobTally extends HTMLElement {
  connectedCallback() {
    if (!OPEN.has(this.dataset.phase)) return;
    const language = document.documentElement.lang;
    this.format = new Intl.NumberFormat(language);
    this.plural = new Intl.PluralRules(language);
    this.addEventListener("time-up", () => this.renew());
    const ends = [
      listen(`mob:${this.dataset.mob}`, (event, payload) => this.hear(event, JSON.parse(payload))),
      watch((state) => state === "back" && this.renew()),
    ];
    if (document.body.dataset.viewer) ends.push(listen("user:notification", (event, payload) => event === "notification" && this.hearOwn(JSON.parse(payload))));
    this.end = () => ends.forEach((end) => end());
  }

  disconnectedCallback() {
    this.end?.();
    clearTimeout(this.renewing);
    clearTimeout(this.announcing);
  }

  hear(event, tally) {
    if (event !== "mob.update" && event !== "mob.state") return;
    hearTime(tally.server_time);
    const { threshold, cap } = this.dataset;
    const numbers = { ...tally, missing: threshold - tally.joined, left: cap - tally.joined };
    if (tally.state !== this.dataset.phase || !this.fits(numbers)) this.renew();
    else this.show(numbers);
  }

  // A place that is offered, or given away, is told to nobody else.
  hearOwn({ type, status }) {
    if (type.startsWith("mob.") && status?.mob?.id === this.dataset.mob) this.renew();
  }

  // Whether what stands here can say these numbers, or needs other words or another drawing.
  fits(numbers) {
    const drawn = (arc, number) => !number || this.querySelector(`.ring .${arc}`);
    const lines = [...this.querySelectorAll(".ring__say")];
    const said = lines.every(({ dataset: { say } }) => say === "position" || numbers[say] > 0);
    return said && (drawn("val", numbers.joined) || drawn("did", numbers.done)) && drawn("did", numbers.done);
  }

  show(numbers) {
    for (const place of this.querySelectorAll("[data-number]")) {
      place.textContent = this.format.format(numbers[place.dataset.number]);
    }
    for (const place of this.querySelectorAll("[data-if]")) place.hidden = !numbers[place.dataset.if];
    for (const line of this.querySelectorAll("[data-say]")) this.say(line, numbers[line.dataset.say]);
    const whole = Number(this.querySelector(".ring").dataset.whole);
    this.turn(".val", numbers.joined / whole);
    this.turn(".did", numbers.done / whole);
    this.announce();
  }

  say(line, number) {
    if (number === undefined) return;
    const words = this.plural.select(number) === "one" ? line.dataset.one : line.dataset.many;
    const [before, after] = words.split("%(num)s");
    const strong = document.createElement("strong");
    strong.textContent = this.format.format(number);
    line.replaceChildren(before, strong, after ?? "");
  }

  turn(arc, share) {
    const length = Math.min(100, Math.round(share * 1000) / 10);
    this.querySelector(`.ring ${arc}`)?.setAttribute("stroke-dasharray", `${length} 100`);
  }

  // Those who listen are told the newest now and then, not each step on the way.
  announce(after = QUIET) {
    this.announcing ??= setTimeout(() => {
      this.announcing = null;
      const lines = [...this.querySelectorAll(".tally, .big__tally, .ring__say")].map((line) => line.textContent.replace(/\s+/g, " ").trim());
      this.querySelector("[data-news]").textContent = lines.join(", ");
    }, after);
  }

  // All who watch do not ask in the same moment.
  renew() {
    this.renewing ??= setTimeout(() => this.fetch(), Math.random() * SPREAD);
  }

  async fetch() {
    const answer = await fetch(this.dataset.src ?? `/mobs/${this.dataset.mob}/${this.dataset.part}`, { headers: actingAs(this) }).catch(() => null);
    const text = answer?.ok && (await answer.text());
    this.renewing = null;
    // What was pressed is answered with this part as it is then, and finds its place only as long as this stands here.
    isBehind ||= Boolean(this.isSending);
    if (!text || !this.isConnected || this.isSending) return;
    const fresh = document.createRange().createContextualFragment(text).querySelector("mob-tally");
    const [typed, empty] = [this, fresh].map((part) => part.querySelector("form.doit"));
    // What somebody is about to send is not taken out of their hands.
    const held = this.contains(document.activeElement) ? document.activeElement : null;
    if (typed && empty) empty.replaceWith(typed);
    const news = fresh.querySelector(".hero__state, .ticket__state").textContent;
    this.replaceWith(fresh);
    htmx.process(fresh);
    if (held) (held.isConnected ? held : likeIt(held, fresh))?.focus({ preventScroll: true });
    fresh.querySelector("[data-news]").textContent = news.replace(/\s+/g, " ").trim();
  }
}

// What stands where the focus was: the same again, or the thing to do now.
function likeIt(held, fresh) {
  const alike = [...fresh.querySelectorAll(held.localName)].find((one) => one.textContent === held.textContent);
  return alike ?? fresh.querySelector(".btn");
}

// What was pressed is gone with its part; the keyboard goes on at what is there instead, and what it says is said aloud.
let sent = "";
let isBehind = false;
document.addEventListener("htmx:config:request", ({ detail: { ctx } }) => {
  const part = ctx.sourceElement.closest("mob-tally");
  sent = part?.id;
  if (part) part.isSending = true;
});
document.addEventListener("htmx:finally:request", ({ detail: { ctx } }) => {
  const part = ctx.sourceElement.closest("mob-tally");
  if (part) part.isSending = false;
  if (part?.isConnected) catchUp(part);
});
document.addEventListener("htmx:after:swap", () => {
  const part = sent && document.getElementById(sent);
  if (part) catchUp(part);
  if (!part || document.activeElement !== document.body) return;
  part.querySelector(".btn")?.focus({ preventScroll: true });
  part.announce?.(0);
});

function catchUp(part) {
  if (isBehind) part.renew?.();
  isBehind = false;
}

customElements.define("mob-tally", MobTally);
