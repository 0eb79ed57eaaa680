// Keyboard shortcuts. Single letters are ignored while somebody types and while a dialog is open.
const prefixMilliseconds = 1200;
let awaitingGo = 0;

function isTyping(target) {
  return target instanceof Element && Boolean(target.closest("input, textarea, select, [contenteditable]"));
}

function focusSearch() {
  const box = document.getElementById("search");
  box?.focus();
  box?.select();
}

function openList(key) {
  document.querySelector(`a[data-go="${CSS.escape(key)}"]`)?.click();
}

function moveRow(step) {
  const links = [...document.querySelectorAll("[data-row] a[data-row-link]")];
  if (links.length === 0) return;
  const current = links.findIndex(link => link.closest("[data-row]").contains(document.activeElement));
  const next = current < 0 ? (step > 0 ? 0 : links.length - 1) : Math.min(Math.max(current + step, 0), links.length - 1);
  links[next].focus();
  links[next].closest("[data-row]").scrollIntoView({ block: "nearest" });
}

function toggleRow() {
  document.activeElement?.closest("[data-row]")?.querySelector("[data-row-check]")?.click();
}

// A page gives its own buttons a letter; those that come first in the page win, such as the ones for selected rows.
function pressKeyed(key) {
  const button = document.querySelector(`main [data-key="${CSS.escape(key)}"]:not(:disabled)`);
  button?.click();
  return Boolean(button);
}

function showKeys() {
  const dialog = document.getElementById("keys-dialog");
  if (dialog && !dialog.open) dialog.showModal();
}

const single = {
  "/": focusSearch,
  "?": showKeys,
  "j": () => moveRow(1),
  "k": () => moveRow(-1),
  "x": toggleRow,
  "r": () => document.querySelector("[data-refresh]:not(:disabled)")?.click(),
};

document.addEventListener("keydown", event => {
  if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey) {
    event.preventDefault();
    return focusSearch();
  }
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (isTyping(event.target) || document.querySelector("dialog[open]")) return;
  if (event.timeStamp < awaitingGo) {
    awaitingGo = 0;
    return openList(event.key);
  }
  if (event.key === "g") {
    awaitingGo = event.timeStamp + prefixMilliseconds;
  } else if (Object.hasOwn(single, event.key)) {
    event.preventDefault();
    single[event.key]();
  } else if (pressKeyed(event.key)) {
    event.preventDefault();
  }
});

document.addEventListener("click", event => {
  if (event.target instanceof Element && event.target.closest("[data-show-keys]")) showKeys();
});
