import { randomBytes, randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { type Brouillon, choisir, departVide, ecartees } from '#lib/domain/recours/brouillon.ts';
import type { Administrateur } from '#lib/server/acteurs.ts';
import { acte, createActe } from '#lib/server/actes-collectifs.ts';
import { joinActe } from '#lib/server/adhesions.ts';
import {
	answerPassage,
	createSeance,
	marqueDAccord,
	marqueDesNotes,
	marqueDuResultat,
	passage,
	passageDe,
	proposeDossier,
	recordResultat,
	saveNotes
} from '#lib/server/cap.ts';
import { courrierFige } from '#lib/server/courriers.ts';
import { addPiece, contenuDePiece, renamePiece, withdrawPiece } from '#lib/server/pieces.ts';
import {
	freezeLettre,
	lettreEnCours,
	marque,
	recordEnvoi,
	recordReponse,
	recours,
	saveBrouillon
} from '#lib/server/recours.ts';
import { addRemarque, answerRemarque, approveLettre, lettreRelue } from '#lib/server/relectures.ts';
import { remise } from '#lib/server/remises.ts';
import { chooseTactique, tactiqueDuDossier } from '#lib/server/tactiques.ts';
import { test, type TestContext } from '../support/database.ts';
import { accepte } from '../support/dossier.ts';
import { unPdf } from '../support/fichiers.ts';
import { insertFirstAdministrateur } from '../support/rows.ts';
import { contenuDeLaBase } from '../support/scene.ts';
import { agentDEssai, sectionDEssai } from '../support/suivi.ts';

/*
 * A whole contestation with a word of its own in each thing that is typed or uploaded, by the agent, the delegates and the
 * administrator of the section. Then the database is stolen.
 */

const op = () => randomUUID();
const jour = (texte: string) => Temporal.PlainDate.from(texte);
const CODE = 'recours-hierarchique' as const;

/** A new word for each field, kept with its name. */
function carnet() {
	const mots = new Map<string, string>();
	return {
		mots,
		mot: (champ: string): string => {
			const mot = `canari${randomBytes(7).toString('hex')}`;
			mots.set(champ, mot);
			return mot;
		}
	};
}
type Carnet = ReturnType<typeof carnet>;

async function scene(ctx: TestContext, { mot }: Carnet) {
	ctx.clock.set('2026-01-12');
	const administrateur: Administrateur = {
		kind: 'administrateur',
		compteId: await insertFirstAdministrateur(ctx)
	};
	const section = await sectionDEssai(ctx, administrateur, 'Ici');
	const tactique = { choix: 'tout' as const, explication: mot('explication de la tactique') };
	accepte(await chooseTactique(ctx, administrateur, section.id, { version: 0, ...tactique }, op()));
	const faits = [{ type: 'compte-rendu-notifie', le: jour('2026-01-10') }] as const;
	const un = await agentDEssai(ctx, section.jeton, { nom: mot('nom dans la section'), faits });
	return { section, delegue: section.delegue, agent: un.agent, id: un.dossierId };
}
type Scene = Awaited<ReturnType<typeof scene>>;

/** The draft, with what every page of it takes. */
async function rediger(ctx: TestContext, { agent, id }: Scene, { mot }: Carnet, pieceId: string) {
	const changer = (avant: Brouillon) => {
		const lu = choisir(avant.elements, [{ code: 'croix', lignes: [mot('ligne du compte rendu')] }]);
		if (!lu.ok) return lu;
		const elements = lu.elements.map((element) => ({
			...element,
			passage: mot('passage'),
			motif: mot('motif'),
			redaction: mot('rédaction demandée')
		}));
		const brouillon: Brouillon = {
			...avant,
			elements,
			ecartes: ecartees(elements),
			examen: { reponse: mot('réponse à l’examen') },
			autorite: {
				...avant.autorite,
				nom: mot('nom de l’autorité'),
				qualite: mot('qualité'),
				adresse: mot('adresse de l’autorité')
			},
			identite: {
				...avant.identite,
				nom: mot('nom de l’agent'),
				grade: mot('grade'),
				adresse: mot('adresse de l’agent')
			},
			demandes: {
				...avant.demandes,
				audience: true,
				accompagnant: mot('accompagnant'),
				moyens: mot('remarque')
			},
			departs: {
				...avant.departs,
				[CODE]: {
					...departVide(),
					envoi: 'lrar',
					date: '',
					pieces: mot('autre pièce'),
					joindre: [pieceId]
				}
			}
		};
		return { ok: true as const, brouillon };
	};
	const { brouillon } = await recours(ctx, agent, id);
	accepte(await saveBrouillon(ctx, agent, id, { lire: (tout) => tout, changer }, marque(brouillon)));
}

/** A file with a word in its name, its title and its bytes. */
async function joindre(ctx: TestContext, { agent, id }: Scene, { mot }: Carnet) {
	const octets = await unPdf();
	// What a camera or a word processor writes beside the text: it stays in the original.
	const avecTrace = new Uint8Array([...octets, ...Buffer.from(`\n%${mot('octets du fichier')}\n`)]);
	const nom = `${mot('nom du fichier')}.pdf`;
	const { piece } = accepte(await addPiece(ctx, agent, id, { nom, octets: avecTrace }, op()));
	accepte(await renamePiece(ctx, agent, id, piece.id, mot('titre de la pièce'), op()));
	return { pieceId: piece.id, octets: avecTrace };
}

async function relire(ctx: TestContext, { agent, delegue, id }: Scene, { mot }: Carnet) {
	const ouverte = await lettreRelue(ctx, delegue, id, CODE);
	const lu = { code: CODE, lue: ouverte?.marque ?? '' };
	const remarque = { ...lu, texte: mot('remarque du délégué'), passage: mot('passage cité') };
	const { id: remarqueId } = accepte(await addRemarque(ctx, delegue, id, remarque, op()));
	const reponse = { code: CODE, remarqueId, texte: mot('réponse de l’agent'), regler: true };
	accepte(await answerRemarque(ctx, agent, id, reponse, op()));
	const approbation = { ...lu, texte: mot('mot de l’approbation'), passage: '' };
	accepte(await approveLettre(ctx, delegue, id, approbation, op()));
}

async function envoyer(ctx: TestContext, { agent, id }: Scene, { mot }: Carnet, pieceId: string) {
	const ecrite = lettreEnCours(ctx, await recours(ctx, agent, id), CODE);
	const { id: courrierId } = accepte(
		await freezeLettre(ctx, agent, id, { code: CODE, lue: ecrite?.marque ?? '' }, op())
	);
	const envoi = {
		le: jour('2026-01-12'),
		moyen: 'lrar' as const,
		preuve: mot('preuve de l’envoi'),
		numero: NUMERO,
		pieceId
	};
	accepte(await recordEnvoi(ctx, agent, courrierId, envoi, op()));
	ctx.clock.set('2026-02-02');
	const { brouillon } = await recours(ctx, agent, id);
	const elements = brouillon.envoyes ?? [];
	const reponses = Object.fromEntries(
		elements.map(({ id: element }) => [element, { obtenu: 'non' as const, replique: mot('réplique') }])
	);
	const fait = { type: 'reponse-notifiee', le: jour('2026-02-01'), sens: 'rejet' } as const;
	const saisie = { reponses, fait, preuve: mot('preuve de la réponse') };
	accepte(await recordReponse(ctx, agent, id, saisie, { base: marque(elements), opId: op() }));
	return courrierId;
}

/** A number of La Poste, with its key. */
const NUMERO = '1A20212345673';

async function sieger(ctx: TestContext, { agent, delegue, section, id: dossierId }: Scene, { mot }: Carnet) {
	const saisie = {
		le: jour('2026-03-20'),
		regime: 'fpe' as const,
		commission: mot('nom de la commission'),
		lieu: mot('lieu de la séance'),
		membres: `${mot('élu')}, ${mot('rôle de l’élu')}`,
		note: mot('note de la séance')
	};
	const { id: seanceId } = accepte(await createSeance(ctx, delegue, section.id, saisie, op()));
	accepte(await proposeDossier(ctx, delegue, seanceId, dossierId, op()));
	const la = await passageDe(ctx, agent, dossierId, seanceId);
	const lue = marqueDAccord(la, await remise(ctx, agent, dossierId));
	const cible = { seanceId, dossierId };
	accepte(await answerPassage(ctx, agent, cible, { accord: 'donne', lue }, op()));
	const notes = { notes: mot('notes des délégués'), base: marqueDesNotes(null) };
	accepte(await saveNotes(ctx, delegue, cible, notes));
	ctx.clock.set('2026-03-21');
	const aucun = { pour: null, contre: null, abstention: null };
	const resultat = {
		avis: 'favorable' as const,
		vote: { administration: aucun, personnel: aucun },
		suites: mot('suites annoncées'),
		mot: mot('mot de la section'),
		base: marqueDuResultat(null)
	};
	accepte(await recordResultat(ctx, delegue, cible, resultat));
	return seanceId;
}

async function agirEnsemble(ctx: TestContext, { agent, delegue, section, id }: Scene, { mot }: Carnet) {
	const contenu = {
		titre: mot('titre de l’acte'),
		explication: mot('explication de l’acte'),
		finLe: '2026-04-20',
		texte: {
			genre: 'contestation' as const,
			rubrique: 'appreciation' as const,
			intitule: '',
			motif: mot('motif commun'),
			redaction: mot('rédaction commune'),
			moyen: null,
			remarque: mot('remarque commune')
		}
	};
	const nouveau = { serviceId: null, saison: 2026, contenu };
	const { id: acteId } = accepte(await createActe(ctx, delegue, section.id, nouveau, op()));
	const { version } = await acte(ctx, delegue, acteId);
	accepte(await joinActe(ctx, agent, id, acteId, { nom: mot('nom dans l’acte'), version }, op()));
	return acteId;
}

test('rien de ce qui s’écrit ou se dépose dans une contestation ne se lit dans la base, et chacun relit le sien', async ({
	ctx
}) => {
	const pages = carnet();
	const decor = await scene(ctx, pages);
	const { agent, delegue, id } = decor;
	const { pieceId, octets } = await joindre(ctx, decor, pages);
	await rediger(ctx, decor, pages, pieceId);
	await relire(ctx, decor, pages);
	const courrierId = await envoyer(ctx, decor, pages, pieceId);
	const seanceId = await sieger(ctx, decor, pages);
	const acteId = await agirEnsemble(ctx, decor, pages);

	const relu = JSON.stringify([
		await recours(ctx, agent, id),
		await lettreRelue(ctx, delegue, id, CODE),
		await courrierFige(ctx, delegue, courrierId),
		await tactiqueDuDossier(ctx, agent, id),
		await passage(ctx, delegue, seanceId, id),
		await passageDe(ctx, agent, id, seanceId),
		await acte(ctx, delegue, acteId),
		await contenuDePiece(ctx, delegue, id, pieceId)
	]);
	const original = await contenuDePiece(ctx, agent, id, pieceId);
	expect(Buffer.from(original.octets).equals(octets)).toBe(true);
	const perdus = [...pages.mots].filter(
		([, mot]) => !relu.includes(mot) && !Buffer.from(octets).includes(mot)
	);
	expect(perdus, 'nobody reads them again').toEqual([]);
	expect(relu).toContain(NUMERO);

	const secrets = new Map([
		...pages.mots,
		['numéro du recommandé', NUMERO],
		['suite des octets du fichier', Buffer.from(octets.slice(100, 140)).toString('latin1')],
		['empreinte du fichier', original.piece.sha256],
		['marque de la lettre', (await lettreRelue(ctx, delegue, id, CODE))?.marque ?? 'manque']
	]);
	expect(secrets.size).toBeGreaterThan(35);
	const vole = [...(await contenuDeLaBase(ctx.owner)).values()].flat().join('\n');
	expect(vole).toContain(pieceId);
	const lus = [...secrets].filter(([, secret]) =>
		[secret, Buffer.from(secret).toString('base64').slice(0, 20), Buffer.from(secret).toString('hex')].some(
			(forme) => vole.includes(forme)
		)
	);
	expect(lus).toEqual([]);

	accepte(await withdrawPiece(ctx, agent, id, pieceId, op()));
	const restes = await ctx.owner`select from piece_morceau where piece_id = ${pieceId}`;
	expect(restes, 'chunks of an exhibit that was withdrawn').toEqual([]);
});
