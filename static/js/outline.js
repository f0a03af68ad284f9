// Marks in the outline what is being read, opens its chapter there, and closes the outline on a phone.
"use strict";

const outline = document.querySelector("details.outline");
const phone = matchMedia("(max-width: 60rem)").matches;
if (outline && phone) outline.open = false;

const links = new Map(
  [...document.querySelectorAll(".outline a")].map((link) => [decodeURIComponent(link.hash.slice(1)), link]),
);
let current = null;

// A link to a provision that another part of a long text shows leads on: the outline knows the part of its chapter.
const wanted = decodeURIComponent(location.hash.slice(1));
if (wanted && !document.getElementById(wanted)) {
  let path = wanted;
  while (path && !links.has(path)) path = path.slice(0, Math.max(path.lastIndexOf("/"), 0));
  const there = links.get(path);
  if (there && there.search !== location.search) location.replace(there.pathname + there.search + location.hash);
}

function mark(link) {
  if (!link || link === current) return;
  current?.removeAttribute("aria-current");
  current = link;
  link.setAttribute("aria-current", "location");
  const box = outline.querySelector("nav");
  const seen = box.getBoundingClientRect();
  const at = (link.closest("nav details:not([open])")?.previousElementSibling ?? link).getBoundingClientRect();
  if (at.top < seen.top || at.bottom > seen.bottom) box.scrollTop += at.top - seen.top - seen.height / 3;
}

// What is read is the last provision of the outline that begins above a line just below where a link to it leads.
const nodes = [...document.querySelectorAll(".text > .node")].filter((node) => links.has(node.id));

function reading() {
  const line = phone ? 96 : 48;
  let low = 0;
  let high = nodes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (nodes[middle].getBoundingClientRect().top <= line) low = middle + 1;
    else high = middle;
  }
  mark(links.get(nodes[Math.max(low - 1, 0)]?.id));
}

if (nodes.length) {
  let waiting = false;
  addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; reading(); });
  }, { passive: true });
  reading();
}
