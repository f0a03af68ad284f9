// A refused query (400) is a page of its own: show it, htmx would drop it.
"use strict";

document.addEventListener("htmx:responseError", (event) => {
  const { xhr, requestConfig, pathInfo } = event.detail;
  location.assign(xhr.responseURL || pathInfo?.finalRequestPath || requestConfig.path);
});
