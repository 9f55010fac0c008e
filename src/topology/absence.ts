import type { Fact, Problem, Topology } from '../model/index.ts';
import { downstream, graphOf, nodeOf, upstream } from './graph.ts';

/** Facts of one chain that are looked at. */
const MAX_LINKS = 20;

/**
 * How loud the absence of a link may be reported: as the rule says where another link of the same chain is here, because the
 * missing one belongs here too. Otherwise both may be in what was not scanned, and it is a note.
 */
export function levelOfAbsence(fact: Fact, topology: Topology): Pick<Problem, 'level'> {
  const graph = graphOf(topology);
  const node = nodeOf(topology, fact);
  const links = [...upstream(graph, node, MAX_LINKS), ...downstream(graph, node, MAX_LINKS)];
  const { path, line } = fact.location;
  const isLinked = links.some(({ fact: { kind, location } }) => {
    const isItself = location.path === path && location.line === line;
    return kind !== 'scope' && !isItself;
  });
  return isLinked ? {} : { level: 'note' };
}
