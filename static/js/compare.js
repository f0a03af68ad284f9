"use strict";

// The day of printing, where the page was opened on another.
addEventListener("beforeprint", () => {
  const now = new Date();
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => `${part}`.padStart(2, "0")).join("-");
  for (const time of document.querySelectorAll(".printed time")) time.dateTime = time.textContent = day;
});

// j and k walk from pair to pair; the page works without.
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || !["j", "k"].includes(event.key)) return;
  if (event.target.closest("input, select, textarea")) return;
  const pairs = [...document.querySelectorAll("[data-pair]")];
  if (!pairs.length) return;
  const here = document.activeElement?.closest("[data-pair]") ?? document.querySelector(":target")?.closest("[data-pair]");
  const at = pairs.indexOf(here) + (event.key === "j" ? 1 : here ? -1 : 0);
  const next = pairs[Math.max(0, Math.min(at, pairs.length - 1))];
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "center" });
});
