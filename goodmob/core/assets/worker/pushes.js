// What the server pushes becomes a notice of the system; a press on it opens the page that it is about.
addEventListener("push", (event) => {
  event.waitUntil(show(event.data.json()));
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
