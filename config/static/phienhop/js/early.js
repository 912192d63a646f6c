// Runs before the first paint, so that a chosen theme or text size does not flash.
(function () {
  try {
    var root = document.documentElement;
    var theme = localStorage.getItem("theme");
    var text = localStorage.getItem("text");
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    if (text === "large" || text === "huge") root.dataset.text = text;
  } catch (error) {
    // Storage may be closed to us (private mode): the system's theme then holds.
  }
})();
