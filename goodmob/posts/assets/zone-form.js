// <zone-form>: whoever has not chosen any clocks gets those of the browser.
class ZoneForm extends HTMLElement {
  connectedCallback() {
    if ("chosen" in this.dataset) return;
    const form = this.querySelector("form");
    const { time_zone: select } = form.elements;
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (select.value === own || ![...select.options].some(({ value }) => value === own)) return;
    select.value = own;
    form.requestSubmit();
  }
}

customElements.define("zone-form", ZoneForm);
