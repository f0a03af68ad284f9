// Pointer or focus on a responsible body marks its words in the text, and on the words marks the body.
"use strict";

let lit = [];

function light(elements) {
  for (const element of lit) element.classList.remove("lit");
  lit = elements;
  for (const element of lit) element.classList.add("lit");
}

function partners(element) {
  const duty = element.closest?.("[data-duty]");
  if (duty) return [...document.querySelectorAll(`[data-words~="${duty.dataset.duty}"]`)];
  const words = element.closest?.("[data-words]");
  return words?.dataset.words.split(" ").flatMap((pk) => [...document.querySelectorAll(`[data-duty="${pk}"]`)]);
}

// Where the pointer is on nothing, what has the focus counts.
const follow = (event) => light(partners(event.target) ?? partners(document.activeElement) ?? []);

document.addEventListener("pointerover", follow);
document.addEventListener("focusin", follow);
document.addEventListener("focusout", () => light([]));
