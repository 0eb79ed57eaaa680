// What somebody types into a field with data-draft is kept in this tab until the field is sent or given up,
// so that a page that has to be loaded again (the server restarted) does not lose it.
import { writeText } from "./typed.js";

const prefix = "draft:";
let isLeaving = false;

function keyOf(field) {
  return prefix + field.dataset.draft;
}

function keep(field) {
  try {
    sessionStorage.setItem(keyOf(field), field.value);
  } catch {
    // Longer than a browser keeps: it stays in the field, and is lost only if the page is.
  }
}

document.addEventListener("input", event => {
  if (event.target instanceof HTMLElement && event.target.dataset.draft) keep(event.target);
});

// What was sent and refused still stands in its field, though its draft ended when it was sent. While it is being sent, its field is disabled.
window.addEventListener("pagehide", () => {
  if (!isLeaving) fieldsIn(document.body).filter(field => field.value && !field.disabled).forEach(keep);
});

function restore(field) {
  const kept = sessionStorage.getItem(keyOf(field));
  if (!kept || field.value) return;
  writeText(field, kept);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function forget(names) {
  names.split(" ").forEach(name => sessionStorage.removeItem(prefix + name));
}

document.addEventListener("click", event => {
  const button = event.target instanceof Element ? event.target.closest("button[data-draft-end]") : null;
  if (button && !button.disabled) forget(button.dataset.draftEnd);
});

// Escape leaves a dialog as its cancel button does.
document.addEventListener("keydown", event => {
  const leave = event.key === "Escape" && event.target instanceof Element && event.target.closest("[role=dialog]")?.querySelector("button[data-draft-end]:not(:disabled)");
  if (leave) forget(leave.dataset.draftEnd);
}, true);

document.addEventListener("submit", event => {
  if (!(event.target instanceof HTMLElement)) return;
  if (event.target.dataset.draftEnd) forget(event.target.dataset.draftEnd);
  if ("draftsEnd" in event.target.dataset) forgetAll();
});

// Whoever signs out leaves nothing behind for whoever signs in after them.
function forgetAll() {
  isLeaving = true;
  Object.keys(sessionStorage).filter(key => key.startsWith(prefix)).forEach(key => sessionStorage.removeItem(key));
}

function fieldsIn(node) {
  if (!(node instanceof Element)) return [];
  return node.matches("[data-draft]") ? [node] : [...node.querySelectorAll("[data-draft]")];
}

new MutationObserver(records => {
  for (const record of records) record.addedNodes.forEach(node => fieldsIn(node).forEach(restore));
}).observe(document.body, { childList: true, subtree: true });
