import { stageOfFile } from '../util/path-names.ts';

/**
 * Whether two files are deployed together as far as their paths tell: the same folder, or one chart, and not the values of
 * two stages. The same names in other folders are most often another cluster or environment.
 */
export function sameUnit(a: string, b: string): boolean {
  if (unitOf(a) !== unitOf(b)) return false;
  const [one, other] = [stageOfFile(a), stageOfFile(b)];
  return one === undefined || other === undefined || one === other;
}

/** The folder or the chart that a file is deployed with. */
export function unitOf(path: string): string {
  const templates = `/${path}`.indexOf('/templates/');
  return templates >= 0 ? path.slice(0, templates) : path.slice(0, path.lastIndexOf('/') + 1);
}
