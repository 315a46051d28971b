import { lectureConvocation } from '#lib/domain/convocation/lecture.ts';
import { texteLisible } from '#lib/domain/convocation/texte.ts';
import { employeurCode, type Dossier } from '#lib/server/dossiers.ts';
import { jourSaisi } from '#lib/ui/format/dates.ts';
import { reference } from '#lib/ui/format/reference.ts';
import type { Valeurs } from '#lib/server/formulaires.ts';
import { RIEN_DE_JOINT } from '../../../../../faits/saisie.ts';

/**
 * Reads the convocation that was pasted, to fill the fields of the form with what it says; the text itself goes no further.
 * What is typed already stays where the text says nothing. `au`: today, for the sources. Refused: a text too long, or with
 * nothing to read.
 */
export function convocationCollee(valeurs: Valeurs, un: Dossier, au: Temporal.PlainDate) {
	const { texte = '', ...typees } = valeurs;
	const lisible = texteLisible(texte);
	if (!lisible.ok) return { ok: false as const, message: lisible.refus.message };
	const recueLe = jourSaisi(typees['le'] ?? '');
	const employeur = employeurCode(un.employeur);
	const lue = lectureConvocation(texte, {
		regime: un.regime,
		textes: un.textes,
		...(employeur ? { employeur } : {}),
		...(recueLe ? { recueLe: Temporal.PlainDate.from(recueLe) } : {})
	});
	const lues = {
		entretienLe: lue.entretienLe?.toString(),
		heure: lue.heure,
		lieu: lue.lieu,
		evaluateur: lue.evaluateur,
		pieces: lue.pieces.length > 0 ? lue.pieces.join(' ') : RIEN_DE_JOINT
	};
	const remplies = Object.fromEntries(Object.entries(lues).filter(([, valeur]) => valeur));
	return {
		ok: true as const,
		valeurs: { ...typees, ...remplies } as Valeurs,
		alertes: lue.alertes
			.filter(({ code }) => code !== 'reception-inconnue')
			.map(({ niveau, texte: phrase, fondement }) => ({
				niveau,
				texte: phrase,
				source: fondement ? reference(fondement, au) : null
			}))
	};
}
