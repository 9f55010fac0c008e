import type { SeenCertificate, SeenPrivateKey } from './certificate.ts';
import type { ServedEndpoint } from './endpoint.ts';
import type { Expiration } from './expiration.ts';
import type { FactJson } from './fact.ts';
import type { Finding } from './finding.ts';
import type {
  Arrival,
  CertificateRequest,
  IgnoreComment,
  Inventory,
  Keystore,
  Repository,
  RevocationList,
  Unreadable,
} from './inventory.ts';
import type { Policy } from './policy.ts';
import type { ReviewRow } from './review.ts';
import type { Rule, RuleTraits } from './rule.ts';
import type { Edge, Lineage, Topology } from './topology.ts';

/** A failure of the tool itself, contained where it happened. */
export interface Fault {
  /** The plug-in and the file, such as `decoder pem: certs/a.pem`. */
  where: string;
  message: string;
}

/** What a rule says of itself. */
export interface RuleDoc extends Pick<Rule, 'id' | 'title' | 'level' | 'why' | 'fix' | 'references'>, RuleTraits {
  /** The address of its page in the documentation. */
  page?: string;
}

/** What reporters get. */
export interface Report {
  tool: { name: string; version: string };
  /** The instant of judgement, in milliseconds since the epoch. */
  now: number;
  inventory: Inventory;
  topology: Topology;
  /** As in the policy that judged it. */
  contextOf: Policy['contextOf'];
  /** Worst first, then by rule and location. */
  findings: Finding[];
  /** What the change does to certificates and their automation; only where a change was judged. */
  changes?: ReviewRow[];
  /** Paths that the change removes: there is nothing to link to. */
  removed?: ReadonlySet<string>;
  /** Every rule that ran, by id, whether it reported anything or not. */
  rules: readonly RuleDoc[];
  faults: Fault[];
  /** What a reader must know about how the report was made, one sentence each. */
  notices?: string[];
  /** Why the run is incomplete, one sentence each; empty when it is complete. */
  incomplete: string[];
}

/** The JSON report. Times are ISO 8601 UTC, hex is lower case. */
export interface ReportJson {
  schemaVersion: 1;
  tool: { name: string; version: string };
  now: string;
  incomplete: boolean;
  incompleteReasons: string[];
  repositories: Repository[];
  certificates: (SeenCertificate & { lineage: string })[];
  privateKeys: SeenPrivateKey[];
  keystores: Keystore[];
  revocationLists: RevocationList[];
  requests: CertificateRequest[];
  topology: { lineages: Lineage[]; facts: FactJson[]; edges: Edge[] };
  unreadable: Unreadable[];
  /** Only where there are any. */
  expirations?: Expiration[];
  /** Only where there are any. */
  ignoreComments?: IgnoreComment[];
  findings: Finding[];
  /** Only where a change was judged. */
  changes?: ReviewRow[];
  faults: Fault[];
  /** Only where the history was read. */
  arrivals?: Arrival[];
  /** Only where endpoints were asked. */
  served?: ServedEndpoint[];
  notices?: string[];
}

/** Turns a report into text. Pure. */
export interface Reporter {
  /** The name of the file, and of the `--format`. */
  id: string;
  title: string;
  render(report: Report, options: RenderOptions): string;
}

export interface RenderOptions {
  /** ANSI colours. */
  color: boolean;
  /** Whether a terminal follows hyperlinks (OSC 8). */
  hyperlinks?: boolean;
  /** Columns of the terminal. */
  width: number;
  quiet: boolean;
  /** Base for links to files of the one repository, such as `https://github.com/o/r/blob/<sha>/`; none when unknown. */
  links?: string;
  /** The server that the repositories lie on, such as `https://github.com`, for links into each of several. */
  server?: string;
  /** The repository with the config file, if the text is read in another repository. */
  policyIn?: string;
}
