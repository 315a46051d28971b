import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { codeDans } from './entree.ts';
import type { Site } from './site.ts';

/** The answer under a label, as a finger gives it. */
export const touch = (page: Page, libelle: string): Promise<void> =>
	page.getByText(libelle, { exact: true }).first().click();

/** Presses a button of a form. */
export const send = (page: Page, bouton: string): Promise<void> =>
	page.getByRole('button', { name: bouton, exact: true }).click();

export const title = (page: Page): Promise<string> => page.getByRole('heading', { level: 1 }).innerText();
export const mainText = (page: Page): Promise<string> => said(page.getByRole('main'));

/** What a part of a page says, with ordinary spaces. */
export const said = async (part: Locator): Promise<string> =>
	(await part.innerText()).replaceAll(/\s+/g, ' ');

/** What a link or a button of this page downloads. */
export async function download(page: Page, lien: Locator): Promise<{ nom: string; octets: Buffer }> {
	const [fichier] = await Promise.all([page.waitForEvent('download'), lien.click()]);
	return { nom: fichier.suggestedFilename(), octets: await readFile(await fichier.path()) };
}

/** Asks for a code on the page of the sign-in, and reads it in the mail that comes. */
export async function askCode(page: Page, site: Site, courriel: string): Promise<string> {
	await page.getByLabel('Votre adresse personnelle').fill(courriel);
	await send(page, 'Recevoir un code');
	return codeDans((await site.readMail(courriel)).text ?? '');
}

/** Gives a code back. `own`: on a device of one's own, where the session lasts for thirty days. */
export async function giveCode(page: Page, code: string, { own = false } = {}): Promise<void> {
	await page.getByLabel('Code de six signes').fill(code);
	if (own) await touch(page, 'C’est mon propre appareil');
	await send(page, 'Entrer');
}
