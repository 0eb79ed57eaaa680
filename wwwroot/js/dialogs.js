// A <dialog data-modal> that appears in the page is opened as a modal; when it goes, focus returns to where it was.
// Escape asks the dialog's own cancel button, so that the server decides whether it closes (not while it is busy).
const returnTo = new WeakMap();

function open(dialog) {
  if (dialog.open) return;
  returnTo.set(dialog, document.activeElement);
  dialog.addEventListener("cancel", event => {
    event.preventDefault();
    dialog.querySelector("[data-cancel]:not(:disabled)")?.click();
  });
  dialog.showModal();
}

function restoreFocus(dialog) {
  const before = returnTo.get(dialog);
  returnTo.delete(dialog);
  if (document.querySelector("dialog[open]")) return;
  if (before?.isConnected && before !== document.body) before.focus();
  else document.querySelector("main h1")?.focus();
}

function modalsIn(node) {
  if (!(node instanceof Element)) return [];
  return node.matches("dialog[data-modal]") ? [node] : [...node.querySelectorAll("dialog[data-modal]")];
}

new MutationObserver(records => {
  for (const record of records) {
    record.removedNodes.forEach(node => modalsIn(node).forEach(restoreFocus));
    record.addedNodes.forEach(node => modalsIn(node).forEach(open));
  }
}).observe(document.body, { childList: true, subtree: true });

document.querySelectorAll("dialog[data-modal]").forEach(open);
