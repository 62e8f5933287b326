// Takes nothing; gives Firefox ESR as Debian has it, driven over WebDriver BiDi, one page of it.
// It refuses to know what a page should say.
import puppeteer from 'puppeteer-core';

const FIREFOX = process.env.FIREFOX || '/usr/bin/firefox-esr';

/** Starts Firefox. `visit` opens an address and waits until it is loaded, `run` gives what a function says in the page. */
export async function launch() {
  const browser = await puppeteer.launch({ browser: 'firefox', protocol: 'webDriverBiDi', executablePath: FIREFOX, headless: true });
  const page = await browser.newPage();
  return {
    visit: (url) => page.goto(url),
    run: (claim, ...args) => page.evaluate(claim, ...args),
    close: () => browser.close(),
  };
}
