// The WebSocket with its moods: it comes back by itself, and knows when it is really there.
const NO_SESSION = 4401, ENDED = 4410, BUSY = 4429;
const ANSWER_WITHIN = 10000, BEAT = 25000, LONGEST = 30000;

class Link {
  #socket = null; #tries = 0; #retry = 0; #beat = 0; #deadline = 0;
  here = false;

  // on: { seen() → last seen id, frame(data), here(), away(), refused(code) → whether to stop }
  constructor(on) {
    this.on = on;
    addEventListener("online", () => this.now());
    addEventListener("offline", () => this.drop());
    addEventListener("pageshow", (event) => event.persisted && this.now());
    document.addEventListener("visibilitychange", () => document.hidden || this.now());
    this.now();
  }

  // Be connected at once: open, or ask whether the open one still lives.
  now() {
    clearTimeout(this.#retry);
    if (this.#socket) return this.hello();
    const socket = new WebSocket(location.origin.replace(/^http/, "ws") + "/ws");
    this.#socket = socket;
    socket.onopen = () => this.hello();
    socket.onmessage = (event) => this.#socket === socket && this.#heard(JSON.parse(event.data));
    socket.onclose = (event) => this.#socket === socket && this.#lost(event.code);
    this.expect();
  }

  // Ask for what was missed. The answer must come in time, or the line is taken for dead.
  hello() {
    if (this.#socket?.readyState !== WebSocket.OPEN) return;
    this.send({ type: "hello", after: this.on.seen() });
    this.expect();
  }

  send(data) { this.#socket.send(JSON.stringify(data)); }

  // Something has to be heard soon.
  expect() { this.#deadline ||= setTimeout(() => this.drop(), ANSWER_WITHIN); }

  // Give this line up and try another a little later.
  drop() {
    const socket = this.#socket;
    if (!socket) return;
    this.#lost(0);
    socket.close();
  }

  #heard(data) {
    clearTimeout(this.#deadline);
    this.#deadline = 0;
    this.on.frame(data);
    if (data.type !== "here") return;
    clearTimeout(this.#beat);
    this.#beat = setTimeout(() => this.hello(), BEAT);
    this.#tries = 0;
    this.here = true;
    this.on.here();
  }

  #lost(code) {
    clearTimeout(this.#deadline);
    clearTimeout(this.#beat);
    clearTimeout(this.#retry);
    this.#deadline = 0;
    this.#socket = null;
    this.here = false;
    if (this.on.refused(code)) return;
    this.on.away();
    const wait = code === BUSY ? LONGEST : Math.min(LONGEST, 500 * 2 ** this.#tries++);
    this.#retry = setTimeout(() => this.now(), wait * (0.5 + Math.random() / 2));
  }
}
