// The broker in the tab listens in plain text only: asking for TLS is answered, not ignored.
export function connect() {
  throw new Error("the broker in the tab has no TLS listener: leave `ssl` out");
}
export default { connect };
