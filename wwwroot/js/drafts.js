// What somebody types into a field with data-draft is kept in this tab until the field is sent or given up,
// so that a page that has to be loaded again (the server restarted) does not lose it.
const prefix = "draft:";

function keyOf(field) {
  return prefix + field.dataset.draft;
}

document.addEventListener("input", event => {
  const field = event.target;
  if (!(field instanceof HTMLElement) || !field.dataset.draft) return;
  try {
    sessionStorage.setItem(keyOf(field), field.value);
  } catch {
    // Longer than a browser keeps: it stays in the field, and is lost only if the page is.
  }
});

function restore(field) {
  const kept = sessionStorage.getItem(keyOf(field));
  if (!kept || field.value) return;
  field.value = kept;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function forget(prefixOfKeys) {
  Object.keys(sessionStorage)
    .filter(key => key.startsWith(prefix + prefixOfKeys))
    .forEach(key => sessionStorage.removeItem(key));
}

document.addEventListener("click", event => {
  const button = event.target instanceof Element ? event.target.closest("[data-draft-end]") : null;
  if (button && !button.disabled) forget(button.dataset.draftEnd);
});

function fieldsIn(node) {
  if (!(node instanceof Element)) return [];
  return node.matches("[data-draft]") ? [node] : [...node.querySelectorAll("[data-draft]")];
}

new MutationObserver(records => {
  for (const record of records) record.addedNodes.forEach(node => fieldsIn(node).forEach(restore));
}).observe(document.body, { childList: true, subtree: true });
