import { randomUUID } from 'node:crypto';
import { describe, expect } from 'vitest';
import type { Fait } from '#lib/domain/dossier/faits.ts';
import type { Delegue } from '#lib/server/acteurs.ts';
import {
	answerPassage,
	changeSeance,
	createSeance,
	marqueDAccord,
	marqueDesNotes,
	marqueDuResultat,
	passage,
	passageDe,
	passagesDe,
	proposables,
	proposeDossier,
	recordAvis,
	recordResultat,
	removePassage,
	type ResultatSaisi,
	saveNotes,
	seance,
	seances,
	type SeanceSaisie
} from '#lib/server/cap.ts';
import { apercuDuPaquet, paquet, type Paquet } from '#lib/server/cap-pdf.ts';
import { asActor } from '#lib/server/db/as-actor.ts';
import { changeConsentement, dossier } from '#lib/server/dossiers.ts';
import { recordFait } from '#lib/server/faits.ts';
import { endMandat } from '#lib/server/mandats.ts';
import { addPiece, withdrawPiece } from '#lib/server/pieces.ts';
import { remise } from '#lib/server/remises.ts';
import { test as base, type TestContext } from '../support/database.ts';
import { accepte } from '../support/dossier.ts';
import { uneImage } from '../support/fichiers.ts';
import { readPdf } from '../support/pdf.ts';
import { insertFirstAdministrateur } from '../support/rows.ts';
import { type AgentDEssai, agentDEssai, recoursDEssai, sectionDEssai } from '../support/suivi.ts';

const jour = (texte: string) => Temporal.PlainDate.from(texte);
const op = () => randomUUID();

const test = base
	.extend('chef', { scope: 'file' }, async ({ ctx }) => ({
		kind: 'administrateur' as const,
		compteId: await insertFirstAdministrateur(ctx)
	}))
	.extend('section', { scope: 'file' }, async ({ ctx, chef }) => sectionDEssai(ctx, chef, 'Finances'))
	.extend('ailleurs', { scope: 'file' }, async ({ ctx, chef }) => sectionDEssai(ctx, chef, 'Ailleurs'));

const SAISIE: SeanceSaisie = {
	le: jour('2026-04-14'),
	regime: 'fpe',
	commission: '',
	lieu: 'Bercy',
	membres: 'Dominique Faure, titulaire\nAlix Noël, suppléante',
	note: 'Préparer la salle'
};

const NOTIFIE: Fait = { type: 'compte-rendu-notifie', le: jour('2026-02-16') };
const SAISIE_CAP: Fait = { type: 'cap-saisie', le: jour('2026-03-02') };

async function ouvrir(
	ctx: TestContext,
	actor: Delegue,
	sectionId: string,
	saisie: Partial<SeanceSaisie> = {}
) {
	ctx.clock.set('2026-03-02');
	return accepte(await createSeance(ctx, actor, sectionId, { ...SAISIE, ...saisie }, op())).id;
}

/** A followed dossier on a sitting, whose appeal left, and whose agent agreed unless told otherwise. */
async function presente(
	ctx: TestContext,
	section: Awaited<ReturnType<typeof sectionDEssai>>,
	{ nom = 'Camille Petit', accord = true, pieces = 0 } = {}
) {
	const seanceId = await ouvrir(ctx, section.delegue, section.id);
	const qui = await agentDEssai(ctx, section.jeton, { nom, faits: [NOTIFIE] });
	const ids: string[] = [];
	for (let n = 1; n <= pieces; n++) {
		const fichier = { nom: `preuve ${n}.png`, octets: await uneImage('png') };
		ids.push(accepte(await addPiece(ctx, qui.agent, qui.dossierId, fichier, op())).piece.id);
	}
	await recoursDEssai(ctx, qui.agent, qui.dossierId, {
		le: jour('2026-03-02'),
		motif: `Raison de ${nom}.`,
		pieces: ids
	});
	accepte(await proposeDossier(ctx, section.delegue, seanceId, qui.dossierId, op()));
	if (accord) await accorder(ctx, qui, seanceId);
	return { ...qui, seanceId, pieces: ids };
}

async function lue(ctx: TestContext, { agent, dossierId }: AgentDEssai, seanceId: string): Promise<string> {
	return marqueDAccord(await passageDe(ctx, agent, dossierId, seanceId), await remise(ctx, agent, dossierId));
}

async function repondre(ctx: TestContext, qui: AgentDEssai, seanceId: string, accord: 'donne' | 'refuse') {
	const cible = { seanceId, dossierId: qui.dossierId };
	return answerPassage(ctx, qui.agent, cible, { accord, lue: await lue(ctx, qui, seanceId) }, op());
}
const accorder = async (ctx: TestContext, qui: AgentDEssai, seanceId: string) =>
	accepte(await repondre(ctx, qui, seanceId, 'donne'));

async function texteDuPaquet(ctx: TestContext, actor: Delegue, seanceId: string, notes = false) {
	return readPdf(fichier(await paquet(ctx, actor, seanceId, { notes })));
}
function fichier(fait: Paquet): Uint8Array {
	if (!fait.ok) throw new Error(fait.cause);
	return fait.octets;
}
const plat = (texte: string) => texte.replace(/[\s\u00a0\u202f]+/g, ' ');

const VOTE = {
	administration: { pour: 0, contre: 4, abstention: 0 },
	personnel: { pour: 4, contre: 0, abstention: 0 }
};
const PARTAGE: ResultatSaisi = {
	avis: 'partage',
	vote: VOTE,
	suites: 'Le directeur relira le compte rendu.',
	mot: 'Nous demandons audience.'
};

const introuvable = { code: 'introuvable' };

describe('les séances d’une section', () => {
	test('à venir d’abord, la plus proche en tête, puis les tenues', async ({ ctx, section }) => {
		const [juin, avril] = [
			await ouvrir(ctx, section.delegue, section.id, { le: jour('2026-06-02') }),
			await ouvrir(ctx, section.delegue, section.id)
		];
		ctx.clock.set('2026-04-15');
		const { aVenir, tenues } = await seances(ctx, section.delegue, section.id);
		expect(aVenir.map(({ id }) => id)).toContain(juin);
		expect(tenues.map(({ id }) => id)).toContain(avril);
		const une = await seance(ctx, section.delegue, avril);
		expect(une).toMatchObject({
			commission: 'la CAP nationale',
			lieu: 'Bercy',
			membres: [
				{ nom: 'Dominique Faure', role: 'titulaire' },
				{ nom: 'Alix Noël', role: 'suppléante' }
			],
			passages: []
		});
	});

	test('un nom écrit reste celui qui est écrit', async ({ ctx, section }) => {
		const id = await ouvrir(ctx, section.delegue, section.id, { commission: 'la CAP des contrôleurs' });
		expect((await seance(ctx, section.delegue, id)).commission).toBe('la CAP des contrôleurs');
	});

	test('dans le passé, sans élu·e, ou sous des règles sans commission : refusée, rien n’est écrit', async ({
		ctx,
		section
	}) => {
		ctx.clock.set('2026-03-02');
		const total = async () => (await ctx.owner`select from cap_session`).length;
		const before = await total();
		for (const [saisie, code] of [
			[{ le: jour('2026-03-01') }, 'seance-passee'],
			[{ membres: '  ' }, 'sans-membre'],
			[{ regime: 'onic-2005' }, 'sans-commission']
		] as const) {
			const ouverte = await createSeance(ctx, section.delegue, section.id, { ...SAISIE, ...saisie }, op());
			expect(ouverte).toMatchObject({ ok: false, refus: { code } });
		}
		expect(await total()).toBe(before);
	});

	test('le même formulaire envoyé deux fois n’en ouvre qu’une', async ({ ctx, section }) => {
		ctx.clock.set('2026-03-02');
		const opId = op();
		const twice = await Promise.all(
			[1, 2].map(() => createSeance(ctx, section.delegue, section.id, SAISIE, opId))
		);
		expect(accepte(twice[0]!).id).toBe(accepte(twice[1]!).id);
	});

	test('deux délégué·es la corrigent : le second voit que le premier l’a fait', async ({ ctx, section }) => {
		const id = await ouvrir(ctx, section.delegue, section.id);
		const { delegue: autre } = await section.autreDelegue();
		accepte(await changeSeance(ctx, autre, id, { ...SAISIE, lieu: 'Noisy', version: 1 }, op()));
		const second = await changeSeance(ctx, section.delegue, id, { ...SAISIE, version: 1 }, op());
		expect(second).toMatchObject({ ok: false, refus: { code: 'version-depassee' } });
		expect((await seance(ctx, section.delegue, id)).lieu).toBe('Noisy');
	});

	test('si le jour ou les élu·es changent, les agents concernés sont prévenus ; sinon non', async ({
		ctx,
		section
	}) => {
		const { seanceId, agent } = await presente(ctx, section);
		const attend = async () =>
			(await ctx.owner`select from avis where compte_id = ${agent.compteId} and etat = 1`).length;
		await ctx.owner`delete from avis where compte_id = ${agent.compteId}`;
		accepte(
			await changeSeance(ctx, section.delegue, seanceId, { ...SAISIE, lieu: 'Noisy', version: 1 }, op())
		);
		expect(await attend()).toBe(0);
		const membres = `${SAISIE.membres}\nCharlie Roy`;
		accepte(await changeSeance(ctx, section.delegue, seanceId, { ...SAISIE, membres, version: 2 }, op()));
		expect(await attend()).toBe(1);
	});

	test('rien de ce qui est écrit d’une séance n’est lisible dans la base', async ({ ctx, section }) => {
		const canari = `canari${randomUUID()}`;
		await ouvrir(ctx, section.delegue, section.id, { membres: canari, note: canari, lieu: canari });
		const rows = await ctx.owner<{ contenu: Buffer }[]>`select contenu from cap_session`;
		expect(rows.map(({ contenu }) => contenu.toString('latin1')).join()).not.toContain(canari);
	});
});

describe('mettre un dossier sur une séance', () => {
	test('seuls les dossiers suivis de la section, ceux qui ont saisi cette commission d’abord', async ({
		ctx,
		chef
	}) => {
		ctx.clock.set('2026-03-02');
		const une = await sectionDEssai(ctx, chef, `Ordre ${randomUUID()}`);
		const agents = {
			repos: await agentDEssai(ctx, une.jeton, { nom: 'A repos' }),
			saisi: await agentDEssai(ctx, une.jeton, {
				nom: 'B saisi',
				faits: [NOTIFIE, { type: 'recours-hierarchique-envoye', le: jour('2026-02-20') }, SAISIE_CAP]
			}),
			ccp: await agentDEssai(ctx, une.jeton, {
				nom: 'C contractuelle',
				statut: 'contractuel',
				faits: [NOTIFIE, { type: 'recours-hierarchique-envoye', le: jour('2026-02-20') }, SAISIE_CAP]
			})
		};
		await agentDEssai(ctx, une.jeton, { nom: 'D comptée', consentement: 'compte' });
		await agentDEssai(ctx, une.jeton, { nom: 'E privée', consentement: 'prive' });
		const id = await ouvrir(ctx, une.delegue, une.id);
		const { dossiers } = await proposables(ctx, une.delegue, id);
		expect(dossiers.map(({ nom, saisie, concerne }) => [nom, saisie, concerne])).toEqual([
			['B saisi', true, true],
			['A repos', false, true],
			['C contractuelle', true, false]
		]);
		accepte(await proposeDossier(ctx, une.delegue, id, agents.saisi.dossierId, op()));
		const reste = (await proposables(ctx, une.delegue, id)).dossiers;
		expect(reste.map(({ dossierId }) => dossierId)).not.toContain(agents.saisi.dossierId);
	});

	test('deux fois le même, ou sur une séance tenue : refusé ; l’agent n’est prévenu qu’une fois', async ({
		ctx,
		section
	}) => {
		const { seanceId, dossierId, agent, courriel } = await presente(ctx, section, { accord: false });
		const encore = await proposeDossier(ctx, section.delegue, seanceId, dossierId, op());
		expect(encore).toMatchObject({ ok: false, refus: { code: 'deja-propose', champ: 'dossier' } });
		expect(await ctx.owner`select from avis where compte_id = ${agent.compteId}`).toHaveLength(1);
		expect(courriel).toContain('@');
		const autre = await agentDEssai(ctx, section.jeton);
		ctx.clock.set('2026-04-15');
		const tard = await proposeDossier(ctx, section.delegue, seanceId, autre.dossierId, op());
		expect(tard).toMatchObject({ ok: false, refus: { code: 'seance-tenue' } });
		expect(await ctx.owner`select from avis where compte_id = ${autre.agent.compteId}`).toHaveLength(0);
	});

	test('un dossier d’une autre section, ou qui n’est pas suivi, est introuvable', async ({
		ctx,
		section,
		ailleurs
	}) => {
		const id = await ouvrir(ctx, section.delegue, section.id);
		for (const qui of [
			await agentDEssai(ctx, ailleurs.jeton),
			await agentDEssai(ctx, section.jeton, { consentement: 'compte' }),
			await agentDEssai(ctx, section.jeton, { consentement: 'prive' })
		])
			await expect(proposeDossier(ctx, section.delegue, id, qui.dossierId, op())).rejects.toMatchObject(
				introuvable
			);
	});

	test('mis par erreur, il se retire ; une fois que l’agent a répondu, non', async ({ ctx, section }) => {
		const { seanceId, dossierId, agent } = await presente(ctx, section, { accord: false });
		accepte(await removePassage(ctx, section.delegue, seanceId, dossierId, op()));
		expect(await passagesDe(ctx, agent, dossierId)).toEqual([]);
		const repondu = await presente(ctx, section);
		const retire = await removePassage(ctx, section.delegue, repondu.seanceId, repondu.dossierId, op());
		expect(retire).toMatchObject({ ok: false, refus: { code: 'agent-a-repondu' } });
	});
});

describe('l’accord de l’agent', () => {
	test('ce qui serait remis : ses lettres envoyées, leurs pièces, ses dates', async ({ ctx, section }) => {
		const { agent, dossierId, seanceId } = await presente(ctx, section, { accord: false, pieces: 2 });
		const donnee = await remise(ctx, agent, dossierId);
		expect(donnee.lettres.map(({ modele }) => modele)).toEqual(['recours-hierarchique']);
		expect(donnee.pieces.map(({ numero, piece }) => [numero, piece !== null])).toEqual([
			[1, true],
			[2, true]
		]);
		expect(donnee.grade).toBe('Contrôleuse principale');
		const lu = await readPdf(fichier(await apercuDuPaquet(ctx, agent, dossierId, seanceId)));
		expect(plat(lu.texte)).toContain('Raison de Camille Petit.');
		expect(plat(lu.texte)).toContain('Contrôleuse principale');
	});

	test('vaut pour ce que la page montrait : une pièce de moins, ou une élue de plus, et il faut relire', async ({
		ctx,
		section
	}) => {
		const un = await presente(ctx, section, { accord: false, pieces: 1 });
		const cible = { seanceId: un.seanceId, dossierId: un.dossierId };
		const avant = await lue(ctx, un, un.seanceId);
		accepte(await withdrawPiece(ctx, un.agent, un.dossierId, un.pieces[0]!, op()));
		const perime = { accord: 'donne', lue: avant } as const;
		expect(await answerPassage(ctx, un.agent, cible, perime, op())).toMatchObject({
			refus: { code: 'remise-changee' }
		});
		const suivante = await lue(ctx, un, un.seanceId);
		const membres = `${SAISIE.membres}\nCharlie Roy`;
		accepte(await changeSeance(ctx, section.delegue, un.seanceId, { ...SAISIE, membres, version: 1 }, op()));
		expect(await answerPassage(ctx, un.agent, cible, { accord: 'donne', lue: suivante }, op())).toMatchObject(
			{ refus: { code: 'remise-changee' } }
		);
		await accorder(ctx, un, un.seanceId);
		expect((await passageDe(ctx, un.agent, un.dossierId, un.seanceId)).accord).toBe('donne');
	});

	test('se refuse et se reprend toujours ; ne se donne plus une fois la séance tenue', async ({
		ctx,
		section
	}) => {
		const un = await presente(ctx, section);
		ctx.clock.set('2026-05-01');
		accepte(await repondre(ctx, un, un.seanceId, 'refuse'));
		expect(await repondre(ctx, un, un.seanceId, 'donne')).toMatchObject({ refus: { code: 'seance-tenue' } });
	});

	test('ne se donne pas quand le dossier n’est plus suivi', async ({ ctx, section }) => {
		const un = await presente(ctx, section, { accord: false });
		await neplusSuivre(ctx, un);
		expect(await repondre(ctx, un, un.seanceId, 'donne')).toMatchObject({ refus: { code: 'non-suivi' } });
	});
});

async function neplusSuivre(ctx: TestContext, { agent, dossierId }: AgentDEssai): Promise<void> {
	const { version } = await dossier(ctx, agent, dossierId);
	const choix = { consentement: 'compte' as const, nom: 'Camille Petit', version };
	accepte(await changeConsentement(ctx, agent, dossierId, choix, op()));
}

describe('le fichier des élu·es', () => {
	test('n’a que les dossiers accordés : une liste, puis une page chacun', async ({ ctx, section }) => {
		const un = await presente(ctx, section, { nom: 'Camille Petit', pieces: 1 });
		const autre = await agentDEssai(ctx, section.jeton, { nom: 'Sacha Silence', faits: [NOTIFIE] });
		accepte(await proposeDossier(ctx, section.delegue, un.seanceId, autre.dossierId, op()));
		const { pages, texte } = await texteDuPaquet(ctx, section.delegue, un.seanceId);
		const [liste, fiche] = pages.map((page) => plat(page.texte));
		expect(liste).toContain('CAP nationale du mardi 14 avril 2026');
		expect(liste).toContain('Dominique Faure, titulaire');
		expect(liste).toContain('Camille Petit');
		expect(fiche).toContain('Contrôleuse principale');
		expect(fiche).toContain('Travail soigné et constant.');
		expect(fiche).toContain('Raison de Camille Petit.');
		expect(fiche).toMatch(/lundi 16 février 2026 : la notification du compte rendu/i);
		expect(fiche).toContain('Papiers joints');
		expect(plat(texte)).not.toContain('Sacha');
	});

	test('chaque dossier tient sur une page, même avec quarante points et de longues raisons', async ({
		ctx,
		section
	}) => {
		const un = await presente(ctx, section, { accord: false, nom: 'Longue Histoire' });
		for (let n = 1; n <= 8; n++)
			accepte(
				await recordFait(
					ctx,
					un.agent,
					un.dossierId,
					{ fait: { type: 'observations-envoyees', le: jour(`2026-02-2${n}`) }, preuve: null },
					op()
				)
			);
		await recoursDEssai(ctx, un.agent, un.dossierId, {
			le: jour('2026-03-02'),
			motif: 'Une raison qui n’en finit pas. '.repeat(120)
		});
		await accorder(ctx, un, un.seanceId);
		accepte(
			await saveNotes(
				ctx,
				section.delegue,
				{ seanceId: un.seanceId, dossierId: un.dossierId },
				{ notes: 'Une note très longue. '.repeat(180).trim(), base: marqueDesNotes(null) }
			)
		);
		const { pages } = await texteDuPaquet(ctx, section.delegue, un.seanceId, true);
		const marquees = pages.filter(({ texte }) => texte.includes('Document de travail confidentiel'));
		// The list and the page: nothing else bears this foot.
		expect(marquees).toHaveLength(2);
		expect(plat(pages[1]?.texte ?? '')).toContain('Papiers joints');
	});

	test('un agent qui se retire, ou n’est plus suivi, n’y est plus à la demande suivante', async ({
		ctx,
		section
	}) => {
		for (const partir of [
			async (un: AgentDEssai & { seanceId: string }) =>
				void accepte(await repondre(ctx, un, un.seanceId, 'refuse')),
			(un: AgentDEssai) => neplusSuivre(ctx, un)
		]) {
			const un = await presente(ctx, section, { nom: 'Partie Ailleurs' });
			expect(plat((await texteDuPaquet(ctx, section.delegue, un.seanceId)).texte)).toContain('Partie');
			await partir(un);
			const apres = plat((await texteDuPaquet(ctx, section.delegue, un.seanceId)).texte);
			expect(apres).not.toContain('Partie');
			expect(apres).toContain('Aucun agent n’a donné son accord');
			await expect(
				paquet(ctx, section.delegue, un.seanceId, { notes: false, dossierId: un.dossierId })
			).rejects.toMatchObject(introuvable);
		}
	});

	test('les notes n’y sont que si on le choisit, et jamais dans ce que lit l’agent', async ({
		ctx,
		section
	}) => {
		const un = await presente(ctx, section);
		const cible = { seanceId: un.seanceId, dossierId: un.dossierId };
		accepte(await saveNotes(ctx, section.delegue, cible, { notes: 'Insister.', base: marqueDesNotes(null) }));
		const texte = async (notes: boolean) =>
			plat((await texteDuPaquet(ctx, section.delegue, un.seanceId, notes)).texte);
		expect(await texte(false)).not.toContain('Insister.');
		expect(await texte(true)).toContain('Insister.');
		const apercu = await readPdf(fichier(await apercuDuPaquet(ctx, un.agent, un.dossierId, un.seanceId)));
		expect(apercu.texte).not.toContain('Insister.');
		expect(JSON.stringify(await passagesDe(ctx, un.agent, un.dossierId))).not.toContain('Insister.');
	});

	test('une lettre terminée après l’accord n’y entre pas sans un nouvel accord', async ({ ctx, section }) => {
		const un = await presente(ctx, section);
		ctx.clock.set('2026-03-03');
		await recoursDEssai(ctx, un.agent, un.dossierId, { le: jour('2026-03-03'), motif: 'Raison nouvelle.' });
		const lettres = async () => {
			const { accordAt } = (await passage(ctx, section.delegue, un.seanceId, un.dossierId)).passage;
			return (await remise(ctx, section.delegue, un.dossierId, { accordAt })).lettres.length;
		};
		expect(await lettres()).toBe(1);
		await accorder(ctx, un, un.seanceId);
		expect(await lettres()).toBe(2);
	});

	test('puis les lettres parties et les pièces qu’elles citent, sur des pages numérotées', async ({
		ctx,
		section
	}) => {
		const un = await presente(ctx, section, { pieces: 2 });
		const { pages } = await texteDuPaquet(ctx, section.delegue, un.seanceId);
		const [premiere, seconde] = pages.slice(-2).map(({ texte }) => plat(texte));
		expect(premiere).toContain('Dossier 1, pièce n° 1');
		expect(seconde).toContain('Dossier 1, pièce n° 2');
		expect(seconde).toContain(`page ${pages.length}/${pages.length}`);
		expect(pages.some(({ texte }) => plat(texte).includes('Objet : Recours hiérarchique'))).toBe(true);
	});

	test('une pièce retirée n’est plus remise, et la page le dit', async ({ ctx, section }) => {
		const un = await presente(ctx, section, { pieces: 1 });
		accepte(await withdrawPiece(ctx, un.agent, un.dossierId, un.pieces[0]!, op()));
		const { texte } = await texteDuPaquet(ctx, section.delegue, un.seanceId);
		expect(plat(texte)).toContain('retirée depuis par l’agent');
	});
});

describe('notes, vote, avis', () => {
	test('deux délégué·es écrivent les notes, puis l’avis : le second voit le texte du premier', async ({
		ctx,
		section
	}) => {
		const un = await presente(ctx, section);
		const { delegue: autre } = await section.autreDelegue();
		const cible = { seanceId: un.seanceId, dossierId: un.dossierId };
		const vide = { base: marqueDesNotes(null) };
		accepte(await saveNotes(ctx, autre, cible, { notes: 'Premières', ...vide }));
		expect(await saveNotes(ctx, section.delegue, cible, { notes: 'Secondes', ...vide })).toMatchObject({
			refus: { code: 'version-depassee' }
		});
		// The very same text is no conflict.
		accepte(await saveNotes(ctx, section.delegue, cible, { notes: 'Premières', ...vide }));
		ctx.clock.set('2026-04-14');
		const base = marqueDuResultat(null);
		accepte(await recordResultat(ctx, autre, cible, { ...PARTAGE, base }));
		const second = await recordResultat(ctx, section.delegue, cible, { ...PARTAGE, suites: 'Rien.', base });
		expect(second).toMatchObject({ refus: { code: 'version-depassee' } });
		const { passage: vu } = await passage(ctx, section.delegue, un.seanceId, un.dossierId);
		expect([vu.notes, vu.resultat?.suites]).toEqual(['Premières', PARTAGE.suites]);
	});

	test('avant la séance, avec des voix absurdes ou contraires, ou sans accord : refusé', async ({
		ctx,
		section
	}) => {
		const un = await presente(ctx, section);
		const cible = { seanceId: un.seanceId, dossierId: un.dossierId };
		const noter = async (change: Partial<ResultatSaisi> = {}) => {
			const note = await recordResultat(ctx, section.delegue, cible, {
				...PARTAGE,
				...change,
				base: marqueDuResultat(null)
			});
			return note.ok ? 'noté' : note.refus.code;
		};
		expect(await noter()).toBe('seance-a-venir');
		ctx.clock.set('2026-04-14');
		const personnel = { pour: -1, contre: 0, abstention: 0 };
		expect(await noter({ vote: { ...VOTE, personnel } })).toBe('voix-impossibles');
		expect(await noter({ avis: 'favorable' })).toBe('vote-contraire');
		accepte(await repondre(ctx, un, un.seanceId, 'refuse'));
		expect(await noter()).toBe('sans-accord');
		const notes = await saveNotes(ctx, section.delegue, cible, { notes: 'x', base: marqueDesNotes(null) });
		expect(notes).toMatchObject({ refus: { code: 'agent-refuse' } });
		expect(
			await ctx.owner`select from cap_passage where dossier_id = ${un.dossierId} and resultat is not null`
		).toHaveLength(0);
	});

	test('l’agent est prévenu, lit l’avis, et le note lui-même, une fois', async ({ ctx, section }) => {
		const un = await presente(ctx, section);
		const cible = { seanceId: un.seanceId, dossierId: un.dossierId };
		accepte(
			await recordFait(
				ctx,
				un.agent,
				un.dossierId,
				{ fait: { ...SAISIE_CAP, le: jour('2026-03-02') }, preuve: null },
				op()
			)
		);
		await ctx.owner`delete from avis where compte_id = ${un.agent.compteId}`;
		ctx.clock.set('2026-04-14');
		await expect(recordAvis(ctx, un.agent, cible, SAISIE.le, op())).rejects.toMatchObject(introuvable);
		accepte(await recordResultat(ctx, section.delegue, cible, { ...PARTAGE, base: marqueDuResultat(null) }));
		expect(
			await ctx.owner`select from avis where compte_id = ${un.agent.compteId} and etat = 1`
		).toHaveLength(1);
		const lu = await passageDe(ctx, un.agent, un.dossierId, un.seanceId);
		expect(lu).toMatchObject({ resultat: { avis: 'partage', mot: PARTAGE.mot }, avisNote: false });
		accepte(await recordAvis(ctx, un.agent, cible, SAISIE.le, op()));
		accepte(await recordAvis(ctx, un.agent, cible, SAISIE.le, op()));
		const { faits } = await dossier(ctx, un.agent, un.dossierId);
		expect(faits.filter(({ fait }) => fait.type === 'cap-avis')).toHaveLength(1);
		expect((await passageDe(ctx, un.agent, un.dossierId, un.seanceId)).avisNote).toBe(true);
	});

	test('ce qui est écrit d’un dossier n’est lisible ni dans la base, ni après un retrait', async ({
		ctx,
		section
	}) => {
		const un = await presente(ctx, section);
		const cible = { seanceId: un.seanceId, dossierId: un.dossierId };
		const canari = `canari${randomUUID()}`;
		accepte(await saveNotes(ctx, section.delegue, cible, { notes: canari, base: marqueDesNotes(null) }));
		ctx.clock.set('2026-04-14');
		accepte(
			await recordResultat(ctx, section.delegue, cible, {
				...PARTAGE,
				mot: canari,
				base: marqueDuResultat(null)
			})
		);
		const rows = await ctx.owner<{ notes: Buffer; resultat: Buffer }[]>`
			select notes, resultat from cap_passage where dossier_id = ${un.dossierId}`;
		expect(rows).toHaveLength(1);
		expect(rows.flatMap((row) => Object.values(row).map((lu) => lu.toString('latin1'))).join()).not.toContain(
			canari
		);
		accepte(await repondre(ctx, un, un.seanceId, 'refuse'));
		expect(JSON.stringify(await seance(ctx, section.delegue, un.seanceId))).not.toContain(canari);
	});
});

describe('à personne d’autre', () => {
	test('ni à la section voisine, ni après un mandat : rien ne se lit ni ne s’écrit', async ({
		ctx,
		chef,
		section,
		ailleurs
	}) => {
		const un = await presente(ctx, section);
		const cible = { seanceId: un.seanceId, dossierId: un.dossierId };
		const ancien = await section.autreDelegue();
		accepte(await endMandat(ctx, chef, section.id, ancien.mandat, op()));
		for (const actor of [ailleurs.delegue, ancien.delegue]) {
			const actes: Record<string, () => Promise<unknown>> = {
				seance: () => seance(ctx, actor, un.seanceId),
				seances: () => seances(ctx, actor, section.id),
				proposables: () => proposables(ctx, actor, un.seanceId),
				passage: () => passage(ctx, actor, un.seanceId, un.dossierId),
				paquet: () => paquet(ctx, actor, un.seanceId, { notes: true }),
				createSeance: () => createSeance(ctx, actor, section.id, SAISIE, op()),
				changeSeance: () => changeSeance(ctx, actor, un.seanceId, { ...SAISIE, version: 1 }, op()),
				proposeDossier: () => proposeDossier(ctx, actor, un.seanceId, un.dossierId, op()),
				removePassage: () => removePassage(ctx, actor, un.seanceId, un.dossierId, op()),
				saveNotes: () => saveNotes(ctx, actor, cible, { notes: 'x', base: marqueDesNotes(null) }),
				recordResultat: () => recordResultat(ctx, actor, cible, { ...PARTAGE, base: marqueDuResultat(null) })
			};
			for (const [nom, acte] of Object.entries(actes))
				await expect(acte(), nom).rejects.toMatchObject(introuvable);
		}
		expect((await seance(ctx, section.delegue, un.seanceId)).version).toBe(1);
	});

	test('un autre agent, ou celui d’un dossier qui n’est pas sur la séance : introuvable', async ({
		ctx,
		section
	}) => {
		const un = await presente(ctx, section);
		const autre = await agentDEssai(ctx, section.jeton);
		for (const dossierId of [un.dossierId, autre.dossierId]) {
			const cible = { seanceId: un.seanceId, dossierId };
			const actes: Record<string, () => Promise<unknown>> = {
				passageDe: () => passageDe(ctx, autre.agent, dossierId, un.seanceId),
				answerPassage: () => answerPassage(ctx, autre.agent, cible, { accord: 'refuse', lue: '' }, op()),
				recordAvis: () => recordAvis(ctx, autre.agent, cible, SAISIE.le, op()),
				apercuDuPaquet: () => apercuDuPaquet(ctx, autre.agent, dossierId, un.seanceId)
			};
			for (const [nom, acte] of Object.entries(actes))
				await expect(acte(), nom).rejects.toMatchObject(introuvable);
		}
		expect((await passageDe(ctx, un.agent, un.dossierId, un.seanceId)).accord).toBe('donne');
	});

	test('un dossier passé à une autre section n’emporte rien de la première', async ({
		ctx,
		section,
		ailleurs
	}) => {
		const un = await presente(ctx, section);
		await ctx.owner`delete from participation where dossier_id = ${un.dossierId}`;
		await ctx.owner`update dossier set section_id = ${ailleurs.id} where id = ${un.dossierId}`;
		for (const actor of [section.delegue, ailleurs.delegue]) {
			const vus = await asActor(ctx.db, actor, (tx) =>
				tx.execute(`select id from cap_passage where dossier_id = '${un.dossierId}'`)
			);
			expect(vus).toHaveLength(0);
		}
		expect((await passageDe(ctx, un.agent, un.dossierId, un.seanceId)).visible).toBe(false);
	});
});
