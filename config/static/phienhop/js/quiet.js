// form[data-quiet] is posted without leaving the page; the live page brings the news.
import { send } from "./answer.js";
import { csrfToken } from "./texts.js";
import { toast } from "./toast.js";

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || !(form instanceof HTMLFormElement)) return;
  if (form.getAttribute("aria-busy") === "true") {
    event.preventDefault(); // the first touch is still on its way
    return;
  }
  if (!form.hasAttribute("data-quiet")) {
    const stays = form.hasAttribute("data-upload") || form.hasAttribute("data-download"); // the page is not left
    if (form.method === "post" && !stays) busy(form, event.submitter);
    return;
  }
  event.preventDefault();
  post(form, event.submitter);
});

// A page kept by the browser and shown again must not stay busy.
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[aria-busy=true]")) idle(form);
});

async function post(form, submitter) {
  const body = new FormData(form);
  if (submitter && submitter.name) body.append(submitter.name, submitter.value);
  const url = (submitter && submitter.getAttribute("formaction")) || form.getAttribute("action") || location.href;
  busy(form, submitter);
  const answer = await send(url, body, csrfToken(form));
  idle(form);
  const name = answer.ok ? "quiet:done" : "quiet:failed";
  form.dispatchEvent(new CustomEvent(name, { bubbles: true, detail: answer.data }));
  if (answer.ok && form.hasAttribute("data-reset")) form.reset();
  if (answer.ok && form.closest("dialog[open]")) form.closest("dialog").close();
  if (answer.ok && form.closest("details[data-folds]")) form.closest("details[data-folds]").open = false;
  if (answer.data.message) toast(answer.data.message, answer.ok ? "ok" : "danger");
  if (answer.data.location) location.assign(answer.data.location);
}

function busy(form, submitter) {
  form.setAttribute("aria-busy", "true");
  if (submitter) submitter.setAttribute("data-pressed", "");
}

function idle(form) {
  form.removeAttribute("aria-busy");
  for (const button of form.querySelectorAll("[data-pressed]")) button.removeAttribute("data-pressed");
}
