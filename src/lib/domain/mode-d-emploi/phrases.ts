import type { CodeDEtape, Etape, Phrase } from '#lib/domain/mode-d-emploi/etape.ts';
import { texteSur } from '#lib/domain/moyens/textes.ts';
import type { Certitude } from '#lib/domain/regimes/codes.ts';
import { fondement, type Source } from '#lib/domain/regimes/fondements.ts';
import type { RegimeApplicable } from '#lib/domain/regimes/regimes.ts';

/** A step before any day is known. */
export type Trame = Omit<Etape, 'code' | 'jours'>;

const loi = (texte: string, certitude: Certitude, ...fondements: Source[]): Phrase => ({
	texte,
	fondements,
	certitude
});
const syndicat = (texte: string, ...fondements: Source[]): Phrase => ({
	texte,
	fondements,
	certitude: 'discute',
	duSyndicat: true
});

/** The circular of 2012 speaks to the State; elsewhere it only shows how a refusal may be read. */
const deLaCirculaire = ({ code }: RegimeApplicable): Certitude =>
	code === 'fpe' || code === 'contractuel-etat' ? 'certain' : 'discute';

/** The risks, before anything is written (refus-et-risques.md §§ 1 and 2). */
const risques = (regime: RegimeApplicable): Trame => ({
	titre: 'Lisez ce que vous risquez, et parlez-en',
	bref: 'Un refus peut être noté, et sanctionné, surtout s’il persiste. Lisez les risques de votre statut et voyez la section avant d’écrire.',
	vous: [
		loi(
			'Aucun texte ne dit en toutes lettres que vous devez venir. L’administration et les juges traitent pourtant un refus injustifié comme une faute possible.',
			'discute',
			'cgfp-l521-1',
			'circulaire-2012-04-23',
			'ta-caen-1900482'
		),
		syndicat(
			'Un boycott n’est pas une grève et n’est pas protégé comme elle. Voyez la section avant d’écrire, et décidez à plusieurs : l’agent isolé est le plus exposé.'
		)
	],
	employeur: [
		loi(
			'Il peut vous avertir par écrit, apprécier seul votre travail et noter votre refus.',
			deLaCirculaire(regime),
			'circulaire-2012-04-23'
		),
		loi(
			'Il peut engager une procédure disciplinaire, surtout si le refus continue après une mise en garde écrite.',
			'discute',
			'cgfp-l533-1',
			'circulaire-2012-04-23',
			'ta-caen-1900482'
		),
		loi(
			'Un effet indirect est possible : avancement, postes au choix, part variable de la paie, renouvellement d’un contrat.',
			'discute'
		)
	],
	garder: [
		'L’avis de risque que vous avez lu, avec sa date.',
		'Le nom de la personne de la section qui vous suit.'
	]
});

/** What the convocation must hold (row 1 of each régime). */
function convocation(regime: RegimeApplicable): Trame {
	const { preavis, preavisEmployeur, piecesExigees, code } = regime;
	const lu = preavis.certitude !== 'a-verifier';
	return {
		titre: 'La convocation arrive',
		bref: lu
			? `Notez le jour où vous la lisez : il faut au moins ${preavis.jours} jours jusqu’à l’entretien.`
			: 'Notez le jour où vous la lisez, et demandez à la section le délai qui s’applique à vous.',
		vous: [
			lu
				? loi(
						`Notez le jour où vous avez pu la lire. Jusqu’à l’entretien, il faut au moins ${preavis.jours} jours.`,
						preavis.certitude,
						...preavis.fondements
					)
				: loi(
						'Notez le jour où vous avez pu la lire. Le délai exact n’a pas pu être vérifié pour vous : demandez l’article applicable.',
						'a-verifier',
						...preavis.fondements
					),
			syndicat('Trop courte, ou sans les documents annoncés ? Demandez par écrit un report ou ces documents.')
		],
		employeur: [
			loi(
				'Votre supérieur direct fixe la date et vous la communique.',
				preavis.certitude,
				texteSur('convocation', { regime: code })
			),
			...(piecesExigees
				? [
						loi(
							'Il joint votre fiche de poste et la trame du compte rendu.',
							preavis.certitude,
							...preavis.fondements
						)
					]
				: []),
			...(preavisEmployeur
				? [
						loi(
							`${preavisEmployeur.nom.replace(/^l/, 'L')} promet davantage : au moins ${preavisEmployeur.jours} jours.`,
							preavisEmployeur.certitude,
							...preavisEmployeur.fondements
						)
					]
				: [])
		],
		garder: [
			'La convocation entière : date, heure, expéditeur, documents joints.',
			'La trace du jour où vous avez pu la lire.'
		]
	};
}

/** The form that limits the risk (refus-et-risques.md § 6). */
const refus = (regime: RegimeApplicable): Trame => ({
	titre: 'Vous répondez par écrit, avant la date',
	bref: 'Écrivez, avant l’entretien, que vous n’y participerez pas, pour une raison collective. Une lettre est prête.',
	vous: [
		syndicat(
			'Répondez par la voie de la convocation, avant la date : un écrit prévient, une absence sans un mot expose le plus.'
		),
		syndicat(
			'Donnez des raisons collectives : l’entretien individualise un travail fait en équipe, il met les collègues en concurrence, il ne dit rien des effectifs ni des missions. Écrivez que cela ne vise pas la personne qui vous évalue.'
		),
		syndicat(
			'Demandez que le compte rendu vous soit communiqué ; réservez vos observations et vos recours. Ne parlez ni de grève, ni de droit de retrait.',
			'ta-caen-1900482'
		)
	],
	employeur: [
		loi(
			'Il peut prendre note de votre refus, ou vous prévenir par écrit de ses conséquences.',
			deLaCirculaire(regime),
			'circulaire-2012-04-23'
		)
	],
	garder: ['Votre message envoyé, avec sa date et son heure.', 'Toute réponse, même brève.']
});

const jour = (): Trame => ({
	titre: 'Le jour de l’entretien',
	bref: 'Vous êtes à votre poste, comme d’habitude : le boycott vise ce seul entretien.',
	vous: [
		syndicat(
			'Soyez à votre poste et venez aux réunions de service ordinaires : le boycott vise un seul entretien.'
		),
		syndicat(
			'Vous aviez accepté la date ? Écrivez avant l’heure. Ne pas venir sans un mot est la forme la plus exposée.'
		)
	],
	employeur: [
		loi(
			'Il peut constater par écrit que l’entretien n’a pas eu lieu.',
			'discute',
			'doctrine-cgt-refus-participation'
		),
		loi(
			'Il ne peut pas se passer de compte rendu : votre refus ne l’en dispense pas.',
			'certain',
			'caa-paris-21pa02972'
		)
	],
	garder: [
		'Une note du jour : ce que vous faisiez, qui vous a parlé.',
		'Le constat d’absence, si vous en recevez un.'
	]
});

const relance = (regime: RegimeApplicable): Trame => ({
	titre: 'Une seconde date, ou une mise en garde',
	bref: 'À une seconde date, répondez par écrit dans les mêmes mots. Après une mise en garde écrite, appelez d’abord la section.',
	vous: [
		syndicat('À une seconde date, répondez par écrit, dans les mêmes mots.'),
		loi(
			'Après une mise en garde écrite, appelez d’abord la section : un refus qui continue est ce que la circulaire de l’État de 2012 menace de sanctionner.',
			deLaCirculaire(regime),
			'circulaire-2012-04-23'
		)
	],
	employeur: [
		loi(
			'Il peut proposer une seconde date, ou s’en passer si votre refus est clair.',
			'discute',
			'doctrine-cgt-refus-participation'
		)
	],
	garder: [
		'La seconde convocation et votre réponse.',
		'La mise en garde : elle compte beaucoup pour la suite.'
	]
});

function compteRendu({ code, certitudes, exigences }: RegimeApplicable): Trame {
	return {
		titre: 'Le compte rendu arrive quand même',
		bref: 'Lisez chaque ligne. Signer atteste seulement que vous avez lu. Notez le jour où il vous est notifié : les délais en partent.',
		vous: [
			loi(
				'Signer atteste seulement que vous avez lu. Écrivez à côté : « pris connaissance le… , sous réserve de recours ». Ne pas signer n’arrête pas le délai si la remise est prouvée.',
				surete('signature', code),
				texteSur('signature', { regime: code }),
				'ce-396279'
			),
			loi(
				'Écrivez vos observations : vous avez refusé un entretien, pas de répondre.',
				surete('visa', code),
				texteSur('visa', { regime: code })
			),
			syndicat(
				'Relisez-le avec la section : rubriques vides, reproches sans fait, mots sur le syndicat ou la santé.'
			)
		],
		employeur: [
			loi('Il doit apprécier toute l’année, même sans vous.', 'certain', 'caa-paris-21pa02972'),
			loi('Votre supérieur direct signe le compte rendu.', certitudes.signature, ...exigences.signature),
			loi('Votre refus peut y être écrit, de façon neutre.', 'discute', 'circulaire-2012-04-23'),
			loi('Le texte peut encore changer tant que vous n’avez pas signé.', 'certain', 'caa-paris-24pa00058'),
			loi(
				'Votre supérieur direct ne peut plus rien y ajouter une fois qu’il a signé et que vous avez répondu.',
				'certain',
				'caa-nantes-21nt00286'
			)
		],
		garder: [
			'Chaque version du compte rendu, avec le jour où vous l’avez reçue.',
			'La preuve du jour de la notification : courriel, enveloppe, page datée.'
		]
	};
}

/** How sure a text is on a subject: what was not read is not certain. */
const surete = (sujet: 'signature' | 'visa' | 'revision', regime: RegimeApplicable['code']): Certitude =>
	fondement(texteSur(sujet, { regime })).certitude;

const contester = (regime: RegimeApplicable): Trame => ({
	titre: 'Vous pouvez contester',
	bref: 'Le boycott ne ferme pas les recours. Leurs délais sont courts : calculez-les dès la notification.',
	vous: [
		loi(
			`Le boycott ne ferme ni ${premiereVoie(regime)}, ni la commission, ni le tribunal. Aucun des deux premiers n’est obligatoire avant le juge.`,
			surete('revision', regime.code),
			'ce-386907',
			texteSur('revision', { regime: regime.code })
		),
		syndicat(
			'Contestez chaque élément dès la première lettre : ce qui n’y est pas peut être refusé ensuite.',
			'doctrine-cgt-recours-hierarchique'
		),
		loi(
			'Après un refus, les arguments sur la convocation et l’entretien ne pèsent presque plus. Ceux qui portent sur le compte rendu restent.',
			'discute',
			'ce-335033'
		)
	],
	employeur: [],
	garder: ['La preuve d’envoi de chaque lettre, et le jour où elle a été reçue.']
});

/** The first appeal, in the words of the régime. */
const premiereVoie = ({ code }: RegimeApplicable): string =>
	code === 'fpe' || code === 'contractuel-etat' ? 'le recours hiérarchique' : 'la demande de révision';

const ensemble = (): Trame => ({
	titre: 'Ce que nous demandons à la place',
	bref: 'Une évaluation collective : les effectifs, les objectifs du service, les difficultés rencontrées.',
	vous: [
		syndicat(
			'Une évaluation collective du service : ses effectifs, ses objectifs, ses difficultés, et ce qu’il faut pour y répondre.'
		),
		syndicat('Dites à la section combien vous êtes : un refus porté à plusieurs se défend mieux.')
	],
	employeur: [],
	garder: ['Les chiffres du service : effectifs, charge, alertes écrites.']
});

/** The steps as they are for an agent under these rules. */
export const TRAMES: Record<CodeDEtape, (regime: RegimeApplicable) => Trame> = {
	risques,
	convocation,
	refus,
	jour,
	relance,
	'compte-rendu': compteRendu,
	contester,
	ensemble
};
