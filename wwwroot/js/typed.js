// While a field has the focus its text is the browser's. What the server writes meanwhile answers to letters typed some time ago; it
// waits until the field is left, and is dropped when somebody goes on typing, because the server then hears of the newer text.
// A field that can only be read, such as the one that shows what was chosen from a list, is the server's.
const untyped = new Set(["checkbox", "radio", "file", "button", "submit", "reset", "image", "range", "color", "hidden"]);
const guarded = new WeakSet();
const waiting = new WeakMap();
const released = new WeakSet();

function isTyped(element) {
  return (element instanceof HTMLTextAreaElement || (element instanceof HTMLInputElement && !untyped.has(element.type))) && !element.readOnly;
}

function nativeValue(field) {
  return Object.getOwnPropertyDescriptor(field instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype, "value");
}

// Whatever has the focus: for texts that come from this browser itself.
export function writeText(field, text) {
  waiting.delete(field);
  nativeValue(field).set.call(field, text);
}

function guard(field) {
  if (guarded.has(field)) return;
  guarded.add(field);
  const native = nativeValue(field);
  Object.defineProperty(field, "value", {
    configurable: true,
    enumerable: true,
    get: () => native.get.call(field),
    set: text => {
      if (document.activeElement === field && isTyped(field) && !released.has(field)) waiting.set(field, text);
      else writeText(field, text);
    },
  });
}

function applyWaiting(field) {
  if (waiting.has(field)) writeText(field, waiting.get(field));
}

document.addEventListener("focusin", event => {
  if (!isTyped(event.target)) return;
  guard(event.target);
  released.delete(event.target);
  delete event.target.dataset.done;
}, true);

document.addEventListener("input", event => {
  waiting.delete(event.target);
  released.delete(event.target);
  if (isTyped(event.target)) delete event.target.dataset.done;
}, true);

document.addEventListener("focusout", event => {
  const field = event.target;
  if (isTyped(field)) queueMicrotask(() => { if (document.activeElement !== field) applyWaiting(field); });
}, true);

// Back and forward lead to what the address says, also of the field that has the focus.
window.addEventListener("popstate", () => {
  const field = document.activeElement;
  if (!isTyped(field)) return;
  released.add(field);
  applyWaiting(field);
});

// A field that was sent with Enter no longer keeps the heading of the next page from taking the focus; see Routes.razor.
document.addEventListener("submit", event => {
  const field = document.activeElement;
  if (isTyped(field) && event.target.contains(field)) field.dataset.done = "";
}, true);

// The server says which text it has taken: a field that still holds just that is let go.
new MutationObserver(records => {
  for (const { target } of records) {
    if (!isTyped(target) || target.dataset.sent === undefined || target.dataset.sent !== target.value) continue;
    applyWaiting(target);
    target.dataset.done = "";
  }
}).observe(document.body, { subtree: true, attributeFilter: ["data-sent"] });

// What stands in a field, as a stream: long lists are larger than a message to the server may be.
// Blazor takes no stream without content, so an empty field is one new line.
const textOf = id => new Blob([document.getElementById(id)?.value || "\n"]);

function focusOnce(id) {
  const target = document.getElementById(id);
  const dialog = target?.closest("[role=dialog]");
  const isTaken = dialog ? dialog.contains(document.activeElement) : document.activeElement !== document.body;
  if (!isTaken) target?.focus();
}

window.basiqAdmin = { textOf, focusOnce };
