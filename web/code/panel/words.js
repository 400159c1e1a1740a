// Every word of the panel, English and Korean side by side, as the page's own table has them.
// KafkaJS's and Node's terms stay what they are in both.

const WORDS = {
  programs: ["Programs", "프로그램"],
  addProgram: ["Add a program", "프로그램 추가"],
  empty: ["Empty program", "빈 프로그램"],
  emptyAbout: ["Begin with nothing but a connection.", "연결만 준비된 상태에서 시작합니다."],
  about: {
    "consume.js": ["Reads a topic as a member of a group.", "그룹의 멤버로 토픽을 읽습니다."],
    "produce.js": ["Sends orders with their customer as the key.", "고객을 키로 주문을 보냅니다."],
    "admin.js": ["Makes, grows and deletes a topic.", "토픽을 만들고, 늘리고, 지웁니다."],
  },
  editor: ["Text of {0}", "{0} 편집기"],
  editorKeys: [
    "Tab leaves the editor, {0}+] indents, {0}+Enter runs.",
    "Tab으로 편집기를 나가고, {0}+]로 들여쓰고, {0}+Enter로 실행합니다.",
  ],
  run: ["Run", "실행"],
  runAgain: ["Run again", "다시 실행"],
  stop: ["Stop", "멈춤"],
  stopHint: [
    "As Ctrl-C does: SIGINT, so that the program can say goodbye",
    "Ctrl-C처럼 SIGINT를 보내 작별 인사를 할 기회를 줍니다",
  ],
  kill: ["Kill", "죽이기"],
  killHint: [
    "Sudden death: nothing is flushed, committed or said",
    "갑작스러운 죽음: flush도, 커밋도, 작별 인사도 없습니다",
  ],
  closeProgram: ["Close {0}", "{0} 닫기"],
  reset: ["Reset", "되돌리기"],
  resetHint: ["The program as it was at first", "프로그램을 처음 상태로 되돌립니다"],
  clear: ["Clear", "지우기"],
  output: ["Output of {0}", "{0} 출력"],
  outputHint: [
    "A program runs in a sandbox in this tab. Its localhost:9092 is the broker on the stage, and its timers follow the stage's clock.",
    "프로그램은 이 탭 안의 샌드박스에서 실행됩니다. localhost:9092는 무대 위의 브로커이고, 타이머는 무대의 시계를 따릅니다.",
  ],
  outputNode: [
    "The same text runs in Node.js: npm i kafkajs, node {0}",
    "같은 코드가 Node.js에서도 그대로 실행됩니다: npm i kafkajs, node {0}",
  ],
  ready: ["ready", "준비됨"],
  starting: ["starting", "시작 중"],
  running: ["running", "실행 중"],
  held: ["time is held", "시간이 멈춰 있음"],
  past: ["waits for the present", "현재를 기다리는 중"],
  stopping: ["saying goodbye", "작별 인사 중"],
  finished: ["finished", "끝남"],
  stopped: ["stopped", "멈춤"],
  killed: ["killed", "죽음"],
  failed: ["failed, exit code {0}", "오류로 끝남, 종료 코드 {0}"],
  earlier: ["{0} earlier lines are no longer kept", "앞의 {0}줄은 더 이상 보관하지 않습니다"],
  left: ["{0} lines came too fast and were left out", "너무 빨리 나온 {0}줄은 생략했습니다"],
  cut: ["… {0} more characters", "… {0}자 더 있음"],
  killedOutside: ["Killed on the stage.", "무대에서 죽였습니다."],
  noReply: ["It did not answer to Ctrl-C and was killed.", "Ctrl-C에 응답하지 않아 죽였습니다."],
  otherRun: [
    "The run it belonged to is gone (time was forked or the scene was started over). Run it again.",
    "이 프로그램이 속한 실행이 사라졌습니다 (시간이 갈라졌거나 장면이 다시 시작되었습니다). 다시 실행하세요.",
  ],
  noFrame: [
    "The sandbox code-frame.html could not be loaded from this host.",
    "이 호스트에서 샌드박스 code-frame.html을 불러올 수 없습니다.",
  ],
  noFile: [
    "Programs do not run where the page was opened as a file. Serve its folder (python3 -m http.server) and open it over http.",
    "페이지를 파일로 열면 프로그램을 실행할 수 없습니다. 폴더를 서버로 띄우고(python3 -m http.server) http로 여세요.",
  ],
  noWorker: [
    "This host forbids code-frame.html to run programs: its content security policy there must allow script-src 'self' blob: and worker-src blob:.",
    "이 호스트가 code-frame.html의 프로그램 실행을 막고 있습니다. 그 문서의 콘텐츠 보안 정책에 script-src 'self' blob: 과 worker-src blob: 이 필요합니다.",
  ],
};

/** The words of a language: `words("run")`, `words("failed", 1)`. */
export const wordsOf = (lang) => (path, ...values) => {
  const pair = path.split("/").reduce((at, name) => at?.[name], WORDS) ?? ["", ""];
  return pair[lang === "ko" ? 1 : 0].replace(/\{(\d)\}/g, (_, place) => values[place] ?? "");
};
