import { apres, avant, enToutesLettres } from '#lib/domain/delais/jour.ts';
import { chronologie } from '#lib/domain/dossier/chronologie.ts';
import { type Faits, premier } from '#lib/domain/dossier/depart.ts';
import { echeances } from '#lib/domain/dossier/echeances.ts';
import type { Fait, TypeDeFait } from '#lib/domain/dossier/faits.ts';
import { regimeDuDossier } from '#lib/domain/dossier/regime-du-dossier.ts';
import { fiche } from '#lib/domain/moyens/catalogue.ts';
import { type Comparaison, comparaison } from '#lib/domain/moyens/comparaison.ts';
import { estEcrit } from '#lib/domain/moyens/ecrit.ts';
import type { Examen, Passage } from '#lib/domain/moyens/examen.ts';
import { remiseAvant } from '#lib/domain/moyens/irregularites.ts';
import { type Mention, mentions } from '#lib/domain/moyens/mentions.ts';
import type { Reponses } from '#lib/domain/moyens/moyen.ts';
import { baisses } from '#lib/domain/moyens/niveaux.ts';
import { lireReponses } from '#lib/domain/moyens/reponses.ts';
import { type Refus, refus } from '#lib/domain/refus.ts';
import type { EmployeurCode, RegimeCode, Zone } from '#lib/domain/regimes/codes.ts';
import { estAncien } from '#lib/domain/regimes/regimes.ts';
import type { TexteLocal } from '#lib/domain/regimes/texte-local.ts';

type Day = Temporal.PlainDate;

/** What is known of a report and of how it was made. */
export type Dossier = {
	/** In any order; none when only the answers speak. */
	faits: readonly Fait[];
	regime: RegimeCode;
	employeur?: EmployeurCode | null;
	zone: Zone;
	/** The day on which the audit is asked. */
	au: Day;
	/** As `lireReponses` takes them. */
	reponses?: Readonly<Record<string, unknown>>;
	/** The text of this year’s report, and last year’s. */
	texte?: string;
	textePrecedent?: string;
	/** Union discharge in percent, when known. */
	decharge?: number;
	/** Texts entered by the section of the agent. */
	textes?: readonly TexteLocal[];
};

/** Facts that come before any report; every other shows that one exists. */
const AVANT_LE_COMPTE_RENDU: readonly TypeDeFait[] = [
	'convocation-recue',
	'refus-envoye',
	'absence-constatee',
	'entretien-tenu'
];

/** Longest text of a report, in characters. */
export const TEXTE_DE_COMPTE_RENDU_MAXIMAL = 200_000;

/**
 * Puts together all that the grounds are looked for in. Refused: facts that could not have happened in that order, an employer
 * that does not go with the régime, answers that `lireReponses` refuses, a hand-over before the interview or after `au`, a text
 * too long to be a report.
 */
export function examenDuDossier(dossier: Dossier): { ok: true; examen: Examen } | Refus {
	const { regime, employeur = null, zone, au, textes } = dossier;
	const lues = lireReponses(dossier.reponses);
	if (!lues.ok) return lues;
	const tropLong = refusDesTextes(dossier);
	if (tropLong) return tropLong;
	const ordre = chronologie(dossier.faits, { regime, au });
	if (!ordre.ok) return ordre;
	const { faits } = ordre;
	const horsDuTemps = refusDeLaRemise(lues.reponses, faits, au);
	if (horsDuTemps) return horsDuTemps;
	const regles = reglesDe({ faits, regime, employeur, zone, au, textes });
	if (!regles.ok) return regles;
	const { texte, textePrecedent } = dossier;
	const compare = texte && textePrecedent ? comparaison(texte, textePrecedent) : null;
	return {
		ok: true,
		examen: {
			regime,
			employeur,
			...regles.regles,
			faits,
			reponses: lues.reponses,
			passages: texte ? passagesDe(mentions(texte), regime) : [],
			recopie: compare && recopieEnFrancais(compare),
			baisses: compare ? baisses(compare) : [],
			compteRendu:
				faits.length === 0 || !!texte || faits.some(({ type }) => !AVANT_LE_COMPTE_RENDU.includes(type)),
			decharge: dossier.decharge ?? null
		}
	};
}

/** The rules of the agent and the last day to hand the report over; nothing of both in the older marking systems. */
function reglesDe(
	question: Required<Pick<Dossier, 'regime' | 'zone' | 'au'>> &
		Pick<Dossier, 'employeur' | 'textes'> & { faits: Faits }
): { ok: true; regles: Pick<Examen, 'applicable' | 'remiseAvant'> } | Refus {
	const { regime } = question;
	if (estAncien(regime)) return { ok: true, regles: { applicable: null, remiseAvant: null } };
	const applicable = regimeDuDossier({ ...question, regime });
	if (!applicable.ok) return applicable;
	const chaine = echeances(question);
	if (!chaine.ok) return chaine;
	return {
		ok: true,
		regles: {
			applicable: applicable.regime,
			remiseAvant: remiseAvant(applicable.regime, chaine.echeances)
		}
	};
}

function refusDesTextes({ texte = '', textePrecedent = '' }: Pick<Dossier, 'texte' | 'textePrecedent'>) {
	const champ = [['texte', texte] as const, ['textePrecedent', textePrecedent] as const].find(
		([, contenu]) => contenu.length > TEXTE_DE_COMPTE_RENDU_MAXIMAL
	)?.[0];
	return champ
		? refus(
				'texte-trop-long',
				`Ce texte est trop long pour un compte rendu : ${TEXTE_DE_COMPTE_RENDU_MAXIMAL.toLocaleString('fr-FR')} caractères au plus.`,
				champ
			)
		: null;
}

/** The day answered for the hand-over stands between the interview and the day of the question. */
function refusDeLaRemise(reponses: Reponses, faits: Faits, au: Day): Refus | null {
	if (typeof reponses.G12 !== 'string') return null;
	const remise = Temporal.PlainDate.from(reponses.G12);
	const tenu = premier(faits, 'entretien-tenu')?.le;
	if (apres(remise, au)) {
		return refus(
			'fait-futur',
			`La remise du compte rendu porte une date à venir (${enToutesLettres(remise)}) : elle se note une fois arrivée, au plus tard le ${enToutesLettres(au)}.`,
			'G12'
		);
	}
	return tenu && avant(remise, tenu)
		? refus(
				'chronologie-impossible',
				`La remise du compte rendu (${enToutesLettres(remise)}) ne peut pas précéder l'entretien (${enToutesLettres(tenu)}) : vérifiez les deux dates.`,
				'G12'
			)
		: null;
}

/** G24 holds for civil servants; elsewhere, words on maternity are words on a forbidden criterion. */
const moyenDe = ({ moyen, genre }: Mention, regime: RegimeCode): Passage['moyen'] =>
	genre === 'grossesse' && !fiche('G24').regimes.includes(regime) ? 'G27' : moyen;

const passagesDe = (trouvees: readonly Mention[], regime: RegimeCode): Passage[] => {
	const refus = trouvees.filter(({ genre }) => genre === 'refus-entretien');
	return trouvees.map((mention) => {
		const { avant, extrait, apres, reproche, debut, fin } = mention;
		const depuis = debut - avant.length;
		const jusque = fin + apres.length;
		return {
			moyen: moyenDe(mention, regime),
			phrase: `${avant}${extrait}${apres}`,
			reproche,
			ecrit: estEcrit(mention),
			avecLeRefus: refus.some((un) => un !== mention && un.debut < jusque && un.fin > depuis)
		};
	});
};

/** Fewer common words than this prove nothing, even when they are all there is. */
const MOTS_IDENTIQUES = 8;

function recopieEnFrancais({ recopie, part, similitude, mots }: Comparaison): string | null {
	if (part === 100 && similitude === 100 && mots.gardes >= MOTS_IDENTIQUES) {
		return "Le texte est mot pour mot celui de l'an dernier.";
	}
	return recopie
		? `Le texte reprend ${part} % des mots de l'an dernier, dans le même ordre ou presque.`
		: null;
}
