// Loads the module. A classic script beside the page, neither inline nor a module: `script-src
// 'self' 'wasm-unsafe-eval'` is all it needs, and it loads in a sandboxed frame without an origin,
// where every module script would need CORS headers. In `embed.html` nothing is loaded before the
// frame is on screen.
"use strict";

(() => {
  let keep;
  window.playground = { ready: new Promise((resolve) => { keep = resolve; }) };

  const say = (error) => {
    const line = document.createElement("p");
    line.setAttribute("role", "alert");
    line.textContent = `The playground could not be started: ${error}`;
    document.body.append(line);
  };

  const load = (source) =>
    new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = source;
      script.onload = resolve;
      script.onerror = () => reject(new Error(`${source} could not be loaded`));
      document.head.append(script);
    });

  // A frame without an origin may not fetch from a host that sends no CORS header; the same bytes
  // then come as text in a script.
  const bytes = async () => {
    try {
      const response = await fetch("playground_bg.wasm");
      if (response.ok) return response;
    } catch {
      // Falls through to the script.
    }
    await load("playground_wasm.js");
    return Uint8Array.from(atob(window.playgroundWasm), (c) => c.charCodeAt(0));
  };

  // The Code panel: an editor and KafkaJS, for those who open it.
  let code = null;
  window.playground.openCode = async (place, lang) => {
    try {
      await (code ??= load("code.js"));
      await window.playgroundCode.mount(place, lang);
    } catch (error) {
      code = null;
      place.textContent = String(error);
    }
  };

  const start = async () => {
    const [module] = await Promise.all([bytes(), load("playground.js")]);
    await wasm_bindgen({ module_or_path: module });
    keep(window.playground);
  };

  const begin = () => start().catch(say);
  if (!document.documentElement.hasAttribute("data-embedded")) {
    begin();
    return;
  }
  const seen = new IntersectionObserver((entries) => {
    if (entries.some((entry) => entry.isIntersecting)) {
      seen.disconnect();
      begin();
    }
  });
  seen.observe(document.documentElement);
})();
