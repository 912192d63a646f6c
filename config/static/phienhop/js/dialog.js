// [data-opens="#id"] and [data-closes] for <dialog>; button[data-confirm] asks before its form is sent.
document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-opens]");
  const closer = event.target.closest("[data-closes]");
  const dialog = opener && document.querySelector(opener.dataset.opens);
  if (dialog && !dialog.open) {
    event.preventDefault();
    dialog.showModal();
  }
  if (closer && closer.closest("dialog")) closer.closest("dialog").close();
  if (event.target instanceof HTMLDialogElement && isOutside(event, event.target)) event.target.close();
});

function isOutside(event, dialog) {
  const box = dialog.getBoundingClientRect();
  const x = event.clientX < box.left || event.clientX > box.right;
  return x || event.clientY < box.top || event.clientY > box.bottom;
}

// Captured before quiet.js and the browser: the question comes first.
document.addEventListener(
  "submit",
  (event) => {
    const button = event.submitter;
    if (!button || !button.dataset.confirm || button.hasAttribute("data-confirmed")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    ask(button).then((yes) => {
      if (!yes || !button.isConnected) return;
      button.setAttribute("data-confirmed", "");
      button.form.requestSubmit ? button.form.requestSubmit(button) : button.click();
      button.removeAttribute("data-confirmed");
    });
  },
  true,
);

function ask(button) {
  const dialog = document.getElementById("confirm-dialog");
  const title = document.getElementById("confirm-title");
  const yes = document.getElementById("confirm-yes");
  if (!dialog || !dialog.showModal) return Promise.resolve(window.confirm(button.dataset.confirm));
  title.textContent = button.dataset.confirmTitle || title.dataset.default;
  document.getElementById("confirm-text").textContent = button.dataset.confirm;
  yes.textContent = button.dataset.confirmYes || yes.dataset.default;
  yes.className = `button ${button.dataset.confirmTone === "danger" ? "button--danger" : "button--primary"}`;
  return new Promise((resolve) => {
    const agree = () => dialog.close("yes");
    yes.addEventListener("click", agree);
    dialog.returnValue = "";
    dialog.addEventListener(
      "close",
      () => {
        yes.removeEventListener("click", agree);
        resolve(dialog.returnValue === "yes");
      },
      { once: true },
    );
    dialog.showModal();
  });
}
