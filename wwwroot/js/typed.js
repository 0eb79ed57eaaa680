// While a field has the focus its text is the browser's. What the server writes meanwhile answers to letters typed some time ago; it
// waits until the field is left, and is dropped when somebody goes on typing, because the server then hears of the newer text. A list of
// choices that somebody goes along with the arrow keys is the same, until the server has said what is chosen: from then on it is up to date.
const untyped = new Set(["checkbox", "radio", "file", "button", "submit", "reset", "image", "range", "color", "hidden"]);
const guarded = new WeakSet();
const waiting = new WeakMap();
const ahead = new WeakSet();
const gone = new WeakSet();

function isTyped(element) {
  return element instanceof HTMLTextAreaElement || (element instanceof HTMLInputElement && !untyped.has(element.type));
}

function isChosen(element) {
  return element instanceof HTMLSelectElement && !element.multiple;
}

function nativeValue(field) {
  const kind = [HTMLTextAreaElement, HTMLSelectElement, HTMLInputElement].find(kind => field instanceof kind);
  return Object.getOwnPropertyDescriptor(kind.prototype, "value");
}

function isOfBrowser(field) {
  return document.activeElement === field && !gone.has(field) && (isTyped(field) || ahead.has(field));
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
      if (isOfBrowser(field) && (isTyped(field) || text !== native.get.call(field))) {
        waiting.set(field, text);
      } else {
        ahead.delete(field);
        writeText(field, text);
      }
    },
  });
}

function applyWaiting(field) {
  if (waiting.has(field)) writeText(field, waiting.get(field));
}

document.addEventListener("focusin", event => {
  if (!isTyped(event.target) && !isChosen(event.target)) return;
  guard(event.target);
  gone.delete(event.target);
  delete event.target.dataset.done;
}, true);

document.addEventListener("input", event => {
  waiting.delete(event.target);
  gone.delete(event.target);
  if (isChosen(event.target)) ahead.add(event.target);
  if (isTyped(event.target)) delete event.target.dataset.done;
}, true);

document.addEventListener("focusout", event => {
  const field = event.target;
  ahead.delete(field);
  if (isTyped(field) || isChosen(field)) queueMicrotask(() => { if (document.activeElement !== field) applyWaiting(field); });
}, true);

// Back and forward lead to what the address says, also of the field that has the focus.
window.addEventListener("popstate", () => {
  const field = document.activeElement;
  if (!field) return;
  gone.add(field);
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
window.basiqAdmin = { textOf: id => new Blob([document.getElementById(id)?.value ?? ""]) };
