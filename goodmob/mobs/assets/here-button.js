// <here-button data-done="…" data-failed="…"><button hidden>…</button><span role="status"></span></here-button> in a form: fills its fields
// latitude and longitude, to a kilometre, when the button is pressed; data-send sends the form then.
class HereButton extends HTMLElement {
  connectedCallback() {
    if (!("geolocation" in navigator)) return;
    const button = this.querySelector("button");
    button.hidden = false;
    button.addEventListener("click", () => this.ask());
  }

  ask() {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => this.fill(coords),
      () => this.say(this.dataset.failed),
      { maximumAge: 600000, timeout: 20000 },
    );
  }

  fill({ latitude, longitude }) {
    const form = this.closest("form");
    form.elements.latitude.value = latitude.toFixed(2);
    form.elements.longitude.value = longitude.toFixed(2);
    this.say(this.dataset.done);
    if ("send" in this.dataset) form.requestSubmit();
  }

  say(words) {
    this.querySelector("[role=status]").textContent = words;
  }
}

customElements.define("here-button", HereButton);
