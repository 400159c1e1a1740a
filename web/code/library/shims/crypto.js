// Random bytes from the browser. Hashes are for SASL, which the broker in the tab does not offer.
import { Buffer } from "buffer";

export const randomBytes = (size, done) => {
  const bytes = Buffer.alloc(size);
  globalThis.crypto.getRandomValues(bytes);
  if (done) queueMicrotask(() => done(null, bytes));
  return bytes;
};

export const randomUUID = () => {
  const bytes = randomBytes(16);
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = bytes.toString("hex");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
};

export const randomInt = (low, high) => {
  const [from, to] = high === undefined ? [0, low] : [low, high];
  return from + (randomBytes(6).readUIntBE(0, 6) % (to - from));
};

const missing = (name) => () => {
  throw new Error(`crypto.${name} is not there in the tab: SASL and hashes need Node`);
};

export const createHash = missing("createHash");
export const createHmac = missing("createHmac");
export const pbkdf2 = missing("pbkdf2");
export default { randomBytes, randomUUID, randomInt, createHash, createHmac, pbkdf2 };
