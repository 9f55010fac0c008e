import type { UnreadableReason } from '../model/index.ts';

/** How often one message is reported before repeats are only counted. */
const MAX_SAME = 50;

export interface Repeats {
  /** Whether to say it once more. */
  allow(reason: UnreadableReason, detail: string): boolean;
  /** What was said too often, with how often it was left out. */
  remaining(): Iterable<[reason: UnreadableReason, detail: string]>;
}

/**
 * Limits how often one message is reported for a file, so that thousands of unreadable documents do not fill the
 * report.
 */
export function limitRepeats(): Repeats {
  const said = new Map<string, { reason: UnreadableReason; detail: string; times: number }>();
  return {
    allow(reason, detail) {
      const one = said.get(`${reason} ${detail}`) ?? { reason, detail, times: 0 };
      said.set(`${reason} ${detail}`, one);
      return ++one.times <= MAX_SAME;
    },
    *remaining() {
      for (const { reason, detail, times } of said.values())
        if (times > MAX_SAME) yield [reason, `${detail} This occurs ${times - MAX_SAME} more times.`];
    },
  };
}
