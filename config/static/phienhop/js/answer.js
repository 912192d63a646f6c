// Sends something to our server and reads its short answer.
import { text } from "./texts.js";

// Resolves to {ok, status, data}; never rejects. `data.message` holds a sentence when not ok.
export async function send(url, body, token) {
  let response;
  try {
    response = await fetch(url, {
      method: "POST",
      body,
      credentials: "same-origin",
      headers: { "X-Quiet": "1", "X-CSRFToken": token, Accept: "application/json" },
    });
  } catch (error) {
    return { ok: false, status: 0, data: { message: text("offline") } };
  }
  if (response.redirected) return { ok: response.ok, status: response.status, data: { location: response.url } };
  return { ok: response.ok, status: response.status, data: await read(response) };
}

async function read(response) {
  let data = {};
  if ((response.headers.get("Content-Type") || "").includes("application/json")) {
    try {
      data = await response.json();
    } catch (error) {
      data = {};
    }
  }
  if (!response.ok && !data.message) data.message = sentence(response.status);
  return data;
}

export function sentence(status) {
  if (status === 401 || status === 403) return text("forbidden");
  if (status === 413) return text("tooLarge");
  return status ? text("failed") : text("offline");
}
