// <new-posts stream="user" src="/home" for="timeline">: counts what is new, and fetches it above the list when asked to.
import { tellNew } from "./counting.js";
import { focusOn, parsed } from "./entries.js";
import htmx from "./vendor/htmx.js";
import { listen, watch } from "./live/channel.js";

const MOST = 40;

class NewPosts extends HTMLElement {
  #ids = new Set();

  connectedCallback() {
    this.list = document.getElementById(this.getAttribute("for"));
    this.newest = this.dataset.newest || "0";
    this.querySelector("button").addEventListener("click", () => this.load());
    const ends = [
      listen(this.getAttribute("stream"), (event, payload) => this.hear(event, payload)),
      watch((state) => state === "back" && this.catchUp()),
    ];
    this.end = () => ends.forEach((end) => end());
    if ("late" in this.dataset) this.catchUp();
  }

  disconnectedCallback() {
    this.end();
  }

  hear(event, payload) {
    if (event === "update") this.#count(JSON.parse(payload));
    else if (event === "status.update") this.#renew(JSON.parse(payload));
    else if (event === "delete") this.#drop(payload);
    this.show();
  }

  #drop(id) {
    this.#ids.delete(id);
    const gone = document.getElementById(`post-${id}`);
    if (this.list.contains(gone)) gone.closest("li").remove();
  }

  // What is in the reader's hands stays as it is.
  async #renew(post) {
    const old = () => this.list.querySelector(`#post-${post.id}:not(:focus-within)`);
    if (!old()) return;
    const answer = await fetch(`/@${post.account.acct}/${post.id}`, { headers: { "HX-Request": "true" } });
    if (!answer.ok) return;
    const page = parsed(await answer.text());
    const fresh = page.getElementById(`post-${post.id}`);
    if (!fresh) return;
    old()?.replaceWith(fresh);
    htmx.process(fresh);
  }

  #count(post) {
    // What one writes oneself stands there already.
    const isMine = post.account.id === document.body.dataset.viewer;
    if (!isMine && this.#shows(post) && !document.getElementById(`post-${post.id}`)) this.#ids.add(post.id);
  }

  // What the reader does not want in the list is not counted for it.
  #shows(post) {
    const without = this.dataset.without ?? "";
    if (post.reblog) return !without.includes("boosts");
    const answered = post.in_reply_to_account_id;
    return !without.includes("answers") || [null, post.account.id, document.body.dataset.viewer].includes(answered);
  }

  async catchUp() {
    for (const entry of await this.#fetch()) this.#ids.add(entry.querySelector("article").id.slice("post-".length));
    this.show();
  }

  async load() {
    const entries = await this.#fetch();
    const fresh = entries.filter((entry) => !document.getElementById(entry.querySelector("article").id));
    this.list.prepend(...fresh);
    htmx.process(this.list);
    this.#ids.clear();
    this.show();
    if (entries.length) this.newest = entries[0].querySelector("article").id.slice("post-".length);
    if (entries.length >= MOST) await this.catchUp();
    if (!fresh.length) return;
    focusOn(fresh[0]);
    fresh[0].scrollIntoView({ block: "nearest" });
  }

  // The entries newer than the newest that was loaded, as the page itself would show them.
  async #fetch() {
    const answer = await fetch(`${this.getAttribute("src")}?min_id=${this.newest}`, { headers: { "HX-Request": "true" } });
    if (!answer.ok) return [];
    const page = parsed(await answer.text());
    return [...page.querySelectorAll("li")].filter((entry) => entry.querySelector(":scope > article"));
  }

  show() {
    tellNew(this, this.#ids.size);
  }
}

customElements.define("new-posts", NewPosts);
