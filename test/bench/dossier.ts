import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { PDFDocument } from '@cantoo/pdf-lib';
import sharp from 'sharp';
import { PIECES_PAR_DOSSIER } from '#lib/domain/pieces/piece.ts';
import type { Brouillon } from '#lib/domain/recours/brouillon.ts';
import { departVide } from '#lib/domain/recours/brouillon.ts';
import type { Agent } from '#lib/server/acteurs.ts';
import { openCompte } from '#lib/server/comptes.ts';
import { sessionCookie } from '#lib/server/cookies.ts';
import { asActor } from '#lib/server/db/as-actor.ts';
import { dossierComplet } from '#lib/server/dossier-pdf.ts';
import { addPiece } from '#lib/server/pieces.ts';
import { marque, recours, saveBrouillon } from '#lib/server/recours.ts';
import { createSession } from '#lib/server/sessions.ts';
import { build, isBuildFresh } from '../../src/boot/build.ts';
import { accepte, dossierAvec } from '../support/dossier.ts';
import { figer } from '../support/lettres-figees.ts';
import { readReuni } from '../support/pdf-reuni.ts';
import { startSite, type Site } from '../support/site.ts';
import { say, short, whole } from './figures.ts';
import { load } from './load.ts';

const MIO = 1024 * 1024;
const PROGRAM = 'assemblage-a-part.ts';
const CONNECTIONS = 4;
const ALONE_SECONDS = 5;
const LIMITS = ['aucune', '10'] as const;

/**
 * The largest dossier that somebody may have, 200 exhibits of about 1 MiB (a half photographs, a half scanned PDFs), asked from
 * the site as a browser does, volume after volume: time and memory of the program apart, and another page meanwhile.
 */
export async function measureDossier(): Promise<void> {
	if (!isBuildFresh()) {
		say('Construction du site…');
		await build();
	}
	await using site = await startSite();
	await site.setToday('2026-01-12');
	const { qui, id, courrierId, poids } = await largestDossier(site);
	say(`${PIECES_PAR_DOSSIER} pièces, ${whole(poids / MIO)} Mio en tout`);
	const page = new URL('/', site.origin);
	const headers = { Accept: 'text/html', 'Sec-Fetch-Site': 'none' };
	await load(page, headers, CONNECTIONS, 1);
	const alone = await load(page, headers, CONNECTIONS, ALONE_SECONDS);
	say(`  page publique, seule : p50 ${at(alone.latencies, 0.5)}, p95 ${at(alone.latencies, 0.95)}`);
	const cookie = await signIn(site, qui);
	for (const limite of LIMITS) {
		const choix = { limite: limite === '10' ? 10 * MIO : null, lignes: null, preuves: new Set<string>() };
		const { volumes } = await dossierComplet(site.ctx, qui, id, courrierId, choix);
		const latencies: number[] = [];
		const made: Volume[] = [];
		let done = false;
		const others = (async () => {
			while (!done) latencies.push(...(await load(page, headers, CONNECTIONS, 1)).latencies);
		})();
		for (const rang of volumes.keys()) {
			const url = new URL(`/dossiers/${id}/recours/dossier/${courrierId}/volume`, site.origin);
			url.search = new URLSearchParams({ limite, volume: String(rang + 1) }).toString();
			made.push(await download(url, cookie));
		}
		done = true;
		await others;
		latencies.sort((a, b) => a - b);
		print(limite, made, latencies);
	}
}

type Volume = { ms: number; octets: number; pages: number; peak: number };

/** One volume, as a browser gets it; `peak`: most memory of the program that made it, in bytes. */
async function download(url: URL, cookie: string): Promise<Volume> {
	const memory = watch();
	const start = performance.now();
	const answer = await fetch(url, {
		headers: { Cookie: cookie, 'Sec-Fetch-Site': 'none' },
		redirect: 'manual'
	});
	const octets = new Uint8Array(await answer.arrayBuffer());
	const ms = performance.now() - start;
	const peak = await memory.stop();
	if (answer.status !== 200 || answer.headers.get('content-type') !== 'application/pdf')
		throw new Error(`${url.pathname} answered ${answer.status}`);
	const { pages } = await readReuni(octets);
	return { ms, octets: octets.length, pages: pages.length, peak };
}

/** Most memory that the system gave to the program apart, as /proc tells it. */
function watch(): { stop(): Promise<number> } {
	let peak = 0;
	let running = true;
	const watching = (async () => {
		while (running) {
			peak = Math.max(peak, await highest());
			await sleep(50);
		}
	})();
	return {
		async stop() {
			running = false;
			await watching;
			return peak;
		}
	};
}

async function highest(): Promise<number> {
	const numbers = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
	const peaks = await Promise.all(
		numbers.map(async (number) => {
			// A process may end between two lines.
			const command = await readFile(`/proc/${number}/cmdline`, 'latin1').catch(() => '');
			if (!command.includes(PROGRAM)) return 0;
			const status = await readFile(`/proc/${number}/status`, 'latin1').catch(() => '');
			return 1024 * Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0);
		})
	);
	return Math.max(0, ...peaks);
}

function print(limite: string, made: readonly Volume[], latencies: readonly number[]): void {
	const total = (key: keyof Volume) => made.reduce((sum, volume) => sum + volume[key], 0);
	const most = (key: keyof Volume) => Math.max(...made.map((volume) => volume[key]));
	say('');
	say(
		`Limite ${limite} : ${made.length} volumes, ${whole(total('pages'))} pages, ${whole(total('octets') / MIO)} Mio`
	);
	say(`  en tout ${short(total('ms') / 1000)} s, le plus long ${short(most('ms') / 1000)} s`);
	say(
		`  le plus lourd ${short(most('octets') / MIO)} Mio, mémoire du programme ${whole(most('peak') / MIO)} Mio`
	);
	say(`  page publique, pendant : p50 ${at(latencies, 0.5)}, p95 ${at(latencies, 0.95)}`);
}

const at = (sorted: readonly number[], share: number) =>
	`${short(sorted[Math.floor(sorted.length * share)])} ms`;

/** An agent whose letter cites as many exhibits as a dossier may keep. */
async function largestDossier(site: Site) {
	const { ctx } = site;
	const { compteId } = await asActor(ctx.db, { kind: 'connexion' }, (tx) =>
		openCompte(tx, ctx, { courriel: 'mesure@exemple.test' })
	);
	const qui: Agent = { kind: 'agent', compteId };
	const { id } = await dossierAvec(ctx, qui, {
		type: 'compte-rendu-notifie',
		le: Temporal.PlainDate.from('2026-01-10')
	});
	say(`Dépôt de ${PIECES_PAR_DOSSIER} pièces…`);
	const picture = await photograph();
	const joindre: string[] = [];
	let poids = 0;
	for (let rang = 1; rang <= PIECES_PAR_DOSSIER; rang++) {
		const octets = rang % 2 === 0 ? commented(picture, rang) : await scanned(picture, rang);
		const nom = `Pièce ${rang}.${rang % 2 === 0 ? 'jpg' : 'pdf'}`;
		joindre.push(accepte(await addPiece(ctx, qui, id, { nom, octets }, randomUUID())).piece.id);
		poids += octets.length;
	}
	const { brouillon } = await recours(ctx, qui, id);
	const changer = (un: Brouillon) => ({
		ok: true as const,
		brouillon: { ...un, departs: { ...un.departs, 'recours-hierarchique': { ...departVide(), joindre } } }
	});
	accepte(await saveBrouillon(ctx, qui, id, { lire: (tout) => tout, changer }, marque(brouillon)));
	const courrierId = await figer(ctx, { qui, id, courriel: '' }, 'recours-hierarchique');
	return { qui, id, courrierId, poids };
}

/** A photograph of 12 million pixels, of about 1 MiB. */
async function photograph(): Promise<Buffer> {
	const [width, height] = [4000, 3000];
	const grain = await sharp({
		create: {
			width: width / 4,
			height: height / 4,
			channels: 3,
			background: '#808080',
			noise: { type: 'gaussian', mean: 128, sigma: 40 }
		}
	})
		.png()
		.toBuffer();
	for (let quality = 90; ; quality -= 5) {
		const jpeg = await sharp(grain).resize(width, height).jpeg({ quality }).toBuffer();
		if (jpeg.length <= MIO || quality <= 10) return jpeg;
	}
}

/** The same picture with a comment of its own: no two exhibits have the same bytes. */
const commented = (picture: Buffer, rang: number): Buffer =>
	Buffer.concat([
		picture.subarray(0, 2),
		Buffer.from([0xff, 0xfe, 0, 6]),
		Buffer.from(String(rang).padStart(4, '0')),
		picture.subarray(2)
	]);

/** Two pages, the picture on the first. */
async function scanned(picture: Buffer, rang: number): Promise<Uint8Array> {
	const document = await PDFDocument.create();
	const image = await document.embedJpg(picture);
	document.addPage([595.28, 841.89]).drawImage(image, { x: 30, y: 30, width: 535, height: 401 });
	document.addPage([595.28, 841.89]).drawText(`Pièce ${rang}`, { x: 60, y: 700 });
	return document.save();
}

/** The cookie of an agent who has just signed in. */
async function signIn({ ctx, origin }: Site, { compteId }: Agent): Promise<string> {
	const { id } = await asActor(ctx.db, { kind: 'connexion' }, (tx) =>
		createSession(tx, ctx, compteId, { appareilPersonnel: false })
	);
	return `${sessionCookie(origin).name}=${id}`;
}
