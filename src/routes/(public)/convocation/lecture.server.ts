import {
	lectureConvocation,
	type LectureConvocation,
	type OptionsDeLecture
} from '#lib/domain/convocation/lecture.ts';
import { jourSaisi } from '#lib/ui/format/dates.ts';
import { sourceDe } from './reponses.ts';
import { empreinte, type Saisie } from '../refuser/saisie.ts';

/** What is known of the convocation once its text was read. */
export type Lecture = { saisie: Saisie; texteLu: LectureConvocation | null };

/**
 * Reads the pasted text, once: as long as it stays the same, the answers beside it are the visitor's corrections and are
 * kept. Another text brings its own answers. Nothing is read when the visitor answers questions instead.
 */
export function lire(saisie: Saisie, { regime, employeur }: Omit<OptionsDeLecture, 'recueLe'>): Lecture {
	if (sourceDe(saisie) !== 'coller') return { saisie, texteLu: null };
	const recueLe = jourSaisi(saisie.recueLe);
	const texteLu = lectureConvocation(saisie.texte, {
		...(regime ? { regime } : {}),
		...(employeur ? { employeur } : {}),
		...(recueLe === null ? {} : { recueLe: Temporal.PlainDate.from(recueLe) })
	});
	const marque = empreinte(saisie.texte);
	if (saisie.texteLu === marque) return { saisie, texteLu };
	return {
		saisie: {
			...saisie,
			texteLu: marque,
			entretienLe: texteLu.entretienLe?.toString() ?? '',
			heure: texteLu.heure ?? '',
			endroit: texteLu.lieu ?? '',
			evaluateur: texteLu.evaluateur ?? '',
			rang: texteLu.alertes.some(({ code }) => code === 'seconde-convocation') ? '2' : ''
		},
		texteLu
	};
}
