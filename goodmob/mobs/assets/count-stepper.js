// <count-stepper><input type="number" data-less="…" data-more="…"></count-stepper>: large buttons for one fewer and one more.
class CountStepper extends HTMLElement {
  connectedCallback() {
    if (this.querySelector("button")) return;
    const input = this.querySelector("input");
    input.before(this.button("−", input.dataset.less, () => input.stepDown()));
    input.after(this.button("+", input.dataset.more, () => input.stepUp()));
  }

  button(sign, words, step) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "iconbtn";
    made.textContent = sign;
    made.setAttribute("aria-label", words);
    made.addEventListener("click", step);
    return made;
  }
}

customElements.define("count-stepper", CountStepper);
