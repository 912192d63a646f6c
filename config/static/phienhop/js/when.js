// <textarea data-when="kind rating options">: its field is there only while the form's `kind` is one of these.
// What was typed stays, and without script every field is there with its help.
function arrange(form) {
  const values = new FormData(form);
  for (const part of form.querySelectorAll("[data-when]")) {
    const [name, ...wanted] = part.dataset.when.split(" ");
    part.closest(".field").hidden = !wanted.includes(values.get(name));
  }
}

for (const form of new Set([...document.querySelectorAll("[data-when]")].map((part) => part.form))) {
  arrange(form);
  form.addEventListener("change", () => arrange(form));
}
