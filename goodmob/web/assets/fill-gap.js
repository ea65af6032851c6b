// <fill-gap>: a link to the posts between what is new and what was read becomes a button that puts them there.
import htmx from "core/vendor/htmx.js";
import { fetchEntries, focusOn } from "core/entries.js";

class FillGap extends HTMLElement {
  connectedCallback() {
    this.way = this.querySelector("a");
    this.way.addEventListener("click", (event) => {
      event.preventDefault();
      this.fill();
    });
  }

  async fill() {
    if (this.isBusy) return;
    this.isBusy = true;
    const found = await fetchEntries(this.way.href);
    this.isBusy = false;
    if (!found) return location.assign(this.way.href);
    const place = this.closest("li");
    place.before(...found.fresh);
    htmx.process(place.parentElement);
    if (found.hasMet || !found.older) place.remove();
    else this.way.href = found.older;
    focusOn(found.fresh[0]);
  }
}

customElements.define("fill-gap", FillGap);
