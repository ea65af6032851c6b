// <focal-point>: the point of a picture that stays in view, from -1 to 1 across and up; set with a pointer or the arrow keys.
const STEP = 0.1;
const MOVES = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, STEP], ArrowDown: [0, -STEP] };

const within = (number) => Math.min(1, Math.max(-1, Math.round(number * 100) / 100));
const share = (number) => (number + 1) / 2;

class FocalPoint extends HTMLElement {
  connectedCallback() {
    if (this.spot) return;
    this.spot = this.querySelector("button");
    this.picture = this.querySelector(".focus__picture");
    this.spot.addEventListener("keydown", (event) => this.#step(event));
    this.picture.addEventListener("dragstart", (event) => event.preventDefault());
    this.picture.addEventListener("pointerdown", (event) => {
      this.picture.setPointerCapture(event.pointerId);
      this.#follow(event);
      event.preventDefault();
      this.spot.focus({ preventScroll: true });
    });
    this.picture.addEventListener("pointermove", (event) => event.buttons && this.#follow(event));
  }

  // Empty where nobody chose a point.
  get value() {
    return this.at ? this.at.join(",") : "";
  }

  show(address, value) {
    this.at = value ? value.split(",").map(Number) : null;
    for (const image of this.querySelectorAll("img")) image.src = address;
    this.#draw();
  }

  #step(event) {
    const move = MOVES[event.key];
    if (!move) return;
    event.preventDefault();
    const [x, y] = this.at ?? [0, 0];
    this.#set(x + move[0], y + move[1]);
  }

  #follow({ clientX, clientY }) {
    const box = this.querySelector("img").getBoundingClientRect();
    this.#set(((clientX - box.left) / box.width) * 2 - 1, 1 - ((clientY - box.top) / box.height) * 2);
  }

  #set(x, y) {
    this.at = [within(x), within(y)];
    this.#draw();
    const percent = new Intl.NumberFormat(document.documentElement.lang, { style: "percent" });
    const [across, down] = [percent.format(share(this.at[0])), percent.format(1 - share(this.at[1]))];
    this.querySelector("[role=status]").textContent = this.dataset.at.replace("%x", across).replace("%y", down);
  }

  #draw() {
    const [x, y] = this.at ?? [0, 0];
    const [left, top] = [`${share(x) * 100}%`, `${(1 - share(y)) * 100}%`];
    Object.assign(this.spot.style, { left, top });
    for (const crop of this.querySelectorAll(".focus__crops img")) crop.style.objectPosition = `${left} ${top}`;
  }
}

customElements.define("focal-point", FocalPoint);
