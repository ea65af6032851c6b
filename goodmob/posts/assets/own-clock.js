// <own-clock data-later="Schedule">: moments are by the browser's clocks unless others were chosen, and the button says what it does.
class OwnClock extends HTMLElement {
  connectedCallback() {
    this.moment = this.querySelector("input[type=datetime-local]");
    const zone = this.querySelector("[name=time_zone]");
    zone.value ||= Intl.DateTimeFormat().resolvedOptions().timeZone;
    zone.defaultValue = zone.value;
    this.button = this.closest("form").querySelector("#compose-send");
    this.now = this.button.textContent;
    this.closest("form").addEventListener("input", () => this.tell());
    this.tell();
  }

  tell() {
    if (this.dataset.later) this.button.textContent = this.moment.value ? this.dataset.later : this.now;
  }
}

customElements.define("own-clock", OwnClock);
