/** A line of a comparison: of both texts (` `), of the first one only (`-`), or of the second one only (`+`). */
export interface DiffLine {
  side: ' ' | '-' | '+';
  text: string;
}

/** The shortest way from one text to the other by whole lines, removals before additions. For short texts: time and room are n × m. */
export function diffLines(from: readonly string[], to: readonly string[]): DiffLine[] {
  const width = to.length + 1;
  // Length of the longest common part of what follows from line i of one text and line j of the other.
  const common = new Uint32Array((from.length + 1) * width);
  for (let i = from.length - 1; i >= 0; i--) {
    for (let j = to.length - 1; j >= 0; j--) {
      common[i * width + j] =
        from[i] === to[j]
          ? (common[(i + 1) * width + j + 1] as number) + 1
          : Math.max(common[(i + 1) * width + j] as number, common[i * width + j + 1] as number);
    }
  }
  const lines: DiffLine[] = [];
  let [i, j] = [0, 0];
  while (i < from.length || j < to.length) {
    if (i < from.length && j < to.length && from[i] === to[j]) {
      lines.push({ side: ' ', text: from[i++] as string });
      j++;
    } else if (i < from.length && (common[(i + 1) * width + j] as number) >= (common[i * width + j + 1] ?? 0)) {
      lines.push({ side: '-', text: from[i++] as string });
    } else {
      lines.push({ side: '+', text: to[j++] as string });
    }
  }
  return lines;
}
