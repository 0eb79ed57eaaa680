// Whom somebody opened lately, as ids, in their own browser only. Whoever signs out takes it along.
const key = "recent-users";
const most = 6;
const userPage = /^\/users\/([0-9a-f-]{8,64})(\/|$)/i;

function read() {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? "[]");
    return Array.isArray(kept) ? kept.filter(id => typeof id === "string") : [];
  } catch {
    return [];
  }
}

// Every page has a title of its own: when that changes, somebody has arrived.
function remember() {
  const id = userPage.exec(location.pathname)?.[1];
  if (!id) return;
  const kept = read();
  if (kept[0] !== id) localStorage.setItem(key, JSON.stringify([id, ...kept.filter(other => other !== id)].slice(0, most)));
}

new MutationObserver(remember).observe(document.head, { childList: true, subtree: true, characterData: true });
remember();

globalThis.recentUsers = read;

document.addEventListener("submit", event => {
  if (event.target instanceof HTMLElement && "draftsEnd" in event.target.dataset) localStorage.removeItem(key);
});
