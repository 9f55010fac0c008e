import leven from 'leven';

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
