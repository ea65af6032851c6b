// Files on their way to the server, before the post is sent: with progress, and taken back when nobody wants them any more.
import { actingAs } from "core/acting.js";
import { parsed } from "core/entries.js";

const ADDRESS = "/compose/media";
const SOON = 1500;
const SLOWEST = 8000;

// There is one composer on a page; files belong to the account that it writes as.
const asWriter = () => actingAs(document.getElementById("compose"));

export const shotIn = (html) => parsed(html).querySelector(".shot");
export const reasonIn = (html) => parsed(html).querySelector("[data-reason]")?.textContent ?? "";

// What the server answers, as {status, html}; status 0 where it is not reached. `progress` hears parts of 1.
export function send(file, token, progress) {
  const request = new XMLHttpRequest();
  const form = new FormData();
  form.set("file", file);
  const answered = new Promise((resolve) => {
    request.onload = () => resolve({ status: request.status, html: request.response });
    request.onerror = () => resolve({ status: 0, html: "" });
    request.onabort = () => resolve({ status: -1, html: "" });
  });
  request.upload.onprogress = ({ loaded, total }) => progress(loaded / total);
  request.open("POST", ADDRESS);
  for (const [name, value] of Object.entries({ "X-CSRF-Token": token, ...asWriter() })) request.setRequestHeader(name, value);
  request.send(form);
  return { answered, abort: () => request.abort() };
}

// Asks, ever more slowly, until the file is converted or cannot be, and gives that answer; nothing where `isWanted` ends.
export async function converted(id, isWanted) {
  for (let pause = SOON; isWanted(); pause = Math.min(pause * 1.5, SLOWEST)) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    const answer = isWanted() && (await fetch(`${ADDRESS}/${id}`, { headers: { "HX-Request": "true", ...asWriter() } }).catch(() => null));
    if (!answer) continue;
    const html = await answer.text();
    if (!answer.ok || !shotIn(html)?.hasAttribute("data-waits")) return { status: answer.status, html };
  }
  return null;
}

export function drop(id, token) {
  fetch(`${ADDRESS}/${id}/delete`, { method: "POST", headers: { "X-CSRF-Token": token, ...asWriter() } }).catch(() => {});
}
