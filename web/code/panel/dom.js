// Elements with their attributes, listeners and children in one go.

/** `element("button", { class: "kp-btn", onclick }, "Run")` */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else set(made, name, value);
  }
  made.append(...children);
  return made;
}

/** Sets an attribute; `false` and `null` take it away. */
export function set(target, name, value) {
  if (value === false || value === null || value === undefined) target.removeAttribute(name);
  else target.setAttribute(name, value === true ? "" : value);
}

/** Sets the text only when it changed, so that selections and readers are left in peace. */
export function say(target, text) {
  if (target.textContent !== text) target.textContent = text;
}
