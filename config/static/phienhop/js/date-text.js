// Dates and times as people type them, and as ISO.
const SHAPES = { date: ["/", [2, 2, 4]], time: [":", [2, 2]] };

// What is being typed, with its separators: "12112026" -> "12/11/2026", "5/" -> "05/", "1430" -> "14:30".
export function completed(value, part) {
  const [sign, lengths] = SHAPES[part];
  const typed = value.replace(/[.\-h\s]/g, sign).split(sign);
  const padded = typed.map((piece, at) => (at < typed.length - 1 && piece.length === 1 ? `0${piece}` : piece)).join("");
  const digits = padded.replace(/\D/g, "");
  const pieces = [];
  let from = 0;
  for (const length of lengths) {
    pieces.push(digits.slice(from, from + length));
    from += length;
  }
  const whole = pieces.filter(Boolean).join(sign);
  const open = typed.length > 1 && typed[typed.length - 1] === "" && digits.length < from;
  return open ? whole + sign : whole;
}

// "12/11/2026" -> "2026-11-12"; "" for what is no day, such as 31/02.
export function isoDate(value) {
  const found = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(value.trim());
  if (!found) return "";
  const [day, month, year] = found.slice(1).map(Number);
  const date = new Date(year, month - 1, day);
  if (year < 1000 || date.getMonth() !== month - 1 || date.getDate() !== day) return "";
  return [year, String(month).padStart(2, "0"), String(day).padStart(2, "0")].join("-");
}

// "8:05" -> "08:05"; "" for what is no time of day.
export function isoTime(value) {
  const found = /^(\d{1,2}):(\d{2})$/.exec(value.trim());
  if (!found || Number(found[1]) > 23 || Number(found[2]) > 59) return "";
  return `${found[1].padStart(2, "0")}:${found[2]}`;
}

// "2026-11-12" -> "12/11/2026".
export function readable(iso) {
  return iso ? iso.split("-").reverse().join("/") : "";
}
