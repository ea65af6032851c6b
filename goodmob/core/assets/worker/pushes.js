// What the server pushes becomes a notice of the system; a press on it opens the page that it is about.
addEventListener("push", (event) => {
  event.waitUntil(show(event.data.json()));
});

addEventListener("pushsubscriptionchange", (event) => {
  event.waitUntil(renew(event.newSubscription));
});

addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data.url));
});

async function show({ title, body, icon, url, tag, lang, unread }) {
  await navigator.setAppBadge?.(unread);
  await registration.showNotification(title, { body, lang, tag, icon: icon || house.icon, badge: house.icon, data: { url } });
}

// A page that stands open already is shown instead of a second one.
async function open(address) {
  const url = new URL(address, location.origin).href;
  const pages = await clients.matchAll({ type: "window", includeUncontrolled: true });
  const there = pages.find((page) => page.url === url);
  if (there) return there.focus();
  return clients.openWindow(url);
}

// Browsers are given another address now and then; who is told, and of what, stays as it is.
async function renew(fresh) {
  const settings = await fetch("/settings/notifications");
  const [, token] = /name="csrf_token" value="(\w+)"/.exec(await settings.text()) ?? [];
  if (settings.redirected || !token) return;
  const { endpoint, keys } = (fresh ?? (await subscribe())).toJSON();
  const body = new URLSearchParams({ csrf_token: token, endpoint, ...keys });
  await fetch("/settings/notifications/device/renew", { method: "POST", body });
}

async function subscribe() {
  const { configuration } = await (await fetch("/api/v2/instance")).json();
  return registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: configuration.vapid.public_key });
}
