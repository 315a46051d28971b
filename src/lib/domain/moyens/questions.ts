import { CATALOGUE } from '#lib/domain/moyens/catalogue.ts';
import { type Dossier, examenDuDossier } from '#lib/domain/moyens/dossier.ts';
import { type Examen, note, reponse } from '#lib/domain/moyens/examen.ts';
import { type Fiche, NE_SAIT_PAS, type QuestionDeMoyen, type Stade } from '#lib/domain/moyens/fiche.ts';
import type { Question } from '#lib/domain/moyens/moyen.ts';
import { codesDe, estBorne } from '#lib/domain/moyens/reponses.ts';
import { vaut } from '#lib/domain/moyens/retenus.ts';
import type { Refus } from '#lib/domain/refus.ts';
import { typographie } from '#lib/domain/typographie.ts';

/** Any day does while there is no fact: no rule is looked up at a day. */
const SANS_FAIT = Temporal.PlainDate.from('2026-01-01');

/**
 * The checklist of a régime, adapted to what is already known: what the facts say is not asked, nor what a refusal, a régime or
 * another answer makes pointless, nor what has not happened yet. Without facts, everything that the régime may need. Refused: as
 * in `examenDuDossier`.
 */
export function questions(
	connu: Pick<Dossier, 'regime'> & Partial<Dossier>
): { ok: true; questions: Question[] } | Refus {
	const { faits = [] } = connu;
	const dernier = faits
		.map(({ le }) => le)
		.toSorted(Temporal.PlainDate.compare)
		.at(-1);
	const ouvert = examenDuDossier({ zone: 'metropole', au: dernier ?? SANS_FAIT, ...connu, faits });
	if (!ouvert.ok) return ouvert;
	const { examen } = ouvert;
	return {
		ok: true,
		questions: CATALOGUE.filter((fiche) => peutValoir(fiche, examen)).flatMap((fiche) =>
			fiche.questions.filter((une) => sePose(une, examen)).map((une) => enQuestion(fiche, une, examen))
		)
	};
}

/** What arises only with a refusal is asked too while nothing at all is known of one. */
const peutValoir = (fiche: Fiche, examen: Examen): boolean =>
	atteint(fiche.stade, examen) &&
	(vaut(fiche, examen) ||
		(fiche.boycott.effet === 'propre' &&
			fiche.regimes.includes(examen.regime) &&
			examen.faits.length === 0 &&
			reponse(examen, 'G05') === null));

/** The dossier has gone far enough for the question to mean something. Without facts, nobody knows: it is asked. */
function atteint(stade: Stade, examen: Examen): boolean {
	if (examen.faits.length === 0 || stade === 'convocation') return true;
	if (stade === 'entretien') return note(examen, 'entretien-tenu') || examen.compteRendu;
	if (stade === 'compte-rendu') return examen.compteRendu;
	return note(examen, 'recours-hierarchique-envoye', 'recours-hierarchique-recu', 'cap-saisie');
}

const sePose = ({ utile, regimes }: QuestionDeMoyen, examen: Examen): boolean =>
	(regimes?.includes(examen.regime) ?? true) && (utile?.(examen) ?? true);

function enQuestion(
	fiche: Fiche,
	{ code, texte, reponses, pourquoi }: QuestionDeMoyen,
	examen: Examen
): Question {
	const choix = typeof reponses === 'string' || estBorne(reponses) ? null : reponses;
	return {
		code,
		moyen: fiche.code,
		texte: typographie(typeof texte === 'string' ? texte : texte(examen)),
		reponses: typeof reponses === 'string' ? reponses : choix ? codesDe(choix) : 'nombre',
		libelles: choix && typographies({ ...choix, ...NE_SAIT_PAS }),
		pourquoi: typographie(pourquoi)
	};
}

const typographies = (libelles: Readonly<Record<string, string>>): Record<string, string> =>
	Object.fromEntries(Object.entries(libelles).map(([code, mots]) => [code, typographie(mots)]));
