// <post-calendar>: a post is dragged to another day and keeps its hour; a draft that is dragged to a day is opened with that day.
const USUAL_HOUR = "09:00";

class PostCalendar extends HTMLElement {
  connectedCallback() {
    for (const entry of this.querySelectorAll(".entry")) {
      entry.draggable = true;
      entry.querySelector("a").draggable = false;
      entry.addEventListener("dragstart", (event) => this.lift(entry, event));
      entry.addEventListener("dragend", () => this.settle());
    }
    for (const day of this.querySelectorAll("td:not(.past)")) {
      day.addEventListener("dragover", (event) => this.hover(day, event));
      day.addEventListener("dragleave", () => day.classList.remove("is-over"));
      day.addEventListener("drop", (event) => this.drop(day.dataset.day, event));
    }
  }

  lift(entry, event) {
    this.lifted = entry;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", entry.textContent.trim());
  }

  settle() {
    this.lifted = null;
    this.querySelectorAll(".is-over").forEach((day) => day.classList.remove("is-over"));
  }

  hover(day, event) {
    if (!this.lifted) return;
    event.preventDefault();
    day.classList.add("is-over");
  }

  drop(day, event) {
    if (!this.lifted) return;
    event.preventDefault();
    const { draft, clock } = this.lifted.dataset;
    if (draft) {
      location.assign(`${draft}?scheduled_at=${day}T${USUAL_HOUR}`);
    } else if (!clock.startsWith(day)) {
      const form = this.lifted.querySelector("form");
      form.elements.scheduled_at.value = `${day}T${clock.split("T")[1]}`;
      form.submit();
    }
    this.settle();
  }
}

customElements.define("post-calendar", PostCalendar);
