// On the desk: the line for an announcement is there only for a screen that is to show one.
function fit() {
  for (const form of document.querySelectorAll(".screen-form")) {
    form.querySelector(".screen-form__text").hidden = form.elements.shows.value !== "text";
  }
}

document.addEventListener("change", (event) => event.target.closest(".screen-form") && fit());
document.addEventListener("live:updated", (event) => event.detail.name === "screens" && fit());
fit();
