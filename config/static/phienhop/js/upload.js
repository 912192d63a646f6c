// .drop shows what was chosen; form[data-upload] shows how much of it has been sent.
import { sentence } from "./answer.js";
import { csrfToken } from "./texts.js";
import { toast } from "./toast.js";

for (const name of ["dragover", "dragleave", "drop"]) {
  document.addEventListener(name, (event) => {
    const zone = event.target.closest && event.target.closest(".drop");
    if (!zone) return;
    if (name === "dragover") zone.setAttribute("data-over", "");
    else zone.removeAttribute("data-over");
  });
}

document.addEventListener("change", (event) => {
  const zone = event.target.closest(".drop");
  if (!zone || event.target.type !== "file") return;
  let line = zone.querySelector(".drop__files");
  if (!line) {
    line = document.createElement("span");
    line.className = "drop__files";
    line.setAttribute("role", "status");
    zone.append(line);
  }
  line.textContent = [...event.target.files].map((file) => file.name).join(", ");
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || !form.hasAttribute("data-upload") || form.hasAttribute("data-quiet")) return;
  event.preventDefault();
  if (form.getAttribute("aria-busy") !== "true") transfer(form, event.submitter);
});

// XMLHttpRequest, because fetch does not say how much of a body has left.
function transfer(form, submitter) {
  const bar = form.querySelector("[data-upload-progress]");
  const body = new FormData(form);
  if (submitter && submitter.name) body.append(submitter.name, submitter.value);
  const request = new XMLHttpRequest();
  request.open("POST", form.getAttribute("action") || location.href);
  request.setRequestHeader("X-Quiet", "1");
  request.setRequestHeader("X-CSRFToken", csrfToken(form));
  request.upload.addEventListener("progress", (event) => {
    if (bar && event.lengthComputable) bar.value = Math.round((100 * event.loaded) / event.total);
  });
  request.addEventListener("loadend", () => finish(form, bar, request));
  form.setAttribute("aria-busy", "true");
  if (bar) {
    bar.value = 0;
    bar.hidden = false;
  }
  request.send(body);
}

function finish(form, bar, request) {
  const ok = request.status >= 200 && request.status < 300;
  let data = {};
  try {
    data = JSON.parse(request.responseText);
  } catch (error) {
    data = {};
  }
  form.removeAttribute("aria-busy");
  if (bar) bar.hidden = true;
  const message = data.message || (ok ? "" : sentence(request.status));
  if (message) toast(message, ok ? "ok" : "danger");
  form.dispatchEvent(new CustomEvent(ok ? "quiet:done" : "quiet:failed", { bubbles: true, detail: data }));
  if (!ok) return;
  form.reset();
  for (const line of form.querySelectorAll(".drop__files")) line.remove();
  if (data.location) location.assign(data.location);
}
