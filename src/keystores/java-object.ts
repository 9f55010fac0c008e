import { KeystoreError } from '../x509/keystore.ts';
import { type JavaStream, readByte, readCount, readShort, readText, take } from './java-stream.ts';

/** Type codes of the Java Object Serialization Specification, section 6.4.2. */
const TC = {
  null: 0x70,
  reference: 0x71,
  classDesc: 0x72,
  object: 0x73,
  string: 0x74,
  array: 0x75,
  class: 0x76,
  blockData: 0x77,
  endBlockData: 0x78,
  reset: 0x79,
  blockDataLong: 0x7a,
  longString: 0x7c,
  proxyClassDesc: 0x7d,
  enum: 0x7e,
} as const;

/** Flags of a class: it has a writeObject method, is Serializable, is Externalizable, wrote itself in block data. */
const SC = { writeMethod: 1, serializable: 2, externalizable: 4, blockData: 8 } as const;

/** Octets of the primitive types by their code letter. */
const SIZES: Readonly<Record<string, number>> = { B: 1, C: 2, D: 8, F: 4, I: 4, J: 8, S: 2, Z: 1 };

const MAX_DEPTH = 32;
const MAX_OBJECTS = 10_000;

interface ClassDesc {
  name: string;
  flags: number;
  /** Code letters of the fields' types, in order. */
  fields: string[];
  superclass: ClassDesc | undefined;
}

interface Walk {
  stream: JavaStream;
  /** What has a handle, in order; only class descriptors are looked up again. */
  handles: (ClassDesc | undefined)[];
  depth: number;
  steps: number;
}

/**
 * Steps over one object that a `java.io.ObjectOutputStream` of its own wrote: nothing in it has a length, so that its end is
 * known only by following the grammar. No class is loaded and no value is kept.
 * @throws KeystoreError where the bytes are no such stream
 */
export function skipJavaObject(stream: JavaStream): void {
  if (take(stream, 4).readUInt32BE() !== 0xaced0005) throw malformed(stream);
  skipContent({ stream, handles: [], depth: 0, steps: 0 });
}

function malformed(stream: JavaStream): KeystoreError {
  return new KeystoreError('malformed', `the serialized object before byte ${stream.at} cannot be followed`);
}

/** One `content` of the grammar (section 6.4.1). @returns false at the end of an annotation */
function skipContent(walk: Walk): boolean {
  const { stream } = walk;
  const code = readByte(stream);
  if (++walk.steps > MAX_OBJECTS || walk.depth > MAX_DEPTH) throw malformed(stream);
  walk.depth++;
  switch (code) {
    case TC.null:
    case TC.reset:
      break;
    case TC.reference:
      take(stream, 4);
      break;
    case TC.classDesc:
    case TC.proxyClassDesc:
      readClassDesc(walk, code);
      break;
    case TC.class:
      readClassDesc(walk);
      walk.handles.push(undefined);
      break;
    case TC.object:
      skipObject(walk);
      break;
    case TC.string:
      walk.handles.push(undefined);
      readText(stream);
      break;
    case TC.longString:
      walk.handles.push(undefined);
      if (readCount(stream) !== 0) throw malformed(stream);
      take(stream, readCount(stream));
      break;
    case TC.array:
      skipArray(walk);
      break;
    case TC.enum:
      readClassDesc(walk);
      walk.handles.push(undefined);
      skipContent(walk);
      break;
    case TC.blockData:
      take(stream, readByte(stream));
      break;
    case TC.blockDataLong:
      take(stream, readCount(stream));
      break;
    case TC.endBlockData:
      walk.depth--;
      return false;
    default:
      throw malformed(stream);
  }
  walk.depth--;
  return true;
}

function skipAnnotation(walk: Walk): void {
  while (skipContent(walk));
}

function readClassDesc(walk: Walk, code = readByte(walk.stream)): ClassDesc | undefined {
  const { stream } = walk;
  if (code === TC.null) return undefined;
  if (code === TC.reference) {
    // Handles count from 0x7e0000 (section 6.4.2, baseWireHandle).
    const known = walk.handles[readCount(stream) - 0x7e0000];
    if (known === undefined) throw malformed(stream);
    return known;
  }
  const desc: ClassDesc = { name: '', flags: SC.serializable, fields: [], superclass: undefined };
  if (code === TC.classDesc) {
    desc.name = readText(stream);
    take(stream, 8);
    walk.handles.push(desc);
    desc.flags = readByte(stream);
    for (let left = readShort(stream); left > 0; left--) {
      const type = String.fromCharCode(readByte(stream));
      readText(stream);
      if (type === '[' || type === 'L') skipContent(walk);
      desc.fields.push(type);
    }
  } else if (code === TC.proxyClassDesc) {
    walk.handles.push(desc);
    for (let left = readCount(stream); left > 0; left--) readText(stream);
  } else throw malformed(stream);
  skipAnnotation(walk);
  if (++walk.depth > MAX_DEPTH) throw malformed(stream);
  desc.superclass = readClassDesc(walk);
  walk.depth--;
  return desc;
}

/** The data of each class, from the topmost superclass down (section 6.4.1, classdata). */
function skipObject(walk: Walk): void {
  const classes: ClassDesc[] = [];
  for (let desc = readClassDesc(walk); desc !== undefined; desc = desc.superclass) {
    // A reference may make a class its own ancestor.
    if (classes.unshift(desc) > MAX_DEPTH) throw malformed(walk.stream);
  }
  walk.handles.push(undefined);
  for (const { flags, fields } of classes) {
    if (flags & SC.serializable) {
      for (const type of fields) skipValue(walk, type);
      if (flags & SC.writeMethod) skipAnnotation(walk);
    } else if (flags & SC.externalizable) {
      if ((flags & SC.blockData) === 0) throw malformed(walk.stream);
      skipAnnotation(walk);
    }
  }
}

function skipArray(walk: Walk): void {
  const desc = readClassDesc(walk);
  walk.handles.push(undefined);
  const type = desc?.name[1] ?? '';
  const count = readCount(walk.stream);
  const size = SIZES[type];
  if (size !== undefined) take(walk.stream, count * size);
  else for (let left = count; left > 0; left--) skipValue(walk, type);
}

function skipValue(walk: Walk, type: string): void {
  const size = SIZES[type];
  if (size !== undefined) take(walk.stream, size);
  else if (type === '[' || type === 'L') skipContent(walk);
  else throw malformed(walk.stream);
}
