// Keyboard shortcuts. Single letters are ignored while somebody types and while a dialog is open.
const prefixMilliseconds = 1200;
const heldMilliseconds = 10_000;
let awaitingGo = 0;
let held = null;
let last = null;

function isTyping(target) {
  return target instanceof Element && Boolean(target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]"));
}

function focusSearch() {
  const box = document.getElementById("search");
  box?.focus();
  box?.select();
}

function openList(key) {
  document.querySelector(`a[data-go="${CSS.escape(key)}"]`)?.click();
}

function rowLinks() {
  return [...document.querySelectorAll("[data-row] a[data-row-link]")];
}

function moveRow(step) {
  const links = rowLinks();
  if (links.length === 0) return;
  const next = Math.min(Math.max(placeAfter(links, step), 0), links.length - 1);
  const row = links[next].closest("[data-row]");
  links[next].focus();
  row.scrollIntoView({ block: "nearest" });

  // What is open beside the list follows, so that a letter never changes a case that nobody has read.
  if (document.querySelector("[data-escape=case]") && row.dataset.rowLetters && !isOpen(row)) links[next].click();
}

// Where the focused row was, once it has left its list, stands the next one: whoever works through a list goes on there.
function placeAfter(links, step) {
  const known = links.indexOf(last?.link);
  if (known >= 0) return known + step;
  if (last?.list === listAddress()) return step > 0 ? last.place : last.place - 1;
  return step > 0 ? 0 : links.length - 1;
}

// What is open beside a list does not make it another one.
function listAddress() {
  const address = new URL(location.href);
  address.searchParams.delete("case");
  return address.href;
}

function toggleRow() {
  document.activeElement?.closest("[data-row]")?.querySelector("[data-row-check]")?.click();
}

// A page gives its own buttons a letter. The focused row's own come first, then those of the selection (data-keys=selection) when
// something is selected, then those of the row that is open beside the list (data-keys=open). While another row than that has the
// focus, the letter is meant for it: it is opened first.
function pressKeyed(key) {
  const row = document.activeElement?.closest("[data-row]");
  const own = row?.querySelector(`[data-row-key="${CSS.escape(key)}"]:not(:disabled)`);
  if (own) {
    own.click();
    return true;
  }
  const selection = selectionBar();
  if (selection) return selection.dataset.letters.includes(key) && pressOrHold({ key, group: "selection" });
  if (!row) return press("open", key);
  if (!row.dataset.rowLetters?.includes(key)) return false;
  if (!isOpen(row)) row.querySelector("a[data-row-link]").click();
  return pressOrHold({ key, group: "open", row });
}

function isOpen(row) {
  return row.querySelector("a[data-row-link]")?.getAttribute("aria-current") === "true";
}

// Boxes are ticked, and the button that selects the page is pressed, before the server has answered.
function selectionBar() {
  const bar = document.querySelector("[data-keys=selection]");
  const isSelecting = bar?.contains(document.activeElement) || bar?.querySelector("[data-key]") || document.querySelector(":is([data-row-check], [data-group-check]):checked");
  return isSelecting ? bar : null;
}

function press(group, key) {
  const button = document.querySelector(`[data-keys=${group}] [data-key="${CSS.escape(key)}"]:not(:disabled)`);
  button?.click();
  return Boolean(button);
}

// Buttons that the server has still to render are waited for, as a click waits for its answer, until anything else is pressed.
function pressOrHold(wanted) {
  if (!isSettled(wanted)) {
    held = { ...wanted, end: setTimeout(letGo, heldMilliseconds) };
    changes.observe(document.body, { childList: true, subtree: true, attributes: true });
  }
  return true;
}

// There is nothing to wait for once the row has gone, or the buttons are there, whether or not the one for the letter is among them.
function isSettled({ key, group, row }) {
  if (row && !row.isConnected) return true;
  if (row && !isOpen(row)) return false;
  if (!document.querySelector(group === "open" ? "[data-keys=open]" : "[data-keys=selection] [data-key]")) return false;
  press(group, key);
  return true;
}

function letGo() {
  changes.disconnect();
  clearTimeout(held?.end);
  held = null;
}

const changes = new MutationObserver(() => {
  if (isDialogOpen() || isSettled(held)) letGo();
});

function isDialogOpen() {
  return Boolean(document.querySelector("[role=dialog]"));
}

// MudBlazor hears Escape on the dialog alone, which has the focus only once the server has answered: before that its own button is pressed.
function leaveDialog(target) {
  const dialog = [...document.querySelectorAll("[role=dialog]")].at(-1);
  if (!dialog.contains(target)) dialog.querySelector("[data-leave]:not(:disabled)")?.click();
}

// Escape closes the topmost thing that is open: a filter's panel, then the case beside the list, then the selection.
function closeTopmost(target) {
  if (document.querySelector(".mud-popover-open") || document.documentElement.dataset.drawer === "open") return false;
  const filter = document.querySelector("details[open][data-escape=filter]");
  if (filter) {
    filter.open = false;
    filter.querySelector("summary").focus();
    return true;
  }
  if (isTyping(target)) return false;
  const openCase = document.querySelector("[data-escape=case]");
  if (openCase) document.querySelector("a[data-row-link][aria-current=true]")?.focus();
  const closes = openCase ?? document.querySelector("[data-escape=selection]");
  closes?.click();
  return Boolean(closes);
}

// The server asks for it once it has opened the next case: the keys are then for that one. A dialog gives the focus back first.
globalThis.focusOpenRow = function focusOpenRow(tries = 30) {
  const link = document.querySelector("a[data-row-link][aria-current=true]");
  if (tries > 0 && (isDialogOpen() || !link)) return void requestAnimationFrame(() => focusOpenRow(tries - 1));
  if (isTyping(document.activeElement)) return;
  link?.focus();
  link?.closest("[data-row]").scrollIntoView({ block: "nearest" });
};

function showKeys() {
  document.querySelector("[data-keys-dialog]")?.click();
}

const single = {
  "/": focusSearch,
  "?": showKeys,
  "j": () => moveRow(1),
  "k": () => moveRow(-1),
  "x": toggleRow,
  "r": () => document.querySelector("[data-refresh]:not(:disabled)")?.click(),
};

document.addEventListener("pointerdown", letGo, true);

document.addEventListener("focusin", event => {
  const link = event.target.closest("[data-row]")?.querySelector("a[data-row-link]");
  if (link) last = { link, place: rowLinks().indexOf(link), list: listAddress() };
});

document.addEventListener("keydown", event => {
  letGo();
  if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey) {
    event.preventDefault();
    return focusSearch();
  }
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (event.key === "Escape") {
    if (isDialogOpen()) leaveDialog(event.target);
    else if (closeTopmost(event.target)) event.preventDefault();
    return;
  }
  if (isTyping(event.target) || isDialogOpen()) return;
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
  if (event.target instanceof Element && event.target.closest("[data-find]")) focusSearch();
});
