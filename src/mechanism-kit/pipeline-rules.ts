import { textsOf } from '../facts/attributes.ts';
import { factRule } from '../facts/rule.ts';
import type { Rule } from '../model/index.ts';
import { cronCadence } from '../parsers/cron.ts';
import { DAY, spellDuration } from '../util/duration.ts';
import { renewsCertificates } from './pipelines.ts';

/** References of one CI system's documentation that its checks share. */
export interface PipelineDocs {
  /** Id of the mechanism. */
  id: string;
  /** The system, as the titles name it: `GitLab`. */
  title: string;
  /** What the system calls a job, as the messages do: `The workflow job`. */
  noun: string;
  schedule: string;
  failure: string;
  /** How the failure is tolerated, in the system's own words. */
  tolerated: string;
}

/** The rules that every CI system has: how often, whether a person must approve, and whether failures are visible. */
export function pipelineRules({ id, title, noun, schedule, failure, tolerated }: PipelineDocs): Rule[] {
  return [
    factRule(id, {
      id: `${id}-renewal-too-rare`,
      title: `${title}: renewal runs too rarely`,
      level: 'warning',
      why: 'Certificates are renewed in the last third of their lifetime: 30 days today, 15 with 45-day certificates. With one run a month, two failed runs let the certificate expire.',
      fix: 'Run the job every day; the client renews only certificates that are due.',
      references: [schedule],
      problem(fact, context) {
        if (!renewsCertificates(fact, context)) return undefined;
        const waits = textsOf(fact.attributes.schedules).map(cronCadence);
        // Three tries should fit into the window, which is the whole lifetime where every run issues.
        const longest = (fact.attributes.fresh === true ? 31 : 10) * DAY;
        if (waits.length === 0 || waits.some((wait) => typeof wait !== 'number' || wait <= longest)) return undefined;
        const shortest = Math.min(...waits.filter((wait) => typeof wait === 'number'));
        return `${noun} "${fact.attributes.name}" runs ${fact.attributes.program} at \`${textsOf(fact.attributes.schedules).join('`, `')}\`: up to ${spellDuration(shortest)} pass between two runs.`;
      },
    }),
    factRule(id, {
      id: `${id}-renewal-waits-for-review`,
      title: `${title}: renewed certificate waits for a review`,
      level: 'warning',
      why: 'The job ends in a change request. The certificate is renewed but not deployed until a person merges it, and no alert says that this is urgent.',
      fix: 'Deploy from the job, or merge automatically and alert when such a request stays open for three days.',
      references: [schedule],
      problem: (fact) =>
        fact.attributes.review === undefined
          ? undefined
          : `${noun} "${fact.attributes.name}" renews with ${fact.attributes.program} and leaves the result to a reviewer (\`${fact.attributes.review}\`).`,
    }),
    factRule(id, {
      id: `${id}-failure-unseen`,
      title: `${title}: failed renewal looks successful`,
      level: 'note',
      why: 'The run succeeds even if the renewal fails, so the first sign is an expired certificate.',
      fix: `Remove ${tolerated} and \`|| true\` from the renewal step, and notify on failure.`,
      references: [failure],
      problem: (fact) =>
        fact.attributes.hidden === undefined
          ? undefined
          : `${noun} "${fact.attributes.name}" passes when ${fact.attributes.program} fails (\`${fact.attributes.hidden}\`).`,
    }),
    factRule(id, {
      id: `${id}-private-key-committed`,
      title: `${title}: job commits a private key`,
      level: 'error',
      why: 'Everyone who can read the repository, now or later, can impersonate the server. The history keeps the key after the file is deleted.',
      fix: 'Store the key in a secret manager, and revoke the certificates whose keys were committed.',
      references: ['https://cheatsheetseries.owasp.org/cheatsheets/Key_Management_Cheat_Sheet.html'],
      problem: (fact) =>
        fact.attributes.committedKey === undefined
          ? undefined
          : `${noun} "${fact.attributes.name}" adds ${fact.attributes.committedKey} to git.`,
    }),
    factRule(id, {
      id: `${id}-secret-deleted-first`,
      title: `${title}: Secret is deleted before it is recreated`,
      level: 'note',
      why: 'Pods that start between `kubectl delete` and `kubectl create` find no certificate. If the second command fails, there is none at all.',
      fix: 'Use `kubectl create secret tls … --dry-run=client -o yaml | kubectl apply -f -`, then `kubectl rollout restart`.',
      references: ['https://kubernetes.io/docs/reference/kubectl/generated/kubectl_create/kubectl_create_secret_tls/'],
      problem: (fact) =>
        fact.attributes.gap === undefined
          ? undefined
          : `${noun} "${fact.attributes.name}" deletes the Secret ${fact.attributes.gap} before it creates it again.`,
    }),
  ];
}
