import type { Inventory, Topology } from '../model/index.ts';
import { lineages } from './lineages.ts';

/** Joins the facts of an inventory into the graph issuer → producer → sink → copy → consumer → reload. */
export function buildTopology(inventory: Inventory): Topology {
  return { lineages: lineages(inventory), facts: inventory.facts, edges: [] };
}
