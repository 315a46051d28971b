import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCompteTenu } from '#lib/server/comptes-tenus.ts';
import type { Correspondance } from '#lib/domain/importation/colonnes.ts';
import { createDossier, dossiers } from '#lib/server/dossiers.ts';
import { recordEngagement } from '#lib/server/engagements.ts';
import {
	applyImportation,
	importationDe,
	openImportation,
	tryImportation
} from '#lib/server/importations.ts';
import { beginTotp } from '#lib/server/totp.ts';
import type { Reponse } from '../../support/demande.ts';
import { accepte, PRIVE } from '../../support/dossier.ts';
import { champsDe, reprochesDe, type ChampVu } from '../../support/formulaire.ts';
import { Navigateur } from '../../support/navigateur.ts';
import { adresse, routesDuSite } from '../../support/routes.ts';
import {
	baseDe,
	contenuDeLaBase,
	importationsFaites,
	plante,
	type Params,
	type Scene,
	type Sujet,
	textesProjetes
} from '../../support/scene.ts';
import { startSite, type Site } from '../../support/site.ts';
import { agentDEssai } from '../../support/suivi.ts';

/*
 * Whatever is sent to any act of the site: never a breakdown, a French sentence that leads to its field, what was typed
 * still there, and nothing half-written.
 */

let site: Site;
let base: Awaited<ReturnType<typeof baseDe>>;
let scene: Scene;
/** Where what others need may be used up, one act after the other: planted once the other acts are done. */
let entamee: Scene | undefined;

beforeAll(async () => {
	site = await startSite();
	base = await baseDe(site);
	scene = await plante(site, base);
});

afterAll(async () => {
	await base?.[Symbol.asyncDispose]();
	await site?.[Symbol.asyncDispose]();
});

const actes = routesDuSite().filter(({ actions }) => actions.length > 0);

/** In whose name each group is asked. */
const SUJETS: Record<string, Sujet> = {
	'/(connexion)/connexion/second-facteur': 'delegueSansFacteur',
	'/(connexion)/connexion/second-facteur/activation': 'delegueSansFacteur',
	'(public)': 'anonyme',
	'(connexion)': 'anonyme',
	'(agent)': 'proprietaire',
	'(delegue)': 'delegue',
	'(elu)': 'elu',
	'(redaction)': 'redacteur',
	'(admin)': 'national'
};

type Preparation = (
	navigateur: Navigateur,
	chemin: string,
	ici: Scene
) => Promise<{ page: Reponse; chemin: string; formulaire?: string }>;

const avecRecherche =
	(recherche: (params: Params) => string): Preparation =>
	async (navigateur, chemin, { ici }) => {
		const complet = `${chemin}?${recherche(ici)}`;
		return { page: await navigateur.ouvre(complet), chemin: complet };
	};

/** The page of another group act of the place. */
const autreActe =
	(nom: 'propose' | 'contestation'): Preparation =>
	async (navigateur, chemin, { ici }) => {
		const vers = chemin.replace(ici['acte'] ?? '', ici[nom] ?? '');
		return { page: await navigateur.ouvre(vers), chemin: vers };
	};

/** A page of the pledge of another dossier of the same agent: the report of the one of the scene came already. */
const engage =
	(vers: '' | '/retrait'): Preparation =>
	async (navigateur, _chemin, { comptes, ici }) => {
		const { ctx } = site;
		const agent = { kind: 'agent', compteId: comptes.proprietaire } as const;
		const saison = ctx.today().year + 1;
		const nouveau = { ...PRIVE, saison, consentement: 'compte' as const, nom: 'Camille Petit' };
		const deja = (await dossiers(ctx, agent)).find((un) => un.saison === saison)?.id;
		const id =
			deja ??
			accepte(await createDossier(ctx, agent, { ...nouveau, invitation: ici['jeton'] ?? '' }, randomUUID()))
				.id;
		const saisi = { seuil: 9, finLe: ctx.today().add({ days: 9 }), montrerNom: false };
		accepte(await recordEngagement(ctx, agent, id, saisi, randomUUID()));
		const chemin = `/dossiers/${id}/engagement${vers}`;
		return { page: await navigateur.ouvre(chemin), chemin };
	};

/** The page of an import of services of its own, tried, then applied if that is to be undone. */
const importe =
	(vers: 'application' | 'annulation'): Preparation =>
	async (navigateur, _chemin, { comptes, ici: { section = '' } }) => {
		const { ctx } = site;
		const qui = { kind: 'administrateur', compteId: comptes.national } as const;
		const liste = {
			genre: 'services' as const,
			nom: 'services.csv',
			octets: Buffer.from(`Service;Effectif\n${vers};3\n`)
		};
		const { id } = accepte(await openImportation(ctx, qui, section, liste, randomUUID()));
		const version = async () => (await importationDe(ctx, qui, section, id)).version;
		const colonnes: Correspondance = ['nom', 'effectif'];
		const reponses = { colonnes, titres: true, deplacer: false, role: 'delegue' as const };
		accepte(
			await tryImportation(ctx, qui, section, id, { ...reponses, version: await version() }, randomUUID())
		);
		if (vers === 'annulation') {
			accepte(await applyImportation(ctx, qui, section, id, await version(), randomUUID()));
			await importationsFaites(base);
		}
		const chemin = `/admin/sections/${section}/importations/${id}/${vers}`;
		return { page: await navigateur.ouvre(chemin), chemin };
	};

/** The way of the refusal, as far as the form that goes to this step. */
const parcours =
	(...etapes: string[]): Preparation =>
	async (navigateur, chemin) => {
		const reponses = { lieu: 'dgfip', statut: 'titulaire', source: 'aucune' };
		let page = await navigateur.ouvre('/refuser');
		for (const etape of etapes) page = await navigateur.remplit(page, `/refuser/${etape}`, reponses);
		return { page, chemin };
	};

/** The way to a letter, as far as the form that goes to this step. */
const lettre =
	(...etapes: string[]): Preparation =>
	async (navigateur, chemin) => {
		const adresse = chemin.replace(/\/\w+$/, '');
		const reponses = { lieu: 'dgfip', statut: 'titulaire' };
		let page = await navigateur.ouvre(adresse);
		for (const etape of etapes) page = await navigateur.remplit(page, `${adresse}/${etape}`, reponses);
		return { page, chemin };
	};

/** The claim code of an account that a delegate of the second section keeps. */
async function codeRemis({ comptes, ailleurs }: Scene): Promise<string> {
	const delegue = { kind: 'delegue', compteId: comptes.delegueAilleurs } as const;
	const au = site.ctx.today();
	const nouveau = {
		nom: 'Andrea Blanc',
		employeur: 'dgfip',
		statut: 'titulaire',
		zone: 'metropole',
		saison: au.year,
		consentement: 'suivi',
		serviceId: null,
		accord: 'telephone',
		accordLe: au,
		dit: null
	} as const;
	const ouvert = await createCompteTenu(site.ctx, delegue, ailleurs['section'] ?? '', nouveau, randomUUID());
	return ouvert.ok ? (ouvert.remis?.code ?? '') : '';
}

/** Pages whose form comes after an address or a first answer; the others show it at once. */
const PREPARATIONS: Record<string, Preparation> = {
	// The dossier of the scene is on the sitting already: another one is there to be put.
	'/(delegue)/delegue/cap/[seance]/ajout': async (navigateur, chemin, { ici }) => {
		await agentDEssai(site.ctx, ici['jeton'] ?? '', { nom: 'Sacha Roy' });
		return { page: await navigateur.ouvre(chemin), chemin };
	},
	// A form goes back there only by the buttons of other steps: its own fields are asked here.
	'/(public)/refuser': async (navigateur, chemin) => ({
		page: await navigateur.ouvre(chemin),
		chemin,
		formulaire: '/refuser/convocation'
	}),
	'/(public)/outils/compte-rendu': async (navigateur, chemin) => ({
		page: await navigateur.ouvre(chemin),
		chemin,
		formulaire: '/outils/compte-rendu/questions'
	}),
	'/(public)/outils/compte-rendu/resultat': async (navigateur, chemin) => {
		const reponses = { lieu: 'territorial', statut: 'titulaire', issue: 'aucun', texte: 'Agent syndiqué.' };
		const vide = await navigateur.ouvre('/outils/compte-rendu');
		return { page: await navigateur.remplit(vide, '/outils/compte-rendu/questions', reponses), chemin };
	},
	'/(public)/refuser/convocation': parcours(),
	'/(public)/refuser/risques': parcours('convocation'),
	'/(public)/refuser/lettre': parcours('convocation', 'risques'),
	'/(public)/refuser/envoi': parcours('convocation', 'risques', 'lettre'),
	'/(public)/lettres/[modele]/ecrire': lettre(),
	'/(public)/lettres/[modele]/envoi': lettre('ecrire'),
	'/(agent)/dossiers/[id]/faits/nouveau': avecRecherche(() => 'type=convocation-recue'),
	'/(agent)/dossiers/[id]/actes/[acte]': autreActe('propose'),
	'/(agent)/dossiers/[id]/actes/[acte]/versement': autreActe('contestation'),
	'/(agent)/dossiers/[id]/engagement': engage(''),
	'/(agent)/dossiers/[id]/engagement/retrait': engage('/retrait'),
	'/(agent)/dossiers/rattachement': avecRecherche(({ jeton }) => `invitation=${jeton}`),
	'/(admin)/admin/sections/[section]/importations/[importation]/application': importe('application'),
	'/(admin)/admin/sections/[section]/importations/[importation]/annulation': importe('annulation'),
	'/(admin)/admin/domaines/retrait': avecRecherche(() => 'domaine=gouv.fr'),
	'/(agent)/dossiers/nouveau': async (navigateur, chemin) => {
		const vide = await navigateur.ouvre(chemin);
		const reponses = { corps: 'aucune', employeur: 'dgfip', statut: 'titulaire', zone: 'metropole' };
		return { page: await navigateur.remplit(vide, chemin, reponses), chemin };
	},
	'/(agent)/compte/cle/verification': async (navigateur, chemin) => ({
		page: await navigateur.ouvre('/compte/cle', []),
		chemin
	}),
	'/(connexion)/connexion/cle/verification': async (navigateur, chemin) => ({
		page: await navigateur.ouvre('/connexion/cle/nouvelle', []),
		chemin
	}),
	'/(delegue)/delegue/adherents/[compte]/faits/nouveau': avecRecherche(() => 'type=convocation-recue'),
	'/(connexion)/reprendre/adresse': async (navigateur, chemin, ici) => ({
		page: await navigateur.ouvre('/reprendre', [['code', await codeRemis(ici)]]),
		chemin
	}),
	'/(connexion)/reprendre/adresse/code': async (navigateur, chemin, ici) => {
		const saisie: [string, string][] = [
			['code', await codeRemis(ici)],
			['courriel', 'bien.distraite@exemple.fr']
		];
		return { page: await navigateur.ouvre('/reprendre/adresse', saisie), chemin };
	},
	'/(connexion)/reprendre/cle': async (navigateur, chemin, ici) => ({
		page: await navigateur.ouvre('/reprendre', [['code', await codeRemis(ici)]]),
		chemin
	}),
	'/(connexion)/reprendre/cle/verification': async (navigateur, chemin, ici) => ({
		page: await navigateur.ouvre('/reprendre/cle', [['code', await codeRemis(ici)]]),
		chemin
	}),
	'/(connexion)/connexion/code': async (navigateur) => {
		const envoyee = await navigateur.ouvre('/connexion', [['courriel', 'bien.distraite@exemple.fr']]);
		const chemin = String(envoyee.headers.location);
		return { page: await navigateur.ouvre(chemin), chemin };
	},
	'/(connexion)/connexion/second-facteur/activation': async (navigateur, chemin) => {
		await navigateur.ouvre(chemin, [['etape', 'commencer']]);
		return { page: await navigateur.ouvre(chemin), chemin };
	},
	'/(connexion)/connexion/second-facteur': async (navigateur, chemin, { comptes }) => {
		await beginTotp(site.ctx, comptes.delegueSansFacteur);
		await base`update compte set totp_confirme_at = now() where id = ${comptes.delegueSansFacteur}`;
		return { page: await navigateur.ouvre(chemin), chemin };
	}
};

/** Acts whose form shows only with a link that the program prints, to whom may act, or that give back what another page sent. */
const SANS_FORMULAIRE = /premier-administrateur|tenue$|\/demo\/|reprise$|deconnexion$/;

const LONG = 1_000_000;
const HOSTILES = [
	'',
	' ',
	'a'.repeat(201),
	'mot '.repeat(LONG / 4),
	'e\u0301'.repeat(10_000),
	'a\u0000b',
	'\ud800',
	'\u202egnp.exe',
	'<script>alert(1)</script>"\'>',
	"'; drop table compte; --",
	'a\r\nBcc: x@exemple.fr\r\n\r\nb',
	'%00%ff%',
	'../../../etc/passwd',
	'__proto__',
	'null',
	'0000-01-01',
	'0001-01-01',
	'9999-12-31',
	'2027-02-29',
	'31/02/2026',
	'1er janvier 10000',
	'+275760-09-14',
	'-1',
	'0',
	'9007199254740993',
	'9999999',
	'1e309',
	'NaN',
	'24:61',
	'x@y',
	'00000000-0000-0000-0000-000000000000',
	'👩🏽‍⚖️'
] as const;

/** What is sent for a field: what the page offers, or something hostile, once or twice, or nothing. */
const envoiDe = ({ nom, valeurs, genre }: ChampVu): fc.Arbitrary<[string, string][]> => {
	const offert = fc.constantFrom(...(valeurs.length > 0 ? valeurs : ['']));
	const un = fc
		.oneof(
			{ weight: genre === 'tape' ? 1 : 3, arbitrary: offert },
			{ weight: 2, arbitrary: fc.constantFrom(...HOSTILES) }
		)
		.map((valeur): [string, string][] => [[nom, valeur]]);
	return fc.oneof(
		{ weight: 8, arbitrary: un },
		{ weight: 1, arbitrary: fc.constant<[string, string][]>([]) },
		{ weight: 1, arbitrary: fc.tuple(un, un).map(([a, b]) => [...a, ...b]) }
	);
};

const INTRUS: [string, string][] = [
	['__proto__', 'x'],
	['constructor', 'x'],
	['toString', 'x'],
	['compteId', '00000000-0000-4000-8000-000000000000'],
	['', 'x']
];

const formulaireDe = (champs: readonly ChampVu[]): fc.Arbitrary<[string, string][]> =>
	fc
		.tuple(fc.tuple(...champs.map(envoiDe)), fc.subarray(INTRUS))
		.map(([connus, intrus]) => [...connus.flat(), ...intrus])
		// One body stays under what the web server reads.
		.filter((tout) => tout.reduce((somme, [, valeur]) => somme + valeur.length, 0) < 2.5 * LONG);

/** Forms for each act: few at each commit, thousands by hand (`SAISIES=500 npm run e2e -- saisies`). */
const RUNS = Number(process.env.SAISIES ?? 4);
/** Acts that use something up: they come last, on a scene of their own, each for what the others leave alone. */
const ENTAME =
	/\/(?:fin|retrait|revocation|fermeture|second-facteur|activation|accord)$|\/(?:recours|actes)\//;
/** Acts that take from others what they need, or from which others took it: each has a whole scene to itself. */
const DETRUIT = new RegExp(
	[
		...['/compte/fermeture$', 'second-facteur', '\\[mandat\\]', '/accord$', '^/\\(elu\\)'],
		...['/actes/\\[acte\\]/(?:retrait|cloture|lettre)$', '/engagement/retrait$', '/recours/pieces/']
	].join('|')
);

const sceneDe = async (id: string): Promise<Scene> => {
	if (DETRUIT.test(id)) return plante(site, base);
	return ENTAME.test(id) ? (entamee ??= await plante(site, base)) : scene;
};

/** What a refusal never touches. */
const TABLES_A_PART = [
	'avis',
	'battement',
	'connexion',
	'rappel',
	'session',
	'throttle',
	'compte',
	'cle_agent',
	'recours'
];

/** What the tables hold, once the worker has done what the acts before asked of it. */
async function photo(): Promise<Map<string, string[]>> {
	await textesProjetes(base);
	await importationsFaites(base);
	return contenuDeLaBase(base, { sauf: TABLES_A_PART });
}

describe.each(actes.map(({ id }) => id).toSorted((a, b) => +ENTAME.test(a) - +ENTAME.test(b)))('%s', (id) => {
	it('bears anything', async () => {
		const sujet = SUJETS[id] ?? SUJETS[/\(\w+\)/.exec(id)?.[0] ?? ''] ?? 'anonyme';
		const ici = await sceneDe(id);
		const entrer = async () =>
			new Navigateur(site.origin, sujet === 'anonyme' ? null : await ici.revenir(sujet as 'proprietaire'));
		let navigateur = await entrer();
		const preparer: Preparation =
			PREPARATIONS[id] ?? (async (qui, vers) => ({ page: await qui.ouvre(vers), chemin: vers }));
		const { page, chemin, formulaire = chemin } = await preparer(navigateur, adresse(id, ici.ici), ici);
		const champs = champsDe(page.texte, formulaire);
		if (!SANS_FORMULAIRE.test(id)) expect(champs, 'the page has a form').not.toBeNull();
		const fragile = /fermeture$|\/cle\/|second-facteur|deconnexion/.test(id);
		let contenu = await photo();
		await fc.assert(
			fc.asyncProperty(formulaireDe(champs ?? []), async (envoye) => {
				if (fragile) navigateur = await entrer();
				const answer = await navigateur.ouvre(chemin, envoye);
				const { status } = answer;
				expect([200, 303, 307, 401, 404, 422, 429], `status ${status}`).toContain(status);
				const avant = contenu;
				contenu = await photo();
				if (status !== 422) return;
				expect(contenu, 'nothing is written').toEqual(avant);
				const apres = champsDe(answer.texte, formulaire);
				expectKept(envoye, apres ?? []);
				const reproches = reprochesDe(answer.texte);
				// An agent whose corps has other rules is told so, and has nothing to mend.
				if (!answer.texte.includes('Vigie ne sait pas compter vos délais'))
					expect(reproches.length, 'says what is to be mended').toBeGreaterThan(0);
				for (const { message, vers } of reproches) {
					expect(message).toMatch(/^[A-ZÀÉÊ«].*[.!?]$/su);
					expect(message).not.toMatch(/\b(?:invalid|expected|required|must|received|undefined|invalide)\b/i);
					// After an act that changed the page, a form of the page before has no place there.
					if (vers !== null && memesChamps(champs, apres))
						expect(answer.texte, `the place of « ${message} »`).toContain(`id="${vers}"`);
				}
			}),
			{ numRuns: RUNS, seed: 20260302, endOnFailure: true }
		);
	});
});

const memesChamps = (...pages: (ChampVu[] | null)[]): boolean =>
	new Set(pages.map((champs) => JSON.stringify(champs?.map(({ nom }) => nom)))).size === 1;

/** What was typed is in its field again, but for what no text may hold. */
function expectKept(envoye: readonly (readonly [string, string])[], champs: readonly ChampVu[]): void {
	for (const { nom, genre, valeurs } of champs) {
		const envois = envoye.filter(([autre]) => autre === nom);
		if (genre !== 'tape' || envois.length !== 1) continue;
		const [[, tape = ''] = []] = envois;
		expect(valeurs.map(propre).join(), `what was typed in « ${nom} »`).toContain(propre(tape));
	}
}

const propre = (texte: string): string =>
	texte
		.toWellFormed()
		.normalize('NFC')
		.replace(/[^\P{Cc}]|[\u202a-\u202e]/gu, '')
		.trim();
