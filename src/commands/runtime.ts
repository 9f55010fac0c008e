/** The environment of a command; the entry points build it from the process. */
export interface Runtime {
  cwd: string;
  /** The clock, read once, in milliseconds since the epoch. */
  clock: number;
  /** The variables of the process; git gets the few that it needs to start. */
  env: Readonly<Record<string, string | undefined>>;
  /** Columns and colour of standard output. */
  columns: number;
  color: boolean;
  /** Whether the terminal of standard output follows hyperlinks. */
  hyperlinks?: boolean;
  /** Whether standard error is a terminal, where a line can be written again. */
  live: boolean;
  /** Where the bundled worker lies; undefined runs everything in one thread. */
  workerUrl: URL | undefined;
  out(text: string): void;
  err(text: string): void;
  /** All of standard input. */
  input(): string;
  /** Milliseconds since some moment. For progress only, never for rules. */
  elapsed(): number;
  /** Says when the user or the system wants the run to end; from then on it is for the command to end it. */
  interruption?(): AbortSignal;
  sleep(milliseconds: number): Promise<void>;
}

/** What the process exits with: section 6 of the design. */
export const EXIT = { clean: 0, findings: 1, trouble: 2 } as const;
