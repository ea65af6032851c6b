// The one voice of a page: what happens is said to those who listen, politely, only the latest, and not too often.
const SOON = 300;
const PAUSE = 6000;
const REST = 4000;

const voice = document.getElementById("aloud");
let words = "";
let timer = 0;
let last = 0;

export function sayAloud(said) {
  words = said;
  timer ||= setTimeout(speak, Math.max(SOON, last + PAUSE - Date.now()));
}

function speak() {
  timer = 0;
  last = Date.now();
  voice.textContent = words;
  // What was said does not stand at the end of the page for whoever reads on.
  setTimeout(() => voice.textContent === words && (voice.textContent = ""), REST);
}

// What was done stands on the page that comes next, or in the part of it that came in place: "Saved", "Posted".
function hear() {
  for (const notice of document.querySelectorAll("main .notice[role=status]:not([hidden], [data-heard])")) {
    notice.dataset.heard = "";
    sayAloud(notice.querySelector("span").textContent.trim());
  }
}

hear();
document.addEventListener("htmx:after:swap", hear);
