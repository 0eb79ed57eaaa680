// What the frame does without the server: theme, navigation, copying, skip link, reconnecting.
import "./keys.js";
import "./typed.js";
import "./drafts.js";
import "./reconnect.js";
import "./recent.js";
import "./roving.js";

const root = document.documentElement;
const year = 60 * 60 * 24 * 365;

function remember(name, value) {
  const secure = location.protocol === "https:" ? "; secure" : "";
  document.cookie = `${name}=${encodeURIComponent(value)}; path=/; max-age=${year}; samesite=lax${secure}`;
}

// The server writes times as this browser's clock shows them; it learns the zone from here.
remember("zone", Intl.DateTimeFormat().resolvedOptions().timeZone ?? "UTC");

export function announce(text) {
  const region = document.getElementById("announcer");
  if (!region) return;
  region.textContent = "";
  requestAnimationFrame(() => { region.textContent = text; });
}

function setTheme(theme) {
  root.dataset.theme = theme;
  remember("theme", theme);
}

function toggleNavigation() {
  root.dataset.nav = root.dataset.nav === "collapsed" ? "wide" : "collapsed";
  remember("nav", root.dataset.nav);
}

function setDrawer(open) {
  if ((root.dataset.drawer === "open") === open) return;
  root.dataset.drawer = open ? "open" : "closed";
  document.querySelectorAll(".top-bar, .mud-main-content").forEach(part => { part.inert = open; });
  document.querySelectorAll("[data-drawer-open]").forEach(button => button.setAttribute("aria-expanded", String(open)));
  (open ? document.querySelector(".nav-panel a") : document.querySelector("[data-drawer-open]"))?.focus();
}

async function copy(button) {
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
    button.dataset.copied = "true";
    announce("Copied");
    setTimeout(() => {
      delete button.dataset.copied;
      announce("");
    }, 2000);
  } catch {
    announce("The browser did not allow copying");
  }
}

// Paper says when it was printed, by this browser's clock and zone.
addEventListener("beforeprint", () => {
  const now = new Date().toLocaleString("en-AU", { dateStyle: "medium", timeStyle: "long" });
  document.querySelectorAll("[data-printed]").forEach(place => { place.textContent = now; });
});

document.addEventListener("click", event => {
  const target = event.target instanceof Element ? event.target : null;
  if (!target) return;
  const copied = target.closest("[data-copy]");
  if (copied) return void copy(copied);
  if (target.closest("[data-reload]")) return location.reload();
  if (target.closest("[data-print]")) return window.print();
  const theme = target.closest("[data-set-theme]");
  if (theme) return setTheme(theme.dataset.setTheme);
  const form = target.closest("[data-submit]");
  if (form) return document.getElementById(form.dataset.submit)?.requestSubmit();
  if (target.closest("[data-nav-toggle]")) return toggleNavigation();
  if (target.closest("[data-drawer-open]")) return setDrawer(true);
  if (target.closest("[data-drawer-close]") || target.closest(".nav-panel a")) return setDrawer(false);
  if (target.closest(".skip-link")) {
    event.preventDefault();
    document.getElementById("main")?.focus();
  }
});

document.addEventListener("keydown", event => {
  if (event.key === "Escape" && root.dataset.drawer === "open") setDrawer(false);
});

matchMedia("(min-width: 901px)").addEventListener("change", event => { if (event.matches) setDrawer(false); });

// The row is as clickable as the link in it, but text in it can still be selected.
document.addEventListener("click", event => {
  const target = event.target instanceof Element ? event.target : null;
  const row = target?.closest("[data-row]");
  if (!row || target.closest("a, button, input, select, label, summary") || String(getSelection())) return;
  row.querySelector("a[data-row-link]")?.click();
});
