import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demande, type Demande } from '../../support/demande.ts';
import { champsDe, remplis } from '../../support/formulaire.ts';
import { adresse } from '../../support/routes.ts';
import { baseDe, contenuDeLaBase, plante, type Scene, type Sujet } from '../../support/scene.ts';
import { startSite, type Site } from '../../support/site.ts';

/* The database goes away under a form: a clear sentence, the words kept, nothing half-written, and the same form works after. */

let site: Site;
let scene: Scene;

beforeAll(async () => {
	site = await startSite();
	const base = await baseDe(site);
	scene = await plante(site, base);
	await base[Symbol.asyncDispose]();
});

afterAll(() => site?.[Symbol.asyncDispose]());

const LONG = 'Deux lignes,\net « des guillemets » <b> & "droits".';
const hier = () => site.ctx.today().subtract({ days: 1 }).toString();

type Envoi = {
	id: string;
	sujet: Sujet;
	reponses: () => Record<string, string>;
	garde: string[];
	recherche?: string;
};

const ENVOIS: Envoi[] = [
	{
		id: '/(agent)/dossiers/[id]/faits/nouveau',
		recherche: '?type=observations-envoyees',
		sujet: 'proprietaire',
		reponses: () => ({ le: hier(), preuve: LONG }),
		garde: ['preuve']
	},
	{
		id: '/(agent)/dossiers/[id]/recours/elements/[element]',
		sujet: 'proprietaire',
		reponses: () => ({ motif: LONG, redaction: LONG, vus: '' }),
		garde: ['motif', 'redaction']
	},
	{
		id: '/(admin)/admin/sections/[section]/services/nouveau',
		sujet: 'administrateur',
		reponses: () => ({ nom: 'Accueil du public', effectif: '9', parentId: '' }),
		garde: ['nom', 'effectif']
	},
	{
		id: '/(delegue)/delegue/services/[service]/comptage',
		sujet: 'delegue',
		reponses: () => ({
			participants: '3',
			engages: '3',
			convoques: '3',
			secondes: '0',
			refus: '2',
			absences: '1',
			comptesRendus: '1',
			contestations: '0'
		}),
		garde: ['participants']
	}
];

/** What was recorded, but for the rows that only live, such as the notices that the worker takes to send. */
async function ecrit(): Promise<Map<string, string[]>> {
	const base = await baseDe(site);
	try {
		return await contenuDeLaBase(base, { sauf: ['avis', 'battement', 'rappel', 'session', 'throttle'] });
	} finally {
		await base[Symbol.asyncDispose]();
	}
}

describe.each(ENVOIS)('$id', ({ id, recherche = '', sujet, reponses, garde }) => {
	it('without scripts, with files or in the page, and again afterwards', async () => {
		const chemin = adresse(id, scene.ici) + recherche;
		const cookie = scene.cookies[sujet];
		const page = await demande(site.origin, chemin, { cookie });
		const champs = remplis(champsDe(page.texte, chemin) ?? [], reponses());
		const donnes = new Map(champs);
		const avant = await ecrit();
		const rendu = await site.withoutDatabase(async () => {
			const simple = await demande(site.origin, chemin, { cookie, champs });
			const enScript = await demande(site.origin, chemin, {
				cookie,
				champs,
				headers: { 'x-sveltekit-action': 'true', accept: 'application/json' }
			});
			const avecFichier = await demande(site.origin, chemin, { cookie, ...multipart(champs) });
			const lecture = await demande(site.origin, chemin, { cookie });
			for (const { status, headers } of [simple, enScript, avecFichier, lecture]) {
				expect([status, headers['cache-control'], headers['retry-after']]).toEqual([503, 'no-store', '60']);
			}
			expect(JSON.parse(enScript.texte)).toEqual({
				type: 'error',
				error: {
					status: 503,
					message: 'La base de données ne répond pas pour l’instant. Rien n’a été enregistré.'
				}
			});
			expect(lecture.texte).toContain('rien de ce que vous aviez enregistré n’est perdu');
			for (const { texte } of [simple, avecFichier]) {
				expect(texte).toContain('La base de données ne répond pas pour l’instant.');
				const gardes = new Map(remplis(champsDe(texte, chemin) ?? []));
				for (const nom of garde) expect(gardes.get(nom)?.replaceAll('\r\n', '\n'), nom).toBe(donnes.get(nom));
				expect(gardes.get('op_id')).toBe(donnes.get('op_id'));
				expect(texte).not.toMatch(/canari\.pdf|CONNECTION_|ECONNREFUSED|ENOENT|at async/);
			}
			return simple;
		});
		expect(await ecrit()).toEqual(avant);
		// The button of the page that was given back, pressed twice.
		const encore = remplis(champsDe(rendu.texte, chemin) ?? []);
		const [une, deux] = [
			await attendu(() => demande(site.origin, chemin, { cookie, champs: encore })),
			await demande(site.origin, chemin, { cookie, champs: encore })
		];
		expect([une.status, deux.status]).toEqual([303, 303]);
		expect(deux.headers.location).toBe(une.headers.location);
		expect(await ecrit()).not.toEqual(avant);
	});
});

it('public pages that are in memory, or need no database, are still there', async () => {
	await demande(site.origin, '/');
	await site.withoutDatabase(async () => {
		for (const chemin of ['/', '/refuser', '/contester', '/confidentialite', '/connexion']) {
			expect([chemin, (await demande(site.origin, chemin)).status]).toEqual([chemin, 200]);
		}
	});
});

/** The same form as a browser sends it when it has a field for files. */
function multipart(champs: readonly (readonly [string, string])[]): Demande {
	const borne = '----bornedessais';
	const parts = champs.map(
		([nom, valeur]) =>
			`--${borne}\r\nContent-Disposition: form-data; name="${nom}"\r\n\r\n${valeur.replace(/\n/g, '\r\n')}`
	);
	const fichier = `--${borne}\r\nContent-Disposition: form-data; name="fichier"; filename="canari.pdf"\r\nContent-Type: application/pdf\r\n\r\nx`;
	return {
		body: `${[...parts, fichier].join('\r\n')}\r\n--${borne}--\r\n`,
		headers: { 'content-type': `multipart/form-data; boundary=${borne}` }
	};
}

/** Asks until the database is found again: what was cut is noticed by the first who asks. */
async function attendu<T extends { status: number }>(fn: () => Promise<T>): Promise<T> {
	let answer = await fn();
	while (answer.status === 503) answer = await fn();
	return answer;
}
