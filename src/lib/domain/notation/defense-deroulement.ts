import { apres, enToutesLettres } from '#lib/domain/delais/jour.ts';
import type { FicheDefense } from '#lib/domain/notation/defense-saisie.ts';
import { ecrit, type Millioniemes, points } from '#lib/domain/notation/millioniemes.ts';
import { dit, plie } from '#lib/domain/notation/plie.ts';
import { type Anomalie, anomalie } from '#lib/domain/notation/resultat.ts';

/** How the marking went: mark and appreciation, signatory, communication, time of the year, special cases. */
export const controleDuDeroulement = (fiche: FicheDefense): Anomalie[] => [
	...controleDesDeuxParties(fiche),
	...controleDuNotateur(fiche.signataire),
	...controleDeLaCommunication(fiche),
	...controleDeLEpoque(fiche),
	...controleDeLaMutation(fiche),
	...controleDeLaPresence(fiche),
	controleDuHandicap(fiche)
];

const QUATRE_MOIS = points(4);

const estPeuPresent = (mois: Millioniemes | undefined): boolean => mois !== undefined && mois < QUATRE_MOIS;

/** Both a mark and an appreciation, W01. Who was present less than four months may have no mark. */
function controleDesDeuxParties({ note, appreciation, presenceMois }: FicheDefense): Anomalie[] {
	const manques = [
		...(note === null && !estPeuPresent(presenceMois) ? ['la note chiffrée'] : []),
		...(appreciation === null || appreciation === '' ? ['l’appréciation générale'] : [])
	];
	return manques.length === 0
		? []
		: [
				anomalie(
					'W01',
					`Chaque année, l’ouvrier reçoit une note chiffrée et une appréciation générale. Il manque ${manques.join(' et ')}.`
				)
			];
}

/** Who may be found under a sheet, for a list of choices. */
export const SIGNATAIRES = {
	'directeur-etablissement': 'directeur de l’établissement',
	'chef-de-service': 'chef de service',
	'adjoint-par-delegation': 'adjoint, par délégation de signature',
	adjoint: 'adjoint, sans mention d’une délégation',
	'commandant-annexe': 'commandant ou chef d’une annexe',
	'chef-atelier': 'chef d’atelier, chef d’équipe'
} as const;

/** Who signed, in words where it was given by its code. */
const enMots = (signataire: string): string =>
	new Map<string, string>(Object.entries(SIGNATAIRES)).get(signataire) ?? signataire;

/** Whoever heads an annex, who only proposes; then the two who mark. In folded words. */
const ANNEXE = /\b(?:command\w+|chef(?:fe)?|direct(?:eur|rice)|responsable) (?:(?:de|d|l|la|du|une) )*annexe/;
const NOTATEUR =
	/^(?:l[ae]? )?(?:direct(?:eur|rice)(?: (?:(?:de|d|l|du) )*etablissement\b.*)?|chef(?:fe)? (?:de|du) service\b.*)$/;

/** The marker, W02: the director or the head of service, or their adjoint by delegation of signature. */
function controleDuNotateur(signataire?: string): Anomalie[] {
	if (!signataire) return [];
	const lu = plie(signataire);
	const regle =
		'L’ouvrier est noté par le directeur de l’établissement ou le chef de service dont il relève, qui peut donner délégation de signature à son adjoint.';
	if (ANNEXE.test(lu)) {
		return [
			anomalie('W02', `${regle} Le commandant d’une annexe propose seulement ; c’est lui qui a signé.`)
		];
	}
	if (/\bchef(?:fe)?s? (?:d )?(?:atelier|equipe)|\bcontremaitre/.test(lu)) {
		return [
			anomalie(
				'W02',
				`${regle} Une autorité subordonnée propose seulement. La fiche est signée « ${enMots(signataire)} ».`
			)
		];
	}
	if (/\badjoint/.test(lu)) {
		return dit(signataire, /deleg/)
			? []
			: [aVerifier(`${regle} La fiche est signée par un adjoint : demandez la délégation de signature.`)];
	}
	if (NOTATEUR.test(lu)) return [];
	return [aVerifier(`${regle} La fiche est signée « ${enMots(signataire)} ».`)];
}

const aVerifier = (texte: string): Anomalie => anomalie('W02', `À vérifier. ${texte}`, { niveau: 'alerte' });

/** The mark given in writing against a signature, W16; the sheet itself is not shown, W17. */
function controleDeLaCommunication({
	communication,
	points: donnes,
	grille,
	assiduite
}: FicheDefense): Anomalie[] {
	const regle = 'La note est communiquée chaque année, individuellement et par écrit, contre émargement.';
	const estConnue = [donnes, grille, assiduite].some((une) => une !== undefined);
	return [
		...(communication?.ecrite === false ? [anomalie('W16', `${regle} Elle ne l’a pas été par écrit.`)] : []),
		...(communication?.emargement === false
			? [
					anomalie(
						'W16',
						`${regle} Il n’y a pas d’émargement. Émarger signifie seulement que l’on a eu connaissance de sa note, pas qu’on l’approuve.`
					)
				]
			: []),
		...(estConnue
			? [
					anomalie(
						'W17',
						'L’instruction ne donne connaissance que de la note, jamais de la fiche ; or vous en connaissez des points. Gardez la trace de la façon dont vous les avez eus. Personne ne peut vous reprocher de ne pas les connaître.'
					)
				]
			: [])
	];
}

/** Before the end of the year, W18. */
function controleDeLEpoque({ dateNotation, annee }: FicheDefense): Anomalie[] {
	if (dateNotation === undefined || annee === undefined) return [];
	return apres(dateNotation, new Temporal.PlainDate(annee, 12, 31))
		? [
				anomalie(
					'W18',
					`La notation doit être faite avant la fin de l’année. Celle de ${annee} est datée du ${enToutesLettres(dateNotation)}.`
				)
			]
		: [];
}

/** A transfer that the appreciation speaks of, W19. */
const controleDeLaMutation = ({ appreciation }: FicheDefense): Anomalie[] =>
	appreciation &&
	dit(appreciation, /mutation|mutee? |recemment affecte|recemment arrive|nouvellement affecte/)
		? [
				anomalie(
					'W19',
					'L’appréciation parle d’une mutation. On est noté par le directeur dont on dépend au moment de la notation ; si la mutation est trop récente, il demande tous éléments au notateur précédent. Demandez s’il l’a fait.'
				)
			]
		: [];

/** A mark only after four months of presence, for new recruits and the sick, W20. */
const controleDeLaPresence = ({ presenceMois, note }: FicheDefense): Anomalie[] =>
	presenceMois !== undefined && estPeuPresent(presenceMois) && note !== undefined && note !== null
		? [
				anomalie(
					'W20',
					`Les ouvriers récemment recrutés et ceux absents pour maladie ne reçoivent de note que s’ils ont été effectivement présents au moins quatre mois. Ici, ${ecrit(presenceMois)} mois, et une note. Si vous n’êtes ni nouveau ni absent pour maladie, cette condition ne vous concerne pas.`
				)
			]
		: [];

/** The handicap taken into account, W21: an alert where it is told, else only good to know. */
const controleDuHandicap = ({ appreciation }: FicheDefense): Anomalie =>
	appreciation && dit(appreciation, /handicap|rqth/)
		? anomalie(
				'W21',
				'L’appréciation parle de handicap : le notateur doit en tenir compte dans l’usage des barèmes, pour ne pas léser l’ouvrier. Demandez comment il l’a fait.'
			)
		: anomalie(
				'W21',
				'Rien n’indique si un handicap a été pris en compte. Si vous en avez un, le notateur doit en tenir compte dans l’usage des barèmes.',
				{ niveau: 'info' }
			);
