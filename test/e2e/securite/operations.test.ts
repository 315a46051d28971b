import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demande, type Reponse } from '../../support/demande.ts';
import { champsDe, remplis, reprochesDe } from '../../support/formulaire.ts';
import { adresse } from '../../support/routes.ts';
import { baseDe, plante, type Scene, type Sujet } from '../../support/scene.ts';
import { startSite, type Site } from '../../support/site.ts';

/* The same form sent twice by an impatient thumb, by « Back », or from two tabs. */

let site: Site;
let base: Awaited<ReturnType<typeof baseDe>>;
/** What most acts share, each for a table of its own. */
let commune: Scene;
let scene: Scene;

beforeAll(async () => {
	site = await startSite();
	base = await baseDe(site);
	commune = await plante(site, base);
});

afterAll(async () => {
	await base?.[Symbol.asyncDispose]();
	await site?.[Symbol.asyncDispose]();
});

const hier = () => site.ctx.today().subtract({ days: 1 }).toString();

type Acte = {
	id: string;
	sujet: Exclude<Sujet, 'anonyme' | 'sessionFinie' | 'compteFerme'>;
	/** Table in which one row appears. */
	table: string;
	reponses?: () => Record<string, string>;
	recherche?: string;
	/** The button that does it, on the page that the same form answers first. */
	bouton?: string;
	/** It changes what others look at, or can be done only once: it has a whole scene to itself. */
	aPart?: true;
	/** How many times it is sent at once. */
	fois?: number;
};

/** As many as the connections that all requests share: more would wait for these. */
const ENSEMBLE = 8;

const ACTES: Acte[] = [
	{
		id: '/(agent)/dossiers/nouveau',
		sujet: 'delegue',
		table: 'dossier',
		aPart: true,
		fois: 20,
		reponses: () => ({
			...{ corps: 'aucune', employeur: 'dgfip', statut: 'titulaire', zone: 'metropole' },
			...{ saison: String(site.ctx.today().year), etape: 'consentement', consentement: 'prive' }
		})
	},
	{
		id: '/(agent)/dossiers/[id]/faits/nouveau',
		sujet: 'proprietaire',
		table: 'fait',
		recherche: '?type=observations-envoyees',
		aPart: true,
		fois: 20,
		reponses: () => ({ le: hier() })
	},
	{
		id: '/(agent)/dossiers/[id]/faits/[fait]/correction',
		sujet: 'proprietaire',
		table: 'fait',
		aPart: true,
		reponses: () => ({ le: site.ctx.today().subtract({ days: 3 }).toString(), vise: '', voiesDeRecours: '' })
	},
	{ id: '/(agent)/dossiers/[id]/faits/[fait]/retrait', sujet: 'proprietaire', table: 'fait', aPart: true },
	{
		id: '/(admin)/admin/sections/nouvelle',
		sujet: 'national',
		table: 'section',
		reponses: () => ({ nom: `Nouvelle ${randomUUID()}`, courriel: '', site: '' })
	},
	{
		id: '/(admin)/admin/sections/[section]/services/nouveau',
		sujet: 'administrateur',
		table: 'service',
		reponses: () => ({ nom: `Service ${randomUUID()}`, effectif: '12', parentId: '' })
	},
	{
		id: '/(admin)/admin/sections/[section]/invitations/nouvelle',
		sujet: 'administrateur',
		table: 'invitation',
		reponses: () => ({ usagesMax: '12', serviceId: '' })
	},
	{
		id: '/(admin)/admin/sections/[section]/textes/nouveau',
		sujet: 'administrateur',
		table: 'texte_local',
		aPart: true,
		bouton: 'confirme',
		reponses: () => ({
			regime: 'fpe',
			objet: 'observations',
			nombre: '20',
			reference: `Note ${randomUUID()}`,
			valideDu: '2026-01-01'
		})
	},
	{
		id: '/(admin)/admin/mandats/[portee]/nouveau',
		sujet: 'administrateur',
		table: 'mandat',
		reponses: () => ({ nom: 'Dominique Renard', courriel: `${randomUUID()}@exemple.fr`, role: 'delegue' })
	},
	{
		id: '/(agent)/dossiers/[id]/messages',
		sujet: 'proprietaire',
		table: 'message',
		reponses: () => ({ texte: 'Merci.' })
	},
	{
		id: '/(delegue)/delegue/diffusions/nouvelle',
		sujet: 'delegue',
		table: 'diffusion',
		aPart: true,
		reponses: () => ({ titre: 'Réunion', texte: 'Lundi à midi.' })
	},
	{
		id: '/(delegue)/delegue/services/[service]/comptage',
		sujet: 'delegue',
		table: 'comptage_papier',
		aPart: true,
		reponses: () => ({
			...{ participants: '3', engages: '3', convoques: '3', secondes: '0' },
			...{ refus: '2', absences: '1', comptesRendus: '1', contestations: '0' }
		})
	}
];

const nombre = async (table: string): Promise<number> =>
	(await base.unsafe<{ n: number }[]>(`select count(*)::int as n from ${table}`))[0]?.n ?? 0;

/** The form of an act, filled, ready to be sent. */
async function remplir({ id, sujet, recherche = '', reponses, bouton, aPart }: Acte) {
	scene = aPart ? await plante(site, base) : commune;
	const cookie = scene.cookies[sujet];
	const chemin = adresse(id, scene.ici) + recherche;
	const page = await demande(site.origin, chemin, { cookie });
	const vus = remplis(champsDe(page.texte, chemin) ?? [], reponses?.());
	// A page that asks in two steps shows the fields of the first one only.
	const champs = [...new Map([['op_id', randomUUID()], ...vus, ...Object.entries(reponses?.() ?? {})])];
	if (bouton) {
		const { texte } = await demande(site.origin, chemin, { cookie, champs });
		const vu = champsDe(texte, chemin)?.find(({ nom }) => nom === bouton);
		champs.push([bouton, vu?.valeurs[0] ?? '']);
	}
	const envoyer = (changes: Record<string, string> = {}): Promise<Reponse> =>
		demande(site.origin, chemin, {
			cookie,
			champs: champs.map(([nom, valeur]) => [nom, changes[nom] ?? valeur] as const)
		});
	return { envoyer, champs };
}

describe.each(ACTES.map((acte) => ({ ...acte, nom: acte.id })))('$nom', (acte) => {
	it('sent many times at once, is done once and answers each time the same', async () => {
		const { fois = ENSEMBLE } = acte;
		const { envoyer } = await remplir(acte);
		const avant = await nombre(acte.table);
		const answers = await Promise.all(Array.from({ length: fois }, () => envoyer()));
		const vus = new Set(
			answers.map(({ status, headers, texte }) => `${status} ${headers.location ?? lien(texte)}`)
		);
		expect([...vus]).toEqual([expect.stringMatching(/^(?:303 \/|200 http)/)]);
		expect(await nombre(acte.table)).toBe(avant + 1);
		expect((await envoyer()).status).toBe(answers[0]?.status);
		expect(await nombre(acte.table)).toBe(avant + 1);
	});
});

/** The invitation that a page shows. */
const lien = (texte: string) =>
	/http:\/\/localhost:\d+\/rejoindre\/[\w-]+/.exec(texte)?.[0] ?? reprochesDe(texte)[0]?.message;

it('a form brought back by « Back », changed and sent again, is never taken for the first one', async () => {
	const { envoyer } = await remplir(ACTES[1]!);
	const avant = await nombre('fait');
	const premier = await envoyer();
	const second = await envoyer({ le: site.ctx.today().toString(), preuve: 'Changé ensuite' });
	expect([premier.status, second.status]).toEqual([303, 303]);
	expect(second.headers.location).not.toBe(premier.headers.location);
	expect(await nombre('fait')).toBe(avant + 2);
});

it('the operation of one act is not taken for that of another', async () => {
	const { envoyer, champs } = await remplir(ACTES[1]!);
	await envoyer();
	const op_id = champs.find(([nom]) => nom === 'op_id')?.[1] ?? '';
	const avant = await nombre('fait');
	const { ici, cookies } = scene;
	const retrait = await demande(site.origin, adresse('/(agent)/dossiers/[id]/faits/[fait]/retrait', ici), {
		champs: [['op_id', op_id]],
		cookie: cookies.proprietaire
	});
	expect(retrait.status).toBe(303);
	expect(await nombre('fait')).toBe(avant + 1);
});

it('two tabs on the consent: the second one is told, keeps its words, and overwrites nothing', async () => {
	scene = await plante(site, base);
	const chemin = `/dossiers/${scene.ici['id']}/consentement`;
	const cookie = scene.cookies.proprietaire;
	const page = await demande(site.origin, chemin, { cookie });
	const onglet = (reponses: Record<string, string>) =>
		demande(site.origin, chemin, {
			cookie,
			champs: remplis(champsDe(page.texte, chemin) ?? [], { ...reponses, op_id: randomUUID() })
		});
	expect((await onglet({ consentement: 'compte', nom: 'Premier Onglet' })).status).toBe(303);
	const second = await onglet({ consentement: 'suivi', nom: 'Second Onglet' });
	expect(second.status).toBe(422);
	expect(reprochesDe(second.texte)[0]?.message).toMatch(/a changé depuis que vous avez ouvert cette page/);
	expect(second.texte).toContain('Second Onglet');
	const apres = await demande(site.origin, chemin, { cookie });
	expect(apres.texte).toContain('Premier Onglet');
});
