import type { Lu } from '#lib/domain/contrat/codes.ts';
import { controleDeLaFiche, controleDeLEntretien } from '#lib/domain/notation/onic-fiche.ts';
import { controleDuCorps } from '#lib/domain/notation/onic-note.ts';
import { lireSaisieOnic, type SaisieOnic } from '#lib/domain/notation/onic-saisie.ts';
import {
	type Anomalie,
	anomalie,
	parGravite,
	type Remarque,
	remarque,
	type ResultatNotation
} from '#lib/domain/notation/resultat.ts';

/** What the text is worth today. */
export const MENTION_ONIC = remarque(
	'Texte historique : l’ONIC n’existe plus, et le décret pris en 2002 a cessé d’être en vigueur le 1er janvier 2013. À n’utiliser que pour d’anciens dossiers.',
	'arrete-2005-06-28-onic',
	'decret-2002-682'
);

const SUITE = remarque(
	'L’arrêté n’ouvre aucun recours et ne fixe aucun délai. Le décret de 2002 permettait à l’agent d’écrire des observations sur sa notation (art. 9), et à la CAP, à sa demande, de demander au chef de service de la réviser (art. 10), sans délai écrit. Pour le reste, le droit commun s’applique : voyez le syndicat avant d’écrire.',
	'arrete-2005-06-28-onic',
	'decret-2002-682'
);

const SUR_LE_CORPS: readonly Remarque[] = [
	remarque(
		'Sur qui compter 20 % et 30 % : les présents, les payés ou les notés ? L’arrêté ne le dit pas. Le décret compte les personnes notées, mais pour les réductions d’ancienneté seulement. Nous comptons tout le corps donné, et disons quand compter les seuls notés changerait le résultat.',
		'arrete-2005-06-28-onic',
		'decret-2002-682'
	),
	remarque(
		'Les fonctionnaires accueillis en détachement sont notés ; l’arrêté ne dit pas s’ils comptent dans l’effectif du corps.',
		'arrete-2005-06-28-onic'
	),
	remarque(
		'L’arrêté ne dit pas si les places à +3 restées libres peuvent servir à +2. Nous tenons les deux quotas séparés.',
		'arrete-2005-06-28-onic'
	),
	remarque(
		'Sur les quotas : une moyenne imposée a été jugée légale quand le notateur garde une marge ; une péréquation défavorable aux petits groupes ne l’a pas été.',
		'ce-995363',
		'ce-59435'
	)
];

const SUR_LA_NOTE: readonly Remarque[] = [
	remarque('L’arrêté ne fixe ni plancher ni plafond à la note.', 'arrete-2005-06-28-onic'),
	remarque(
		'« +0 » a l’air neutre, mais l’article 9 le nomme « alerte » : c’est un signal défavorable.',
		'arrete-2005-06-28-onic'
	)
];

/** What every marking calls for and no field tells. */
const SUR_TOUTE_NOTE = (): Anomalie[] => [
	anomalie(
		'O10',
		'Rien n’indique si la note a été harmonisée avant d’être notifiée : les modalités sont fixées chaque année par la conférence des notateurs. Demandez son compte rendu.'
	),
	anomalie(
		'O12',
		'Rien n’indique si l’avis de la commission administrative paritaire a été recueilli : les réductions et majorations d’ancienneté ne sont attribuées qu’après lui.'
	)
];

const SUR_LES_PERSONNES = (): Anomalie =>
	anomalie(
		'O01',
		'À vérifier : l’arrêté vise les fonctionnaires en activité des corps de l’ONIC et ceux accueillis en détachement.',
		{ niveau: 'info' }
	);

/** Holds a marking of the ONIC against the arrêté of 28 June 2005: a corps, a sheet, an interview, or several of them. */
function notationOnic({ corps, fiche, entretien }: SaisieOnic): ResultatNotation {
	const vuDuCorps = corps && controleDuCorps(corps);
	const aUneNote = corps !== undefined || fiche !== undefined;
	return {
		systeme: 'onic-2005',
		mention: MENTION_ONIC,
		anomalies: parGravite([
			...(vuDuCorps?.anomalies ?? []),
			...(fiche ? controleDeLaFiche(fiche) : []),
			...(entretien ? controleDeLEntretien(entretien) : []),
			SUR_LES_PERSONNES(),
			...(aUneNote ? SUR_TOUTE_NOTE() : [])
		]),
		...(vuDuCorps ? { quotas: vuDuCorps.quotas } : {}),
		ambiguites: [...(corps ? SUR_LE_CORPS : []), ...(aUneNote ? SUR_LA_NOTE : [])],
		suite: SUITE
	};
}

/** Reads then checks what is given as the contract writes it. Refused as `lireSaisieOnic` does. */
export function notationOnicDepuis(donnee: unknown): Lu<ResultatNotation> {
	const lue = lireSaisieOnic(donnee);
	return lue.ok ? { ok: true, valeur: notationOnic(lue.valeur) } : lue;
}
