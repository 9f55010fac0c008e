import leven from 'leven';

/**
 * The name among `known` that a misspelt one was most likely meant to be; undefined where they differ too much, or in a
 * way that people choose: by a number, or by a short part of the name (`app-a-tls` against `app-b-tls`).
 */
export function closestName(given: string, known: Iterable<string>): string | undefined {
  if (given.length > 100) return undefined;
  for (const name of known) {
    // Two letters that changed places are one slip of the finger, and two steps to Levenshtein.
    if (name === given || Math.abs(name.length - given.length) > 2) continue;
    const reach = given.length >= 12 || lettersOf(given) === lettersOf(name) ? 2 : 1;
    if (Math.abs(name.length - given.length) > reach || leven(given, name) > reach) continue;
    if (!differOnPurpose(given, name)) return name;
  }
  return undefined;
}

function lettersOf(text: string): string {
  return [...text].sort().join('');
}

function differOnPurpose(a: string, b: string): boolean {
  if (a.replace(/\d+/g, '#') === b.replace(/\d+/g, '#')) return true;
  const [first, second] = [a.split(/[-._]/), b.split(/[-._]/)];
  return (
    first.length === second.length &&
    first.some((part, i) => {
      const other = second[i] as string;
      const shorter = Math.min(part.length, other.length);
      return part !== other && (shorter <= 1 || (shorter === 2 && part.length === other.length));
    })
  );
}

/** `; did you mean "x"?` when one of the known names is near, else nothing. */
export function didYouMean(given: string, known: readonly string[]): string {
  if (given.length > 100) return '';
  let nearest: { name: string; distance: number } | undefined;
  for (const name of known) {
    const distance = leven(given.toLowerCase(), name.toLowerCase());
    if (nearest === undefined || distance < nearest.distance) nearest = { name, distance };
  }
  if (nearest === undefined || nearest.distance > Math.max(2, given.length / 3)) return '';
  return `; did you mean "${nearest.name}"?`;
}
