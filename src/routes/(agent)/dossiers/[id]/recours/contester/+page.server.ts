import { redirect } from '@sveltejs/kit';
import { pieges } from '#lib/domain/moyens/pieges.ts';
import type { Brouillon } from '#lib/domain/recours/brouillon.ts';
import {
	avecReponses,
	bilan,
	type Bilan,
	examenDuRecours,
	texteRecopie
} from '#lib/domain/recours/examen.ts';
import { apports, demandesPossibles, type Enonce } from '#lib/domain/recours/portee.ts';
import { typographie } from '#lib/domain/typographie.ts';
import { agent } from '#lib/server/acteurs.ts';
import { valeursDe, type Valeurs } from '#lib/server/formulaires.ts';
import { marque, peutEcrire, recours, saveBrouillon, type RecoursVu } from '#lib/server/recours.ts';
import { tactiqueDuDossier } from '#lib/server/tactiques.ts';
import { reference } from '#lib/ui/format/reference.ts';
import { noteDe } from '../../../../../formulaire.server.ts';
import { moyenVu } from '../../../../../moyens-vus.server.ts';
import { groupesDeQuestions, QUESTION } from '../../../../../questions-vues.ts';
import { rendre } from '../formulaire.server.ts';
import { cadre, matiere, phrase, resteAFaire, tactiqueVue } from '../vue.server.ts';
import type { Actions, PageServerLoad } from './$types';

const NOTES = {
	reponses: 'Vos réponses sont gardées, et prises en compte ci-dessous.',
	ajoute: 'Le paragraphe est dans votre lettre, avec vos remarques.'
};

/** The short answer: never a forecast, and the choice stays the agent’s. */
const REPONSES: Record<Bilan, { titre: string; texte: string }> = {
	solide: {
		titre: 'Oui, un argument fort apparaît',
		texte: 'Il tient s’il est prouvé. Aucun argument n’est certain : lisez aussi ce qui va contre lui.'
	},
	'a-etayer': {
		titre: 'Il y a matière, à étayer',
		texte: 'Ce qui est trouvé dépend des faits : réunissez les preuves indiquées avant d’écrire.'
	},
	'a-confirmer': {
		titre: 'Peut-être : des mots sont à relire avec vous',
		texte: 'Des mots recopiés font penser à un argument. Répondez à leur question, plus bas.'
	},
	faible: {
		titre: 'Rien de solide pour l’instant',
		texte: 'Ce qui est trouvé est faible : cela appuie un autre argument, rarement plus.'
	},
	rien: {
		titre: 'Rien de solide n’apparaît pour l’instant',
		texte: 'D’après ce qui est noté et répondu, et cela seulement. D’autres réponses peuvent tout changer.'
	}
};

/** What this page edits. */
const reponsesDe = ({ examen }: Brouillon) => examen;

/** Answers by the names of their fields, and back. */
const enChamps = (examen: Brouillon['examen']): Record<string, string> =>
	Object.fromEntries(Object.entries(examen).map(([code, valeur]) => [QUESTION + code, valeur]));

const enReponses = (valeurs: Valeurs): Record<string, string> =>
	Object.fromEntries(
		Object.entries(valeurs).flatMap(([nom, valeur]) =>
			nom.startsWith(QUESTION) ? [[nom.slice(QUESTION.length), valeur]] : []
		)
	);

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { ctx } = locals;
	const qui = agent(locals.actor);
	const vu = await recours(ctx, qui, params.id);
	const connu = matiere(vu);
	const { moyens, questions, ecartees } = examenDuRecours(connu);
	const sens = bilan(moyens);
	const { titre, texte } = REPONSES[sens];
	const vus = moyens.map((moyen) => moyenVu(moyen, connu.au));
	const { groupes } = groupesDeQuestions(
		questions,
		texteRecopie(vu.brouillon),
		enChamps(vu.brouillon.examen)
	);
	const { peut, nePeutPas } = apports(connu);
	const dire = ({ texte: dit, fondement: code }: Enonce) => phrase(vu, dit, code ?? undefined);
	return {
		cadre: cadre(vu),
		base: marque(reponsesDe(vu.brouillon)),
		note: noteDe(url, NOTES),
		reponse: { titre: typographie(titre), texte: typographie(texte) },
		solide: sens === 'solide' || sens === 'a-etayer',
		reste: resteAFaire(vu),
		tactique: tactiqueVue(vu, await tactiqueDuDossier(ctx, qui, params.id)),
		plaides: vus.filter(({ force }) => force !== 'sans-effet'),
		sansEffet: vus.filter(({ force }) => force === 'sans-effet'),
		pieges: pieges({ regime: connu.regime, employeur: connu.employeur ?? null }).map(
			({ fondements, ...piege }) => ({
				...piege,
				sources: fondements.map((source) => reference(source, connu.au))
			})
		),
		groupes,
		ecartees,
		peut: peut.map(dire),
		nePeutPas: nePeutPas.map(dire),
		demandes: demandesPossibles(connu).map((demande) => ({
			...dire(demande),
			href: versLaLettre(vu, demande.lettre)
		})),
		choisis: vu.brouillon.elements.some(({ retenu }) => retenu)
	};
};

const versLaLettre = (vu: RecoursVu, lettre: 'demande-dossier' | 'demande-motifs' | null): string | null =>
	lettre !== null && peutEcrire(vu, lettre) ? `/dossiers/${vu.dossier.id}/recours/lettre/${lettre}` : null;

export const actions: Actions = {
	/** Keeps the answers; an answer that is refused leads to its question, with all the others still there. */
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
		if (garde.ok) redirect(303, `/dossiers/${params.id}/recours/contester?note=reponses`);
		const { code, champ, message } = garde.refus;
		const vu = await recours(ctx, qui, params.id);
		const { questions } = examenDuRecours(matiere(vu));
		return rendre({
			valeurs,
			erreurs: [{ champ: champ === undefined ? '' : QUESTION + champ, message }],
			base: marque(reponsesDe(vu.brouillon)),
			conflit:
				code === 'version-depassee'
					? questions.flatMap((question) => reponseGardee(question, vu.brouillon.examen))
					: undefined
		});
	}
};

/** An answer in the words of the page. */
function reponseGardee(
	{
		code,
		texte,
		libelles
	}: { code: string; texte: string; libelles: Readonly<Record<string, string>> | null },
	examen: Brouillon['examen']
) {
	const valeur = examen[code];
	return valeur === undefined ? [] : [{ question: texte, reponse: libelles?.[valeur] ?? valeur }];
}
