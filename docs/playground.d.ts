/** `window.playground`: see playground-js.md. Times are milliseconds from the start of the run. */
declare const playground: Playground;

interface Playground {
  ready: Promise<Playground>;
  run(commands: Command | string | (Command | string)[]): Result[];
  view(): View;
  seek(t: number): Promise<number>;
  play(): void;
  pause(): void;
  step(): number;
  stepBack(): number;
  speed(times: number): void;
  now(): number;
  traceHash(): string;
  hold(until: number | null): void;
  on(kind: "event", listener: (event: PlaygroundEvent) => void): () => void;
  on(kind: "change", listener: (change: Change) => void): () => void;
  on(kind: "time", listener: (time: { nowMs: number; playing: boolean; speed: number }) => void): () => void;
  /** "localhost:9092" (broker 1), "broker-2:9092", or a node.id. */
  connect(address?: string | number, options?: { clientHost?: string }): PlaygroundConnection;
  restart(scene?: { era?: Era; seed?: number; commands?: (Command | string)[] }): Result;
  /** Throws when the run is too long for a link. */
  link(): string;
}

type Era = "2.5" | "4";

/** A verb and its arguments, in kebab-case or camelCase. */
interface Command {
  command: string;
  /** Carry it out then, if that is still to come. */
  at?: number;
  [argument: string]:
    | string | number | boolean | null | undefined | (string | number)[] | Record<string, string | number | boolean>;
}

type Result =
  | { ok: true; event?: number }
  | { ok: false; exception: string; message: string };

/** A connection to a broker, from outside the run. */
interface PlaygroundConnection {
  /** Throws when the connection is closed, or when a limit is passed, which closes it. */
  write(bytes: Uint8Array): void;
  close(): void;
  readonly closed: boolean;
  /** A person killed the program. */
  readonly killed?: true;
  onConnect?: () => void;
  onData?: (bytes: Uint8Array) => void;
  onClose?: (why: string) => void;
}

interface Change { run: number; now: number; end: number; playing: boolean }

interface PlaygroundEvent {
  id: number;
  at: number;
  /** The event it follows from. */
  cause: number | null;
  node: string;
  /** Such as `BatchAppended`, `GroupStateChanged`, `MessageSent`. */
  kind: string;
  /** The sentence the page tells it with. */
  text: string;
  message?: MessageSummary;
}

interface View {
  run: number;
  now: number;
  era: Era;
  network: { latencyMs: number; jitterMs: number; lossPerMille: number };
  brokers: Broker[];
  topics: Topic[];
  producers: Producer[];
  groups: Group[];
  standaloneConsumers: Consumer[];
  externals: External[];
  messages: (MessageSummary & { id: number; sentAt: number; arrivesAt: number | null })[];
}

type State = "running" | "closing" | "closed" | "killed";

interface Broker {
  id: number;
  state: State;
  cutOff: boolean;
  isController: boolean;
  leads: string[];
  coordinates: string[];
}

interface Topic { name: string; internal: boolean; records: number; partitions: Partition[] }

interface Partition {
  partition: number;
  leader: number | null;
  logStartOffset: number;
  highWatermark: number;
  logEndOffset: number;
  /** The newest, oldest first. */
  records: PlaygroundRecord[];
  readers: Reader[];
}

interface PlaygroundRecord {
  offset: number;
  batchBaseOffset: number;
  /** How the batch is packed in the log. */
  compression: "none" | "gzip" | "snappy" | "lz4" | "zstd";
  key: string | null;
  value: string | null;
  headers: [string, string | null][];
  timestampMs: number;
  bytes: number;
  /** toPositive(murmur2(key)). */
  keyHash: number | null;
}

interface Reader {
  group: string | null;
  consumer: string | null;
  committed: number | null;
  position: number | null;
  lag: number;
  deliveredAgain: [number, number][];
}

interface Producer {
  name: string;
  state: State;
  cutOff: boolean;
  acks: string;
  blocked: boolean;
  inFlight: number;
  recordsSent: number;
  recordsAcknowledged: number;
  recordsFailed: number;
  lastError: string | null;
  lastException: string | null;
}

/** A program outside, by its client.id. */
interface External {
  name: string;
  state: State;
  cutOff: boolean;
  /** Name and version of its client; empty where it does not say. */
  software: string;
  host: string;
  /** Open ones. */
  connections: number;
  requests: number;
  /** Records in its Produce requests; null if it sent none. */
  recordsSent: number | null;
  isMember: boolean;
}

interface Group {
  id: string;
  state: string;
  generation: number;
  protocol: string | null;
  leader: string | null;
  coordinator: number | null;
  offsetsPartition: number;
  waitingFor: string[];
  lag: number;
  consumers: Consumer[];
}

interface Consumer {
  name: string;
  state: State;
  cutOff: boolean;
  /** A member from outside: known by what it tells its coordinator. */
  isExternal: boolean;
  membership: "Unjoined" | "PreparingRebalance" | "CompletingRebalance" | "Stable" | "Standalone";
  memberId: string;
  generation: number;
  isLeader: boolean;
  knownToCoordinator: boolean;
  topics: string[];
  owned: { topic: string; partition: number; position: number | null; committed: number | null; lag: number }[];
  polling: boolean;
  processingTimeMs: number;
  lag: number;
  sessionDeadline: number | null;
  pollDeadline: number | null;
  nextAutoCommitAt: number | null;
  recordsProcessed: number;
  recordsDeliveredAgain: number;
  lastError: string | null;
  lastException: string | null;
}

interface MessageSummary {
  from: string;
  to: string;
  api: string;
  apiVersion: number;
  correlationId: number;
  direction: "request" | "response";
  bytes: number;
  error: string | null;
}

/** `kafkajs-playground.js`: KafkaJS 2.2.4 on connections and time of the world. */
declare function kafkajsPlayground(
  playground: Pick<Playground, "connect" | "on" | "now">,
): {
  /** The package: `Kafka`, `logLevel`, `Partitioners`, … */
  kafkajs: typeof import("kafkajs");
  socketFactory: import("kafkajs").ISocketFactory;
  /** `setTimeout`, `Date`, `performance`, `process`, `Buffer`, … */
  globals: Record<string, unknown>;
  clock: { now(): number; pending(): number; next(): number | null };
};

/** Of the Code panel, once it was opened. */
declare const playgroundCode: {
  examples: { name: string; text: string }[];
  /** Opens a program; without a text the example of that name. */
  open(program: { name?: string; text?: string }): void;
};
