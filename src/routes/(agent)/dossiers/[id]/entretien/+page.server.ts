import { redirect } from '@sveltejs/kit';
import { CODES_DE_QUESTION, controle } from '#lib/domain/entretien/controle.ts';
import type { Brouillon } from '#lib/domain/recours/brouillon.ts';
import { avecReponses, examenDuRecours } from '#lib/domain/recours/examen.ts';
import { typographie } from '#lib/domain/typographie.ts';
import { agent } from '#lib/server/acteurs.ts';
import { valeursDe, type Valeurs } from '#lib/server/formulaires.ts';
import { marque, recours, type RecoursVu, saveBrouillon } from '#lib/server/recours.ts';
import { devoirsVus } from '../../../../devoirs-vus.server.ts';
import { noteDe } from '../../../../formulaire.server.ts';
import { moyenVu } from '../../../../moyens-vus.server.ts';
import { groupesDeQuestions, QUESTION } from '../../../../questions-vues.ts';
import { rendre } from '../recours/formulaire.server.ts';
import { matiere } from '../recours/vue.server.ts';
import type { Actions, PageServerLoad } from './$types';

const NOTES = {
	reponses: 'Vos réponses sont gardées dans votre dossier\u202f: la partie sur la contestation les connaît.'
};

/** What this page edits: the answers of the recourse, of which it asks those on the interview. */
const reponsesDe = ({ examen }: Brouillon) => examen;

/** The duties of the evaluator for a dossier; an answer that facts contradict since does not count. */
function controleDe(vu: RecoursVu) {
	const connu = matiere(vu);
	const { ecartees } = examenDuRecours(connu);
	const perdues = new Set(ecartees.map(({ code }) => code));
	const reponses = Object.fromEntries(
		Object.entries(vu.brouillon.examen).filter(([code]) => !perdues.has(code))
	);
	return controle({ ...connu, reponses }, {});
}

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const vu = await recours(locals.ctx, agent(locals.actor), params.id);
	const { au } = vu.dossier.chaine;
	const lu = controleDe(vu);
	const base = marque(reponsesDe(vu.brouillon));
	const commun = { id: vu.dossier.id, saison: vu.dossier.saison, base, note: noteDe(url, NOTES) };
	const empechement = lu.ok ? empechementDe(vu) : lu.refus.message;
	if (!lu.ok || empechement !== null) return { ...commun, empechement, vue: null };
	const champs = Object.fromEntries(
		Object.entries(vu.brouillon.examen).map(([code, valeur]) => [QUESTION + code, valeur])
	);
	return {
		...commun,
		empechement,
		vue: {
			devoirs: devoirsVus(
				lu.devoirs.filter(({ parLesMoyens }) => parLesMoyens),
				au
			),
			moyens: lu.moyens.map((moyen) => moyenVu(moyen, au)),
			groupes: groupesDeQuestions(lu.questions, '', champs).groupes
		}
	};
};

/** Why there is no interview to look at; null when there is one, or a report that speaks of one. */
function empechementDe({ dossier }: RecoursVu): string | null {
	const types = new Set(dossier.faits.map(({ fait }) => fait.type));
	if (types.has('entretien-tenu')) return null;
	if (types.has('refus-envoye') || types.has('absence-constatee')) return typographie(SANS_ENTRETIEN);
	return [...types].some((type) => type.startsWith('compte-rendu-')) ? null : PAS_ENCORE;
}

const SANS_ENTRETIEN =
	'Votre dossier dit qu’il n’y a pas eu d’entretien avec vous : il n’y a rien à vérifier ici. Le compte rendu, lui, se vérifie.';
const PAS_ENCORE = 'Cette liste se remplit après l’entretien. Notez d’abord qu’il a eu lieu, et quel jour.';

export const actions: Actions = {
	/** Keeps the answers with those of the recourse; a refused one leads to its question, with all the others still there. */
	default: async ({ request, locals, params }) => {
		const { ctx } = locals;
		const qui = agent(locals.actor);
		const valeurs = await valeursDe(request);
		const avant = await recours(ctx, qui, params.id);
		const partie = {
			lire: reponsesDe,
			changer: (brouillon: Brouillon) => {
				const lu = avecReponses(matiere({ ...avant, brouillon }), enReponses(valeurs));
				return lu.ok ? { ok: true as const, brouillon: { ...brouillon, examen: lu.examen } } : lu;
			}
		};
		const garde = await saveBrouillon(ctx, qui, params.id, partie, valeurs['base'] ?? '');
		if (garde.ok) redirect(303, `/dossiers/${params.id}/entretien?note=reponses`);
		const { champ, message } = garde.refus;
		const { brouillon } = await recours(ctx, qui, params.id);
		return rendre({
			valeurs,
			erreurs: [{ champ: champ === undefined ? '' : QUESTION + champ, message }],
			base: marque(reponsesDe(brouillon))
		});
	}
};

/** Only what this page asks. */
const enReponses = (valeurs: Valeurs): Record<string, string> =>
	Object.fromEntries(
		[...CODES_DE_QUESTION].flatMap((code) => {
			const valeur = valeurs[QUESTION + code];
			return valeur === undefined ? [] : [[code, valeur] as const];
		})
	);
