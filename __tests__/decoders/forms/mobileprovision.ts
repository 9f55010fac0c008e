/** Apple's provisioning profiles. */
import { provisioningProfile } from '../../../scripts/fixtures/provisioning-profile.ts';
import { base64Of, ca, type Files, fixtureBytes, leaf, wrapped } from '../../support/material.ts';

const list = provisioningProfile(leaf.der, ca.der);
const signed = fixtureBytes('mobileprovision/AppStore.mobileprovision');

export const good: Files = {
  'AppStore.mobileprovision': signed,
  'streamed.mobileprovision': fixtureBytes('mobileprovision/streamed.mobileprovision'),
  'extracted.plist': list,
  'Corp.mobileconfig': `<plist version="1.0"><dict>\n<key>PayloadContent</key>\n<data>\n${wrapped(base64Of(ca.der), 52, '\t')}\n</data>\n</dict></plist>\n`,
};

export const bad: Files = {
  'truncated.mobileprovision': signed.subarray(0, 900),
  'letters-lost.plist': list.replace('<data>MII', '<data>xII'),
};

export const decoys: Files = {
  'empty.plist': list.replace(/\t<array>[\s\S]*<\/array>\n/, '\t<array/>\n'),
};
