// <picture-tray data-most="4">: pictures that are chosen, dropped or pasted are uploaded at once, and ask for their words.
const ADDRESS = "/compose/media";

class PictureTray extends HTMLElement {
  connectedCallback() {
    this.keeper = this.closest("draft-keeper");
    this.shots = this.querySelector(".shots");
    this.news = this.querySelector(".tray-news");
    this.chooser = this.querySelector("input[type=file]");
    this.classList.add("is-quick");
    this.shots.querySelectorAll(".shot").forEach((shot) => this.equip(shot));
    this.chooser.addEventListener("change", () => this.take(this.chooser.files));
    this.keeper.addEventListener("paste", (event) => this.offered(event, event.clipboardData));
    this.keeper.addEventListener("drop", (event) => this.offered(event, event.dataTransfer));
    this.keeper.addEventListener("dragover", (event) => event.dataTransfer.types.includes("Files") && event.preventDefault());
    this.keeper.addEventListener("submit", (event) => this.hold(event), true);
  }

  offered(event, data) {
    if (!data.files.length) return;
    event.preventDefault();
    this.closest("details").open = true;
    this.take(data.files);
  }

  take(files) {
    const room = Number(this.dataset.most) - this.shots.children.length;
    this.say(files.length > room ? this.dataset.full : "");
    for (const file of [...files].slice(0, Math.max(room, 0))) this.upload(file);
    this.chooser.value = "";
  }

  upload(file) {
    const shot = document.createElement("li");
    const bar = Object.assign(document.createElement("progress"), { max: 1, value: 0, ariaLabel: this.dataset.loading.replace("%s", file.name) });
    const request = new XMLHttpRequest();
    const form = new FormData();
    form.set("file", file);
    shot.className = "shot shot--loading";
    shot.append(bar, file.name);
    this.shots.append(shot);
    request.upload.onprogress = ({ loaded, total }) => (bar.value = loaded / total);
    request.onload = () => (request.status === 200 ? this.show(shot, request.response) : this.fail(shot, file, request.response));
    request.onerror = () => this.fail(shot, file, "");
    request.open("POST", ADDRESS);
    request.setRequestHeader("X-CSRF-Token", this.keeper.form.elements.csrf_token.value);
    request.send(form);
  }

  show(loading, html) {
    const shot = parsed(html).querySelector(".shot");
    loading.replaceWith(shot);
    this.equip(shot);
    shot.querySelector("textarea").focus();
  }

  fail(loading, file, html) {
    loading.remove();
    this.say(parsed(html).querySelector("[data-reason]")?.textContent ?? this.dataset.failed.replace("%s", file.name));
  }

  equip(shot) {
    const buttons = document.createElement("div");
    buttons.className = "shot__do";
    const deeds = { earlier: () => shot.previousElementSibling?.before(shot), later: () => shot.nextElementSibling?.after(shot), remove: () => shot.remove() };
    for (const [name, deed] of Object.entries(deeds)) {
      const button = Object.assign(document.createElement("button"), { type: "button", className: `tool tool--${name}`, textContent: this.dataset[name] });
      button.addEventListener("click", () => (deed(), (button.isConnected ? button : this.chooser).focus()));
      buttons.append(button);
    }
    shot.querySelector(".check").replaceWith(buttons);
  }

  // A picture without words is asked about once; whoever has none may send it so.
  hold(event) {
    const loading = this.querySelector(".shot--loading");
    const silent = [...this.shots.querySelectorAll("textarea")].find((words) => !words.value.trim() && !words.dataset.asked);
    if (!loading && !silent) return;
    event.preventDefault();
    event.stopPropagation();
    this.closest("details").open = true;
    if (loading) return this.say(loading.querySelector("progress").ariaLabel);
    this.shots.querySelectorAll("textarea").forEach((words) => (words.dataset.asked = ""));
    this.say(this.dataset.missing);
    silent.focus();
  }

  say(words) {
    this.news.textContent = words;
  }
}

const parsed = (html) => new DOMParser().parseFromString(html, "text/html");

customElements.define("picture-tray", PictureTray);
