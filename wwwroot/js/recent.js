// Whom somebody opened lately, as ids, in their own browser only, apart for each person who signs in there. Whoever signs out takes it along.
const prefix = "recent-users:";
const most = 6;
const userPage = /^\/users\/([0-9a-f-]{8,64})(\/|$)/i;

function keyOfPerson() {
  const person = document.querySelector("[data-person]")?.dataset.person;
  return person ? prefix + person : null;
}

function read() {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOfPerson()) ?? "[]");
    return Array.isArray(kept) ? kept.filter(id => typeof id === "string") : [];
  } catch {
    return [];
  }
}

// Every page has a title of its own: when that changes, somebody has arrived.
function remember() {
  const id = userPage.exec(location.pathname)?.[1];
  const key = keyOfPerson();
  if (!id || !key) return;
  const kept = read();
  try {
    if (kept[0] !== id) localStorage.setItem(key, JSON.stringify([id, ...kept.filter(other => other !== id)].slice(0, most)));
  } catch {
    // A browser that keeps nothing: nothing else depends on it.
  }
}

new MutationObserver(remember).observe(document.head, { childList: true, subtree: true, characterData: true });
remember();

globalThis.recentUsers = read;

document.addEventListener("submit", event => {
  if (!(event.target instanceof HTMLElement) || !("draftsEnd" in event.target.dataset)) return;
  try {
    localStorage.removeItem(keyOfPerson());
  } catch {
    // Nothing was kept.
  }
});
