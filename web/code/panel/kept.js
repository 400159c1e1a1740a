// What a person wrote, kept in the browser over a reload: for each link its own programs, so that the
// cells of a course page do not mix. Where nothing can be kept (no storage, a full one, a frame
// without an origin), the panel works without.

const KEY = "kafka-playground-code";

/** Longest text that is kept, and most programs and links, in characters and pieces. */
const LONGEST = 65_536;
const MOST_PROGRAMS = 6;
const MOST_LINKS = 8;

/** All that is kept, newest link last: `[link, { programs, current }]`. */
function read() {
  try {
    const links = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(links) ? links.filter((each) => Array.isArray(each)) : [];
  } catch {
    return [];
  }
}

const isText = (value) => typeof value === "string" && value.length <= LONGEST;
const isProgram = (one) => isText(one?.name) && isText(one.text) && isText(one.original);

/** What was kept for this link: programs of name, text and first text, and which was open. */
export function kept(link) {
  const found = read().find(([name]) => name === link)?.[1];
  const programs = Array.isArray(found?.programs) ? found.programs.filter(isProgram) : [];
  return { programs: programs.slice(0, MOST_PROGRAMS), current: found?.current };
}

/** Keeps the programs of this link; of what is too long the first text alone. */
export function keep(link, { programs, current }) {
  const short = programs.map(({ name, text, original }) => ({
    name, original, text: isText(text) ? text : original,
  }));
  const links = read().filter(([name]) => name !== link);
  links.push([link, { programs: short.filter(isProgram), current }]);
  try {
    localStorage.setItem(KEY, JSON.stringify(links.slice(-MOST_LINKS)));
  } catch {
    // Full, or not there: what is on the page stays on the page.
  }
}
