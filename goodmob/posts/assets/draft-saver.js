// <draft-saver data-src="/drafts/autosave">: what is typed into its form is kept on the server, too, for every device.
// Another tab that changed the same draft is not overwritten: then both are kept, and this says so.
import { actingAs } from "core/acting.js";

const PAUSE = 2500;
const OWN = new Set(["csrf_token", "draft_id", "draft_known", "key", "place", "author", "time_zone"]);

// What was saved last of each form, by its key: a form that comes back with more parts is not saved yet.
const known = new Map();

class DraftSaver extends HTMLElement {
  connectedCallback() {
    this.form = this.closest("form");
    this.told = this.querySelector("[role=status]");
    const key = this.form.elements.key?.value ?? "";
    // What was typed before this script came is not saved yet.
    this.saved = known.get(key) ?? (this.isAsItCame() ? this.said() : "");
    known.set(key, this.saved);
    this.end = new AbortController();
    const { signal } = this.end;
    for (const name of ["input", "change", "click"]) this.form.addEventListener(name, () => this.plan(), { signal });
    this.form.addEventListener("submit", () => this.stop(), { signal });
    document.addEventListener("visibilitychange", () => document.hidden && this.save(true), { signal });
    window.addEventListener("pagehide", () => this.save(true), { signal });
    if (this.saved !== this.said()) this.plan();
  }

  disconnectedCallback() {
    this.stop();
    this.end.abort();
  }

  plan() {
    clearTimeout(this.timer);
    // What the page offers to go on with may be what stands here already.
    document.querySelector(`.unfinished[data-draft="${this.form.elements.draft_id.value}"]`)?.remove();
    this.isSent = false;
    this.classList.add("is-behind");
    this.timer = setTimeout(() => this.save(), PAUSE);
  }

  // What is on its way as a post needs no draft; should it be refused, the next letter begins anew.
  stop() {
    clearTimeout(this.timer);
    this.isSent = true;
  }

  async save(isLeaving = false) {
    clearTimeout(this.timer);
    const said = this.said();
    if (this.isSent || said === this.saved || (this.busy && !isLeaving)) return;
    this.busy = true;
    try {
      const asked = { method: "POST", body: this.fields(), keepalive: isLeaving, redirect: "manual", headers: { "HX-Request": "true", ...actingAs(this) } };
      const response = await fetch(this.dataset.src, asked);
      if (!response.ok) throw new Error(response.status);
      this.note(await response.json(), said);
    } catch {
      this.say(this.dataset.failed);
    }
    this.busy = false;
    if (this.isConnected && !this.isSent && this.said() !== said) this.plan();
  }

  note({ draft_id: id, draft_known: since, parted }, said) {
    this.saved = said;
    const { draft_id: idField, draft_known: sinceField, key } = this.form.elements;
    if (key && key.value === sinceField.value) key.value = since;
    idField.value = id;
    sinceField.value = since;
    known.set(key?.value ?? "", said);
    this.classList.toggle("is-behind", this.said() !== said);
    this.say(parted ? this.dataset.parted : id ? this.dataset.saved : "");
  }

  say(words) {
    if (this.told.textContent !== words) this.told.textContent = words;
  }

  fields() {
    const data = new FormData(this.form);
    for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
    return data;
  }

  isAsItCame() {
    return [...this.form.querySelectorAll("textarea, input[type=text]")].every((one) => one.value === one.defaultValue);
  }

  said() {
    return JSON.stringify([...this.fields()].filter(([name]) => !OWN.has(name)));
  }
}

customElements.define("draft-saver", DraftSaver);
