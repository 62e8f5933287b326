// Takes the pixels of a flat drawing (RGBA, 8 bits each); gives a small PNG: its colours once, and for each pixel which.
// It refuses to know what is drawn. Source: PNG, third edition, §11.
import { crc32, deflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const INDEXED = 3;

/** The picture in at most `most` colours (16 take half the room of 256); where it has more, near ones become one. */
export function indexedPng({ width, height, pixels }, most = 256) {
  const seen = pixelsAsNumbers(pixels);
  const { palette, indexOf } = paletteOf(seen, most);
  const depth = palette.length > 16 ? 8 : 4;
  const perByte = 8 / depth;
  const stride = 1 + Math.ceil(width / perByte);
  const rows = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const shift = 8 - depth * (1 + (x % perByte));
      rows[y * stride + 1 + Math.floor(x / perByte)] |= indexOf(seen[y * width + x]) << shift;
    }
  }
  const size = Buffer.alloc(8);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', Buffer.concat([size, Buffer.from([depth, INDEXED, 0, 0, 0])])),
    chunk('PLTE', Buffer.from(palette.flatMap((colour) => [colour >>> 24, (colour >>> 16) & 255, (colour >>> 8) & 255]))),
    chunk('tRNS', Buffer.from(palette.map((colour) => colour & 255))),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function pixelsAsNumbers(pixels) {
  const bytes = Buffer.from(pixels);
  return Uint32Array.from({ length: bytes.length / 4 }, (_, at) => bytes.readUInt32BE(at * 4));
}

/** At most `most` colours; each stands for those that agree with it in the leading bits, and is the commonest of them. */
function paletteOf(seen, most) {
  const counts = new Map();
  for (const colour of seen) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const byCount = [...counts].sort(([a, more], [b, less]) => less - more || a - b).map(([colour]) => colour);
  for (let dropped = 0; ; dropped += 1) {
    const mask = ((0xff << dropped) & 0xff) * 0x01010101;
    const places = new Map();
    for (const colour of byCount) {
      const family = (colour & mask) >>> 0;
      if (!places.has(family)) places.set(family, { place: places.size, colour });
    }
    if (places.size <= most) {
      return { palette: [...places.values()].map(({ colour }) => colour), indexOf: (colour) => places.get((colour & mask) >>> 0).place };
    }
  }
}

function chunk(type, data) {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}
