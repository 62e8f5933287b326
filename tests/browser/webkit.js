// Takes nothing; gives WebKit as Debian has it (WebKitWebDriver drives MiniBrowser on a screen that nobody sees), one page of it.
// It speaks plain WebDriver and refuses to know what a page should say.   Source: w3.org/TR/webdriver2
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { setTimeout as passed } from 'node:timers/promises';
import { freePort } from './free_port.js';

const PATIENCE_MS = 20_000;
const LIBRARIES = '/usr/lib';

/** The browser that Debian installs beside the library, in the folder of the machine's architecture. */
function miniBrowser() {
  if (process.env.MINI_BROWSER) return process.env.MINI_BROWSER;
  const folder = readdirSync(LIBRARIES).find((name) => name.endsWith('-linux-gnu'));
  return `${LIBRARIES}/${folder}/webkit2gtk-4.1/MiniBrowser`;
}

/** A screen of its own, named by the display that Xvfb chose. */
async function screen() {
  const xvfb = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1280x800x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'pipe', 'ignore'] });
  const [display] = await Promise.race([once(xvfb.stdout, 'data'), once(xvfb, 'error').then(([error]) => Promise.reject(error))]);
  return { xvfb, display: `:${String(display).trim()}` };
}

/** Starts WebKit. `visit` opens an address and waits until it is loaded, `run` gives what a function says in the page. */
export async function launch() {
  const { xvfb, display } = await screen();
  const port = await freePort();
  const driver = spawn('WebKitWebDriver', [`--port=${port}`], {
    stdio: 'ignore',
    env: { ...process.env, DISPLAY: display, GDK_BACKEND: 'x11', LIBGL_ALWAYS_SOFTWARE: '1', NO_AT_BRIDGE: '1' },
  });
  const send = async (method, path, body) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method, body: body && JSON.stringify(body) });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`${path}: ${value.error}: ${value.message}`);
    return value;
  };
  await listening(() => send('GET', '/status'));
  const options = { binary: miniBrowser(), args: ['--automation'] };
  const { sessionId } = await send('POST', '/session', { capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': options } } });
  const session = `/session/${sessionId}`;
  return {
    visit: (url) => send('POST', `${session}/url`, { url }),
    run: (claim, ...args) => send('POST', `${session}/execute/sync`, { script: `return (${claim})(...arguments)`, args }),
    async close() {
      await send('DELETE', session);
      driver.kill();
      xvfb.kill();
    },
  };
}

async function listening(ask) {
  for (const deadline = performance.now() + PATIENCE_MS; ;) {
    try {
      return await ask();
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await passed(50);
    }
  }
}
