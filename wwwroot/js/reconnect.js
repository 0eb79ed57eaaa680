// The calm banner of a lost connection. Blazor sets a class on it per state; the words per state are in the markup.
const banner = document.getElementById("components-reconnect-modal");

function has(state) {
  return banner.classList.contains(`components-reconnect-${state}`);
}

async function reconnect() {
  try {
    if (!await window.Blazor.reconnect()) location.reload();
  } catch {
    // The server is still away: the banner stays, and the button with it.
  }
}

if (banner) {
  // Rejected means that the server has forgotten this circuit: only a fresh page helps.
  new MutationObserver(() => { if (has("rejected")) location.reload(); })
    .observe(banner, { attributes: true, attributeFilter: ["class"] });
  banner.addEventListener("click", event => {
    if (event.target instanceof Element && event.target.closest("[data-reconnect]")) void reconnect();
  });
  const retryWhenBack = () => { if (!document.hidden && has("failed")) void reconnect(); };
  document.addEventListener("visibilitychange", retryWhenBack);
  window.addEventListener("online", retryWhenBack);
}
