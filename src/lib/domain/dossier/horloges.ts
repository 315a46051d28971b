import {
	acteDansDelaiFranc,
	type Decompte,
	type Etape,
	etape,
	evenementParSilence,
	terme
} from '#lib/domain/delais/delais.ts';
import { duree } from '#lib/domain/delais/duree.ts';
import { apres, enToutesLettres, plusTot } from '#lib/domain/delais/jour.ts';
import { compte, datePrudente, etapePrudente } from '#lib/domain/dossier/dates.ts';
import {
	type Depart,
	depart,
	departDeRegle,
	envoiDuRecours,
	type Faits,
	premier,
	type Reception,
	reception
} from '#lib/domain/dossier/depart.ts';
import type { Zone } from '#lib/domain/regimes/codes.ts';
import type { RegleDatee } from '#lib/domain/regimes/regle.ts';

type Day = Temporal.PlainDate;

/** The court period: two clocks, A from the report and B from the rejection of the appeal (decompte.md § 8). */
export type DelaiContentieux = {
	depuis: Day | null;
	limite: Day | null;
	prudente: Day | null;
	/** False when the day rests on a supposition or on a disputed reading. */
	certain: boolean;
	/** True when an appeal interrupted the period: clock B. */
	interrompu: boolean;
	/** First day of the clock that the prudent day watches; `depuis` of clock B may be a day to come. */
	enCoursDes: Day | null;
	etapes: Etape[];
	fondements: string[];
};

/** A running clock: its start, its last day, and the readings that can only make the prudent day earlier. */
type Horloge = { depuis: Day; decompte: Decompte; lectures: Day[] };

type Contexte = { faits: Faits; regle: RegleDatee; zone: Zone };

/** Days of the court period, from the facts in order. Every date is null while no start is known. */
export function delaiContentieux(contexte: Contexte): DelaiContentieux {
	const definitif = premier(contexte.faits, 'compte-rendu-definitif-notifie');
	const remise = depart(contexte.faits, ['compte-rendu-definitif-notifie']);
	if (remise && definitif?.modifie === true) return nouvelleDecision(contexte, remise);
	const delai = premiereDecision(contexte);
	if (!definitif) return delai;
	const limite = horloge(contexte, definitif.le).decompte.limite;
	return {
		...delai,
		certain: false,
		etapes: [
			...delai.etapes,
			...(definitif.modifie === undefined ? [A_COMPARER] : []),
			etape(
				`Un compte rendu définitif qui n'a pas changé ne fait pas repartir le délai. Si on vous dit trop tard, soutenez qu'il ouvrait deux mois, jusqu'au ${enToutesLettres(limite)} : argument à défendre, pas une date à viser.`,
				limite,
				'fiche-service-public-f566'
			)
		]
	};
}

/** Nothing says whether the final report changed: counted as unchanged, the earlier day. */
const A_COMPARER = etape(
	"Comparez le compte rendu définitif au premier et notez s'il a changé : changé, c'est une nouvelle décision et le délai repart. D'ici là, nous comptons comme s'il n'avait pas changé.",
	null,
	'fiche-service-public-f566'
);

/** A changed final report is a new decision: the period starts again from it. */
function nouvelleDecision(contexte: Contexte, { le, certain, etapes }: Depart): DelaiContentieux {
	const nouvelle = horloge(contexte, le);
	const prudente = datePrudente(nouvelle.lectures, contexte.zone);
	return {
		depuis: le,
		limite: nouvelle.decompte.limite,
		prudente,
		certain,
		interrompu: false,
		enCoursDes: le,
		etapes: [
			...etapes,
			etape(
				'Le compte rendu définitif a changé : c’est une nouvelle décision, le délai repart de là.',
				le,
				'fiche-service-public-f566'
			),
			...nouvelle.decompte.etapes,
			etapePrudente(prudente)
		],
		fondements: []
	};
}

function premiereDecision(contexte: Contexte): DelaiContentieux {
	const { faits, regle } = contexte;
	const notification = departDeRegle(faits, regle);
	const a = notification && horloge(contexte, notification.le, notification.auPlusTot);
	const envoi = envoiDuRecours(faits);
	const rejete = envoi !== null || premier(faits, 'reponse-notifiee') !== undefined;
	if (!rejete) return a && notification ? surHorlogeA(contexte, a, notification) : SANS_DEPART;
	if (a && notification && envoi && apres(envoi, a.decompte.limite)) {
		return recoursTardif(contexte, a, notification, envoi);
	}
	return surHorlogeB(contexte, a, notification);
}

const SANS_DEPART: DelaiContentieux = {
	depuis: null,
	limite: null,
	prudente: null,
	certain: true,
	interrompu: false,
	enCoursDes: null,
	etapes: [],
	fondements: []
};

function surHorlogeA({ zone }: Contexte, a: Horloge, notification: Depart): DelaiContentieux {
	const prudente = datePrudente(a.lectures, zone);
	return {
		depuis: a.depuis,
		limite: a.decompte.limite,
		prudente,
		certain: notification.certain,
		interrompu: false,
		enCoursDes: a.depuis,
		etapes: [
			...notification.etapes,
			...a.decompte.etapes,
			etapePrudente(prudente),
			etape(
				'Vous pouvez saisir le tribunal directement : ni le recours hiérarchique ni la CAP ou la CCP ne sont obligatoires avant.',
				null,
				'ce-386907'
			)
		],
		fondements: []
	};
}

/** An appeal sent after clock A interrupts nothing: what is left is the defences against lateness. */
function recoursTardif(contexte: Contexte, a: Horloge, notification: Depart, envoi: Day): DelaiContentieux {
	const delai = surHorlogeA(contexte, a, notification);
	return {
		...delai,
		etapes: [
			...delai.etapes,
			etape(
				`Votre recours du ${enToutesLettres(envoi)} est parti après ce délai : il ne l'a pas interrompu. Restent des défenses à examiner avec le syndicat ou un avocat : pas de preuve de la remise, pas de visa, voies et délais de recours non indiqués.`,
				envoi,
				'cja-r421-5'
			)
		],
		fondements: ['cja-r421-5', 'caa-paris-21pa05129']
	};
}

/** The appeal interrupted clock A: two months francs run again from its rejection, express or by silence. */
function surHorlogeB(contexte: Contexte, a: Horloge | null, notification: Depart | null): DelaiContentieux {
	const { faits, zone } = contexte;
	const recu = reception(faits);
	const reponse = depart(faits, ['reponse-notifiee']);
	const rejet = departDeB(contexte, recu, reponse);
	const b = horloge(contexte, rejet.le);
	// The prudent day leaves clock A only when the receipt of the appeal is proved.
	const receptionNotee = recu?.notee === true || reponse !== null;
	const surveillee = receptionNotee ? null : a;
	const prudente = datePrudente([...(surveillee?.lectures ?? []), ...b.lectures], zone);
	return {
		depuis: rejet.le,
		limite: b.decompte.limite,
		prudente,
		certain: a !== null && rejet.certain,
		interrompu: true,
		enCoursDes: surveillee?.depuis ?? rejet.le,
		etapes: [
			...etapesDeA(a, notification),
			...rejet.etapes,
			...b.decompte.etapes,
			etapePrudente(prudente),
			...(surveillee
				? [
						etape(
							'Tant que la réception de votre recours n’est pas notée, visez le premier délai, celui qui part du compte rendu.',
							prudente
						)
					]
				: [])
		],
		fondements: ['crpa-l411-2', 'ce-362568', ...rejet.fondements]
	};
}

function etapesDeA(a: Horloge | null, notification: Depart | null): Etape[] {
	if (!a || !notification) {
		return [
			etape(
				'La date de remise du compte rendu manque : nous supposons que votre recours est parti dans les deux mois. Cherchez la plus ancienne preuve.',
				null
			)
		];
	}
	const { limite } = a.decompte;
	return [
		...notification.etapes,
		etape(
			`Premier délai, le plus prudent : deux mois francs depuis le compte rendu (${enToutesLettres(a.depuis)}), soit jusqu'au ${enToutesLettres(limite)}. Votre recours l'a interrompu.`,
			limite,
			'crpa-l411-2'
		)
	];
}

type DepartDeB = { le: Day; certain: boolean; etapes: Etape[]; fondements: string[] };

/** From which rejection clock B runs. */
function departDeB(contexte: Contexte, recu: Reception | null, reponse: Depart | null): DepartDeB {
	if (!recu) {
		if (!reponse) throw new RangeError('Clock B needs an appeal or an answer');
		return parReponse(reponse, []);
	}
	const silence = compte(evenementParSilence({ depuis: recu.le, duree: DEUX_MOIS })).limite;
	if (!reponse) return parSilence(recu, silence, true);
	if (!apres(reponse.le, silence)) return parReponse(reponse, []);
	const finDeB = horloge(contexte, silence).decompte.limite;
	if (!apres(reponse.le, finDeB)) {
		return parReponse(reponse, [
			etape(
				`La réponse est venue après le rejet par silence (${enToutesLettres(silence)}) mais avant la fin du délai du tribunal : elle ouvre deux nouveaux mois.`,
				reponse.le,
				'ce-463055'
			)
		]);
	}
	const parLeSilence = parSilence(recu, silence, false);
	return {
		...parLeSilence,
		etapes: [
			...parLeSilence.etapes,
			etape(
				`La réponse du ${enToutesLettres(reponse.le)} est venue après la fin du délai : elle ne fait que confirmer le rejet et ne rouvre rien. Si l'administration vous a induit en erreur, voyez un avocat.`,
				reponse.le,
				'ce-463055'
			)
		],
		fondements: [...parLeSilence.fondements, 'ce-463055']
	};
}

const DEUX_MOIS = duree('P2M');

const parReponse = (reponse: Depart, enPlus: Etape[]): DepartDeB => ({
	le: reponse.le,
	certain: reponse.certain,
	etapes: [
		...reponse.etapes,
		...enPlus,
		etape(`La réponse fait partir deux mois francs, le ${enToutesLettres(reponse.le)}.`, reponse.le)
	],
	fondements: enPlus.length > 0 ? ['cja-r421-2', 'ce-463055'] : []
});

const parSilence = (recu: Reception, silence: Day, enAttente: boolean): DepartDeB => ({
	le: silence,
	certain: recu.etablie && recu.auPlusTot.equals(recu.le),
	etapes: [
		...recu.etapes,
		etape(
			`Deux mois de silence depuis le ${enToutesLettres(recu.le)} valent rejet le ${enToutesLettres(silence)}, sans qu'un accusé de réception soit nécessaire.`,
			silence,
			'crpa-l231-4'
		),
		...(enAttente
			? [
					etape(
						"Date valable si aucune réponse d'ici là ; une réponse notifiée plus tôt fait courir deux mois francs depuis sa notification.",
						null
					)
				]
			: [])
	],
	fondements: ['crpa-l231-4', 'ce-417292', 'crpa-l112-2']
});

/** Two months francs; both ways of counting a month end (D08) are kept for the prudent day. */
function horloge({ regle, zone }: Contexte, depuis: Day, auPlusTot: Day = depuis): Horloge {
	const longueur = duree(regle.duree);
	const decompte = compte(acteDansDelaiFranc({ depuis, duree: longueur, zone }));
	const depuisLeLendemain = (jour: Day) => terme(jour.add({ days: 1 }), longueur, false);
	const premierJour = plusTot(depuis, auPlusTot);
	return {
		depuis,
		decompte,
		lectures: [
			decompte.limiteSansReport,
			depuisLeLendemain(depuis),
			terme(premierJour, longueur, true),
			depuisLeLendemain(premierJour)
		]
	};
}
