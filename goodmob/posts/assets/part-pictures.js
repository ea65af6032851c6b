// <part-pictures data-said="…">: pictures that are chosen for a post of a thread are uploaded at once, to be described.
class PartPictures extends HTMLElement {
  connectedCallback() {
    const keep = this.querySelector("button");
    keep.hidden = true;
    this.querySelector("input[type=file]").addEventListener("change", ({ target }) => {
      if (!target.files.length) return;
      this.querySelector("[role=status]").textContent = this.dataset.said;
      target.form.requestSubmit(keep);
    });
  }
}

customElements.define("part-pictures", PartPictures);
