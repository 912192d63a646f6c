// form[data-conclusion] saves itself a moment after the last key. Nothing typed is lost: what is not saved is kept in
// this tab and sent again; when somebody else saved another text first, both are shown and the writer chooses.
import { send } from "../../phienhop/js/answer.js";
import { csrfToken } from "../../phienhop/js/texts.js";
import { toast } from "../../phienhop/js/toast.js";
import * as drafts from "./drafts.js";
import { refresh } from "./fragment.js";

const PAUSE = 1200;
const LONGEST_WAIT = 15000;
const states = new WeakMap(); // form -> {base, timer, saving, tries, newer}

// `base` is the text that the server had when the form was last in step with it.
function stateOf(form) {
  if (!states.has(form)) {
    states.set(form, { base: area(form).defaultValue, timer: 0, saving: false, tries: 0, newer: null });
  }
  return states.get(form);
}

const area = (form) => form.querySelector("textarea[name=text]");
const revision = (form) => form.querySelector("input[name=revision]");
const isDirty = (form) => area(form).value !== area(form).defaultValue;

document.addEventListener("input", (event) => {
  const form = event.target.name === "text" && event.target.closest("[data-conclusion]");
  if (!form) return;
  drafts.keep(form.action, area(form).value, revision(form).value);
  soon(form, PAUSE);
});

document.addEventListener("focusout", (event) => {
  const form = event.target.name === "text" && event.target.closest("[data-conclusion]");
  if (form && isDirty(form)) soon(form, 0);
});

document.addEventListener(
  "submit",
  (event) => {
    const form = event.target.closest("[data-conclusion]") || unsavedBeside(event.target);
    if (!form || !window.fetch) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (form !== event.target) toast(form.dataset.textUnsaved, "info");
    soon(form, 0);
  },
  true,
);

document.addEventListener("click", (event) => {
  const insert = event.target.closest("[data-insert]");
  const take = event.target.closest("[data-take]");
  const replace = event.target.closest("[data-replace]");
  const form = (insert || take || replace) && event.target.closest("[data-conclusion]");
  if (!form) return;
  if (insert) put(form, insert.dataset.insert, "inline" in insert.dataset);
  else if (replace) exchange(form, replace.dataset.replace, replace.dataset.by);
  else settle(form, take.dataset.take);
});

// Nobody approves a text that is still being saved.
function unsavedBeside(form) {
  const card = form.querySelector("input[name=seen]") && form.closest("[data-src]");
  const text = card && card.querySelector("[data-conclusion]");
  return text && (isDirty(text) || stateOf(text).saving) ? text : null;
}

function soon(form, wait) {
  const state = stateOf(form);
  clearTimeout(state.timer);
  state.timer = setTimeout(() => save(form), wait);
}

async function save(form) {
  const state = stateOf(form);
  if (state.newer || state.saving || !form.isConnected || !isDirty(form)) return;
  state.saving = true;
  say(form, "saving", form.dataset.textSaving);
  const text = area(form).value;
  const body = new FormData(form);
  const answer = await send(form.action, body, csrfToken(form));
  state.saving = false;
  heard(form, state, text, answer);
}

function heard(form, state, text, answer) {
  if (answer.ok && answer.data.revision !== undefined) return saved(form, state, text, answer.data.revision);
  if (answer.data.location) return location.reload(); // signed out: the text is kept in this tab
  if (answer.status === 0 || answer.status >= 500) {
    state.tries += 1;
    say(form, "retrying", form.dataset.textRetrying);
    return soon(form, 300 + Math.random() * Math.min(LONGEST_WAIT, 1000 * 2 ** Math.min(state.tries, 6)));
  }
  if (answer.status === 409 && answer.data.text !== undefined) return conflict(form, state, answer.data);
  say(form, "retrying", answer.data.message);
  return toast(answer.data.message, "danger");
}

function saved(form, state, text, number) {
  state.tries = 0;
  revision(form).value = number;
  area(form).defaultValue = state.base = text;
  if (!isDirty(form)) drafts.drop(form.action);
  const now = new Date();
  const at = `${String(now.getHours()).padStart(2, "0")}:${String(now.getMinutes()).padStart(2, "0")}`;
  say(form, "saved", form.dataset.textSaved.replace(/\[[^\]]*\]/, at));
  if (isDirty(form)) soon(form, PAUSE);
  else outdated(form);
}

// The card's approval is that of the text before; it is fetched anew, at once or when the writer leaves the field.
function outdated(form) {
  const card = form.closest("[data-src]");
  if (!card) return;
  card.setAttribute("data-old", "");
  refresh(card);
}

function conflict(form, state, newer) {
  state.newer = newer;
  const panel = form.querySelector("[data-conflict]");
  panel.querySelector("[data-conflict-message]").textContent = newer.message;
  panel.querySelector("[data-conflict-text]").textContent = newer.text;
  panel.hidden = false;
  panel.scrollIntoView({ block: "nearest" });
  say(form, "retrying", newer.message);
}

// The writer chose: mine is saved over the newer one, theirs takes the place of mine, or mine comes under theirs.
function settle(form, whose) {
  const state = stateOf(form);
  const newer = state.newer;
  state.newer = null;
  form.querySelector("[data-conflict]").hidden = true;
  revision(form).value = newer.revision;
  area(form).defaultValue = state.base = newer.text;
  if (whose === "both") area(form).value = [newer.text, area(form).value].filter(Boolean).join("\n");
  if (whose === "theirs") {
    area(form).value = newer.text;
    drafts.drop(form.action);
    say(form, "saved", "");
  } else soon(form, 0);
}

// Words that differ from the data make room for those of the data; a full stop is not doubled.
function exchange(form, said, now) {
  const field = area(form);
  const start = field.value.indexOf(said);
  if (start < 0) return;
  let end = start + said.length;
  if (now.endsWith(".") && field.value[end] === ".") end += 1;
  field.value = field.value.slice(0, start) + now + field.value.slice(end);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function put(form, sentence, inline) {
  const field = area(form);
  const before = field.value.slice(0, field.selectionStart);
  const after = field.value.slice(field.selectionEnd);
  const gap = before && !/\s$/.test(before) ? (!inline && field.selectionStart === field.value.length ? "\n" : " ") : "";
  field.value = before + gap + sentence + after;
  const caret = (before + gap + sentence).length;
  field.focus();
  field.setSelectionRange(caret, caret);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function say(form, state, text) {
  const line = form.querySelector("[data-save-state]");
  line.dataset.state = state;
  line.textContent = text;
}

// A field that was ever typed in keeps its own value when the live page brings a newer text: if there was nothing
// unsaved in it, it follows; otherwise the live page has left the whole form alone.
function follow(form) {
  const state = stateOf(form);
  const fresh = area(form).defaultValue;
  if (fresh !== state.base && area(form).value === state.base) area(form).value = fresh;
  state.base = fresh;
}

function restore() {
  for (const form of document.querySelectorAll("[data-conclusion]")) {
    follow(form);
    const kept = drafts.find(form.action);
    if (!kept || isDirty(form)) continue;
    if (kept.text === area(form).value) drafts.drop(form.action);
    else {
      area(form).value = kept.text;
      revision(form).value = kept.revision;
      say(form, "retrying", form.dataset.textRestored);
      soon(form, PAUSE);
    }
  }
}

window.addEventListener("online", () => {
  for (const form of document.querySelectorAll("[data-conclusion]")) if (isDirty(form)) soon(form, 0);
});
window.addEventListener("beforeunload", (event) => {
  if ([...document.querySelectorAll("[data-conclusion]")].some(isDirty)) event.preventDefault();
});
document.addEventListener("live:updated", restore);
restore();
