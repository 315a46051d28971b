import { estOuvertDans } from '#lib/domain/delais/calendrier.ts';
import { anneeConnue, refusAnnee } from '#lib/domain/delais/feries.ts';
import { apres, avant, enToutesLettres } from '#lib/domain/delais/jour.ts';
import { envoiDuRecours, type Faits, premier } from '#lib/domain/dossier/depart.ts';
import type { Fait } from '#lib/domain/dossier/faits.ts';
import { type Refus, refus } from '#lib/domain/refus.ts';
import type { MoyenEnvoi, Zone } from '#lib/domain/regimes/codes.ts';
import { typographie } from '#lib/domain/typographie.ts';

type Day = Temporal.PlainDate;

/** How a letter may leave. A registered letter is posted or electronic; the law knows both as one. */
export const VOIES = ['lrar', 'lre', 'main-propre', 'application', 'courriel', 'lettre'] as const;
export type Voie = (typeof VOIES)[number];

/** The way of sending as a fact says it. */
export const moyenDeVoie = (voie: Voie): MoyenEnvoi => (voie === 'lre' ? 'lrar' : voie);

/** Whether a way of sending has a number and a day of deposit. */
export const estRecommandee = (voie: string): boolean => voie === 'lrar' || voie === 'lre';

/** What to do and to keep for one way of sending. */
export type EtapeDEnvoi = { code: string; texte: string };

/**
 * The checklist of a way of sending; `outil` names the application of the employer when it has a name. Codes are kept with the
 * sending: adding is fine, renaming is not.
 */
export function etapesDEnvoi(voie: Voie, outil: string | null): EtapeDEnvoi[] {
	const dans = outil ?? 'l’application de l’employeur';
	const etapes: Record<Voie, [string, string][]> = {
		lrar: [
			['signee', 'La lettre est signée, les pièces qu’elle annonce sont dans l’enveloppe.'],
			['avis', 'J’ai demandé l’avis de réception.'],
			['depot', 'J’ai la preuve de dépôt, avec son numéro et son jour.']
		],
		lre: [
			['signee', 'La lettre et les pièces qu’elle annonce sont dans l’envoi.'],
			['depot', 'J’ai gardé le fichier qui prouve le dépôt.']
		],
		'main-propre': [
			['recepisse', 'Le récépissé est signé, avec le nom, la qualité et le jour.'],
			['exemplaire', 'J’ai gardé un exemplaire de la lettre et des pièces.']
		],
		application: [
			['saisi', `Chaque élément contesté est saisi dans ${dans}, avec sa raison et la rédaction demandée.`],
			['transmis', 'J’ai vérifié qu’il est transmis, et pas seulement enregistré.'],
			['capture', 'J’ai une capture d’écran datée qui montre qu’il est transmis.'],
			['double', 'La lettre est partie aussi hors de l’application.']
		],
		courriel: [
			['copie', 'J’en ai gardé une copie sur une adresse personnelle.'],
			['accuse', 'J’ai demandé qu’on me réponde, par écrit, l’avoir reçu.']
		],
		lettre: [['exemplaire', 'J’ai gardé un exemplaire de la lettre et des pièces.']]
	};
	return etapes[voie].map(([code, texte]) => ({ code, texte: typographie(texte) }));
}

/** A number without the spaces, dots and hyphens that forms print between its groups, in capitals. */
export const numeroCompact = (numero: string): string => numero.replace(/[\s.-]+/g, '').toUpperCase();

/** Two characters, then eleven figures: the registered letters of La Poste inside France. */
const NATIONAL = /^[\dA-Z]{2}\d{11}$/;
/** The international numbers (UPU S10): two letters, eight figures, their check digit, the country. */
const S10 = /^[A-Z]{2}(\d{8})(\d)[A-Z]{2}$/;
const POIDS_S10 = [8, 6, 4, 2, 3, 5, 9, 7];

/**
 * What to look at again in the number of a posted registered letter, in one French sentence; null when nothing. Never a
 * refusal: what is printed on the proof is right, whatever its form.
 */
export function alerteDeNumero(numero: string): string | null {
	const compact = numeroCompact(numero);
	if (compact === '' || NATIONAL.test(compact)) return null;
	const lu = S10.exec(compact);
	if (!lu) {
		return typographie(
			`Le numéro « ${numero} » n’a pas la forme habituelle (treize caractères) : relisez-le sur la preuve de dépôt. Il est gardé tel quel.`
		);
	}
	const [, serie = '', cle] = lu;
	return cleS10(serie) === Number(cle)
		? null
		: typographie(
				`Un chiffre du numéro « ${numero} » semble mal recopié : relisez-le sur la preuve de dépôt. Il est gardé tel quel.`
			);
}

/** The check digit of eight figures (UPU S10). */
function cleS10(serie: string): number {
	const somme = POIDS_S10.reduce((total, poids, rang) => total + poids * Number(serie[rang]), 0);
	const cle = 11 - (somme % 11);
	return cle === 10 ? 0 : cle === 11 ? 5 : cle;
}

/** What to look at again in a day of sending; null when nothing. Never a refusal. `dateeLe`: ISO day written on the letter. */
export function alerteDeJour(
	{ le, voie, zone }: { le: Day; voie: Voie; zone: Zone },
	dateeLe: string | null
): string | null {
	if (dateeLe !== null && avant(le, Temporal.PlainDate.from(dateeLe))) {
		return typographie(
			`La lettre est datée du ${enToutesLettres(Temporal.PlainDate.from(dateeLe))}, après ce jour : vérifiez lequel des deux est le bon.`
		);
	}
	return voie === 'lrar' && !estOuvertDans(le, zone)
		? typographie(
				`Le ${enToutesLettres(le)} n’est pas un jour ouvré : vérifiez le jour imprimé sur la preuve de dépôt.`
			)
		: null;
}

/** What a letter answers to, or reminds of: it cannot have left before. */
const APRES: Readonly<Record<string, { fait: Fait['type']; nom: string }>> = {
	relance: { fait: 'recours-hierarchique-envoye', nom: 'le recours qu’elle rappelle' },
	'complement-recours': { fait: 'recours-hierarchique-envoye', nom: 'le recours qu’elle complète' },
	'saisine-cap-precaution': { fait: 'recours-hierarchique-envoye', nom: 'le recours resté sans réponse' },
	'saisine-cap': { fait: 'reponse-notifiee', nom: 'la réponse qu’elle conteste' },
	'observations-cap': { fait: 'cap-saisie', nom: 'la saisine de la commission' }
};

/**
 * Whether a letter may have left on a day, given the facts in the order of their days. Refused, on the field `le`: a day to
 * come, a day of no known calendar, a day before what the letter answers to. The chronology of the facts is not asked here.
 */
export function peutPartir(
	modele: string,
	le: Day,
	{ faits, au }: { faits: Faits; au: Day }
): { ok: true } | Refus {
	if (apres(le, au)) {
		return refus(
			'fait-futur',
			`Le ${enToutesLettres(le)} n’est pas encore arrivé : notez l’envoi une fois fait, au plus tard le ${enToutesLettres(au)}.`,
			'le'
		);
	}
	if (!anneeConnue(le.year)) return refusAnnee(le.year, 'le');
	const suite = APRES[modele];
	if (!suite) return { ok: true };
	const premierJour =
		suite.fait === 'recours-hierarchique-envoye'
			? envoiDuRecours(faits)
			: (premier(faits, suite.fait)?.le ?? null);
	if (!premierJour || !avant(le, premierJour)) return { ok: true };
	return refus(
		'chronologie-impossible',
		`Cette lettre (${enToutesLettres(le)}) ne peut pas être partie avant ${suite.nom} (${enToutesLettres(premierJour)}) : vérifiez les deux dates.`,
		'le'
	);
}

/** The sending in one sentence, for the proof kept with the fact: « Recommandé n° 1A…, déposé le lundi 19 janvier 2026. » */
export function preuveDEnvoi({
	voie,
	le,
	numero,
	pieceJointe
}: {
	voie: Voie;
	le: Day;
	numero: string;
	pieceJointe: boolean;
}): string | null {
	const lettre = voie === 'lre' ? 'Recommandé électronique' : 'Recommandé';
	const phrases = [
		estRecommandee(voie)
			? `${lettre}${numero === '' ? '' : ` n° ${numero}`}, déposé le ${enToutesLettres(le)}.`
			: null,
		pieceJointe ? 'Preuve jointe au dossier.' : null
	].filter((phrase) => phrase !== null);
	return phrases.length > 0 ? typographie(phrases.join(' ')) : null;
}
