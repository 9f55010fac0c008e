import { describe, expect, it } from 'vitest';
import { serialNumberInvalid } from '../../src/rules/serial-number-invalid.ts';
import { certificate, problems, root } from '../support/builders.ts';

describe('serial-number-invalid', () => {
  it.each([
    ['0', 'zero'],
    ['-4316693ed', 'negative'],
    ['8'.repeat(40), 'longer than 20 octets'],
    ['1'.repeat(41), 'longer than 20 octets'],
  ])('%s: %s', (serialNumber, text) => {
    const [problem] = problems(serialNumberInvalid, { inventory: { certificates: [certificate({ serialNumber })] } });
    expect(problem?.message).toContain(text);
  });

  it.each(['1', 'ff', '7'.repeat(40), 'f'.repeat(39)])('%s is silent', (serialNumber) => {
    expect(problems(serialNumberInvalid, { inventory: { certificates: [certificate({ serialNumber })] } })).toEqual([]);
  });

  it('is silent for self-issued certificates, such as the CA that kubeadm makes', () => {
    const certificates = [root('kubernetes', { serialNumber: '0' })];
    expect(problems(serialNumberInvalid, { inventory: { certificates } })).toEqual([]);
  });
});
