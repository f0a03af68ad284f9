// Pointer or focus on a responsible body marks its words in the text, and on the words marks the body.
"use strict";

let lit = [];

function light(elements) {
  for (const element of lit) element.classList.remove("lit");
  lit = elements;
  for (const element of lit) element.classList.add("lit");
}

function follow(event) {
  const duty = event.target.closest?.("[data-duty]");
  const words = event.target.closest?.("[data-words]");
  if (duty) light([...document.querySelectorAll(`[data-words~="${duty.dataset.duty}"]`)]);
  else if (words) light(words.dataset.words.split(" ").flatMap((pk) => [...document.querySelectorAll(`[data-duty="${pk}"]`)]));
  else if (lit.length) light([]);
}

document.addEventListener("pointerover", follow);
document.addEventListener("focusin", follow);
document.addEventListener("focusout", () => light([]));
