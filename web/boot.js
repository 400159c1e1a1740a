// Loads the wasm module. A classic script beside the page, not an inline one: `script-src 'self'
// 'wasm-unsafe-eval'` is all the page asks for, and it loads in a sandboxed frame without an origin.
"use strict";

(() => {
  const say = (error) => {
    const line = document.createElement("p");
    line.setAttribute("role", "alert");
    line.textContent = `The playground could not be started: ${error}`;
    document.body.append(line);
  };
  wasm_bindgen({ module_or_path: "playground_bg.wasm" }).catch(say);
})();
