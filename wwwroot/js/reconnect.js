// The calm banner of a lost connection. Blazor sets a class on it per state; the words per state are in the markup.
const banner = document.getElementById("components-reconnect-modal");
const checkEveryMilliseconds = 5000;
let checking = 0;

function has(...states) {
  return states.some(state => banner.classList.contains(`components-reconnect-${state}`));
}

async function reconnect() {
  try {
    if (!await window.Blazor.reconnect()) location.reload();
  } catch {
    // The server is still away: the banner stays, and the button with it.
  }
}

// Whoever was signed out meanwhile cannot reconnect, however often it is tried: the page leads to the sign-in and back.
async function leaveWhenSignedOut() {
  try {
    const reply = await fetch(location.href, { redirect: "manual" });
    if (reply.type === "opaqueredirect") location.reload();
  } catch {
    // The server is still away.
  }
}

function follow() {
  // Rejected means that the server has forgotten this circuit: only a fresh page helps.
  if (has("rejected")) return location.reload();
  clearInterval(checking);
  if (has("show", "retrying", "failed")) checking = setInterval(leaveWhenSignedOut, checkEveryMilliseconds);
}

if (banner) {
  new MutationObserver(follow).observe(banner, { attributes: true, attributeFilter: ["class"] });
  banner.addEventListener("click", event => {
    if (event.target instanceof Element && event.target.closest("[data-reconnect]")) void reconnect();
  });
  const retryWhenBack = () => { if (!document.hidden && has("failed")) void reconnect(); };
  document.addEventListener("visibilitychange", retryWhenBack);
  window.addEventListener("online", retryWhenBack);
}
