import type { RuleTime } from '../model/index.ts';

/** Milliseconds where nothing else is set, as for the reading of one repository. */
const MILLISECONDS = 300_000;

/** The limit for the rules of one run. */
export interface JudgingLimit {
  /** Milliseconds for one repository, and as many for what no repository alone causes. */
  milliseconds: number;
  /** Milliseconds since some moment. */
  elapsed(): number;
}

export function judgingLimit({ elapsed }: Pick<JudgingLimit, 'elapsed'>, milliseconds = MILLISECONDS): JudgingLimit {
  return { milliseconds, elapsed };
}

/** The time of the rules, by repository. */
export interface JudgingTime extends RuleTime {
  /** What a rule gives; undefined, and it does not run, once the shared time is over. */
  run<T>(rule: () => T): T | undefined;
  /** Names of the repositories for which some rules did not run to their end. */
  unfinished(names: readonly string[]): string[];
}

/** A rule over all repositories cannot be stopped in the middle, so the run stops before the next one. */
export function judgingTime({ milliseconds, elapsed }: JudgingLimit): JudgingTime {
  const own = new Map<string, number>();
  let attributed = 0;
  let shared = 0;
  let stopped = false;
  const isOver = (repository: string) => (own.get(repository) ?? 0) > milliseconds;
  return {
    isOver,
    of(repository, step) {
      const began = elapsed();
      try {
        return step();
      } finally {
        const took = elapsed() - began;
        own.set(repository, (own.get(repository) ?? 0) + took);
        attributed += took;
      }
    },
    run(rule) {
      stopped ||= shared > milliseconds;
      if (stopped) return undefined;
      const [began, before] = [elapsed(), attributed];
      const given = rule();
      shared += elapsed() - began - (attributed - before);
      return given;
    },
    unfinished: (names) => names.filter((name) => stopped || isOver(name)),
  };
}
