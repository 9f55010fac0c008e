import { domainToUnicode } from 'node:url';
import { certificateNoun, certificateProblem } from '../certificates/describe.ts';
import { parseDistinguishedName } from '../certificates/names.ts';
import type { Problem, Rule, SeenCertificate } from '../model/index.ts';
import { cut, reveal } from '../util/escape.ts';

/**
 * Code points that show nothing or turn the direction of what follows: C0 controls, the bidirectional controls of UAX #9,
 * zero-width characters, separators, tags. C1 controls and the soft hyphen are left out: in old names they are UTF-8 that was
 * labelled as Latin-1, a mistake and no deception.
 */
const HIDDEN = /[\0-\x1f\x7f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}]/u;
/** Persian and several Indic scripts need the zero-width joiners (RFC 5892 appendix A). */
const JOINED =
  /(?<=[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Malayalam}\p{Script=Kannada}\p{M}])[\u200c\u200d]/gu;
/** Scripts with letters that look Latin (UTS #39). */
const LOOKALIKE = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}]/u;

export const deceptiveName: Rule = {
  id: 'deceptive-name',
  family: 'certificates',
  title: 'Certificate name contains invisible or look-alike characters',
  several: 'have a name with invisible or look-alike characters',
  level: 'warning',
  otherLevels: { note: 'when a host name mixes letters of several scripts' },
  why: 'Invisible characters, or characters that change the reading direction, make one name look like another to a reviewer. Letters of several scripts in one label of a host name do the same.',
  fix: 'Find out who requested this certificate. If the name is a mistake, reissue the certificate without the character; otherwise revoke it.',
  references: ['https://nvd.nist.gov/vuln/detail/CVE-2021-42574', 'https://www.unicode.org/reports/tr39/'],
  since: '0.1.0',
  *check({ inventory }) {
    for (const certificate of inventory.certificates) {
      const problem = hidden(certificate) ?? mixed(certificate);
      if (problem !== undefined) yield certificateProblem(certificate, problem);
    }
  },
};

function hidden(certificate: SeenCertificate): Pick<Problem, 'message'> | undefined {
  const { names, subject, issuer } = certificate;
  const name =
    names.find((one) => HIDDEN.test(one)) ??
    [...parseDistinguishedName(subject), ...parseDistinguishedName(issuer)].find(({ value }) =>
      HIDDEN.test(value.replace(JOINED, '')),
    )?.value;
  if (name === undefined) return undefined;
  const shown = reveal(cut(name, 200));
  return { message: `The ${certificateNoun(certificate)} has a name with invisible characters: "${shown}".` };
}

/** A label with Latin letters and letters that look Latin. One script alone is how most of the world writes its names. */
function mixed(certificate: SeenCertificate): Pick<Problem, 'message' | 'level'> | undefined {
  for (const name of certificate.names) {
    if (!name.startsWith('dns:') || name.length > 257 || !/xn--|[^\0-\x7f]/i.test(name)) continue;
    const host = name.slice(4);
    const shown = domainToUnicode(host) || host;
    const label = shown.split('.').find((part) => /\p{Script=Latin}/u.test(part) && LOOKALIKE.test(part));
    if (label === undefined) continue;
    const foreign = [...label].filter((letter) => LOOKALIKE.test(letter)).map((letter) => codePoint(letter));
    return {
      message: `The ${certificateNoun(certificate)} has the host name "${reveal(host)}". Its label "${reveal(label)}" mixes Latin letters with ${[...new Set(foreign)].join(', ')}.`,
      level: 'note',
    };
  }
  return undefined;
}

function codePoint(letter: string): string {
  return `U+${(letter.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}`;
}
