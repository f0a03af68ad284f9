// The import desk: files dropped and sent one by one, lines chosen and named by keys. The pages work without.
"use strict";

for (const form of document.querySelectorAll("[data-drop]")) {
  const input = form.querySelector("input[type=file]");
  const told = form.querySelector("[data-told]");
  form.classList.add("droppable");
  form.addEventListener("dragover", (event) => { event.preventDefault(); form.classList.add("over"); });
  form.addEventListener("dragleave", (event) => { if (!form.contains(event.relatedTarget)) form.classList.remove("over"); });
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("over");
    if (!event.dataTransfer.files.length) return;
    input.files = event.dataTransfer.files;
    form.requestSubmit();
  });
  form.addEventListener("submit", async (event) => {
    const files = [...input.files];
    const large = files.filter((file) => file.size > Number(form.dataset.most));
    if (large.length) {
      event.preventDefault();
      told.textContent = large.map((file) => `${file.name}：${form.dataset.large}`).join("；");
      return;
    }
    told.textContent = `${form.dataset.sending}…`;
    if (files.length < 2) return;
    event.preventDefault();
    const failed = [];
    for (const [index, file] of files.entries()) {
      told.textContent = `${form.dataset.sending} ${index + 1} / ${files.length}：${file.name}`;
      const body = new FormData();
      body.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
      body.append("files", file);
      const answer = await fetch(form.action, { method: "POST", body }).catch(() => null);
      if (!answer?.ok) failed.push(file.name);
    }
    if (failed.length) told.textContent = `${failed.join("、")}：${form.dataset.failed}`;
    else location.assign(form.action);
  });
}

// n and p go to the next doubtful line; the keys shown on the buttons say what the chosen line is.
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || !document.getElementById("lines")) return;
  if (event.target.closest("textarea, select, input:not([type=radio])")) return;
  if (event.key === "n" || event.key === "p") {
    const doubts = [...document.querySelectorAll("[data-doubt]")];
    const here = document.activeElement?.closest("#lines li")?.getBoundingClientRect().top ?? 0;
    const ahead = (row) => row.getBoundingClientRect().top > here + 1;
    const behind = (row) => row.getBoundingClientRect().top < here - 1;
    choose(event.key === "n" ? doubts.find(ahead) ?? doubts[0] : doubts.findLast(behind) ?? doubts.at(-1));
    return;
  }
  const button = document.querySelector(`#lines [data-key="${CSS.escape(event.key)}"]`);
  if (!button || !document.querySelector("#lines input[name=start]:checked")) return;
  event.preventDefault();
  button.click();
});

function choose(row) {
  const radio = row?.querySelector("input[name=start]");
  if (!radio) return;
  radio.checked = true;
  radio.focus({ preventScroll: true });
  row.scrollIntoView({ block: "center" });
}

// A link into the lines chooses the line that it leads to.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#L']");
  if (!link) return;
  const row = document.getElementById(link.getAttribute("href").slice(1));
  if (!row) return;
  event.preventDefault();
  choose(row);
});

// What was said changes the tree above the line, too: the line stays where it was seen.
let seen;
const place = () => document.querySelector("#lines input[name=start]:checked")?.getBoundingClientRect().top;
document.addEventListener("htmx:beforeSwap", () => { seen = place(); });
document.addEventListener("htmx:afterSettle", () => {
  const now = place();
  if (seen !== undefined && now !== undefined) window.scrollBy(0, now - seen);
  seen = undefined;
});
document.addEventListener("htmx:responseError", () => location.reload());
