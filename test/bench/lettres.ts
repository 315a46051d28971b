import chromium from '@sparticuz/chromium';
import { chromium as navigateur, type Page } from 'playwright-core';
import { courrier } from '#lib/domain/courriers/courrier.ts';
import { enClair, type Courrier } from '#lib/domain/courriers/modele.ts';
import { enTexte } from '#lib/domain/courriers/texte.ts';
import { modele } from '#lib/server/contenu.ts';
import { docx } from '#lib/server/documents/docx.ts';
import { eml } from '#lib/server/documents/eml.ts';
import { pdf } from '#lib/server/documents/pdf.ts';
import { compact, readPdf } from '../support/pdf.ts';
import { median, say, short, spread, whole } from './figures.ts';

const ROUNDS = 9;
/** Letters of a round: the slow ones make fewer, each round lasts long enough to be told from the clock. */
const OURS = 60;
const THEIRS = 6;
/** Of the letter, in each way: neither has more to lay out. */
const PAGES = 2;

/** A way to make a file of a letter. */
type Subject = {
	name: string;
	count: number;
	make: (letter: Courrier) => Promise<Uint8Array> | Uint8Array;
	/** Letters per second, one of each round. */
	rounds: number[];
};

/**
 * Letters per second on paper, beside a headless Chromium that is already open and prints the same words from a page. No
 * letter is made twice: each bears a reason of its own.
 */
export async function measureLettres(): Promise<void> {
	const browser = await navigateur.launch({
		executablePath: await chromium.executablePath(),
		args: process.getuid?.() === 0 ? ['--no-sandbox'] : []
	});
	try {
		const page = await browser.newPage();
		const ours: Subject = { name: 'PDF de Vigie, balisé', count: OURS, make: pdf, rounds: [] };
		const tagged = printed(page, 'Chromium, balisé', true);
		const fastest = printed(page, 'Chromium, sans balises', false);
		for (const subject of [ours, tagged, fastest]) await assertSameWords(subject);
		const others: Subject[] = [
			{ name: 'Word (.docx)', count: OURS, make: docx, rounds: [] },
			{ name: 'courriel (.eml)', count: OURS, make: eml, rounds: [] },
			{ name: 'texte (.txt)', count: OURS, make: (letter) => Buffer.from(enTexte(letter)), rounds: [] }
		];
		const subjects = [ours, tagged, fastest, ...others];
		for (const subject of subjects) await run(subject, 2);
		for (let round = 1; round <= ROUNDS; round++)
			for (const subject of subjects) subject.rounds.push(await run(subject, subject.count));
		print(ours, [tagged, fastest], others);
	} finally {
		await browser.close();
	}
}

const printed = (page: Page, name: string, tagged: boolean): Subject => ({
	name,
	count: THEIRS,
	make: async (letter) => {
		await page.setContent(asPage(letter));
		return page.pdf({
			format: 'A4',
			tagged,
			margin: { top: '25mm', right: '25mm', bottom: '25mm', left: '25mm' }
		});
	},
	rounds: []
});

/** Letters per second of so many letters that nobody made before. */
async function run({ make }: Subject, count: number): Promise<number> {
	const letters = Array.from({ length: count }, letter);
	const start = performance.now();
	for (const one of letters) await make(one);
	return count / ((performance.now() - start) / 1000);
}

let made = 0;

/** A recourse of two pages, as an agent writes it. */
function letter(): Courrier {
	made += 1;
	const reason = `En 2025, ${made} dossiers traités pour un objectif de 380, et l’accueil tenu ${(made % 40) + 1} matinées. `;
	const written = courrier(
		modele('recours-hierarchique')!,
		{
			agentNom: 'Camille Petit',
			agentGrade: 'Contrôleuse principale',
			service: 'SIP de Lens',
			dateNotification: '2026-01-26',
			elements: ['Implication professionnelle', 'Sens du service public', 'Appréciation générale'].map(
				(element) => ({
					element,
					passage: 'Doit s’investir davantage.',
					motif: reason.repeat(4),
					redaction: 'Très bon'
				})
			),
			pieces: ['Tableau d’activité', 'Courriel du 3 juin 2025']
		},
		{ au: '2026-02-02' }
	);
	if (!written.ok) throw new Error(written.refus.map(({ message }) => message).join(' '));
	return written.courrier;
}

const escaped = (text: string): string =>
	text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br>');

/** The same words in the plainest page. */
function asPage(un: Courrier): string {
	const lines = (texts: Courrier['expediteur']) => texts.map((text) => escaped(enClair(text))).join('<br>');
	const body = un.blocs.map((bloc) => {
		if (bloc.type === 'liste')
			return `<ul>${bloc.elements.map((element) => `<li>${escaped(enClair(element))}</li>`).join('')}</ul>`;
		const tag = { titre: 'h2', citation: 'blockquote', paragraphe: 'p' }[bloc.type];
		return `<${tag}>${escaped(enClair(bloc.texte))}</${tag}>`;
	});
	const attached = un.piecesJointes.map((piece) => `<li>${escaped(enClair(piece))}</li>`).join('');
	return `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Lettre</title>
<style>body { font: 11pt/1.4 serif; hyphens: auto } .a { margin-left: 55% }</style></head><body>
<p>${lines(un.expediteur)}</p><p class="a">${lines(un.destinataire)}</p><p class="a">${lines([un.lieuEtDate])}</p>
<h1>${escaped(enClair(un.objet))}</h1>${body.join('')}<p class="a">${lines(un.signatures)}</p><ul>${attached}</ul></body></html>`;
}

/** Throws unless the file holds every paragraph of the letter: there is nothing to compare in two different works. */
async function assertSameWords({ name, make }: Subject): Promise<void> {
	const one = letter();
	const { texte, pages } = await readPdf(await make(one));
	if (pages.length !== PAGES) throw new Error(`${name} makes ${pages.length} pages`);
	const read = compact(texte);
	const missing = one.blocs
		.flatMap((bloc) => (bloc.type === 'liste' ? bloc.elements : [bloc.texte]))
		.flatMap((text) => enClair(text).split('\n'))
		.filter((line) => !read.includes(compact(line)));
	if (missing.length > 0) throw new Error(`${name} lacks « ${missing[0]} »`);
}

function print(ours: Subject, theirs: readonly Subject[], others: readonly Subject[]): void {
	const rate = ({ name, rounds }: Subject) => `  ${name.padEnd(24)} ${spread(rounds, whole)} lettres/s`;
	say('');
	say(
		`Lettres : un recours de ${PAGES} pages, ${ROUNDS} tours en alternance de ${OURS} lettres (${THEIRS} pour Chromium, déjà ouvert), médiane [min – max]`
	);
	say(rate(ours));
	for (const one of theirs) {
		const ratios = ours.rounds.map((ourRate, round) => ourRate / (one.rounds[round] ?? NaN));
		say(`${rate(one)}   Vigie : × ${spread(ratios, short)}`);
	}
	say('  Pour information :');
	for (const one of others) say(rate(one));
	if (median(ours.rounds) <= 0) throw new Error('Nothing was measured');
}
