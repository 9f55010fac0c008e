import type { Inventory, Keystore, Location } from '../model/index.ts';
import { addTo, groupBy } from '../util/collections.ts';
import { fileKey } from '../util/path-names.ts';

/** The content of a keystore that decides how serious its password is. */
export interface StoreContent {
  hasKey: boolean;
  /** Fingerprint of the certificate of its one key: the keystore is as serious as that certificate. */
  certificate?: string | undefined;
}

/** Tells what keystores of an inventory hold. Keys and certificates are gone through once. */
export function keysInStores({
  privateKeys,
  certificates,
}: Pick<Inventory, 'privateKeys' | 'certificates'>): (store: Keystore) => StoreContent {
  const keys = new Map<string, { pointer: string; publicKey: string | undefined }[]>();
  for (const { sightings, publicKeyFingerprint: publicKey } of privateKeys) {
    for (const sighting of sightings) addTo(keys, fileKey(sighting), { pointer: sighting.pointer ?? '', publicKey });
  }
  const byKey = new Map(certificates.map((one) => [one.publicKey.fingerprint, one.fingerprint]));
  return (store) => {
    const held = keys.get(fileKey(store))?.filter(({ pointer }) => isInside(pointer, store.pointer ?? '')) ?? [];
    return {
      hasKey: held.length > 0,
      certificate: held.length === 1 ? byKey.get(held[0]?.publicKey ?? '') : undefined,
    };
  };
}

/** Tells which keystore a place is in, if it is in one. */
export function storesByPlace({
  keystores,
}: Pick<Inventory, 'keystores'>): (place: Pick<Location, 'repository' | 'path' | 'pointer'>) => Keystore | undefined {
  const stores = groupBy(keystores, fileKey);
  return (place) => stores.get(fileKey(place))?.find(({ pointer = '' }) => isInside(place.pointer ?? '', pointer));
}

/** Whether a pointer leads into the store at another: `web.jks!alias "web"` into `web.jks`. A store that is the file has none. */
function isInside(pointer: string, store: string): boolean {
  return pointer.startsWith(store) && (store === '' || /^[! ]?$/.test(pointer.charAt(store.length)));
}
