// The review queue by keyboard; names of departments while one types. Without it everything works by forms.
"use strict";

const rows = [...document.querySelectorAll("[data-row]")];
const boxes = rows.map((row) => row.querySelector("input[name=row]"));
const KEPT = "review-row"; // where the eye was, for the page after a verdict

function current() {
  return rows.indexOf(document.activeElement?.closest("[data-row]"));
}

function go(to) {
  const row = rows[Math.max(0, Math.min(rows.length - 1, to))];
  if (!row) return;
  row.focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
}

function chosen() {
  return boxes.filter((box) => box?.checked).length + (document.querySelector("input[name=all]")?.checked ? 1 : 0);
}

function tell() {
  const place = document.querySelector("[data-chosen]");
  const number = boxes.filter((box) => box?.checked).length;
  if (place) place.textContent = number ? place.dataset.words.replace("{}", number) : "";
}

function say(key) {
  const verdict = { y: "confirm", n: "reject", c: "change" }[key];
  if (chosen()) document.querySelector(`.queue-tools button[value=${verdict}]`)?.click();
  else rows[current()]?.querySelector(`[data-key=${key}]`)?.click();
}

const KEYS = {
  j: () => go(current() + 1),
  k: () => go(current() - 1),
  x: () => boxes[current()]?.click(),
  y: () => say("y"),
  n: () => say("n"),
  c: () => say("c"),
  u: () => document.querySelector("[data-undo]")?.click(),
  "?": () => {
    const help = document.querySelector("[data-keys]");
    if (help) help.open = !help.open;
  },
};

document.addEventListener("keydown", (event) => {
  // Enter on a box would press the first button of the form.
  if (event.key === "Enter" && event.target.matches("input[type=checkbox]")) event.preventDefault();
  const typing = event.target.closest("input:not([type=checkbox]), select, textarea, .select2-container");
  if (typing || event.ctrlKey || event.metaKey || event.altKey || !KEYS[event.key]) return;
  if (!rows.length && event.key !== "u") return;
  event.preventDefault();
  KEYS[event.key]();
});

document.addEventListener("change", (event) => {
  if (event.target.matches("[data-page]")) {
    for (const box of boxes) if (box) box.checked = event.target.checked;
  }
  tell();
});

document.addEventListener("submit", () => {
  if (current() >= 0) sessionStorage.setItem(KEPT, current());
});

for (const hidden of document.querySelectorAll(".queue-page [hidden]")) hidden.hidden = false;
tell();
if (rows.length && sessionStorage.getItem(KEPT) !== null) {
  go(Number(sessionStorage.getItem(KEPT)));
  sessionStorage.removeItem(KEPT);
}

const names = document.querySelector("datalist[data-source]");
let waiting;
document.addEventListener("input", (event) => {
  if (!names || event.target.getAttribute("list") !== names.id) return;
  clearTimeout(waiting);
  waiting = setTimeout(async () => {
    const answer = await fetch(`${names.dataset.source}&term=${encodeURIComponent(event.target.value)}`);
    if (!answer.ok) return;
    const found = await answer.json();
    names.replaceChildren(...found.results.map((each) => new Option(each.text, each.text)));
  }, 150);
});

// Names that Django's widgets lack: the field to search in, and each field that select2 puts in place of a list.
const search = document.getElementById("searchbar");
if (search) search.setAttribute("aria-label", search.form.querySelector("[type=submit]").value);

function nameFields() {
  for (const list of document.querySelectorAll("select.select2-hidden-accessible")) {
    const field = list.nextElementSibling?.querySelector("[role=combobox]");
    const label = document.querySelector(`label[for="${CSS.escape(list.id)}"]`);
    if (!field || !label) continue;
    field.setAttribute("aria-label", label.textContent.trim());
    field.querySelector("[role=textbox]")?.setAttribute("aria-label", label.textContent.trim());
  }
}

window.django?.jQuery?.(nameFields); // after the callbacks registered before, which make the fields
