import { randomUUID } from 'node:crypto';
import { describe, expect } from 'vitest';
import { paragraphes, type Retouche } from '#lib/domain/courriers/retouches.ts';
import { enTexte } from '#lib/domain/courriers/texte.ts';
import type { Fait } from '#lib/domain/dossier/faits.ts';
import { type Brouillon, type CodeLettre, type Depart, departVide } from '#lib/domain/recours/brouillon.ts';
import type { RegimeCode } from '#lib/domain/regimes/codes.ts';
import type { Agent } from '#lib/server/acteurs.ts';
import { courrierFige } from '#lib/server/courriers.ts';
import { createDossier, type NouveauDossier } from '#lib/server/dossiers.ts';
import { recordFait } from '#lib/server/faits.ts';
import { addPiece, withdrawPiece } from '#lib/server/pieces.ts';
import {
	freezeLettre,
	lettreEnCours,
	marque,
	peutEcrire,
	recordEnvoi,
	recours,
	saveBrouillon
} from '#lib/server/recours.ts';
import { test, type TestContext } from '../support/database.ts';
import { unPdf } from '../support/fichiers.ts';
import { complet, ENVOYE, jour, NOTIFIE } from '../support/recours.ts';
import { insertCompte } from '../support/rows.ts';

const op = () => randomUUID();

type Qui = Pick<NouveauDossier, 'employeur' | 'statut'>;
type Sien = { qui: Agent; id: string };

/** An agent with a draft that lacks nothing, on this day, after these facts. */
async function dossier(ctx: TestContext, de: Qui, faits: Fait[], au: string): Promise<Sien> {
	ctx.clock.set(au);
	const qui: Agent = { kind: 'agent', compteId: await insertCompte(ctx) };
	const prive = {
		zone: 'metropole',
		saison: 2026,
		consentement: 'prive',
		nom: null,
		invitation: null
	} as const;
	const cree = await createDossier(ctx, qui, { ...de, ...prive }, op());
	if (!cree.ok) throw new Error(cree.refus.message);
	for (const fait of faits) {
		const note = await recordFait(ctx, qui, cree.id, { fait, preuve: null }, op());
		if (!note.ok) throw new Error(note.refus.message);
	}
	const { elements, ecartes, identite, autorite } = complet();
	await changer(ctx, { qui, id: cree.id }, (brouillon) => ({
		...brouillon,
		elements,
		ecartes,
		identite,
		autorite
	}));
	return { qui, id: cree.id };
}

async function changer(ctx: TestContext, { qui, id }: Sien, change: (avant: Brouillon) => Brouillon) {
	const { brouillon } = await recours(ctx, qui, id);
	const partie = {
		lire: (un: Brouillon) => un,
		changer: (avant: Brouillon) => ({ ok: true as const, brouillon: change(avant) })
	};
	expect(await saveBrouillon(ctx, qui, id, partie, marque(brouillon))).toEqual({ ok: true });
}

const depart = (code: CodeLettre, dit: Partial<Depart>) => (brouillon: Brouillon) => ({
	...brouillon,
	departs: { ...brouillon.departs, [code]: { ...departVide(), ...dit } }
});

async function terminer(ctx: TestContext, { qui, id }: Sien, code: CodeLettre) {
	const vue = lettreEnCours(ctx, await recours(ctx, qui, id), code);
	return freezeLettre(ctx, qui, id, { code, lue: vue?.marque ?? '' }, op());
}

async function terminee(ctx: TestContext, sien: Sien, code: CodeLettre) {
	const figee = await terminer(ctx, sien, code);
	if (!figee.ok) throw new Error(figee.refus.message);
	return courrierFige(ctx, sien.qui, figee.id);
}

const DGFIP = { employeur: 'dgfip', statut: 'titulaire' } as const;
const MAIRIE = { employeur: 'territorial', statut: 'titulaire' } as const;

describe('la lettre suit le régime du dossier, et garde le sien une fois figée', () => {
	test.for<[Qui, RegimeCode, string, string]>([
		[DGFIP, 'fpe', '2010-888', 'Recours hiérarchique contre le compte rendu'],
		[MAIRIE, 'fpt', '2014-1526', 'Demande de révision du compte rendu'],
		[
			{ employeur: 'hospitalier', statut: 'titulaire' },
			'fph',
			'2020-719',
			'Demande de révision du compte rendu'
		],
		[
			{ employeur: 'etat', statut: 'contractuel' },
			'contractuel-etat',
			'86-83',
			'Recours hiérarchique contre le compte rendu'
		],
		[
			{ employeur: 'territorial', statut: 'contractuel' },
			'contractuel-territorial',
			'88-145',
			'Demande de révision du compte rendu'
		]
	])('%j : %s', async ([de, regime, decret, titre], { ctx }) => {
		const figee = await terminee(
			ctx,
			await dossier(ctx, de, [NOTIFIE], '2026-01-15'),
			'recours-hierarchique'
		);
		expect(figee).toMatchObject({ regime, titre });
		expect(enTexte(figee.courrier)).toContain(decret);
	});
});

describe('les paragraphes de l’agent', () => {
	const SIEN = 'Ce compte rendu ne dit rien de mon travail.';

	async function retoucher(ctx: TestContext, sien: Sien): Promise<Retouche> {
		const vue = lettreEnCours(ctx, await recours(ctx, sien.qui, sien.id), 'recours-hierarchique')!;
		const [, premier] = paragraphes(vue.proposee, []);
		const retouche = { origine: premier!.origine, texte: SIEN };
		await changer(ctx, sien, depart('recours-hierarchique', { retouches: [retouche] }));
		return retouche;
	}

	test('entrent dans la lettre figée, qui reste complète', async ({ ctx }) => {
		const sien = await dossier(ctx, MAIRIE, [NOTIFIE], '2026-01-15');
		const { origine } = await retoucher(ctx, sien);
		const texte = enTexte((await terminee(ctx, sien, 'recours-hierarchique')).courrier);
		expect(texte).toContain(SIEN);
		expect(texte).not.toContain(origine);
		expect(texte).toContain('Raison de appreciation');
	});

	test('ne changent pas de place quand la lettre change : rien ne se fige avant que l’agent les reprenne', async ({
		ctx
	}) => {
		const sien = await dossier(ctx, MAIRIE, [NOTIFIE], '2026-01-15');
		await retoucher(ctx, sien);
		await changer(ctx, sien, (brouillon) => ({
			...brouillon,
			identite: { ...brouillon.identite, anneeEvaluee: '2025' }
		}));
		const vue = lettreEnCours(ctx, await recours(ctx, sien.qui, sien.id), 'recours-hierarchique')!;
		expect(vue.orphelines.map(({ texte }) => texte)).toEqual([SIEN]);
		expect(enTexte(vue.courrier)).not.toContain(SIEN);
		expect(await terminer(ctx, sien, 'recours-hierarchique')).toMatchObject({
			ok: false,
			refus: { code: 'lettre-incomplete', message: expect.stringContaining('que vous aviez réécrit') }
		});
	});
});

describe('le complément', () => {
	test('ajoute ce qu’il conteste à la première lettre, sans noter de fait ni bouger de date', async ({
		ctx
	}) => {
		const sien = await dossier(ctx, DGFIP, [NOTIFIE], '2026-01-15');
		const { qui, id } = sien;
		const premiere = await terminee(ctx, sien, 'recours-hierarchique');
		const parti = { le: jour('2026-01-15'), moyen: 'courriel', preuve: null } as const;
		expect((await recordEnvoi(ctx, qui, premiere.id, parti, op())).ok).toBe(true);
		await changer(ctx, sien, (brouillon) => ({
			...brouillon,
			elements: brouillon.elements.map((element) =>
				element.id === 'croix' ? { ...element, motif: 'Un motif retrouvé.' } : element
			)
		}));
		const avant = await recours(ctx, qui, id);
		const complement = await terminee(ctx, sien, 'complement-recours');
		const texte = enTexte(complement.courrier);
		expect(texte).toContain('Un motif retrouvé.');
		expect(texte).not.toContain('Raison de appreciation');
		expect(texte).toContain('dans le délai de quinze jours francs que fixe l’article 6');
		expect((await recordEnvoi(ctx, qui, complement.id, parti, op())).ok).toBe(true);
		const apres = await recours(ctx, qui, id);
		expect(apres.dossier.faits).toHaveLength(avant.dossier.faits.length);
		expect(JSON.stringify(apres.dossier.chaine)).toBe(JSON.stringify(avant.dossier.chaine));
		expect(Object.fromEntries(apres.brouillon.envoyes!.map(({ id: code, motif }) => [code, motif]))).toEqual({
			croix: 'Un motif retrouvé.',
			appreciation: 'Raison de appreciation'
		});
	});

	test('le lendemain du dernier jour, ne s’écrit plus', async ({ ctx }) => {
		const { qui, id } = await dossier(ctx, DGFIP, [NOTIFIE, ENVOYE], '2026-01-26');
		expect(peutEcrire(await recours(ctx, qui, id), 'complement-recours')).toBe(true);
		ctx.clock.set('2026-01-27');
		expect(peutEcrire(await recours(ctx, qui, id), 'complement-recours')).toBe(false);
	});
});

describe('les pièces', () => {
	test('se numérotent dans l’ordre choisi, gardent leur empreinte ; une pièce retirée n’est plus citée', async ({
		ctx
	}) => {
		const sien = await dossier(ctx, MAIRIE, [NOTIFIE], '2026-01-15');
		const { qui, id } = sien;
		const deposer = async (nom: string) => {
			const ajout = await addPiece(ctx, qui, id, { nom, octets: await unPdf({ texte: nom }) }, op());
			if (!ajout.ok) throw new Error(ajout.refus.message);
			return ajout.piece;
		};
		const [rapport, tableau] = [await deposer('rapport.pdf'), await deposer('tableau.pdf')];
		await changer(ctx, sien, depart('recours-hierarchique', { joindre: [tableau.id, rapport.id] }));
		const figee = await terminee(ctx, sien, 'recours-hierarchique');
		expect(figee.pieces.map(({ numero, sha256 }) => [numero, sha256])).toEqual([
			[1, tableau.sha256],
			[2, rapport.sha256]
		]);
		const texte = enTexte(figee.courrier);
		expect(texte).toContain(`- Pièce n°\u00a01\u202f: ${tableau.intitule}\n- Pièce n°\u00a02`);
		await withdrawPiece(ctx, qui, id, tableau.id, op());
		const vue = lettreEnCours(ctx, await recours(ctx, qui, id), 'recours-hierarchique')!;
		expect(vue.pieces.map(({ id: une, numero }) => [une, numero])).toEqual([[rapport.id, 1]]);
	});
});

describe('où le temps de l’autorité n’a pas pu être vérifié', () => {
	test.for<CodeLettre>(['relance', 'saisine-cap-precaution', 'demande-motifs'])(
		'%s s’écrit aussitôt, sans dire personne en retard',
		async (code, { ctx }) => {
			const de = { employeur: 'hospitalier', statut: 'titulaire' } as const;
			const sien = await dossier(ctx, de, [NOTIFIE, ENVOYE], '2026-01-22');
			const texte = enTexte((await terminee(ctx, sien, code)).courrier);
			expect(texte).not.toMatch(/quinze jours|retard|écoulé|délai/);
		}
	);
});
