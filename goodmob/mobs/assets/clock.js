// The server's clock. News are late by their way, never early, so the earliest that a sample makes it is the truest.
let ahead = -Infinity;

export function hearTime(iso) {
  ahead = Math.max(ahead, Date.parse(iso) - Date.now());
}

export function now() {
  return Date.now() + (ahead === -Infinity ? 0 : ahead);
}
