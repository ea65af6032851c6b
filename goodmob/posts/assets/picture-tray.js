// <picture-tray data-most="4">: files that are chosen, dropped or pasted are uploaded at once, put in order, and ask for their words.
import { draggable } from "./writing/order.js";
import { converted, drop, reasonIn, send, shotIn } from "./writing/upload.js";

const SILENT = "goodmob-no-alt-reminder";

class PictureTray extends HTMLElement {
  connectedCallback() {
    if (this.shots) return;
    this.keeper = this.closest("draft-keeper");
    this.shots = this.querySelector(".shots");
    this.news = this.querySelector(".tray-news");
    this.chooser = this.querySelector("input[type=file]");
    this.large = this.querySelector("dialog.large");
    this.asking = this.querySelector("dialog[data-missing]");
    this.classList.add("is-quick");
    this.shots.querySelectorAll(".shot").forEach((shot) => this.equip(shot));
    this.chooser.addEventListener("change", () => this.take(this.chooser.files));
    this.keeper.addEventListener("paste", (event) => this.offered(event, event.clipboardData));
    this.keeper.addEventListener("drop", (event) => this.offered(event, event.dataTransfer));
    this.keeper.addEventListener("dragover", (event) => this.#welcome(event));
    for (const name of ["dragleave", "drop"]) this.keeper.addEventListener(name, () => this.keeper.classList.remove("is-over"));
    this.keeper.addEventListener("submit", (event) => this.hold(event), true);
    this.#equipDialogs();
  }

  get token() {
    return this.keeper.querySelector("form").elements.csrf_token.value;
  }

  #welcome(event) {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    this.keeper.classList.add("is-over");
  }

  offered(event, data) {
    if (!data?.files.length) return;
    event.preventDefault();
    this.closest("details").open = true;
    this.take(data.files);
  }

  take(files) {
    const room = Number(this.dataset.most) - this.shots.children.length;
    const isAlone = (type) => /^(video|audio)\//.test(type);
    const stands = this.shots.querySelector(".shot--video, .shot--audio") || (this.shots.children.length && [...files].some(({ type }) => isAlone(type)));
    this.say(stands ? this.dataset.alone : files.length > room ? this.dataset.full : "");
    for (const file of stands ? [] : [...files].slice(0, Math.max(room, 0))) this.upload(file);
    this.chooser.value = "";
  }

  async upload(file) {
    const shot = document.createElement("li");
    const bar = Object.assign(document.createElement("progress"), { max: 1, value: 0, ariaLabel: this.dataset.loading.replace("%s", file.name) });
    const { answered, abort } = send(file, this.token, (part) => (bar.value = part));
    shot.className = "shot shot--loading";
    shot.append(bar, file.name, this.#button("cancel", () => (abort(), shot.remove(), this.chooser.focus())));
    this.shots.append(shot);
    const { status, html } = await answered;
    if (status === 200) this.show(shot, html, file.name);
    else if (status >= 0) this.fail(shot, file.name, html);
    this.#tell();
  }

  show(former, html, name = "") {
    const shot = shotIn(html);
    const typed = former.querySelector("textarea");
    const hasFocus = typed && document.activeElement === typed;
    if (typed) shot.querySelector("textarea").value = typed.value;
    shot.dataset.name = name;
    former.replaceWith(shot);
    this.equip(shot);
    if (!typed || hasFocus) shot.querySelector("textarea").focus({ preventScroll: hasFocus });
  }

  fail(shot, name, html) {
    const reason = reasonIn(html);
    shot.remove();
    this.say(reason ? this.dataset.trouble.replace("%s", name).replace("%r", reason) : this.dataset.failed.replace("%s", name));
  }

  equip(shot) {
    const buttons = document.createElement("div");
    buttons.className = "shot__do";
    const picture = shot.querySelector("[data-large]");
    if (picture) buttons.append(this.#button("look", () => this.look(shot)));
    buttons.append(
      this.#button("earlier", () => this.#move(shot, shot.previousElementSibling, "before")),
      this.#button("later", () => this.#move(shot, shot.nextElementSibling, "after")),
      this.#button("remove", () => this.remove(shot)),
    );
    shot.querySelector(".check").replaceWith(buttons);
    draggable(shot, shot.querySelector("img, .shot__sign"), () => this.#tell(shot));
    if ("waits" in shot.dataset) this.#await(shot);
    this.#tell();
  }

  #button(name, deed) {
    const button = Object.assign(document.createElement("button"), { type: "button", className: `tool tool--${name}`, textContent: this.dataset[name] });
    button.addEventListener("click", () => (deed(), button.isConnected && button.focus()));
    return button;
  }

  #move(shot, neighbour, side) {
    neighbour?.[side](shot);
    this.#tell(shot);
    const end = side === "before" ? "later" : "earlier";
    if (!shot[side === "before" ? "previousElementSibling" : "nextElementSibling"]) shot.querySelector(`.tool--${end}`).focus();
  }

  // What a form holds follows from its list; those who count and keep it hear of the change as of one that is typed.
  #tell(shot) {
    if (shot) this.say(this.dataset.place.replace("%s", [...this.shots.children].indexOf(shot) + 1));
    this.querySelector("[data-reminder]").hidden = !this.shots.children.length;
    this.dispatchEvent(new Event("input", { bubbles: true }));
  }

  remove(shot) {
    if ("waits" in shot.dataset) drop(this.#idOf(shot), this.token);
    shot.remove();
    this.say("");
    this.#tell();
    this.chooser.focus();
  }

  async #await(shot) {
    const answer = await converted(this.#idOf(shot), () => shot.isConnected);
    if (!answer || !shot.isConnected) return;
    if (answer.status === 200) this.show(shot, answer.html, shot.dataset.name);
    else this.fail(shot, shot.dataset.name ?? "", answer.html);
    this.#tell();
  }

  #idOf(shot) {
    return shot.querySelector('[name="media[][id]"]').value;
  }

  look(shot) {
    const [words, focus] = [shot.querySelector("textarea"), shot.querySelector('[name="media[][focus]"]')];
    const field = this.large.querySelector("textarea");
    field.value = words.value;
    this.large.querySelector("focal-point").show(shot.querySelector("[data-large]").dataset.large, focus.value);
    this.large.onclose = () => {
      words.value = field.value;
      focus.value = this.large.querySelector("focal-point").value;
      this.#tell();
    };
    this.large.showModal();
  }

  #equipDialogs() {
    this.large.querySelector("[data-close]").addEventListener("click", () => this.large.close());
    const [never, reminder] = [this.asking.querySelector("input"), this.querySelector("[data-reminder] input")];
    reminder.checked = !localStorage.getItem(SILENT);
    const keep = (isSilent) => (isSilent ? localStorage.setItem(SILENT, "1") : localStorage.removeItem(SILENT));
    reminder.addEventListener("change", () => keep(!reminder.checked));
    const leave = (deed) => () => {
      this.asking.close();
      reminder.checked = !never.checked;
      keep(never.checked);
      deed();
    };
    this.asking.querySelector("[data-add]").addEventListener("click", leave(() => this.#wordless()[0]?.focus()));
    this.asking.querySelector("[data-anyway]").addEventListener("click", leave(() => ((this.isAsked = true), this.asking.again())));
  }

  #wordless() {
    return [...this.shots.querySelectorAll("textarea")].filter((words) => !words.value.trim());
  }

  // A file without words is asked about once; whoever has none may send it so.
  hold(event) {
    const waiting = this.querySelector(".shot--loading progress, .shot[data-waits]");
    const isKept = event.submitter?.hasAttribute("formaction");
    const wordless = isKept || this.isAsked || localStorage.getItem(SILENT) ? [] : this.#wordless();
    if (!waiting && !wordless.length) return;
    event.preventDefault();
    event.stopPropagation();
    this.closest("details").open = true;
    if (waiting) return this.say(waiting.ariaLabel ?? this.dataset.waiting);
    const plural = new Intl.PluralRules(document.documentElement.lang).select(wordless.length);
    this.asking.querySelector("h2").textContent = this.dataset[plural === "one" ? "missingOne" : "missingOther"].replace("%s", wordless.length);
    this.asking.again = () => event.target.requestSubmit(event.submitter);
    this.asking.showModal();
  }

  say(words) {
    this.news.textContent = words;
  }
}

customElements.define("picture-tray", PictureTray);
