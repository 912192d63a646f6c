// Tells the server how this device is: battery, connection, whether the page is on the screen. A hint for the desk,
// now and then and when something changed; see realtime/tablets.py.
const EVERY = 20000; // milliseconds, give or take a quarter
const FIRST = 3000;
const LEAST = 6000; // between two reports, whatever happens: the server listens to no more

// Reports through `connection` if the page asks for it.
export function report(connection) {
  if (document.querySelector("[data-live][data-tablet]")) new Tablet(connection).start();
}

class Tablet {
  constructor(connection) {
    this.connection = connection;
    this.battery = null;
    this.sent = 0; // when the report went out that is not answered yet
    this.last = 0;
    this.timer = 0;
  }

  async start() {
    this.connection.device = () => this.said();
    this.connection.echoed = () => this.answered();
    this.plan(FIRST);
    document.addEventListener("visibilitychange", () => this.plan(0));
    if (!navigator.getBattery) return;
    try {
      this.battery = await navigator.getBattery();
      for (const name of ["levelchange", "chargingchange"]) this.battery.addEventListener(name, () => this.plan(0));
    } catch (error) {
      this.battery = null; // the browser does not tell
    }
  }

  said() {
    const said = { visible: document.visibilityState === "visible" };
    if (this.battery) Object.assign(said, { battery: Math.round(100 * this.battery.level), charging: this.battery.charging });
    if (this.trip !== undefined) said.trip = this.trip;
    if (navigator.connection && navigator.connection.effectiveType) said.net = navigator.connection.effectiveType;
    return said;
  }

  // A report goes out in `time`, and not sooner after the last than `LEAST`.
  plan(time) {
    clearTimeout(this.timer);
    const rest = this.last ? Math.max(0, this.last + LEAST - performance.now()) : FIRST;
    this.timer = setTimeout(() => this.tell(), Math.max(time, rest));
  }

  tell() {
    if (this.sent) this.trip = Math.round(performance.now() - this.sent); // still no answer: that slow at least
    this.last = performance.now();
    if (this.connection.say({ tablet: this.said() })) this.sent = this.last;
    this.plan(EVERY * (0.75 + Math.random() / 2));
  }

  answered() {
    if (!this.sent) return;
    const slow = this.trip >= 1500;
    this.trip = Math.round(performance.now() - this.sent);
    this.sent = 0;
    if (slow !== this.trip >= 1500) this.plan(0);
  }
}
