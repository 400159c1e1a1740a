// `assert(value, message)` and the two comparisons programs use most.
class AssertionError extends Error {
  constructor(message) {
    super(message);
    this.name = "AssertionError";
    this.code = "ERR_ASSERTION";
  }
}

const assert = (value, message) => {
  if (value) return;
  throw message instanceof Error ? message : new AssertionError(message ?? "assertion failed");
};
assert.ok = assert;
assert.equal = assert.strictEqual = (actual, expected, message) => {
  assert(Object.is(actual, expected), message ?? `${actual} is not ${expected}`);
};
assert.fail = (message) => assert(false, message ?? "Failed");
assert.AssertionError = AssertionError;
export default assert;
