// Texts that are typed and not saved yet, kept in this tab under the address that they are saved to.
const name = (address) => `draft:${new URL(address, location.href).pathname}`;

export function keep(address, text, revision) {
  try {
    sessionStorage.setItem(name(address), JSON.stringify({ text, revision }));
  } catch (error) {
    // A full or forbidden store costs only the draft after a reload.
  }
}

export function find(address) {
  try {
    return JSON.parse(sessionStorage.getItem(name(address)));
  } catch (error) {
    return null;
  }
}

export function drop(address) {
  try {
    sessionStorage.removeItem(name(address));
  } catch (error) {
    // Nothing was kept.
  }
}
