import type { Rule } from '../model/index.ts';
import { anotherServiceReloaded } from './another-service-reloaded.ts';
import { automationRemoved } from './automation-removed.ts';
import { breakingUpgrade } from './breaking-upgrade.ts';
import { breaksWithShorterLifetimes } from './breaks-with-shorter-lifetimes.ts';
import { certificateDowngraded } from './certificate-downgraded.ts';
import { chainIncomplete } from './chain-incomplete.ts';
import { clientUseOfPublicCertificate } from './client-use-of-public-certificate.ts';
import { configurationNotUnderstood } from './configuration-not-understood.ts';
import { consumerNotReloaded } from './consumer-not-reloaded.ts';
import { consumerWithoutProducer } from './consumer-without-producer.ts';
import { controllerRemoved } from './controller-removed.ts';
import { copiesLeftBehind } from './copies-left-behind.ts';
import { crlExpired } from './crl-expired.ts';
import { deceptiveName } from './deceptive-name.ts';
import { deploymentRemoved } from './deployment-removed.ts';
import { documentExpired } from './document-expired.ts';
import { documentExpiring } from './document-expiring.ts';
import { encryptedContent } from './encrypted-content.ts';
import { expectationBroken } from './expectation-broken.ts';
import { expired } from './expired.ts';
import { expiring } from './expiring.ts';
import { frozenCopy } from './frozen-copy.ts';
import { ignoreCommentInvalid } from './ignore-comment-invalid.ts';
import { keyMismatch } from './key-mismatch.ts';
import { keystoreBehind } from './keystore-behind.ts';
import { keystoreDefaultPassword } from './keystore-default-password.ts';
import { keystorePasswordCommitted } from './keystore-password-committed.ts';
import { lifetimeTooLong } from './lifetime-too-long.ts';
import { namesMissing } from './names-missing.ts';
import { noAutomation } from './no-automation.ts';
import { noExpiry } from './no-expiry.ts';
import { noLongerChecked } from './no-longer-checked.ts';
import { notYetValid } from './not-yet-valid.ts';
import { outdatedFingerprint } from './outdated-fingerprint.ts';
import { privateKeyCommitted } from './private-key-committed.ts';
import { renewalGap } from './renewal-gap.ts';
import { renewalOverdue } from './renewal-overdue.ts';
import { renewedPathUnread } from './renewed-path-unread.ts';
import { secretFileMissing } from './secret-file-missing.ts';
import { serialNumberInvalid } from './serial-number-invalid.ts';
import { servedExpired } from './served-expired.ts';
import { servedExpiring } from './served-expiring.ts';
import { servedNameMismatch } from './served-name-mismatch.ts';
import { servedStale } from './served-stale.ts';
import { servedUnreachable } from './served-unreachable.ts';
import { staleCopy } from './stale-copy.ts';
import { storedPathUnwritten } from './stored-path-unwritten.ts';
import { suppressionLapsed } from './suppression-lapsed.ts';
import { suppressionUnused } from './suppression-unused.ts';
import { syncCopyDiffers } from './sync-copy-differs.ts';
import { syncCopyMissing } from './sync-copy-missing.ts';
import { syncUndeclared } from './sync-undeclared.ts';
import { syncWeakened } from './sync-weakened.ts';
import { twoWriters } from './two-writers.ts';
import { unreadable } from './unreadable.ts';
import { validityMalformed } from './validity-malformed.ts';
import { weakKey } from './weak-key.ts';
import { weakSignature } from './weak-signature.ts';

/** Every rule that belongs to no mechanism. A file that is not listed here fails a test. */
export const rules: readonly Rule[] = [
  servedExpired,
  servedStale,
  servedExpiring,
  servedNameMismatch,
  servedUnreachable,
  staleCopy,
  keyMismatch,
  keystoreBehind,
  outdatedFingerprint,
  chainIncomplete,
  syncCopyMissing,
  syncCopyDiffers,
  syncUndeclared,
  secretFileMissing,
  consumerNotReloaded,
  consumerWithoutProducer,
  frozenCopy,
  renewedPathUnread,
  anotherServiceReloaded,
  breakingUpgrade,
  breaksWithShorterLifetimes,
  clientUseOfPublicCertificate,
  noAutomation,
  renewalOverdue,
  storedPathUnwritten,
  twoWriters,
  renewalGap,
  automationRemoved,
  syncWeakened,
  copiesLeftBehind,
  certificateDowngraded,
  noLongerChecked,
  deploymentRemoved,
  controllerRemoved,
  expired,
  expiring,
  documentExpired,
  documentExpiring,
  notYetValid,
  validityMalformed,
  noExpiry,
  lifetimeTooLong,
  weakKey,
  weakSignature,
  serialNumberInvalid,
  namesMissing,
  deceptiveName,
  crlExpired,
  privateKeyCommitted,
  keystoreDefaultPassword,
  keystorePasswordCommitted,
  unreadable,
  configurationNotUnderstood,
  encryptedContent,
  ignoreCommentInvalid,
  suppressionLapsed,
  suppressionUnused,
  expectationBroken,
];
