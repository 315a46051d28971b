import type { Alerte } from '#lib/domain/convocation/alertes.ts';
import type { LectureConvocation, OptionsDeLecture } from '#lib/domain/convocation/lecture.ts';
import { alertesDesReponses } from '#lib/domain/convocation/reponses.ts';
import type { Affirmation } from '#lib/domain/courriers/risques.ts';
import { PIECES } from '#lib/domain/dossier/libelles.ts';
import { fondement } from '#lib/domain/regimes/fondements.ts';
import { typographie } from '#lib/domain/typographie.ts';
import { dateLongue } from '#lib/ui/format/dates.ts';
import { heureEnClair } from '#lib/ui/format/heures.ts';
import { reference } from '#lib/ui/format/reference.ts';
import { type Convocation, delaiAvantEntretien } from './reponses.ts';
import type { AlerteLue, ConvocationVue, PhraseSourcee } from './vue.ts';

/** What is known of a convocation once its text was read and corrected. `au`: today, ISO. */
export function convocationVue(
	convocation: Convocation,
	texteLu: LectureConvocation | null,
	qui: Omit<OptionsDeLecture, 'recueLe'>,
	au: string
): ConvocationVue {
	const alertes = alertesDesReponses(reponsesDe(convocation), texteLu, qui);
	return {
		delai: delaiAvantEntretien(convocation, au),
		lignes: lignesLues(convocation),
		alertes: alertes.map((alerte) => alerteLue(alerte, au)),
		preavisCourt: alertes.some(({ code, niveau }) => code === 'preavis-insuffisant' && niveau === 'erreur')
			? phraseSourcee(PREAVIS_COURT, au)
			: null,
		pieces: texteLu && texteLu.pieces.map((piece) => PIECES[piece]).join(', ')
	};
}

/** The union’s reading of a procedure flaw after a refusal (moyens.md § 4, G02): no decision settles it. */
const PREAVIS_COURT: Affirmation = {
	texte: typographie(
		'Lecture du syndicat : si vous refusez l’entretien, un préavis trop court ne pèse presque plus dans un recours.'
	),
	fondements: ['ce-335033', 'ta-nimes-2202173'],
	certitude: 'discute'
};

/** The answers of the form as the domain takes them. */
function reponsesDe({ recueLe, entretienLe, endroit, ...reste }: Convocation) {
	const jour = (iso: string | null) => (iso === null ? null : Temporal.PlainDate.from(iso));
	return { ...reste, recueLe: jour(recueLe), entretienLe: jour(entretienLe), lieu: endroit };
}

function lignesLues({
	recueLe,
	entretienLe,
	heure,
	endroit,
	evaluateur,
	rang
}: Convocation): ConvocationVue['lignes'] {
	return [
		{ champ: 'recueLe', libelle: 'Reçue le', texte: recueLe && dateLongue(recueLe) },
		{ champ: 'entretienLe', libelle: 'Jour de l’entretien', texte: entretienLe && dateLongue(entretienLe) },
		{ champ: 'heure', libelle: 'Heure', texte: heure && heureEnClair(heure) },
		{ champ: 'endroit', libelle: 'Lieu', texte: endroit },
		{ champ: 'evaluateur', libelle: 'Avec qui', texte: evaluateur },
		{
			champ: 'rang',
			libelle: 'Convocation',
			texte: rang === null ? null : rang === 1 ? 'La première' : 'Une nouvelle, après une première'
		}
	];
}

const TITRES = { erreur: 'Ce n’est pas régulier', alerte: 'À vérifier', info: 'À savoir' };

/** Errors of the reading, not of the employer. */
const PAS_CLAIRES: readonly Alerte['code'][] = ['date-absente', 'plusieurs-dates'];

const alerteLue = ({ code, niveau, texte, fondement: base }: Alerte, au: string): AlerteLue => ({
	niveau,
	titre: PAS_CLAIRES.includes(code) ? 'Ce n’est pas clair' : TITRES[niveau],
	texte,
	source: base ? reference(base, Temporal.PlainDate.from(au)) : null
});

/** A statement about the law with its sources, as they stand on the day `au` (ISO). */
export const phraseSourcee = ({ texte, fondements, certitude }: Affirmation, au: string): PhraseSourcee => ({
	texte,
	certitude,
	sources: fondements.map((code) => reference(fondement(code), Temporal.PlainDate.from(au)))
});
