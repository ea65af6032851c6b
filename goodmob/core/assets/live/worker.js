// The hub of all tabs, where the browser has shared workers.
import { Hub } from "./hub.js";

const ports = new Set();
const hub = new Hub((told) => ports.forEach((port) => port.postMessage(told)));

addEventListener("connect", ({ ports: [port] }) => {
  ports.add(port);
  port.onmessage = ({ data: { streams } }) => {
    if (streams) {
      hub.want(port, streams);
      return;
    }
    hub.want(port, []);
    ports.delete(port);
    port.close();
  };
  port.postMessage({ state: hub.state });
});
