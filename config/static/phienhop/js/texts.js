// Sentences come translated from the server, in data-text-… attributes of <body>.
export function text(name) {
  const key = `text${name[0].toUpperCase()}${name.slice(1)}`;
  return document.body.dataset[key] || "";
}

export function csrfToken(form) {
  const field = form && form.querySelector("input[name=csrfmiddlewaretoken]");
  const meta = document.querySelector("meta[name=csrf-token]");
  return (field && field.value) || (meta && meta.content) || "";
}
