// A button to copy an address: beside each written-out address, and after the permanent link that has focus or pointer.
"use strict";

const words = document.getElementById("copying");

function say(text) {
  words.textContent = "";
  words.classList.add("shown");
  requestAnimationFrame(() => { words.textContent = text; });
  clearTimeout(say.timer);
  say.timer = setTimeout(() => words.classList.remove("shown"), 2000);
}

function button(link) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "copy";
  made.textContent = words.dataset.copy;
  made.addEventListener("click", () => {
    navigator.clipboard.writeText(link.href).then(() => say(words.dataset.copied), () => say(words.dataset.failed));
  });
  return made;
}

// Behind a citation: copies it; in a list, the text of the provision before it.
function quoting(quote) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "copy";
  const before = quote.closest("[data-text]")?.dataset.text;
  made.textContent = before ? words.dataset.copyBoth : words.dataset.copyQuote;
  made.addEventListener("click", () => {
    const text = [before, quote.textContent].filter(Boolean).join("\n");
    navigator.clipboard.writeText(text).then(() => say(words.dataset.copiedQuote), () => say(words.dataset.failed));
  });
  return made;
}

function offer(root) {
  for (const quote of root.querySelectorAll(".quote")) {
    if (!quote.nextElementSibling?.matches(".copy")) quote.after(quoting(quote));
  }
  for (const link of root.querySelectorAll("a.address")) {
    if (!link.nextElementSibling?.matches(".copy")) link.after(button(link));
  }
}

if (words && navigator.clipboard) {
  offer(document);
  document.addEventListener("htmx:afterSettle", () => offer(document));

  // One wandering button instead of one for each of hundreds of provisions.
  let now = null;
  const follow = (event) => {
    const link = event.target.closest?.("a.permalink, a.verse");
    if (!link || link === now?.link) return;
    now?.made.remove();
    now = { link, made: button(link) };
    now.made.classList.add("wandering");
    link.after(now.made);
  };
  document.addEventListener("focusin", follow);
  document.addEventListener("pointerover", follow);
}
