// What this browser and this address cannot do. Not a module and in the oldest grammar: it must run where others do not.
(function () {
  var lacks = {
    old: !("noModule" in document.createElement("script")) || !window.CSSLayerBlockRule || !window.fetch || !window.WebSocket,
    cookies: !navigator.cookieEnabled,
    open: window.isSecureContext === false,
  };
  Object.keys(lacks).forEach(function (name) {
    var place = document.querySelector("[data-means=" + name + "]");
    if (place && lacks[name]) place.removeAttribute("hidden");
  });
})();
