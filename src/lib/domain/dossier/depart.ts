import { type Etape, etape } from '#lib/domain/delais/delais.ts';
import { apres, avant, enToutesLettres, plusTot } from '#lib/domain/delais/jour.ts';
import type { Fait, TypeDeFait } from '#lib/domain/dossier/faits.ts';
import { FAITS } from '#lib/domain/dossier/libelles.ts';
import type { MoyenEnvoi } from '#lib/domain/regimes/codes.ts';
import type { Regle } from '#lib/domain/regimes/regle.ts';

type Day = Temporal.PlainDate;
/** Facts in the order of their days. */
export type Faits = readonly Fait[];

/** The day that starts a delay. */
export type Depart = {
	le: Day;
	/** Earliest day anybody could defend: the first presentation of a registered letter. */
	auPlusTot: Day;
	/** False when the day rests on a usage or on an unproved hand-over (decompte.md § 6). */
	certain: boolean;
	/** True when several facts give different days. */
	plusieursJours: boolean;
	etapes: Etape[];
};

/** Days a registered letter waits at the post office; collected later, its first presentation is the date that counts. */
export const GARDE_DE_LA_LETTRE = 15;

/** Ways of handing over whose day is not disputed. */
const REMISES_CERTAINES: readonly (MoyenEnvoi | undefined)[] = ['main-propre', undefined];

/** Ways of sending that arrive the same day. */
const ENVOIS_INSTANTANES: readonly (MoyenEnvoi | undefined)[] = ['application', 'courriel', 'main-propre'];

/** The first fact of this type. */
export const premier = <T extends TypeDeFait>(faits: Faits, type: T): Fait<T> | undefined =>
	faits.find((fait): fait is Fait<T> => fait.type === type);

/** The start of a delay: the earliest of these facts, each at the day that counts for it. Null when none is known. */
export function depart(faits: Faits, types: readonly TypeDeFait[]): Depart | null {
	const remises = faits.filter(({ type }) => types.includes(type)).map(remise);
	const [retenue, ...autres] = remises.toSorted(parJourPuisPreuve);
	if (!retenue) return null;
	const etapes = [...retenue.etapes];
	const plusieursJours = autres.some(({ le }) => !le.equals(retenue.le));
	if (plusieursJours) {
		const liste = autres.map(({ fait, le }) => `${FAITS[fait.type].nom} le ${enToutesLettres(le)}`);
		etapes.push(
			etape(
				`Plusieurs jours sont possibles (aussi ${liste.join(', ')}) : le premier compte, ${FAITS[retenue.fait.type].nom} le ${enToutesLettres(retenue.le)}.`,
				retenue.le
			)
		);
	}
	return {
		le: retenue.le,
		auPlusTot: plusTot(retenue.le, ...remises.map(({ auPlusTot }) => auPlusTot)),
		certain: retenue.certain,
		plusieursJours,
		etapes
	};
}

/** The start of a rule: its own facts, else those that stand in for them, which nobody decided and are disputed. */
export function departDeRegle(
	faits: Faits,
	{ depuis, aDefaut }: Pick<Regle, 'depuis' | 'aDefaut'>
): Depart | null {
	const propre = depart(faits, depuis);
	const supplee = propre ? null : depart(faits, aDefaut ?? []);
	return propre ?? (supplee && { ...supplee, certain: false });
}

type Remise = Omit<Depart, 'plusieursJours'> & { fait: Fait };

/** Earliest first; of two hand-overs on one day, the one nobody disputes: it proves the day of the other. */
const parJourPuisPreuve = (a: Remise, b: Remise) =>
	Temporal.PlainDate.compare(a.le, b.le) || Number(b.certain) - Number(a.certain);

/** The day that counts for one hand-over (decompte.md § 6, “Notification”). */
function remise(fait: Fait): Remise {
	const moyen = 'moyen' in fait ? fait.moyen : undefined;
	const presenteLe = 'presenteLe' in fait ? fait.presenteLe : undefined;
	const certain = REMISES_CERTAINES.includes(moyen) && presenteLe === undefined;
	if (!presenteLe) return { fait, le: fait.le, auPlusTot: fait.le, certain, etapes: doute(fait, moyen) };
	const garde = presenteLe.add({ days: GARDE_DE_LA_LETTRE });
	if (moyen === 'lrar-non-reclamee' || apres(fait.le, garde)) {
		return {
			fait,
			le: presenteLe,
			auPlusTot: presenteLe,
			certain,
			etapes: [
				etape(
					`La lettre recommandée n'a pas été retirée à temps : sa première présentation compte, le ${enToutesLettres(presenteLe)}.`,
					presenteLe,
					'ta-nantes-2023-02-15'
				)
			]
		};
	}
	return {
		fait,
		le: fait.le,
		auPlusTot: presenteLe,
		certain,
		etapes: [
			etape(
				`Lettre recommandée retirée le ${enToutesLettres(fait.le)} : ce jour compte. Par prudence, la date conseillée part de la première présentation, le ${enToutesLettres(presenteLe)}.`,
				fait.le,
				'ta-nantes-2023-02-15'
			)
		]
	};
}

function doute(fait: Fait, moyen: MoyenEnvoi | undefined): Etape[] {
	if (moyen === 'application' || moyen === 'courriel') {
		return [
			etape(
				'Reçu par courriel ou dans une application : ce jour-là compte. Gardez le message.',
				fait.le,
				'doctrine-cgt-cap-a-2024'
			)
		];
	}
	if (moyen === 'lettre' || moyen === 'oral' || moyen === 'inconnu') {
		return [
			etape(
				"Cette remise ne se prouve pas : c'est à l'administration de l'établir. Faites comme si la date la plus ancienne était la bonne.",
				fait.le,
				'caa-paris-21pa05129'
			)
		];
	}
	if (moyen === 'lrar' || moyen === 'lrar-non-reclamee') {
		return [
			etape(
				"Lettre recommandée : notez aussi le jour de sa première présentation, lu sur l'avis de passage : le délai ou la date conseillée peut partir de lui.",
				null,
				'ta-nantes-2023-02-15'
			)
		];
	}
	return [];
}

/** The day the authority had the appeal. */
export type Reception = {
	le: Day;
	/** Earliest day on which it may have come: a letter posted before what proves the receipt. */
	auPlusTot: Day;
	/** False when it is only supposed from the day of sending: the authority must not be declared late on that basis. */
	etablie: boolean;
	/** True when the receipt itself was recorded, not deduced from the way of sending. */
	notee: boolean;
	etapes: Etape[];
};

/**
 * When the authority received the appeal, from what is recorded (decompte.md § 11). An appeal sent by several ways is received
 * by the first that proves it; one posted before may have come earlier. Null when no appeal is known.
 */
export function reception(faits: Faits): Reception | null {
	const recu = premier(faits, 'recours-hierarchique-recu');
	if (recu) return { le: recu.le, auPlusTot: recu.le, etablie: true, notee: true, etapes: [] };
	const envois = envoisDuRecours(faits);
	const [envoi] = envois;
	if (!envoi) return null;
	const direct = envois.find(({ moyen }) => ENVOIS_INSTANTANES.includes(moyen));
	if (direct) {
		const texte = `Recours remis le ${enToutesLettres(direct.le)} sans passer par la poste : il est reçu le même jour.`;
		return {
			le: direct.le,
			auPlusTot: envoi.le,
			etablie: true,
			notee: false,
			etapes: [etape(texte, direct.le), ...posteAvant(envoi, direct)]
		};
	}
	const texte = `La réception du recours n'est pas notée : le compte part de l'envoi, le ${enToutesLettres(envoi.le)}. Renseignez la date de l'accusé de réception.`;
	return {
		le: envoi.le,
		auPlusTot: envoi.le,
		etablie: false,
		notee: false,
		etapes: [etape(texte, envoi.le)]
	};
}

/** The same appeal, posted before it was handed over: its own receipt may be the first. */
const posteAvant = (poste: Fait<'recours-hierarchique-envoye'>, { le }: { le: Day }): Etape[] =>
	poste.le.equals(le)
		? []
		: [
				etape(
					`Il était aussi parti par la poste le ${enToutesLettres(poste.le)} : si l'accusé porte un jour plus tôt, notez-le, c'est lui qui compte.`,
					poste.le
				)
			];

const envoisDuRecours = (faits: Faits) => faits.filter((fait) => fait.type === 'recours-hierarchique-envoye');

/** Ways of sending that leave nothing to prove the day. */
const ENVOIS_SANS_PREUVE: readonly (MoyenEnvoi | undefined)[] = ['lettre', 'oral', 'inconnu'];

/**
 * The day the appeal was sent: of several sendings, the first that can be proved, be it by its receipt. The receipt when no
 * sending is known.
 */
export function envoiDuRecours(faits: Faits): Day | null {
	const recu = premier(faits, 'recours-hierarchique-recu')?.le ?? null;
	const envois = envoisDuRecours(faits);
	const prouve = envois.find(({ moyen }) => !ENVOIS_SANS_PREUVE.includes(moyen));
	const recuAvant = prouve && recu && avant(recu, prouve.le);
	return (recuAvant ? envois[0] : (prouve ?? envois[0]))?.le ?? recu;
}

/** A first sending that nothing proves, when a later one counts in its place. Null otherwise. */
export function envoiSansPreuve(faits: Faits): Day | null {
	const [envoi] = envoisDuRecours(faits);
	const retenu = envoiDuRecours(faits);
	return envoi && retenu && avant(envoi.le, retenu) ? envoi.le : null;
}
