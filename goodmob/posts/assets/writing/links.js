// Finds links in running text as the server does (core/text/links.py). A lookahead that is repeated takes what a possessive
// quantifier would: it gives nothing back.
const SPACELESS = "\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3040-\\u30ff\\u31f0-\\u31ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\ua960-\\ua97f\\uac00-\\ud7ff\\uf900-\\ufaff\\uff66-\\uffdc\\u{20000}-\\u{3ffff}";
const NONCHARACTERS = "\\ufdd0-\\ufdef\\ufffe\\uffff";
const INVISIBLE = `\\p{Cc}\\p{Cs}\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069\\u200b\\u2028\\u2029\\u2060-\\u2064\\ufeff${NONCHARACTERS}`;
const START = new RegExp(`(?<![A-Za-z0-9@＠$#＃${NONCHARACTERS}])[Hh][Tt][Tt][Pp][Ss]?://`, "gu");
const HOST = /(?=(?<host>[\p{L}\p{M}\p{N}\p{So}\p{Sk}_.\u200c\u200d-]+))\k<host>(?![@+])/uy;
const TOP_LEVEL = /^(?:[\p{L}\p{M}]{2,63}|[Xx][Nn]--[A-Za-z0-9-]{0,58}[A-Za-z0-9])$/u;
const GLUED = new RegExp(`(?<=\\.)(?=(?<label>[A-Za-z]{2,63}))\\k<label>(?=[${SPACELESS}\\p{So}\\p{Sk}])`, "u");
const AFTER_PATH = /[!*':;=,.$%[\]~&|”’»›“‘「」『』】》）]+$/u;
const AFTER_QUERY = /[!?*';:+$%[\].,~|@^”’»›“‘「」『』】》）]+$/u;
const SHORTENED = /^https?:\/\/t\.co\/(?=(?<code>[A-Za-z0-9]+))\k<code>(?!\?)/i;
const LONGEST_LINK = 4096;
const LONGEST_HOST = 253;
const LONGEST_LABEL = 63;
const LONGEST_CODE = 40;

const IN_PATH = `[^\\s<>"()?${INVISIBLE}]`;
const IN_QUERY = `[^\\s<>"()${INVISIBLE}]`;
const run = (one) => `(?:${one}+|\\((?!\\))${one}*(?:\\(${one}+\\)${one}*)?\\))*`;
const REST = new RegExp(`(?<port>:[0-9]{1,5}(?![0-9]))?(?<path>/${run(IN_PATH)})?(?<query>[?#]${run(IN_QUERY)})?`, "uy");

export function* links(text) {
  let position = 0;
  for (let started; (started = at(START, text, position)); ) {
    const from = started.index;
    position = from + started[0].length;
    const length = hostLength(at(HOST, text, position)?.[0] ?? "");
    if (!length) continue;
    const rest = at(REST, text, position + length);
    position = rest.index + rest[0].length;
    const url = withoutCodeEnding(text.slice(from, rest.index) + trimmed(rest.groups));
    if (!url || url.length > LONGEST_LINK) continue;
    position = from + url.length;
    yield { start: from, end: position, shown: "x".repeat(23) };
  }
}

export function hostnameOf(host) {
  const address = `http://${host}/`;
  return URL.canParse(address) ? new URL(address).hostname : "";
}

export function withoutGluedText(host) {
  const glued = GLUED.exec(host);
  return glued ? host.slice(0, glued.index + glued[0].length) : host;
}

function hostLength(found) {
  const host = withoutGluedText(found.split("..")[0].replace(/\.$/, ""));
  const labels = host.split(".");
  const isHost = labels.length > 1 && host.length <= LONGEST_HOST && TOP_LEVEL.test(labels.at(-1));
  return isHost && !labels.at(-2).includes("_") && labels.every(isLabel) ? host.length : 0;
}

function isLabel(label) {
  if (!label || label.length > LONGEST_LABEL || /^[-_]|[-_]$/.test(label)) return false;
  if (/^[\0-\x7f]*$/.test(label)) return true;
  return !/^xn--/i.test(label) && hostnameOf(`${label}.example`).split(".")[0].length <= LONGEST_LABEL;
}

function trimmed({ port = "", path = "", query = "" }) {
  const asked = query.replace(AFTER_QUERY, "");
  return asked.length > 1 ? port + path + asked : port + path.replace(AFTER_PATH, "");
}

function withoutCodeEnding(url) {
  const shortened = SHORTENED.exec(url);
  if (!shortened) return url;
  return shortened.groups.code.length <= LONGEST_CODE ? shortened[0] : "";
}

function at(pattern, text, position) {
  pattern.lastIndex = position;
  return pattern.exec(text);
}

export { SPACELESS };
