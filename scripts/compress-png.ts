import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = 8;
const COLORS = 256;

/**
 * A screenshot of 8-bit RGB, as Chromium writes it, with at most 256 colors: a quarter of the size for a page of text. Channels
 * lose precision until the colors are few enough (PNG specification, third edition, sections 9 and 11.2).
 */
export function compressPng(png: Buffer): Buffer {
  const data: Buffer[] = [];
  for (let at = SIGNATURE; at < png.length; at += png.readUInt32BE(at) + 12)
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      data.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  if (png[24] !== 8 || png[25] !== 2 || png[28] !== 0) throw new Error('not 8-bit RGB without interlace');
  const pixels = unfiltered(inflateSync(Buffer.concat(data)), width, height);
  for (let step = 5; ; step *= 2) {
    const palette = new Map<number, number>();
    const rows = Buffer.alloc(height * (width + 1));
    for (let i = 0; i < width * height; i++) {
      const channel = (of: number) => Math.min(255, Math.round((pixels[i * 3 + of] as number) / step) * step);
      const color = (channel(0) << 16) | (channel(1) << 8) | channel(2);
      if (!palette.has(color)) palette.set(color, palette.size);
      if (palette.size > COLORS) break;
      rows[Math.floor(i / width) * (width + 1) + 1 + (i % width)] = palette.get(color) as number;
    }
    if (palette.size > COLORS) continue;
    const header = Buffer.from(png.subarray(16, 29));
    header[9] = 3;
    const entries = Buffer.from([...palette.keys()].flatMap((color) => [color >> 16, (color >> 8) & 255, color & 255]));
    return Buffer.concat([
      png.subarray(0, SIGNATURE),
      chunk('IHDR', header),
      chunk('PLTE', entries),
      chunk('IDAT', deflateSync(rows, { level: 9 })),
      chunk('IEND', Buffer.alloc(0)),
    ]);
  }
}

/** Undoes the filters of section 9.2. */
function unfiltered(raw: Buffer, width: number, height: number): Buffer {
  const line = width * 3;
  const out = Buffer.alloc(line * height);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (line + 1)];
    for (let x = 0; x < line; x++) {
      const at = y * line + x;
      const left = x < 3 ? 0 : (out[at - 3] as number);
      const up = y === 0 ? 0 : (out[at - line] as number);
      const corner = x < 3 || y === 0 ? 0 : (out[at - line - 3] as number);
      const base = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter as number] ?? 0;
      out[at] = (raw[y * (line + 1) + 1 + x] as number) + base;
    }
  }
  return out;
}

function paeth(left: number, up: number, corner: number): number {
  const distance = (one: number) => Math.abs(left + up - corner - one);
  if (distance(left) <= distance(up) && distance(left) <= distance(corner)) return left;
  return distance(up) <= distance(corner) ? up : corner;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
