import { avant, enToutesLettres } from '#lib/domain/delais/jour.ts';
import type { Fait } from '#lib/domain/dossier/faits.ts';
import { type Refus, refus } from '#lib/domain/refus.ts';

type Day = Temporal.PlainDate;

export const AVIS = ['favorable', 'partiel', 'defavorable', 'partage'] as const;
export type Avis = (typeof AVIS)[number];

/** The opinion in words, on the agent’s request. */
export const AVIS_LIBELLES: Record<Avis, string> = {
	favorable: 'Avis favorable à la demande',
	partiel: 'Avis favorable en partie',
	defavorable: 'Avis défavorable',
	partage: 'Avis partagé'
};

/** How one side voted on the agent’s request. */
export type Voix = { pour: number; contre: number; abstention: number };

/** Both sides of a commission with equal representation. */
export type Vote = { administration: Voix; personnel: Voix };

/** What came out of a sitting for one dossier. */
export type Resultat = {
	avis: Avis;
	/** Null when nobody told the section how they voted. */
	vote: Vote | null;
	/** What follows, as announced. */
	suites: string;
	/** The section’s word to the agent. */
	mot: string;
};

/** No side of any commission has more seats. */
const VOIX_MAXIMUM = 30;

const COTES = { administration: 'l’administration', personnel: 'le personnel' } as const;

/** `administration-pour`: the field of a number of votes. */
export const champDeVoix = (cote: keyof Vote, sens: keyof Voix): string => `${cote}-${sens}`;

/** Six numbers as they were typed: null where nothing was. */
export type VoteSaisi = Record<keyof Vote, Record<keyof Voix, number | null>>;

/**
 * Reads a vote: nothing at all means that it is not known, and a blank beside numbers means 0. Refused: more votes than a side
 * has seats, a vote in which nobody took part.
 */
export function voteSaisi(saisi: VoteSaisi): { ok: true; vote: Vote | null } | Refus {
	const tous = Object.values(saisi).flatMap((cote) => Object.values(cote));
	if (tous.every((nombre) => nombre === null)) return { ok: true, vote: null };
	for (const cote of ['administration', 'personnel'] as const) {
		for (const sens of ['pour', 'contre', 'abstention'] as const) {
			const nombre = saisi[cote][sens] ?? 0;
			if (!Number.isInteger(nombre) || nombre < 0 || nombre > VOIX_MAXIMUM)
				return refus(
					'voix-impossibles',
					`Vérifiez les voix de ${COTES[cote]} : un nombre entier, de 0 à ${VOIX_MAXIMUM}.`,
					champDeVoix(cote, sens)
				);
		}
	}
	const vote: Vote = { administration: voix(saisi.administration), personnel: voix(saisi.personnel) };
	const votants = Object.values(vote).reduce((somme, cote) => somme + total(cote), 0);
	if (votants === 0)
		return refus(
			'vote-sans-voix',
			'Personne n’aurait voté : laissez ces nombres vides si vous ne connaissez pas le vote.',
			champDeVoix('administration', 'pour')
		);
	return { ok: true, vote };
}

const voix = ({ pour, contre, abstention }: VoteSaisi['personnel']): Voix => ({
	pour: pour ?? 0,
	contre: contre ?? 0,
	abstention: abstention ?? 0
});
const total = ({ pour, contre, abstention }: Voix): number => pour + contre + abstention;

/** Votes of both sides together. */
export const ensemble = ({ administration, personnel }: Vote): Voix => ({
	pour: administration.pour + personnel.pour,
	contre: administration.contre + personnel.contre,
	abstention: administration.abstention + personnel.abstention
});

/**
 * Whether a result may be noted. Refused: before the day of the sitting, and an opinion that the votes contradict. An opinion
 * favourable in part may follow from any vote: several points were put to it.
 */
export function resultatPossible(
	{ avis, vote }: Pick<Resultat, 'avis' | 'vote'>,
	{ le, au }: { le: Day; au: Day }
): { ok: true } | Refus {
	if (avant(au, le))
		return refus(
			'seance-a-venir',
			`La séance est le ${enToutesLettres(le)} : l’avis se note à partir de ce jour. Si elle a été avancée, corrigez d’abord son jour.`
		);
	if (vote === null || avis === 'partiel') return { ok: true };
	const { pour, contre } = ensemble(vote);
	const attendu = pour > contre ? 'favorable' : pour < contre ? 'defavorable' : 'partage';
	if (attendu === avis) return { ok: true };
	return refus(
		'vote-contraire',
		`${pour} pour et ${contre} contre : cela ne fait pas un ${AVIS_LIBELLES[avis].toLowerCase()}. Vérifiez les voix, comptées pour ou contre la demande de l’agent, ou choisissez l’avis que le procès-verbal écrit.`,
		'avis'
	);
}

/** The fact that the agent may note from a result; a split opinion goes neither way, and says no more than its day. */
export const faitDeLAvis = (avis: Avis, le: Day): Fait<'cap-avis'> => {
	const sens = ({ favorable: 'total', partiel: 'partiel', defavorable: 'rejet', partage: null } as const)[
		avis
	];
	return { type: 'cap-avis', le, ...(sens ? { sens } : {}) };
};
