// Tabs, chips, periods and headings that stand in a line (data-roving) are one stop of Tab. The arrow keys lead along them, Home and End to their ends.
const chosen = new Set(["page", "true"]);

function linksOf(line) {
  return [...line.querySelectorAll("a[href]")];
}

function stopAt(line, stop) {
  for (const link of linksOf(line)) link.tabIndex = link === stop ? 0 : -1;
}

// Whoever comes back to the line comes to what is chosen in it, as the server has drawn it.
function usualStop(line) {
  const links = linksOf(line);
  return links.find(link => chosen.has(link.getAttribute("aria-current")) || link.closest("[aria-sort]")) ?? links[0];
}

function lineOf(target) {
  return target instanceof Element && target.matches("a[href]") ? target.closest("[data-roving]") : null;
}

document.addEventListener("focusin", event => {
  const line = lineOf(event.target);
  if (line) stopAt(line, event.target);
});

document.addEventListener("focusout", event => {
  const line = lineOf(event.target);
  if (line && !line.contains(event.relatedTarget)) stopAt(line, usualStop(line));
});

document.addEventListener("keydown", event => {
  const line = lineOf(event.target);
  if (!line || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const links = linksOf(line);
  const at = links.indexOf(event.target);
  const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: links.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  links.at(to % links.length).focus();
});
