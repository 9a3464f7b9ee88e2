// What the measures of the search share: a browser, a site on loopback, and how large a file is once a server packs it.
// In: the environment of `run`. Out: functions. Never: listens to another machine.

import { execFileSync } from 'node:child_process';
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

export const TODAY = '2026-11-22';

const TYPES = { '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript', '.json': 'application/json', '.wasm': 'application/wasm' };

export async function launch() {
  const { chromium } = createRequire(join(process.env.TOOLS, 'package.json'))('playwright-core');
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ executablePath: process.env.CHROME_PATH, args });
}

export function build(site, out) {
  const words = ['build', '--quiet', '--no-documents', '--without-changed', '--site', site, '--out', out, '--today', TODAY];
  execFileSync(process.env.CANDOUR, words, { stdio: ['ignore', 'ignore', 'inherit'] });
}

// Serves a folder as it is; returns its address and a function that ends it.
export async function serve(root) {
  const server = createServer((request, response) => {
    const path = join(root, decodeURIComponent(new URL(request.url, 'http://a').pathname));
    if (!existsSync(path) || !statSync(path).isFile()) return void response.writeHead(404).end();
    response.writeHead(200, { 'Content-Type': TYPES[extname(path)] ?? 'application/octet-stream' });
    createReadStream(path).pipe(response);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return {
    base: `http://127.0.0.1:${server.address().port}/`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

const packed = new Map();

// Returns the bytes of a file after gzip, as most servers send it.
export function weight(path) {
  if (!packed.has(path)) packed.set(path, gzipSync(readFileSync(path)).length);
  return packed.get(path);
}

export const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
