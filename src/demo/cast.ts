import { createHash, randomUUIDv7 } from 'node:crypto';
import type { Refus } from '#lib/domain/refus.ts';
import type { Administrateur, Agent, Delegue, Redacteur } from '#lib/server/acteurs.ts';
import { createActe } from '#lib/server/actes-collectifs.ts';
import { joinActe } from '#lib/server/adhesions.ts';
import { answerPassage, createSeance, marqueDAccord, passagesDe, proposeDossier } from '#lib/server/cap.ts';
import { auNom, createCompteTenu, dossierTenu } from '#lib/server/comptes-tenus.ts';
import { findCompte, openCompte } from '#lib/server/comptes.ts';
import { recordComptage } from '#lib/server/comptages.ts';
import type { Context } from '#lib/server/context.ts';
import { asActor } from '#lib/server/db/as-actor.ts';
import { compteTenu } from '#lib/server/db/schema-collectif.ts';
import { mandat } from '#lib/server/db/schema.ts';
import { createDossier, dossier } from '#lib/server/dossiers.ts';
import { createEcrit, publishEcrit } from '#lib/server/ecrits-rediges.ts';
import { recordEngagement } from '#lib/server/engagements.ts';
import { recordFait } from '#lib/server/faits.ts';
import { createInvitation } from '#lib/server/invitations.ts';
import { createDemoLink } from '#lib/server/liens.ts';
import { addMandat } from '#lib/server/mandats.ts';
import { sendMessage } from '#lib/server/messages.ts';
import { remise } from '#lib/server/remises.ts';
import { addReponse } from '#lib/server/reponses-types.ts';
import { saveSaison } from '#lib/server/saisons.ts';
import { takeDossier } from '#lib/server/prises-en-charge.ts';
import { createSection } from '#lib/server/sections.ts';
import { createService } from '#lib/server/services.ts';
import { chooseTactique } from '#lib/server/tactiques.ts';
import { createTexte } from '#lib/server/textes-locaux.ts';
import { CAMPAGNE, ECRITS_DE_LA_SECTION } from './campagne.ts';
import {
	ACTE,
	ADMINISTRATRICE,
	AGENTS,
	DELEGUEE,
	ECRITS,
	ELU,
	ENGAGEMENT,
	LECTRICE,
	type Personnage,
	REDACTRICE,
	SEANCE,
	SECTION,
	SERVICES,
	TACTIQUE,
	TENU,
	texteDeLEmployeur
} from './distribution.ts';

/**
 * Loads the cast through the functions of the application, with days relative to today. Loading it again changes
 * nothing: every act has an operation id of its own, so that a load that was cut is taken up where it stopped.
 */
export async function loadCast(ctx: Context): Promise<void> {
	const administratrice = await openAdministratrice(ctx);
	const section = accepted(await createSection(ctx, administratrice, SECTION, op('section')));
	await saveSaison(ctx, administratrice, section.id, saisonDe(ctx), op('saison'));
	accepted(await createTexte(ctx, administratrice, section.id, texteDeLEmployeur(ctx.today()), op('texte')));
	const tactique = { ...TACTIQUE, version: 0 };
	accepted(await chooseTactique(ctx, administratrice, section.id, tactique, op('tactique')));
	const deleguee = await openDeleguee(ctx, administratrice, section.id);
	for (const [personne, role] of [
		[ELU, 'elu'],
		[LECTRICE, 'lecteur']
	] as const)
		accepted(await addMandat(ctx, administratrice, section.id, { ...personne, role }, op(role)));
	const dossiers = new Map<string, DossierOuvert>();
	for (const [rang, saisi] of SERVICES.entries()) {
		const service = accepted(
			await createService(
				ctx,
				administratrice,
				section.id,
				{ ...saisi, parentId: null },
				op(`service ${rang}`)
			)
		);
		const nouvelle = { serviceId: service.id, usagesMax: 50, expireLe: ctx.today().add({ days: 90 }) };
		const { jeton } = accepted(
			await createInvitation(ctx, administratrice, section.id, nouvelle, op(`invitation ${rang}`))
		);
		for (const personnage of AGENTS.filter((un) => un.service === rang)) {
			dossiers.set(personnage.courriel, await openDossier(ctx, personnage, jeton));
		}
		if (rang === 1) await countOnPaper(ctx, deleguee, service.id);
		if (rang === TENU.service) await keepOne(ctx, deleguee, section.id, service.id);
	}
	await openActe(ctx, deleguee, section.id, dossiers);
	await openSeance(ctx, deleguee, section.id, dossiers);
	await takeOne(ctx, deleguee, dossiers);
	await writeWords(ctx, deleguee, section.id, dossiers);
	await pledge(ctx, dossiers);
	await writeForAll(ctx, administratrice, section.id);
}

/** Who may be played, and the link that signs in as each. */
export type Role = { nom: string; role: string; lien: string };

/** A sign-in link per character of the cast, in place of both factors. Throws outside the demo. */
export async function castLinks(ctx: Context): Promise<Role[]> {
	const roles = [
		{ ...ADMINISTRATRICE, role: 'administratrice' },
		{ ...DELEGUEE, role: 'déléguée' },
		{ ...ELU, role: 'élu·e à la commission' },
		{ ...LECTRICE, role: 'lectrice des chiffres' },
		{ ...REDACTRICE, role: 'rédactrice de la campagne' },
		...AGENTS.map(({ nom, courriel, etape }) => ({ nom, courriel, role: `agent, ${etape}` }))
	];
	const links: Role[] = [];
	for (const { nom, courriel, role } of roles) {
		const compte = await asActor(ctx.db, { kind: 'connexion' }, (tx) => findCompte(tx, ctx, { courriel }));
		if (!compte) throw new Error(`${nom} is not in the database of the demo`);
		links.push({ nom, role, lien: await createDemoLink(ctx, compte.compteId) });
	}
	return links;
}

async function openAdministratrice(ctx: Context): Promise<Administrateur> {
	const compteId = await open(ctx, ADMINISTRATRICE.courriel);
	await asActor(ctx.db, { kind: 'connexion' }, async (tx) => {
		const tenus = await tx.select({ compteId: mandat.compteId }).from(mandat);
		if (tenus.some((tenu) => tenu.compteId === compteId)) return;
		await tx
			.insert(mandat)
			.values({ id: randomUUIDv7(), compteId, sectionId: null, role: 'administrateur', depuisAt: ctx.now() });
	});
	return { kind: 'administrateur', compteId };
}

async function openDeleguee(
	ctx: Context,
	administratrice: Administrateur,
	sectionId: string
): Promise<Delegue> {
	const nouveau = { ...DELEGUEE, role: 'delegue' as const };
	accepted(await addMandat(ctx, administratrice, sectionId, nouveau, op('déléguée')));
	return { kind: 'delegue', compteId: await open(ctx, DELEGUEE.courriel) };
}

type DossierOuvert = { agent: Agent; dossierId: string };

async function openDossier(ctx: Context, personnage: Personnage, invitation: string): Promise<DossierOuvert> {
	const { nom, courriel, consentement, faits } = personnage;
	const agent: Agent = { kind: 'agent', compteId: await open(ctx, courriel) };
	const nouveau = {
		employeur: 'dgfip' as const,
		statut: 'titulaire' as const,
		zone: 'metropole' as const,
		saison: ctx.today().year,
		consentement,
		nom: consentement === 'prive' ? null : nom,
		invitation
	};
	const ouvert = accepted(await createDossier(ctx, agent, nouveau, op(`dossier ${courriel}`)));
	for (const [rang, fait] of faits(ctx.today()).entries()) {
		const opId = op(`fait ${courriel} ${rang}`);
		accepted(await recordFait(ctx, agent, ouvert.id, { fait, preuve: null }, opId));
	}
	return { agent, dossierId: ouvert.id };
}

/** One group act of the section, with those who agreed to it. */
async function openActe(
	ctx: Context,
	deleguee: Delegue,
	sectionId: string,
	dossiers: ReadonlyMap<string, DossierOuvert>
): Promise<void> {
	const nouveau = { serviceId: null, saison: ctx.today().year, contenu: ACTE.contenu(ctx.today()) };
	const acte = accepted(await createActe(ctx, deleguee, sectionId, nouveau, op('acte')));
	for (const { nom, courriel } of AGENTS.filter((un) => ACTE.participants.includes(un.nom))) {
		const ouvert = dossiers.get(courriel);
		if (!ouvert) throw new Error(`${nom} has no dossier`);
		const accord = { nom, version: 1 };
		accepted(await joinActe(ctx, ouvert.agent, ouvert.dossierId, acte.id, accord, op(`accord ${courriel}`)));
	}
}

/**
 * A sitting with a dossier on it, and the agreement of its agent. Once it is there, nothing of it is done again: who plays may
 * since have declined, left the section, or let the day pass.
 */
async function openSeance(
	ctx: Context,
	deleguee: Delegue,
	sectionId: string,
	dossiers: ReadonlyMap<string, DossierOuvert>
): Promise<void> {
	const saisie = SEANCE.contenu(ctx.today());
	const seanceId = accepted(await createSeance(ctx, deleguee, sectionId, saisie, op('séance'))).id;
	const presente = AGENTS.find(({ nom }) => nom === SEANCE.presente);
	const ouvert = presente && dossiers.get(presente.courriel);
	if (!ouvert) throw new Error(`${SEANCE.presente} has no dossier`);
	const { agent, dossierId } = ouvert;
	const sien = async () =>
		(await passagesDe(ctx, agent, dossierId)).find((passage) => passage.seanceId === seanceId);
	if (await sien()) return;
	accepted(await proposeDossier(ctx, deleguee, seanceId, dossierId, op('passage')));
	const propose = await sien();
	if (!propose) return;
	const lue = marqueDAccord(propose, await remise(ctx, agent, dossierId));
	const cible = { seanceId, dossierId };
	accepted(await answerPassage(ctx, agent, cible, { accord: 'donne', lue }, op('accord de passage')));
}

/** An answer kept ready, and a message each way with an agent who is followed, as long as they are. */
async function writeWords(
	ctx: Context,
	deleguee: Delegue,
	sectionId: string,
	dossiers: ReadonlyMap<string, DossierOuvert>
): Promise<void> {
	accepted(await addReponse(ctx, deleguee, sectionId, ECRITS.reponse, op('réponse type')));
	const personnage = AGENTS.find(({ nom }) => nom === ECRITS.avec);
	const ouvert = personnage && dossiers.get(personnage.courriel);
	if (!ouvert) throw new Error(`${ECRITS.avec} has no dossier`);
	const { agent, dossierId } = ouvert;
	if ((await dossier(ctx, agent, dossierId)).consentement !== 'suivi') return;
	accepted(await sendMessage(ctx, deleguee, dossierId, ECRITS.question, op('message de la déléguée')));
	accepted(await sendMessage(ctx, agent, dossierId, ECRITS.reponseDeLAgent, op('message de l’agent')));
}

/** The delegate takes care of the dossier whose agent writes; the others wait for somebody. */
async function takeOne(
	ctx: Context,
	deleguee: Delegue,
	dossiers: ReadonlyMap<string, DossierOuvert>
): Promise<void> {
	const personnage = AGENTS.find(({ nom }) => nom === ECRITS.avec);
	const ouvert = personnage && dossiers.get(personnage.courriel);
	if (!ouvert) throw new Error(`${ECRITS.avec} has no dossier`);
	if ((await dossier(ctx, ouvert.agent, ouvert.dossierId)).consentement !== 'suivi') return;
	accepted(await takeDossier(ctx, deleguee, ouvert.dossierId, op('prise en charge')));
}

/** A dossier that the delegate opened on the phone. Once it is there, nothing of it is done again: it may have been taken over. */
async function keepOne(ctx: Context, deleguee: Delegue, sectionId: string, serviceId: string): Promise<void> {
	const tenus = await asActor(ctx.db, { kind: 'worker' }, (tx) =>
		tx.select({ compteId: compteTenu.compteId }).from(compteTenu)
	);
	if (tenus.length > 0) return;
	const { nom, dit, faits } = TENU;
	const nouveau = {
		nom,
		dit,
		serviceId,
		employeur: 'dgfip' as const,
		statut: 'titulaire' as const,
		zone: 'metropole' as const,
		saison: ctx.today().year,
		consentement: 'suivi' as const,
		accord: 'telephone' as const,
		accordLe: ctx.today()
	};
	const { compteId } = accepted(await createCompteTenu(ctx, deleguee, sectionId, nouveau, op('compte tenu')));
	const { id } = await dossierTenu(ctx, deleguee, compteId);
	for (const [rang, fait] of faits(ctx.today()).entries()) {
		const note = { fait, preuve: null };
		accepted(await recordFait(ctx, auNom(deleguee, compteId), id, note, op(`fait tenu ${rang}`)));
	}
}

/** One agent pledges; whatever they did since stays. */
async function pledge(ctx: Context, dossiers: ReadonlyMap<string, DossierOuvert>): Promise<void> {
	const personnage = AGENTS.find(({ nom }) => nom === ENGAGEMENT.nom);
	const ouvert = personnage && dossiers.get(personnage.courriel);
	if (!ouvert) throw new Error(`${ENGAGEMENT.nom} has no dossier`);
	const saisie = { seuil: ENGAGEMENT.seuil, finLe: ctx.today().add({ days: 45 }), montrerNom: false };
	accepted(await recordEngagement(ctx, ouvert.agent, ouvert.dossierId, saisie, op('engagement')));
}

/** What the union and the section give everybody to read, some of it long ago, some of it later, some of it not yet. */
async function writeForAll(ctx: Context, administratrice: Administrateur, sectionId: string): Promise<void> {
	const mandate = { ...REDACTRICE, role: 'redacteur' as const };
	accepted(await addMandat(ctx, administratrice, null, mandate, op('rédactrice')));
	const redactrice: Redacteur = { kind: 'redacteur', compteId: await open(ctx, REDACTRICE.courriel) };
	for (const { cle, jours, ...saisie } of CAMPAGNE) {
		const place = { portee: null, genre: 'campagne', cle } as const;
		const { id } = accepted(await createEcrit(ctx, redactrice, place, saisie, op(`écrit ${cle}`)));
		if (jours === null) continue;
		// The functions of the application publish no text in the past: they are told that it is then.
		const du = ctx.now().add({ hours: jours * 24 });
		const alors = jours < 0 ? { ...ctx, now: () => du } : ctx;
		const parution = { vue: 1, opId: op(`parution ${cle}`) };
		accepted(await publishEcrit(alors, redactrice, id, jours < 0 ? null : du, parution));
	}
	for (const [genre, ecrit] of Object.entries(ECRITS_DE_LA_SECTION)) {
		const { titre, resume, corps } = ecrit;
		const place = {
			portee: sectionId,
			genre: genre as keyof typeof ECRITS_DE_LA_SECTION,
			cle: 'cle' in ecrit ? ecrit.cle : ''
		};
		const saisie = { titre, resume, corps, details: {} };
		const { id } = accepted(await createEcrit(ctx, redactrice, place, saisie, op(`écrit ${genre}`)));
		const parution = { vue: 1, opId: op(`parution ${genre}`) };
		accepted(await publishEcrit(ctx, redactrice, id, null, parution));
	}
}

async function countOnPaper(ctx: Context, deleguee: Delegue, serviceId: string): Promise<void> {
	const nombres = {
		participants: 4,
		engages: 4,
		convoques: 4,
		secondes: 1,
		refus: 3,
		absences: 1,
		comptesRendus: 2,
		contestations: 1
	};
	accepted(await recordComptage(ctx, deleguee, serviceId, ctx.today().year, nombres, op('comptage')));
}

function saisonDe(ctx: Context) {
	const annee = ctx.today().year;
	const le = (month: number, day: number) => Temporal.PlainDate.from({ year: annee, month, day });
	return { annee, employeur: 'dgfip' as const, entretiensAvant: le(3, 31), comptesRendusAvant: le(5, 15) };
}

const open = async (ctx: Context, courriel: string): Promise<string> => {
	const { compteId } = await asActor(ctx.db, { kind: 'connexion' }, (tx) =>
		openCompte(tx, ctx, { courriel })
	);
	return compteId;
};

/** The same act of the cast always has the same id, in the form of a UUID v4. */
function op(acte: string): string {
	const hex = createHash('sha256').update(`distribution|${acte}`).digest('hex');
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function accepted<R extends { ok: true }>(reponse: R | Refus): R {
	if (!reponse.ok) throw new Error(`The cast was refused: ${reponse.refus.message}`);
	return reponse;
}
