import type { Lu } from '#lib/domain/contrat/codes.ts';
import { controleDesAbsences } from '#lib/domain/notation/defense-absences.ts';
import { controleDeLAppreciation } from '#lib/domain/notation/defense-appreciation.ts';
import { controleDuDeroulement } from '#lib/domain/notation/defense-deroulement.ts';
import { avecNote, controleDesPoints, noteCalculee } from '#lib/domain/notation/defense-note.ts';
import { lireSaisieDefense, type SaisieDefense } from '#lib/domain/notation/defense-saisie.ts';
import { parGravite, type Remarque, remarque, type ResultatNotation } from '#lib/domain/notation/resultat.ts';

/** What the text is worth today. */
export const MENTION_DEFENSE = remarque(
	'Ancienne notation : statut à confirmer par le syndicat. L’instruction publiée ne porte aucune mention d’abrogation, mais rien n’établit qu’elle s’applique encore. Elle ne concerne ni les ouvriers de l’armement ni ceux des essences.',
	'instruction-72-08',
	'instruction-311293',
	'arrete-2012-09-10-defense',
	'crpa-l312-2'
);

const SUITE = remarque(
	'L’instruction n’ouvre aucun recours et ne fixe aucun délai : le droit commun s’applique. Voyez le syndicat avant d’écrire.',
	'instruction-72-08'
);

const AMBIGUITES: readonly Remarque[] = [
	remarque(
		'Les grilles sont confidentielles : le calcul de la note ne se vérifie que si vous avez obtenu vos points. L’accès à votre dossier se demande, mais ce droit est à vérifier avec le syndicat.',
		'instruction-72-08',
		'loi-1905-art-65',
		'crpa-l311-6'
	),
	remarque(
		'Le poids de chaque rubrique n’est pas connu : les sept autres se partagent au plus ce que laisse l’assiduité, sans qu’on puisse les supposer égales.',
		'instruction-72-08'
	),
	remarque(
		'Quatre mois de présence : continus ou non, sur quelle période ? L’instruction ne le dit pas.',
		'instruction-72-08'
	),
	remarque(
		'Maladie : l’instruction pose un principe (pas de baisse), puis laisse le notateur apprécier chaque cas. Elle se contredit.',
		'instruction-72-08'
	),
	remarque(
		'L’instruction interdit de montrer la fiche, ce qui s’accorde mal avec le droit actuel d’accéder à son dossier.',
		'instruction-72-08',
		'crpa-l311-6'
	),
	remarque('L’instruction ne parle pas d’arrondi.', 'instruction-72-08'),
	remarque(
		'La condition de quatre mois ne vaut pas pour les fonctionnaires de la Défense : elle a disparu pour eux en 2003, et une durée minimale générale de présence est illégale pour les fonctionnaires.',
		'instruction-437504',
		'jurisprudence-presence-minimale',
		'caa-nantes-16nt01136'
	)
];

/** Holds the yearly sheet of a worker of Defence against instruction 72-08; `note` is what the points give. */
function notationDefense({ fiche }: SaisieDefense): ResultatNotation {
	const note = noteCalculee(fiche);
	return {
		systeme: 'ouvriers-defense-1972',
		mention: MENTION_DEFENSE,
		...(note === null ? {} : { note }),
		anomalies: parGravite([
			...controleDesPoints(fiche),
			...controleDesAbsences(fiche),
			...controleDeLAppreciation(avecNote(fiche)),
			...controleDuDeroulement(avecNote(fiche))
		]),
		ambiguites: [...AMBIGUITES],
		suite: SUITE
	};
}

/** Reads then checks what is given as the contract writes it. Refused as `lireSaisieDefense` does. */
export function notationDefenseDepuis(donnee: unknown): Lu<ResultatNotation> {
	const lue = lireSaisieDefense(donnee);
	return lue.ok ? { ok: true, valeur: notationDefense(lue.valeur) } : lue;
}
