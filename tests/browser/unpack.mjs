// A ZIP pack becomes the files in it (PKWARE's appnote, 6.3).
// In: the bytes of a pack, a folder. Out: each file of the pack below that folder. Never: writes anywhere else.

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { inflateRawSync } from 'node:zlib';

export function unpack(pack, folder) {
  const end = pack.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  let at = pack.readUInt32LE(end + 16);
  for (let left = pack.readUInt16LE(end + 10); left; left -= 1) {
    const [method, size, header] = [pack.readUInt16LE(at + 10), pack.readUInt32LE(at + 20), pack.readUInt32LE(at + 42)];
    const [name, extra, comment] = [28, 30, 32].map((place) => pack.readUInt16LE(at + place));
    const path = join(folder, pack.toString('utf8', at + 46, at + 46 + name));
    if (relative(folder, path).startsWith('..')) throw new Error(`a file of the pack leads out of it: ${path}`);
    const start = header + 30 + pack.readUInt16LE(header + 26) + pack.readUInt16LE(header + 28);
    const bytes = pack.subarray(start, start + size);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, method === 8 ? inflateRawSync(bytes) : bytes);
    at += 46 + name + extra + comment;
  }
}
