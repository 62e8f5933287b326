// Takes a certificate and how a person comes to its page; gives what can be read off it: the word, the stars, the band,
// how fresh it is. It refuses to know what they should be.
import { eventually, open } from './browser.js';
import { inLanguage } from './site.js';

const HAS_ASKED = /数据截至|未能联网确认|Data as of|Could not confirm/;

/** The page of `certificate`; with its script, once it has said how fresh it is (unless `waiting` is false). */
export async function openCertificate(t, certificate, { language = 'zh', query = '', waiting = true, ...how } = {}) {
  const visit = await open(t, inLanguage(`/c/${certificate.code}/`, language) + query, how);
  const verdict = { ...visit, ...reading(visit.page) };
  if (waiting && how.script !== false) await eventually(verdict.freshness, HAS_ASKED);
  return verdict;
}

function reading(page) {
  const band = page.locator('section:has(> div h1)');
  return {
    word: () => page.getByRole('heading', { level: 1 }).innerText(),
    band: () => band.innerText(),
    colour: async () => hex(await band.evaluate((element) => getComputedStyle(element).backgroundColor)),
    stars: () => page.locator('.stars path:visible').count(),
    lastDay: () => page.locator('#last').innerText(),
    ahead: () => page.locator('.ahead:visible').allInnerTexts().then((texts) => texts.join()),
    face: () => page.locator('.who').innerText(),
    levelOnPage: () => page.locator('.stars').innerText(),
    freshness: () => page.locator('#fresh').innerText(),
    maybeChanged: () => page.locator('#maybe:visible').allInnerTexts().then((texts) => texts.join()),
    isAnnounced: () => band.evaluate((element) => element.closest('[aria-live=polite], [aria-live=assertive]') !== null),
    everything: () => page.locator('main').innerText(),
  };
}

function hex(rgb) {
  return `#${rgb.match(/\d+/g).slice(0, 3).map((part) => Number(part).toString(16).padStart(2, '0')).join('')}`;
}

/** The data of a certificate as the site publishes them, with another timeline. */
export function withTimeline(credential, timeline) {
  const entries = timeline.map(([from, status, level]) => ({ from, status, level }));
  return { ...credential, credentialSubject: { ...credential.credentialSubject, timeline: entries, shown: undefined } };
}
