// The Code panel; what the page loads when it is opened for the first time.
globalThis.playgroundCode = { examples: EXAMPLES };
