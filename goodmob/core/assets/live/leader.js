// The hub of all tabs where the browser has no shared workers: it lives in one tab, until that closes and another takes over.
import { Hub } from "./hub.js";

const SILENT = 45000;
const BEAT = 15000;

export function connect(viewer, hear) {
  const name = `goodmob-live-${viewer}`;
  const channel = new BroadcastChannel(name);
  const me = crypto.randomUUID();
  let mine = [];
  const ask = () => channel.postMessage({ tab: me, streams: mine });

  let lead = null;
  channel.onmessage = ({ data }) => {
    if (data.who) ask();
    else if (data.tab) lead?.(data);
    else hear(data);
  };
  navigator.locks.request(name, () => new Promise(() => begin()));
  setInterval(ask, BEAT);

  function begin() {
    const seen = new Map();
    const hub = new Hub((told) => {
      channel.postMessage(told);
      hear(told);
    });
    lead = ({ tab, streams }) => {
      seen.set(tab, Date.now());
      hub.want(tab, streams);
    };
    // A tab that the system put away says nothing any more, not even goodbye.
    setInterval(() => {
      for (const [tab, moment] of seen) if (tab !== me && Date.now() - moment > SILENT) hub.want(tab, []);
    }, BEAT);
    lead({ tab: me, streams: mine });
    channel.postMessage({ who: "asks" });
  }

  return (streams) => {
    mine = streams ?? [];
    if (lead) lead({ tab: me, streams: mine });
    else ask();
  };
}
