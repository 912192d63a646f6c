// Brings page images and text from the server.
const PATIENCE = 25000; // ms; a connection that neither answers nor breaks is given up
const DECODING = 400; // ms; then the image is shown although the browser has not said that it is decoded

export class Problem extends Error {
  // kind: "network" (try again), "page" (this page cannot be drawn), "denied" (no access any more)
  constructor(kind) {
    super(kind);
    this.kind = kind;
  }
}

export class Loader {
  constructor(url, key, find = "") {
    this.url = url;
    this.key = key;
    this.find = find; // words that are shown on the pages
  }

  address(page, width) {
    return `${this.url}${page}.webp?w=${width}&v=${this.key}`;
  }

  // Where the words that are looked for stand on a page, as an image to lay over it.
  found(page) {
    return `${this.url}${page}.svg?${new URLSearchParams({ find: this.find })}`;
  }

  // Resolves to an image element that can be shown at once. Rejects with a Problem, or AbortError by `signal`.
  // `image` is one that is being loaded already.
  async image(page, width, signal, image = new Image()) {
    image.decoding = "async";
    if (!image.hasAttribute("src")) image.src = this.address(page, width);
    try {
      await whole(image, signal);
    } catch (error) {
      image.removeAttribute("src");
      if (signal.aborted) throw error;
      throw error.kind ? error : await this.reason(page, width);
    }
    return image;
  }

  // Resolves to {width, height, lines: [[x, y, w, h, text, turn?]]}.
  async lines(page, signal) {
    const answer = await fetch(`${this.url}${page}.json?v=${this.key}`, { signal });
    if (!answer.ok) throw kindOf(answer);
    return answer.json();
  }

  // An image does not say why it failed: the same address is asked once more, as a question.
  async reason(page, width) {
    try {
      return kindOf(await fetch(this.address(page, width), { cache: "no-store" }));
    } catch (error) {
      return new Problem("network");
    }
  }
}

function kindOf(answer) {
  if (answer.status === 422) return new Problem("page");
  const right = answer.ok && (answer.headers.get("Content-Type") || "").startsWith("image/");
  const transient = right || answer.status >= 500 || answer.status === 429;
  return new Problem(transient ? "network" : "denied");
}

function whole(image, signal) {
  return new Promise((resolve, reject) => {
    if (image.complete) return image.naturalWidth ? resolve() : reject(new Error("error"));
    const slow = setTimeout(() => reject(new Problem("network")), PATIENCE);
    image.addEventListener("load", () => {
      clearTimeout(slow);
      setTimeout(resolve, DECODING);
      image.decode().then(resolve, resolve);
    });
    image.addEventListener("error", () => {
      clearTimeout(slow);
      reject(new Error("error"));
    });
    signal.addEventListener("abort", () => {
      clearTimeout(slow);
      reject(new DOMException("", "AbortError"));
    });
  });
}
