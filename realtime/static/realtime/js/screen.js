// A hall screen loads again when the desk puts something else on it; nothing can be lost on a screen.
const page = document.querySelector("[data-screen-page]");

function wanted() {
  const said = document.querySelector(`[data-screen="${page.dataset.screenPage}"]`);
  return said ? said.dataset.shows : "meeting ";
}

document.addEventListener("live:updated", (event) => {
  if (event.detail.name === "placement" && wanted() !== page.dataset.shows) location.reload();
});
