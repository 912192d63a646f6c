// Sends chosen files one after the other, each with its own state; a file that failed stays and can be sent again.
import { csrfToken } from "../../phienhop/js/texts.js";

const form = document.getElementById("upload");
if (form) start(form);

function start(form) {
  const list = form.querySelector(".upload__files");
  const input = form.querySelector("input[type=file]");
  const zone = form.querySelector("[data-drop]");
  const single = form.hasAttribute("data-single");
  const entries = [];
  form.noValidate = true;

  input.addEventListener("change", (event) => {
    event.stopPropagation();
    add(input.files);
    input.value = ""; // the same file may be chosen again
  });
  zone.addEventListener("drop", (event) => {
    event.preventDefault(); // not into the field: a drop there would replace what was chosen before
    zone.removeAttribute("data-over");
    add(event.dataTransfer.files);
  });
  zone.addEventListener("dragover", (event) => event.preventDefault());
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    event.stopPropagation();
    if (!form.elements.declared.checked) return hint("declare", form.elements.declared);
    const waiting = entries.filter((entry) => entry.state === "waiting");
    if (!waiting.length) return hint("none", input);
    hint("");
    waiting.forEach((entry) => entry.show("queued"));
    run();
  });
  form.addEventListener("change", () => hint(""));
  const more = form.querySelector("[data-more]");
  if (more) more.addEventListener("click", () => input.click());
  list.addEventListener("click", (event) => {
    const entry = entries.find((one) => one.element.contains(event.target));
    const pressed = (name) => event.target.closest(`[data-${name}]`);
    if (!entry) return;
    if (pressed("remove")) remove(entry);
    if (pressed("stop")) entry.stop();
    if (pressed("look")) entry.lookedAgain = true;
    if (!pressed("retry") && !pressed("look")) return;
    if (!form.elements.declared.checked) return hint("declare", form.elements.declared);
    entry.show("queued");
    run();
  });
  window.addEventListener("beforeunload", (event) => {
    if (entries.some((entry) => ["queued", "sending", "checking"].includes(entry.state))) event.preventDefault();
  });

  function add(files) {
    if (single) entries.splice(0).forEach((entry) => entry.element.remove());
    for (const file of single ? [...files].slice(0, 1) : files) {
      const entry = new Entry(form, file, single);
      entries.push(entry);
      list.append(entry.element);
    }
    list.hidden = !entries.length;
    hint("");
    step();
  }

  function remove(entry) {
    entries.splice(entries.indexOf(entry), 1);
    entry.element.remove();
    list.hidden = !entries.length;
    step();
  }

  // What is to be done next: sending what waits or, when nothing does, what follows the upload.
  function step() {
    const next = form.querySelector("[data-next]");
    if (!next) return;
    const done = entries.filter((entry) => entry.state === "done").length;
    const left = entries.filter((entry) => ["failed", "look"].includes(entry.state)).length;
    next.hidden = !done || done + left < entries.length;
    form.querySelector("[data-send]").hidden = !next.hidden;
    const sent = text(form, left ? "some" : "all").replace("{n}", done).replace("{m}", left);
    if (!next.hidden) next.querySelector("[data-sent]").textContent = sent;
  }

  async function run() {
    if (entries.some((entry) => ["sending", "checking"].includes(entry.state))) return;
    for (let next; (next = entries.find((entry) => entry.state === "queued")); ) {
      step();
      await next.send();
      if (next.locked) unlock();
    }
    step();
    if (single && entries.every((entry) => entry.state === "done")) location.assign(entries[0].href);
  }

  // A file wants its password: the field for it stands open.
  function unlock() {
    const lock = form.querySelector(".file-lock");
    lock.open = true;
    lock.querySelector("input").focus();
  }

  function hint(name, field) {
    const line = form.querySelector("[data-hint]");
    line.hidden = !name;
    line.textContent = name ? text(form, name) : "";
    if (field) field.focus();
  }
}

class Entry {
  constructor(form, file, single) {
    this.form = form;
    this.file = file;
    this.element = document.getElementById("upload-file").content.firstElementChild.cloneNode(true);
    this.title = this.element.querySelector(".upload-file__title");
    this.title.value = file.name.replace(/\.(pdf|jpe?g|png|tiff?|docx|xlsx|pptx)$/i, "").replaceAll("_", " ").trim().slice(0, 300);
    this.title.hidden = single;
    this.bar = this.element.querySelector("progress");
    this.element.querySelector("[data-name]").textContent = file.name;
    this.element.querySelector("[data-size]").textContent = size(file.size);
    const fault = this.fault();
    if (fault) this.show("failed", text(form, fault));
    else this.show("waiting");
    // Nothing the server could say would change on a second try.
    if (fault) this.element.querySelector("[data-retry]").remove();
  }

  // What can be told without sending; the server judges the content.
  fault() {
    if (!this.file.size) return "empty";
    if (this.file.size > Number(this.form.dataset.limit)) return "large";
    if (this.form.hasAttribute("data-office") && /\.(docx|xlsx|pptx)$/i.test(this.file.name)) return "";
    return /\.(pdf|jpe?g|png|tiff?)$/i.test(this.file.name) || this.file.type === "application/pdf" ? "" : "kind";
  }

  show(state, message) {
    this.state = state;
    this.element.dataset.state = state;
    for (const part of this.element.querySelectorAll("[data-when]")) {
      part.hidden = !part.dataset.when.split(" ").includes(state);
    }
    this.bar.hidden = !["sending", "checking"].includes(state);
    this.title.readOnly = !["waiting", "failed", "look"].includes(state);
    this.element.querySelector(".upload-file__message").textContent = message || text(this.form, state);
  }

  // Resolves when the server has answered or cannot be reached; never rejects.
  send() {
    return new Promise((resolve) => {
      const request = (this.request = new XMLHttpRequest());
      request.open("POST", this.form.getAttribute("action") || location.href);
      request.setRequestHeader("X-Quiet", "1");
      request.setRequestHeader("X-CSRFToken", csrfToken(this.form));
      request.upload.addEventListener("progress", (event) => this.progress(event));
      request.upload.addEventListener("load", () => this.show("checking"));
      request.addEventListener("load", () => this.finish(request));
      request.addEventListener("error", () => this.show("failed", text(this.form, "offline")));
      request.addEventListener("abort", () => this.show("failed", text(this.form, "stopped")));
      request.addEventListener("loadend", resolve);
      this.show("sending", text(this.form, "sending").replace("{percent}", 0));
      this.bar.value = 0;
      request.send(this.body());
    });
  }

  body() {
    const body = new FormData();
    for (const name of ["item", "kind", "circulation", "declared", "reason", "password"]) {
      const field = this.form.elements.namedItem(name); // `elements.item` is a method of every form
      if (field) body.append(name, field.value);
    }
    body.append("title", this.title.value);
    if (this.lookedAgain) body.append("looked_again", "1");
    body.append("file", this.file, this.file.name);
    return body;
  }

  progress({ lengthComputable, loaded, total }) {
    if (!lengthComputable || this.state !== "sending") return;
    const percent = Math.floor((100 * loaded) / total);
    this.bar.value = percent;
    this.element.querySelector(".upload-file__message").textContent =
      text(this.form, "sending").replace("{percent}", percent);
  }

  finish(request) {
    let answer = {};
    try {
      answer = JSON.parse(request.responseText);
    } catch (error) {
      answer = {};
    }
    if (request.status === 201) {
      this.href = answer.href;
      this.element.querySelector("[data-open]").href = answer.href;
      return this.show("done", answer.message);
    }
    this.locked = Boolean(answer.locked);
    this.show(answer.look_again ? "look" : "failed", answer.message || text(this.form, "error"));
  }

  stop() {
    if (this.state === "queued") this.show("waiting");
    else this.request.abort();
  }
}

function text(form, name) {
  return form.dataset[`text${name[0].toUpperCase()}${name.slice(1)}`] || "";
}

// "2,3 MB", "640 kB": decimal comma as in Vietnamese.
function size(bytes) {
  const large = bytes >= 1024 * 1024;
  const value = large ? (bytes / 1024 / 1024).toFixed(1) : Math.max(1, Math.round(bytes / 1024));
  return `${new Intl.NumberFormat(document.documentElement.lang).format(value)} ${large ? "MB" : "kB"}`;
}
