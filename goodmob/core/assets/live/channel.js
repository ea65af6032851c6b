// What a page knows of the live connection: listen("mob:5", hear) begins, and gives what ends it.
import { connect as connectByLeader } from "./leader.js";

const listeners = new Map();
const watchers = new Set();
let say = null;
let state = "idle";
let wasAway = false;

export function listen(stream, hear) {
  if (!listeners.has(stream)) listeners.set(stream, new Set());
  listeners.get(stream).add(hear);
  tell();
  return () => {
    listeners.get(stream)?.delete(hear);
    if (!listeners.get(stream)?.size) listeners.delete(stream);
    tell();
  };
}

// watch(changed): changed("away") when the server is gone, changed("back") when it is here again and something may have
// been missed, changed("here") when it is here for the first time.
export function watch(changed) {
  watchers.add(changed);
  return () => watchers.delete(changed);
}

function tell() {
  say ??= connect();
  say([...listeners.keys()]);
}

function connect() {
  const viewer = document.body.dataset.viewer;
  addEventListener("pagehide", () => say(null));
  addEventListener("pageshow", ({ persisted }) => persisted && revive());
  return globalThis.SharedWorker ? connectByWorker(viewer) : connectByLeader(viewer, hear);
}

function connectByWorker(viewer) {
  const url = new URL("./worker.js", import.meta.url);
  const { port } = new SharedWorker(url, { type: "module", name: `goodmob-live-${viewer}` });
  port.onmessage = ({ data }) => hear(data);
  return (streams) => port.postMessage({ streams });
}

// A page that was put away and fetched again asks for what it missed.
function revive() {
  say = null;
  wasAway = true;
  state = "idle";
  tell();
}

function hear({ news, state: now }) {
  if (news) {
    for (const stream of news.stream) listeners.get(stream)?.forEach((each) => each(news.event, news.payload));
    return;
  }
  if (now === state || now === "idle") return;
  state = now;
  const told = now === "here" && wasAway ? "back" : now;
  wasAway = now === "away";
  watchers.forEach((each) => each(told));
}
