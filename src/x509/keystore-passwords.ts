import type { Keystore } from '../model/index.ts';

/** Null is the absence of a password, which some formats tell from the empty one. */
export type Password = string | null;

/**
 * Passwords that open a keystore for everybody: the JDK's `changeit` and Tomcat's, those of vendors (`notasecret` is Google
 * Cloud's for its .p12 keys), and the first ones that tutorials use.
 */
export const DEFAULT_PASSWORDS: readonly string[] = [
  'changeit',
  'changeme',
  'password',
  'secret',
  '123456',
  '12345678',
  'notasecret',
  'keystore',
  'test1234',
  'test',
  'pass',
];

export interface Guess {
  password: Password;
  opened: Keystore['opened'];
  /** Index among the passwords that were found in the repository; only of one of them. */
  found?: number;
}

/**
 * The passwords to try, in order, each with what it says about the keystore that it opens. Where not all can be afforded, the
 * given ones go first and the rest is cut, never all of it.
 * @param cost of one try, in the unit of `budget`
 * @param found passwords from the repository, which are tried before all others
 */
export function guesses(given: readonly string[], cost = 0, budget = 0, found: readonly string[] = []): Guess[] {
  const known: Guess[] = [
    { password: null, opened: 'empty-password' },
    { password: '', opened: 'empty-password' },
    ...DEFAULT_PASSWORDS.map((password) => ({ password, opened: 'default-password' as const })),
  ];
  const added = [...new Set(given)].filter((password) => !known.some((guess) => guess.password === password));
  const list: Guess[] = added.map((password) => ({ password, opened: 'given-password' }));
  const isTried = new Set([...known, ...list].map(({ password }) => password));
  const ofRepository = found.flatMap((password, index): Guess[] =>
    isTried.has(password) ? [] : [{ password, opened: 'repository-password', found: index }],
  );
  const affordable = cost === 0 ? Number.POSITIVE_INFINITY : Math.max(1, Math.floor(budget / cost));
  if (ofRepository.length > 0) return [...ofRepository, ...list, ...known].slice(0, affordable);
  if (known.length + list.length <= affordable) return [...known, ...list];
  const named = known.filter((guess) => guess.password !== null && given.includes(guess.password));
  return [...named, ...list, ...known.filter((guess) => !named.includes(guess))].slice(0, affordable);
}
