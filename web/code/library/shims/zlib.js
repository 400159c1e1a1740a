// Gzip for compressed batches, by fflate: the two functions KafkaJS calls and their sync forms.
import { decompressSync, gzipSync as deflated } from "fflate";
import { Buffer } from "buffer";

const plain = (data) => (typeof data === "string" ? Buffer.from(data) : new Uint8Array(data));
const kept = (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

export const gzipSync = (data) => kept(deflated(plain(data), { mtime: 0 }));
export const gunzipSync = (data) => kept(decompressSync(plain(data)));
export const unzipSync = gunzipSync;

const later = (work) => (data, options, done = options) => {
  queueMicrotask(() => {
    let result;
    try {
      result = work(data);
    } catch (error) {
      done(error);
      return;
    }
    done(null, result);
  });
};

export const gzip = later(gzipSync);
export const gunzip = later(gunzipSync);
export const unzip = later(unzipSync);
export default { gzip, gunzip, unzip, gzipSync, gunzipSync, unzipSync };
