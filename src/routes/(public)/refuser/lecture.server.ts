import type { Alerte, CodeAlerte } from '#lib/domain/convocation/alertes.ts';
import { alertesDesSilences } from '#lib/domain/convocation/alertes.ts';
import { controles } from '#lib/domain/convocation/controles.ts';
import { lectureConvocation, type LectureConvocation } from '#lib/domain/convocation/lecture.ts';
import { PIECES } from '#lib/domain/dossier/libelles.ts';
import { jourSaisi } from '#lib/ui/format/dates.ts';
import { sourceDe, type Convocation } from './convocation.ts';
import { empreinte, type Saisie } from './saisie.ts';
import type { Situation } from './situation.ts';

/** What is known of the convocation once its text was read, and what is wrong with it. */
export type Lecture = { saisie: Saisie; texteLu: LectureConvocation | null };

/** Alerts that come from what the text says; the others are worked out again from the answers. */
const DU_TEXTE: ReadonlySet<CodeAlerte> = new Set<CodeAlerte>([
	'date-absente',
	'plusieurs-dates',
	'date-incoherente',
	'annee-supposee',
	'report',
	'seconde-convocation',
	'tiers-annonce',
	'evaluateur-inconnu',
	'heure-absente',
	'lieu-absent'
]);

/** Alerts that an answer of the visitor settles. */
const REGLEES: Partial<Record<CodeAlerte, (convocation: Convocation, lu: LectureConvocation) => boolean>> = {
	'date-absente': ({ entretienLe }) => entretienLe !== null,
	'plusieurs-dates': ({ entretienLe, heure }, lu) =>
		entretienLe !== null && (lu.entretienLe === null || heure !== null),
	'date-incoherente': corrigee,
	'annee-supposee': corrigee,
	'heure-absente': ({ heure }) => heure !== null,
	'lieu-absent': ({ endroit }) => endroit !== null,
	'evaluateur-inconnu': ({ evaluateur }) => evaluateur !== null,
	'seconde-convocation': ({ rang }) => rang === 1
};

function corrigee({ entretienLe }: Convocation, lu: LectureConvocation): boolean {
	return entretienLe !== (lu.entretienLe?.toString() ?? null);
}

/**
 * Reads the pasted text, once: as long as it stays the same, the answers beside it are the visitor's corrections and are
 * kept. Another text brings its own answers. Nothing is read when the visitor answers questions instead.
 */
export function lire(saisie: Saisie, { regime, employeur }: Situation): Lecture {
	if (sourceDe(saisie) !== 'coller') return { saisie, texteLu: null };
	const recueLe = jourSaisi(saisie.recueLe);
	const texteLu = lectureConvocation(saisie.texte, {
		regime,
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

/** What is wrong or unknown, the gravest first, given the answers as they are now. */
export function alertesDe(
	convocation: Convocation,
	texteLu: LectureConvocation | null,
	{ regime, employeur }: Situation
): Alerte[] {
	const { heure, endroit } = convocation;
	const controlees = controles({
		preavisJours: preavis(convocation),
		pieces: texteLu?.pieces ?? TOUTES,
		// Only a text that was read can be reproached for not saying the hour or the place.
		heure: texteLu ? heure : (heure ?? 'non demandée'),
		lieu: texteLu ? endroit : 'non demandé',
		regime,
		...(employeur ? { employeur } : {})
	});
	const duTexte = (texteLu?.alertes ?? []).filter(
		({ code }) => texteLu !== null && DU_TEXTE.has(code) && !REGLEES[code]?.(convocation, texteLu)
	);
	const silences = alertesDesSilences({
		heure: false,
		lieu: null,
		evaluateur: null,
		tiers: false,
		reception: convocation.recueLe === null
	});
	const rangs = ['erreur', 'alerte', 'info'];
	return [...duTexte, ...controlees, ...silences].toSorted(
		(a, b) => rangs.indexOf(a.niveau) - rangs.indexOf(b.niveau)
	);
}

/** What the answers to the questions do not tell is not held against the convocation. */
const TOUTES = Object.keys(PIECES) as (keyof typeof PIECES)[];

function preavis({ recueLe, entretienLe }: Convocation): number | null {
	if (recueLe === null || entretienLe === null) return null;
	return Temporal.PlainDate.from(recueLe).until(entretienLe, { largestUnit: 'days' }).days;
}
