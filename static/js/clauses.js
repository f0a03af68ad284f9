// A query can be refused (400) while it is being typed: a quotation mark is open, there is only a minus. Then what is
// shown stays, and the reason is said below the box that it is about. Who submits it gets the page that says more; htmx
// would drop it.
"use strict";

const refused = document.getElementById("refused");

function say(html) {
  const fault = new DOMParser().parseFromString(html, "text/html").querySelector(".faults tbody tr");
  const name = fault?.querySelector("code")?.textContent ?? "q";
  const box = document.getElementById(`id_${name}`)?.closest(".field") ?? document.querySelector(".asked");
  box.append(refused);
  refused.textContent = fault?.lastElementChild.textContent ?? refused.dataset.failed;
}

document.addEventListener("htmx:responseError", (event) => {
  const { xhr, requestConfig, pathInfo, elt } = event.detail;
  if (elt.id !== "filters") return; // without its shares or its suggestions the list is still the list
  if (requestConfig.triggeringEvent?.type === "submit") {
    location.assign(xhr.responseURL || pathInfo?.finalRequestPath || requestConfig.path);
  } else {
    say(xhr.responseText);
  }
});

document.addEventListener("htmx:afterRequest", (event) => {
  if (event.detail.elt.id === "filters" && event.detail.successful) refused.textContent = "";
});
