// <key-choice><input type="checkbox"></key-choice>: switches single keys on and off, for this browser and at once.
import { areOn, turn } from "./keys.js";

class KeyChoice extends HTMLElement {
  connectedCallback() {
    const choice = this.querySelector("input");
    choice.checked = areOn();
    choice.disabled = false;
    choice.addEventListener("change", () => {
      turn(choice.checked);
      for (const other of document.querySelectorAll("key-choice input")) other.checked = choice.checked;
    });
  }
}

customElements.define("key-choice", KeyChoice);
