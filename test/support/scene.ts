import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { createActe } from '#lib/server/actes-collectifs.ts';
import { freezeRefus, joinActe, refusEnCours } from '#lib/server/adhesions.ts';
import { asActor } from '#lib/server/db/as-actor.ts';
import { connect } from '#lib/server/db/client.ts';
import { codesDEtatDImportation } from '#lib/server/db/codes.ts';
import { acquireServer } from '#lib/server/db/embedded.ts';
import type { Administrateur, Agent, Delegue, Redacteur } from '#lib/server/acteurs.ts';
import type { RoleDeMandat } from '#lib/domain/acces/roles.ts';
import type { Context } from '#lib/server/context.ts';
import { sessionCookie } from '#lib/server/cookies.ts';
import {
	answerPassage,
	createSeance,
	marqueDAccord,
	marqueDesNotes,
	marqueDuResultat,
	passageDe,
	proposeDossier,
	recordResultat,
	saveNotes
} from '#lib/server/cap.ts';
import { remise } from '#lib/server/remises.ts';
import { auNom, createCompteTenu, dossierTenu } from '#lib/server/comptes-tenus.ts';
import { sendDiffusion } from '#lib/server/diffusions.ts';
import { changeJoignable, createDossier, dossier, type NouveauDossier } from '#lib/server/dossiers.ts';
import { recordFait } from '#lib/server/faits.ts';
import { createEcrit, reviseEcrit } from '#lib/server/ecrits-rediges.ts';
import { openImportation } from '#lib/server/importations.ts';
import { createInvitation } from '#lib/server/invitations.ts';
import { addMandat } from '#lib/server/mandats.ts';
import { sendMessage } from '#lib/server/messages.ts';
import { addNote } from '#lib/server/notes-de-suivi.ts';
import { addReponse } from '#lib/server/reponses-types.ts';
import { freezeLettre, lettreEnCours, marque, recours, saveBrouillon } from '#lib/server/recours.ts';
import { addPiece } from '#lib/server/pieces.ts';
import { recordAbsence } from '#lib/server/relais.ts';
import { createSection } from '#lib/server/sections.ts';
import { createService } from '#lib/server/services.ts';
import { createSession } from '#lib/server/sessions.ts';
import { choisir, ecartees, type Brouillon } from '#lib/domain/recours/brouillon.ts';
import type { Fait } from '#lib/domain/dossier/faits.ts';
import type { TexteCommun } from '#lib/domain/groupe/acte.ts';
import type postgres from 'postgres';
import { accepte, PRIVE } from './dossier.ts';
import { uneImage } from './fichiers.ts';
import { compteDe } from './mandats.ts';
import type { Site } from './site.ts';

/*
 * Two sections with everything in them, and everybody who may come to them, made through the functions of the application:
 * what the tests of security ask for, each in turn, in every name.
 */

export const SUJETS = [
	'anonyme',
	'proprietaire',
	'collegue',
	'delegue',
	'delegueAilleurs',
	'delegueSansFacteur',
	'elu',
	'redacteur',
	'administrateur',
	'administrateurAilleurs',
	'national',
	'sessionFinie',
	'compteFerme'
] as const;
export type Sujet = (typeof SUJETS)[number];

export type Params = Readonly<Record<string, string>>;

export type Scene = {
	/** The Cookie header of each. */
	cookies: Record<Sujet, string | null>;
	/** Accounts of those who have one. */
	comptes: Record<Exclude<Sujet, 'anonyme'>, string>;
	/** Parameters of addresses: what is of the first section and its agent, and of the second and its own. */
	ici: Params;
	ailleurs: Params;
	/** Opens another session for somebody, after theirs was ended. */
	revenir: (sujet: Exclude<Sujet, 'anonyme' | 'sessionFinie' | 'compteFerme'>) => Promise<string>;
};

const FACTEUR: Partial<Record<Sujet, boolean>> = {
	delegue: true,
	delegueAilleurs: true,
	elu: true,
	redacteur: true,
	administrateur: true,
	administrateurAilleurs: true,
	national: true
};

const op = () => randomUUID();

const ETAT = codesDEtatDImportation;

/** Sets the scene once more; several may stand side by side on the same site. */
export async function plante(site: Site, base: postgres.Sql): Promise<Scene> {
	const { ctx } = site;
	const marqueur = randomUUID().slice(0, 8);
	const courriel = (sujet: Sujet) => `${sujet.toLowerCase()}.${marqueur}@exemple.fr`;
	const comptes = {} as Scene['comptes'];
	for (const sujet of SUJETS) if (sujet !== 'anonyme') comptes[sujet] = await compteDe(ctx, courriel(sujet));
	// The application makes its first administrator at the first start only.
	await base`insert into mandat (id, compte_id, role, depuis_at)
		values (${randomUUID()}, ${comptes.national}, 'administrateur', ${ctx.now().toString()})`;
	const national: Administrateur = { kind: 'administrateur', compteId: comptes.national };
	const places = await Promise.all(
		[
			{
				nom: `Ici ${marqueur}`,
				delegues: ['delegue', 'delegueSansFacteur'],
				administrateur: 'administrateur',
				autres: ['elu', 'redacteur'] as const
			},
			{
				nom: `Là ${marqueur}`,
				delegues: ['delegueAilleurs'],
				administrateur: 'administrateurAilleurs',
				autres: []
			}
		].map(({ nom, delegues, administrateur, autres }) =>
			fonde(ctx, base, national, nom, [
				...delegues.map((sujet) => ({
					courriel: courriel(sujet as Sujet),
					nom: sujet,
					role: 'delegue' as const
				})),
				{ courriel: courriel(administrateur as Sujet), nom: administrateur, role: 'administrateur' as const },
				...autres.map((role) => ({ courriel: courriel(role), nom: role, role }))
			])
		)
	);
	const [ici, ailleurs] = places as [Place, Place];
	const entrer = (sujet: Exclude<Sujet, 'anonyme'>) => entre(ctx, comptes[sujet], FACTEUR[sujet] ?? false);
	const cookies = { anonyme: null } as Scene['cookies'];
	for (const sujet of SUJETS) if (sujet !== 'anonyme') cookies[sujet] = await entrer(sujet);
	await base`update session set cree_at = cree_at - interval '2 days', vue_at = vue_at - interval '2 days',
		fin_at = fin_at - interval '2 days' where compte_id = ${comptes.sessionFinie}`;
	await base`update compte set desactive_at = now() where id = ${comptes.compteFerme}`;
	return {
		cookies,
		comptes,
		ici: {
			...(await habite(ctx, ici, { agent: comptes.proprietaire, delegue: comptes.delegue }, 'suivi')),
			ecrit: await ecritEnCours(ctx, { kind: 'redacteur', compteId: comptes.redacteur }, ici.section)
		},
		ailleurs: await habite(
			ctx,
			ailleurs,
			{ agent: comptes.collegue, delegue: comptes.delegueAilleurs },
			'prive'
		),
		revenir: entrer
	};
}

/** A place with the dossier of an agent, and a refusal that this agent joined and whose letter they finished. */
async function habite(
	ctx: Context,
	place: Place,
	qui: { agent: string; delegue: string },
	consentement: NouveauDossier['consentement']
): Promise<Params> {
	const sien = await dossierEntier(ctx, qui.agent, consentement, place.jeton);
	const actes = await actesEnCours(ctx, place.section, qui, sien['id'] ?? '');
	const seance = await seanceDuJour(ctx, place.section, qui, consentement === 'suivi' ? sien['id']! : null);
	const ecrits = await echanges(ctx, place.section, qui, consentement === 'suivi' ? sien['id']! : null);
	return {
		...place,
		...sien,
		...actes,
		...ecrits,
		...(await compteTenu(ctx, { kind: 'delegue', compteId: qui.delegue }, place)),
		genre: 'refus',
		nature: 'campagne',
		version: '1',
		// The second section has no editor.
		ecrit: randomUUID(),
		seance,
		absence: await absenceDe(ctx, place.section, qui)
	};
}

/** A text of the campaign that its editor wrote twice and that nobody reads yet. */
async function ecritEnCours(ctx: Context, redacteur: Redacteur, portee: string): Promise<string> {
	const place = { portee, genre: 'campagne', cle: 'premiers-mots' } as const;
	const saisie = { titre: 'Premiers mots', resume: '', corps: 'Bonjour.', details: { sorte: 'texte' } };
	const { id } = accepte(await createEcrit(ctx, redacteur, place, saisie, op()));
	accepte(await reviseEcrit(ctx, redacteur, id, { ...saisie, corps: 'Bonsoir.' }, { vue: 1, opId: op() }));
	return id;
}

/** The delegate will be away one day. */
async function absenceDe(ctx: Context, sectionId: string, qui: { delegue: string }): Promise<string> {
	const le = ctx.today().add({ days: 40 });
	const jours = { duLe: le, auLe: le, relaisId: null };
	const delegue: Delegue = { kind: 'delegue', compteId: qui.delegue };
	return accepte(await recordAbsence(ctx, delegue, sectionId, jours, op())).id;
}

/** An account that the delegate keeps for a member, with a fact in it. */
async function compteTenu(
	ctx: Context,
	delegue: Delegue,
	{ section, service }: Place
): Promise<Record<'compte' | 'faitTenu', string>> {
	const { employeur, statut, zone } = PRIVE;
	const accord = { accord: 'telephone', accordLe: ctx.today(), dit: 'D’accord.' } as const;
	const nouveau = { nom: 'Andrea Blanc', consentement: 'suivi', serviceId: service, ...accord } as const;
	const situation = { employeur, statut, zone, saison: ctx.today().year };
	const { compteId } = accepte(
		await createCompteTenu(ctx, delegue, section, { ...situation, ...nouveau }, op())
	);
	const { id } = await dossierTenu(ctx, delegue, compteId);
	const fait: Fait = { type: 'compte-rendu-notifie', le: ctx.today().subtract({ days: 2 }) };
	const note = await recordFait(ctx, auNom(delegue, compteId), id, { fait, preuve: null }, op());
	return { compte: compteId, faitTenu: accepte(note).id };
}

/** An answer kept ready; around a followed dossier, a message of each side, a note, and a message to all who agreed. */
async function echanges(
	ctx: Context,
	sectionId: string,
	qui: { agent: string; delegue: string },
	dossierId: string | null
): Promise<Record<'reponse' | 'note' | 'diffusion', string>> {
	const delegue: Delegue = { kind: 'delegue', compteId: qui.delegue };
	const agent: Agent = { kind: 'agent', compteId: qui.agent };
	const saisie = { titre: 'Seconde convocation', texte: 'Vous pouvez aussi la refuser.' };
	const { id: reponse } = accepte(await addReponse(ctx, delegue, sectionId, saisie, op()));
	if (dossierId === null) return { reponse, note: randomUUID(), diffusion: randomUUID() };
	const { version } = await dossier(ctx, agent, dossierId);
	accepte(await changeJoignable(ctx, agent, dossierId, { joignable: true, version }, op()));
	accepte(await sendMessage(ctx, delegue, dossierId, 'Où en êtes-vous ?', op()));
	accepte(await sendMessage(ctx, agent, dossierId, 'Le recours est parti.', op()));
	const { id: note } = accepte(await addNote(ctx, delegue, dossierId, 'Rappeler lundi.', op()));
	const cible = { sectionId, serviceId: null, saison: ctx.today().year };
	const texte = { titre: 'Réunion lundi', texte: 'À midi, salle du bas.' };
	const { id: diffusion } = accepte(await sendDiffusion(ctx, delegue, cible, texte, op()));
	return { reponse, note, diffusion };
}

/** A sitting held today, with a dossier whose agent agreed, notes and an opinion; without a dossier, empty. */
async function seanceDuJour(
	ctx: Context,
	section: string,
	qui: { agent: string; delegue: string },
	dossierId: string | null
): Promise<string> {
	const delegue: Delegue = { kind: 'delegue', compteId: qui.delegue };
	const agent: Agent = { kind: 'agent', compteId: qui.agent };
	const { id: seanceId } = accepte(
		await createSeance(
			ctx,
			delegue,
			section,
			{ le: ctx.today(), regime: 'fpe', commission: '', lieu: '', membres: 'Alix Noël', note: '' },
			op()
		)
	);
	if (dossierId === null) return seanceId;
	const cible = { seanceId, dossierId };
	accepte(await proposeDossier(ctx, delegue, seanceId, dossierId, op()));
	const lue = marqueDAccord(
		await passageDe(ctx, agent, dossierId, seanceId),
		await remise(ctx, agent, dossierId)
	);
	accepte(await answerPassage(ctx, agent, cible, { accord: 'donne', lue }, op()));
	accepte(await saveNotes(ctx, delegue, cible, { notes: 'Insister.', base: marqueDesNotes(null) }));
	const muet = { pour: null, contre: null, abstention: null };
	const resultat = {
		avis: 'partage' as const,
		vote: { administration: muet, personnel: muet },
		suites: '',
		mot: 'Nous restons là.'
	};
	accepte(await recordResultat(ctx, delegue, cible, { ...resultat, base: marqueDuResultat(null) }));
	return seanceId;
}

/** A refusal joined with its letter finished, a contestation joined, and an act only proposed. */
async function actesEnCours(
	ctx: Context,
	sectionId: string,
	qui: { agent: string; delegue: string },
	dossierId: string
): Promise<Record<'acte' | 'contestation' | 'propose', string>> {
	const agent: Agent = { kind: 'agent', compteId: qui.agent };
	const ouvrir = async (texte: TexteCommun) => {
		const finLe = ctx.today().add({ days: 20 }).toString();
		const contenu = { titre: 'Agir ensemble', explication: '', finLe, texte };
		const nouveau = { serviceId: null, saison: ctx.today().year, contenu };
		const delegue = { kind: 'delegue' as const, compteId: qui.delegue };
		return accepte(await createActe(ctx, delegue, sectionId, nouveau, op())).id;
	};
	const rejoindre = async (texte: TexteCommun) => {
		const id = await ouvrir(texte);
		accepte(await joinActe(ctx, agent, dossierId, id, { nom: 'Camille Petit', version: 1 }, op()));
		return id;
	};
	const acte = await rejoindre(REFUS);
	await finitLeRefus(ctx, agent, dossierId, acte);
	return { acte, contestation: await rejoindre(CONTESTATION), propose: await ouvrir(REFUS) };
}

/** The letter of a refusal that the agent joined, finished. */
async function finitLeRefus(ctx: Context, agent: Agent, dossierId: string, acteId: string): Promise<void> {
	const saisi = {
		champs: { agentNom: 'Camille Petit', dateEntretien: ctx.today().toString() },
		cosignataires: []
	};
	const { marque: lue } = await refusEnCours(ctx, agent, dossierId, acteId, saisi);
	accepte(await freezeRefus(ctx, agent, dossierId, acteId, { ...saisi, lue }, op()));
}

const REFUS: TexteCommun = { genre: 'refus', motifs: ['moyens'], motifLibre: '' };
const CONTESTATION: TexteCommun = {
	genre: 'contestation',
	rubrique: 'appreciation',
	intitule: '',
	motif: 'La même phrase se lit dans tous les comptes rendus.',
	redaction: '',
	moyen: null,
	remarque: 'Le compte rendu ne porte aucun visa.'
};

/** The owner of the tables of a site, who goes round row level security. Close it before the site. */
export async function baseDe(site: Site): Promise<postgres.Sql & AsyncDisposable> {
	const server = await acquireServer(site.ctx.config.dataDir);
	const sql = connect(server.login('vigie'), { max: 1, applicationName: 'essais' });
	return Object.assign(sql, {
		[Symbol.asyncDispose]: async () => {
			await sql.end({ timeout: 5 });
			await server.release();
		}
	});
}

/** Waits until the worker has taken up every text that a section entered or ended: it writes in other tables meanwhile. */
export async function textesProjetes(base: postgres.Sql): Promise<void> {
	for (;;) {
		const marques = await base`select from texte_local where a_projeter`;
		if (marques.length === 0) return;
		await sleep(200);
	}
}

/** Waits until the worker has applied or undone every import that somebody asked it to, and let go of it. */
export async function importationsFaites(base: postgres.Sql): Promise<void> {
	const enCours = [ETAT.numero('demandee'), ETAT.numero('a-defaire')];
	for (;;) {
		const demandees = await base`
			select from importation where etat in ${base(enCours)} or bail_jusque_at is not null`;
		if (demandees.length === 0) return;
		await sleep(200);
	}
}

/** Every row of every table as a thief reads it: as text, and bytes as Latin letters. `sauf`: what each request changes. */
export async function contenuDeLaBase(
	base: postgres.Sql,
	{ sauf = [] }: { sauf?: readonly string[] } = {}
): Promise<Map<string, string[]>> {
	const tables = await base<{ name: string }[]>`
		select format('%I.%I', nspname, relname) as name from pg_class c join pg_namespace n on n.oid = relnamespace
		where relkind = 'r' and nspname in ('public', 'drizzle') order by 1`;
	const contenu = new Map<string, string[]>();
	for (const { name } of tables) {
		if (sauf.includes(name.replace('public.', ''))) continue;
		const rows = await base.unsafe(`select * from ${name}`);
		contenu.set(
			name,
			rows
				.map((row) =>
					Object.values(row as Record<string, unknown>)
						.map(enTexte)
						.join()
				)
				.toSorted()
		);
	}
	return contenu;
}

const enTexte = (valeur: unknown): string =>
	Buffer.isBuffer(valeur)
		? valeur.toString('latin1')
		: valeur instanceof Date
			? valeur.toISOString()
			: String(valeur);

type Mandat = { courriel: string; nom: string; role: RoleDeMandat };
type Place = Record<
	'section' | 'portee' | 'service' | 'invitation' | 'importation' | 'jeton' | 'mandat' | 'texte',
	string
>;

const FICHE = {
	employeur: null,
	courriel: null,
	telephone: null,
	permanence: null,
	adresse: null,
	site: null
};

/** A section with a service, an invitation, a text and these mandates, the first of which gives the parameter `mandat`. */
async function fonde(
	ctx: Context,
	base: postgres.Sql,
	national: Administrateur,
	nom: string,
	titres: Mandat[]
): Promise<Place> {
	const { id: section } = accepte(await createSection(ctx, national, { ...FICHE, nom }, op()));
	const donnes: string[] = [];
	for (const titre of titres) donnes.push(accepte(await addMandat(ctx, national, section, titre, op())).id);
	const service = accepte(
		await createService(ctx, national, section, { nom: `Service ${nom}`, effectif: 12, parentId: null }, op())
	).id;
	const nouvelle = { serviceId: service, usagesMax: 100, expireLe: ctx.today().add({ days: 30 }) };
	const { id: invitation, jeton } = accepte(await createInvitation(ctx, national, section, nouvelle, op()));
	const liste = {
		genre: 'services' as const,
		nom: 'services.csv',
		octets: Buffer.from('Service;Effectif\nAccueil;3\n')
	};
	const { id: importation } = accepte(await openImportation(ctx, national, section, liste, op()));
	// Already projected: the worker would write in the tables while a test looks at them.
	const texte = randomUUID();
	await base`insert into texte_local
		(id, section_id, regime, objet, duree, franc, reference, lu_le, valide_du, saisi_par, saisi_at, a_projeter)
		values (${texte}, ${section}, 'fpe', 'preavis', 'P10D', false, 'Note de service', current_date, current_date,
			${national.compteId}, now(), false)`;
	return {
		section,
		portee: section,
		service,
		invitation,
		importation,
		jeton,
		texte,
		mandat: donnes[0] ?? ''
	};
}

/** A dossier in which an appeal was written, finished and sent: every page of it can be opened. */
async function dossierEntier(
	ctx: Context,
	compteId: string,
	consentement: NouveauDossier['consentement'],
	invitation: string
): Promise<Params> {
	const qui: Agent = { kind: 'agent', compteId };
	const au = ctx.today();
	const { id } = accepte(
		await createDossier(
			ctx,
			qui,
			{
				...PRIVE,
				saison: au.year,
				consentement,
				nom: consentement === 'prive' ? null : 'Camille Petit',
				invitation
			},
			op()
		)
	);
	const noter = async (fait: Fait) =>
		accepte(await recordFait(ctx, qui, id, { fait, preuve: null }, op())).id;
	const fait = await noter({ type: 'compte-rendu-notifie', le: au.subtract({ days: 4 }) });
	await rediger(ctx, qui, id);
	const code = 'recours-hierarchique';
	const ecrite = lettreEnCours(ctx, await recours(ctx, qui, id), code);
	const { id: courrier } = accepte(
		await freezeLettre(ctx, qui, id, { code, lue: ecrite?.marque ?? '' }, op())
	);
	await noter({ type: 'recours-hierarchique-envoye', le: au.subtract({ days: 1 }), moyen: 'courriel' });
	const preuve = { nom: 'preuve.png', octets: await uneImage('png') };
	const { piece } = accepte(await addPiece(ctx, qui, id, preuve, op()));
	return {
		id,
		fait,
		courrier,
		piece: piece.id,
		element: 'appreciation',
		moyen: 'G28',
		modele: code,
		format: 'txt'
	};
}

/** A whole draft: one element with its reason, an authority, a name, what is left aside confirmed. */
export async function rediger(ctx: Context, qui: Agent, id: string): Promise<void> {
	const { brouillon } = await recours(ctx, qui, id);
	const changer = (avant: Brouillon) => {
		const lu = choisir(avant.elements, [{ code: 'appreciation', lignes: [] }]);
		if (!lu.ok) return lu;
		const elements = lu.elements.map((element) => ({ ...element, motif: 'Aucun fait ne le montre.' }));
		const autorite = { ...avant.autorite, qualite: 'Directrice départementale' };
		const identite = { ...avant.identite, nom: 'Camille Petit' };
		return {
			ok: true as const,
			brouillon: {
				...avant,
				elements,
				autorite,
				identite,
				ecartes: ecartees(elements),
				examen: { G28: 'oui' }
			}
		};
	};
	accepte(await saveBrouillon(ctx, qui, id, { lire: (tout) => tout, changer }, marque(brouillon)));
}

/** Signs an account in, and gives the Cookie header of its browser. */
async function entre(ctx: Context, compteId: string, secondFacteur: boolean): Promise<string> {
	const { id } = await asActor(ctx.db, { kind: 'connexion' }, (tx) =>
		createSession(tx, ctx, compteId, { appareilPersonnel: false, secondFacteur })
	);
	return `${sessionCookie(ctx.origin).name}=${id}`;
}
