// Keys among columns: 1 to 9 go to a column, arrows and h to the neighbours, j and k through what stands in it.
import { areOn } from "core/keys.js";

const TYPING = "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]";
const ENTRIES = "article.post, .note, .minideed, .talk, .ticket";

export class Keys {
  constructor(board) {
    this.board = board;
    const list = document.querySelector("key-map dl");
    list?.append(...board.querySelector("[data-keys]").cloneNode(true).children);
    // Before those that hold on every page.
    document.addEventListener("keydown", this, true);
  }

  end() {
    document.removeEventListener("keydown", this, true);
  }

  handleEvent(event) {
    const { key, target } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.isComposing) return;
    if (target.closest(`${TYPING}, .grip, .decktabs, .rail, .tabbar, .col__set, video, audio`) || document.querySelector("dialog[open]")) return;
    if (!areOn() || !this.#do(key)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  #do(key) {
    const isRight = document.dir === "rtl";
    if (/^[1-9]$/.test(key)) return this.#go(this.board.columns[Number(key) - 1]);
    if (key === "ArrowLeft" || key === "ArrowRight") return this.#beside((key === "ArrowRight") === isRight ? -1 : 1);
    if (key === "h") return this.#beside(-1);
    // On a post, l makes it a favourite, as on every page.
    if (key === "l" && !document.activeElement.closest(ENTRIES)) return this.#beside(1);
    if (key === "j" || key === "k") return this.#along(key === "j" ? 1 : -1);
    return false;
  }

  get #here() {
    return document.activeElement.closest(".deck > .col");
  }

  #go(column) {
    if (column) this.board.show(column);
    return Boolean(column);
  }

  #beside(step) {
    const { columns } = this.board;
    const here = columns.indexOf(this.#here);
    return this.#go(columns[here < 0 ? 0 : here + step]);
  }

  #along(step) {
    const column = this.#here ?? this.board.columns[0];
    const entries = [...(column?.querySelectorAll(ENTRIES) ?? [])].filter((one) => !one.parentElement.closest(ENTRIES));
    const here = entries.indexOf(entries.find((one) => one.contains(document.activeElement)));
    const next = entries[here < 0 ? 0 : here + step];
    if (!next) return Boolean(column);
    next.tabIndex = -1;
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
    return true;
  }
}
