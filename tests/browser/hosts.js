// Takes the folder of a built site; gives it over HTTP by a real nginx and a real Caddy, each set up in a folder of its own with
// the very snippet that the build wrote, on a free port of loopback, as whoever runs the tests. Refuses to touch the system's.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as passed } from 'node:timers/promises';
import { freePort } from './free_port.js';

const PATIENCE_MS = 10_000;
const ENVIRONMENT = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` };

/** Each by its name: a function that serves a site until it is closed. */
export const hosts = { nginx, caddy };

function nginx(site) {
  return run('nginx', (port, own) => {
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((use) => `${use}_temp_path ${own}/${use};`);
    writeFileSync(join(own, 'nginx.conf'), `
      ${process.getuid() === 0 ? `user ${userInfo().username};` : ''}
      daemon off;
      worker_processes 1;
      pid ${own}/pid;
      events {}
      http {
        include /etc/nginx/mime.types;
        access_log off;
        ${temporary.join('\n        ')}
        server {
          listen 127.0.0.1:${port};
          root "${site}";
          include "${site}/.starmark/hosting/nginx.conf";
        }
      }`);
    return ['-p', own, '-c', join(own, 'nginx.conf'), '-e', 'stderr'];
  });
}

function caddy(site) {
  return run('caddy', (port, own) => {
    writeFileSync(join(own, 'Caddyfile'), `{
      admin off
      auto_https off
    }
    http://127.0.0.1:${port} {
      bind 127.0.0.1
      root * "${site}"
      import "${site}/.starmark/hosting/Caddyfile"
    }\n`);
    return ['run', '--config', join(own, 'Caddyfile'), '--adapter', 'caddyfile'];
  });
}

async function run(program, setUp) {
  const own = mkdtempSync(join(tmpdir(), `starmark-${program}-`));
  const port = await freePort();
  const env = { ...ENVIRONMENT, HOME: own, XDG_CONFIG_HOME: own, XDG_DATA_HOME: own };
  const server = spawn(program, setUp(port, own), { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  let ended = false;
  server.stderr.on('data', (text) => { said += text; });
  server.on('error', (error) => { said += error; ended = true; });
  server.on('exit', () => { ended = true; });
  const deadline = performance.now() + PATIENCE_MS;
  while (!(await answers(port))) {
    if (ended || performance.now() > deadline) throw new Error(`${program} does not serve: ${said}`);
    await passed(20);
  }
  return {
    origin: `http://127.0.0.1:${port}`,
    close: async () => {
      if (!ended) {
        server.kill('SIGTERM');
        await once(server, 'exit');
      }
      rmSync(own, { recursive: true, force: true });
    },
  };
}

function answers(port) {
  return new Promise((known) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => known(false));
    socket.on('connect', () => {
      socket.destroy();
      known(true);
    });
  });
}
