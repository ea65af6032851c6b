// <draft-keeper data-draft="7/post">: what is typed into its form outlives a closed tab, until it is sent.
// With data-filled the form holds more than its beginning already, and an older draft does not replace that.
// data-grow: where the form is sent to get back the posts below the first.
const KEPT = new Set(["status", "spoiler_text", "visibility", "language", "sensitive", "key", "answers", "quotes", "local_only", "draft_id", "draft_known", "scheduled_at", "time_zone", "poll[options][]", "poll[expires_in]", "poll[multiple]"]);
const BELOW = /^parts\[\d+\]\[status\]$/;
const WORDS = new Set(["status", "spoiler_text", "poll[options][]"]);

class DraftKeeper extends HTMLElement {
  connectedCallback() {
    window.addEventListener("storage", this);
    // A sheet in front of the page takes it out for a while.
    if (this.form) return;
    this.form = this.querySelector("form");
    this.place = `draft:${this.dataset.draft}`;
    this.beginning = this.said();
    if (!("filled" in this.dataset)) this.restore();
    const { status } = this.form.elements;
    // Who answers writes on after the names.
    status.setSelectionRange(status.value.length, status.value.length);
    for (const name of ["input", "change", "keydown", "htmx:after:request"]) this.addEventListener(name, this);
  }

  disconnectedCallback() {
    window.removeEventListener("storage", this);
  }

  handleEvent(event) {
    if (event.type === "keydown") this.sendBy(event);
    else if (event.type === "storage") this.partFrom(event);
    else if (event.type === "htmx:after:request") this.forgetAfter(event.detail.ctx);
    else this.keep();
  }

  sendBy(event) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) this.form.requestSubmit();
  }

  // The same draft was sent from another tab: what stands here still is a post of its own from now on.
  partFrom({ key, newValue }) {
    const own = this.form.elements.key;
    if (key === this.place && newValue === null && own) own.value = crypto.getRandomValues(new Uint32Array(8)).join("-");
  }

  forgetAfter({ request, response }) {
    if (response.status < 300 && request.action !== this.dataset.grow) localStorage.removeItem(this.place);
  }

  keep() {
    if (this.said() === this.beginning) localStorage.removeItem(this.place);
    else localStorage.setItem(this.place, JSON.stringify({ values: this.fields().map(valueOf), below: this.below() }));
  }

  restore() {
    const { values = [], below = [] } = JSON.parse(localStorage.getItem(this.place) ?? "{}");
    const fields = this.fields();
    if (values.length !== fields.length) return;
    fields.forEach((field, number) => give(field, values[number]));
    for (const field of fields.filter((one) => WORDS.has(one.name) && one.value)) field.closest("details")?.setAttribute("open", "");
    this.form.elements.status.dispatchEvent(new Event("input", { bubbles: true }));
    if (below.length === 0) return;
    if (document.readyState === "complete") this.grow(below);
    else window.addEventListener("load", () => this.grow(below), { once: true });
  }

  grow(texts) {
    texts.forEach((text, at) => this.form.append(hidden("input", { type: "hidden", name: `parts[${at}][status]`, value: text })));
    const button = hidden("button", { type: "submit", name: "deed", value: "keep" });
    button.setAttribute("formaction", this.dataset.grow);
    this.form.append(button);
    this.form.requestSubmit(button);
  }

  below() {
    return [...this.form.elements].filter(({ name }) => BELOW.test(name)).map(valueOf);
  }

  fields() {
    return [...this.form.elements].filter((field) => KEPT.has(field.name));
  }

  said() {
    return JSON.stringify([...this.fields().filter((field) => WORDS.has(field.name)).map(valueOf), ...this.below()]);
  }
}

const hidden = (name, values) => Object.assign(document.createElement(name), { ...values, hidden: true });
const valueOf = (field) => (field.type === "checkbox" ? field.checked : field.value);

function give(field, value) {
  if (field.type === "checkbox") field.checked = value;
  else if (!(field instanceof HTMLSelectElement) || [...field.options].some((option) => option.value === value)) field.value = value;
}

customElements.define("draft-keeper", DraftKeeper);
