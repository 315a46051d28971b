import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { enToutesLettres } from '#lib/domain/delais/jour.ts';
import { FAITS } from '#lib/domain/dossier/libelles.ts';
import { majuscule, typographie } from '#lib/domain/typographie.ts';
import { agent } from '#lib/server/acteurs.ts';
import { answerPassage, marqueDAccord, passageDe } from '#lib/server/cap.ts';
import { compteDe } from '#lib/server/comptes.ts';
import { nouvelleOperation, operation, texte } from '#lib/server/formulaires.ts';
import { remise, type PieceRemise, type Remise } from '#lib/server/remises.ts';
import { jourDe } from '#lib/ui/format/instants.ts';
import { lireFormulaire, noteDe, rendreFormulaire } from '../../../../../formulaire.server.ts';
import { passageVu, suiteDeLAvis } from '../cap.server.ts';
import type { Actions, PageServerLoad } from './$types';

const NOTES = {
	donne: 'Votre accord est enregistré. Vous pouvez le reprendre à tout moment.',
	refuse: 'Votre dossier n’est pas, ou plus, remis aux élu·es.',
	note: 'L’avis est noté dans votre dossier.'
};
/** Why the papers that they would receive cannot be read in one file. */
const EMPECHEMENTS = {
	lourd:
		'Les pièces que citent vos lettres dépassent 64 Mo ensemble : elles ne tiennent pas en un seul fichier. Relisez vos lettres et vos pièces une à une dans votre dossier.',
	occupe: 'D’autres fichiers sont en préparation. Attendez une minute, puis demandez de nouveau vos papiers.'
};

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { ctx } = locals;
	const qui = agent(locals.actor);
	const un = await passageDe(ctx, qui, params.id, params.seance);
	const donnee = await remise(ctx, qui, params.id);
	const { dossier } = donnee;
	const { courriel } = await compteDe(ctx, qui.compteId);
	return {
		id: dossier.id,
		saison: dossier.saison,
		note: noteDe(url, NOTES),
		empechement: noteDe(url, EMPECHEMENTS),
		passage: passageVu(un, dossier.chaine.au),
		remise: remiseVue(donnee, un.accord === 'donne' ? un.accordAt : null),
		suite: un.resultat ? suiteDeLAvis(dossier, un.resultat.avis) : [],
		sansAdresse: courriel === null,
		lue: marqueDAccord(un, donnee),
		operation: nouvelleOperation()
	};
};

/** What is handed over, line by line. `accordAt`: letters finished after it wait for a new agreement. */
function remiseVue(
	{ dossier, grade, elements, lettres, enAttente, pieces }: Remise,
	accordAt: Temporal.Instant | null
) {
	const apres = (figeAt: Temporal.Instant) =>
		accordAt !== null && Temporal.Instant.compare(figeAt, accordAt) > 0;
	const lettre = ({ id, titre, figeAt }: { id: string; titre: string; figeAt: Temporal.Instant }) => ({
		id,
		libelle: typographie(`${titre}, lettre terminée le ${jourDe(figeAt)}`)
	});
	return {
		nom: dossier.nom,
		grade,
		points: elements.map(({ nom }) => nom),
		lettres: lettres.filter(({ figeAt }) => !apres(figeAt)).map(lettre),
		nouvelles: [...lettres, ...enAttente].filter(({ figeAt }) => apres(figeAt)).map(lettre),
		enAttente: enAttente.filter(({ figeAt }) => !apres(figeAt)).map(lettre),
		pieces: pieces.map(pieceVue),
		faits: dossier.faits
			.map(({ fait }) => fait)
			.toSorted((a, b) => Temporal.PlainDate.compare(a.le, b.le))
			.map(({ type, le }) => typographie(`${majuscule(enToutesLettres(le))} : ${FAITS[type].nom}`))
	};
}

const pieceVue = ({ id, numero, intitule, lettre, piece }: PieceRemise) => ({
	id,
	libelle: typographie(
		`Pièce n° ${numero} – ${intitule} (${lettre})${piece ? '' : ', retirée : elle n’est pas remise'}`
	)
});

const formulaire = z.object({
	op_id: operation,
	lue: texte,
	reponse: z.enum(['donne', 'refuse'], typographie('Choisissez votre réponse avec un des boutons.'))
});

export const actions: Actions = {
	/** The agent’s answer: agreed, declined, or taken back. */
	default: async ({ request, locals, params }) => {
		const lu = await lireFormulaire(request, formulaire);
		if (!lu.ok) return lu.reponse;
		const { op_id, lue, reponse } = lu.donnees;
		const cible = { seanceId: params.seance, dossierId: params.id };
		const repondu = await answerPassage(
			locals.ctx,
			agent(locals.actor),
			cible,
			{ accord: reponse, lue },
			op_id
		);
		if (!repondu.ok) return rendreFormulaire(lu.valeurs, repondu);
		redirect(303, `/dossiers/${params.id}/cap/${params.seance}?note=${reponse}`);
	}
};
