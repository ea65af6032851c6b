// How long a post is, as the server counts it (core/text/length.py): what readers see as a character is one, a link 23, and
// somebody on another server counts without the server. Both are held to the same table of cases.
import { hostnameOf, links, SPACELESS, withoutGluedText } from "./links.js";

const WORD = "\\p{L}\\p{M}\\p{N}\\p{Pc}";
const MENTION = new RegExp(
  `(?<![=/@＠])(?:(?<=[${SPACELESS}])|(?<![${WORD}]))(?<![${WORD}][!#$%&*])[@＠]` +
    `(?=(?<username>[A-Za-z0-9_]+(?:[.-]+[A-Za-z0-9_]+)*))\\k<username>` +
    `(?=(?<far>(?:[@＠](?<host>[${WORD}]+(?:[.-]+[${WORD}]+)*)(?<port>:[1-9][0-9]{1,4}(?![${WORD}]))?)?))\\k<far>(?![@＠À-ÖØ-öø-ɏḀ-ỿ]|://)`,
  "gu",
);
const DOMAIN = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)*$/;
const LINE_END = /\r\n?|[\u0085\u2028\u2029]/g;
const UNSEEN = /(?![\n\t])[\p{Cc}\p{Cs}\ufeff\ufdd0-\ufdef\ufffe\uffff]/gu;
const LONGEST_USERNAME = 255;

const letters = new Intl.Segmenter(undefined, { granularity: "grapheme" });

export function weightedLength(text, warning = "") {
  return graphemes(warning) + graphemes(countable(text));
}

// What is left of a text once the server has tidied it.
export function tidied(text) {
  return text.replace(LINE_END, "\n").replace(UNSEEN, "").normalize("NFC").trim();
}

export function graphemes(text) {
  let count = 0;
  for (const _ of letters.segment(text)) count += 1;
  return count;
}

function countable(text) {
  const found = text.includes("://") ? [...links(text)] : [];
  if (/[@＠]/.test(text)) found.push(...farMentions(text));
  found.sort((one, other) => one.start - other.start);
  let said = "";
  let end = 0;
  for (const one of found) {
    if (one.start < end) continue;
    said += text.slice(end, one.start) + one.shown;
    end = one.end;
  }
  return said + text.slice(end);
}

function* farMentions(text) {
  for (const match of text.matchAll(MENTION)) {
    const { username, host: written, port = "" } = match.groups;
    if (!written || username.length > LONGEST_USERNAME) continue;
    const host = withoutGluedText(written);
    if (!DOMAIN.test(encoded(host))) continue;
    const behind = host === written ? 0 : port.length;
    const end = match.index + match[0].length - written.length + host.length - behind;
    yield { start: match.index, end, shown: `@${username}` };
  }
}

function encoded(host) {
  return /^[\0-\x7f]*$/.test(host) ? host.toLowerCase() : hostnameOf(host);
}
