import { build, isBuildFresh } from '../../src/boot/build.ts';
import { openCompte } from '#lib/server/comptes.ts';
import { sessionCookie } from '#lib/server/cookies.ts';
import { asActor } from '#lib/server/db/as-actor.ts';
import { createSession } from '#lib/server/sessions.ts';
import { startSite, type Site } from '../support/site.ts';
import { median, say, short, spread, whole } from './figures.ts';
import { startEmptySite } from './empty-site.ts';
import { load, type Round } from './load.ts';

const ROUNDS = 7;
const SECONDS = 2;
const WARM_UP_SECONDS = 1;
const CONNECTIONS = 16;

/** What a browser sends when somebody opens a page. */
const BROWSER = { Accept: 'text/html', 'Accept-Encoding': 'gzip, deflate, br', 'Sec-Fetch-Site': 'none' };

interface Subject {
	name: string;
	url: URL;
	headers: Record<string, string>;
	rounds: Round[];
}

/** Requests per second of a public and of a private page, beside an empty SvelteKit page. */
export async function measurePages(): Promise<void> {
	if (!isBuildFresh()) {
		say('Construction du site…');
		await build();
	}
	say('Construction d’une page SvelteKit vide…');
	await using empty = await startEmptySite();
	await using site = await startSite();
	const subjects: Subject[] = [
		{ name: 'page SvelteKit vide', url: new URL('/', empty.origin), headers: BROWSER, rounds: [] },
		{ name: 'page publique (/)', url: new URL('/', site.origin), headers: BROWSER, rounds: [] },
		{
			name: 'page privée (/compte)',
			url: new URL('/compte', site.origin),
			headers: { ...BROWSER, Cookie: await signIn(site) },
			rounds: []
		}
	];

	for (const { url, headers } of subjects) await load(url, headers, CONNECTIONS, WARM_UP_SECONDS);
	for (let round = 1; round <= ROUNDS; round++) {
		for (const subject of subjects)
			subject.rounds.push(await load(subject.url, subject.headers, CONNECTIONS, SECONDS));
	}
	print(subjects);
}

/** The cookie of an agent who has just signed in. */
async function signIn({ ctx, origin }: Site): Promise<string> {
	const { id } = await asActor(ctx.db, { kind: 'connexion' }, async (tx) => {
		const { compteId } = await openCompte(tx, ctx, { courriel: 'mesure@exemple.test' });
		return createSession(tx, ctx, compteId, { appareilPersonnel: false });
	});
	return `${sessionCookie(origin).name}=${id}`;
}

function print([reference, ...others]: Subject[]): void {
	if (!reference) return;
	say('');
	say(`${ROUNDS} tours de ${SECONDS} s en alternance, ${CONNECTIONS} connexions, médiane [min – max]`);
	for (const subject of [reference, ...others]) {
		const rates = subject.rounds.map(({ perSecond }) => perSecond);
		const latencies = subject.rounds.flatMap((round) => round.latencies).sort((a, b) => a - b);
		const ratio = median(rates) / median(reference.rounds.map(({ perSecond }) => perSecond));
		say(
			[
				`  ${subject.name.padEnd(22)}`,
				`${spread(rates, whole)} req/s`,
				`p50 ${short(latencies[Math.floor(latencies.length * 0.5)])} ms`,
				`p99 ${short(latencies[Math.floor(latencies.length * 0.99)])} ms`,
				`× ${short(ratio)}`
			].join('   ')
		);
	}
}
