import { plie } from '#lib/domain/notation/plie.ts';
import { type Anomalie, anomalie } from '#lib/domain/notation/resultat.ts';

/** The four authorities of article 6, and how a sentence gives them something. */
const NOTATEURS = {
	'chef-de-service': 'au chef de service',
	'inspecteur-general': 'à l’inspecteur général',
	'directeur-general-adjoint': 'au directeur général adjoint',
	'directeur-general': 'au directeur général'
} as const;
type Notateur = keyof typeof NOTATEURS;

/** Who may be found under a sheet: the four authorities, then those who have no power to mark. */
export const SIGNATAIRES = {
	'chef-de-service': 'chef de service',
	'inspecteur-general': 'inspecteur général',
	'directeur-general-adjoint': 'directeur général adjoint',
	'directeur-general': 'directeur général',
	'directeur-regional': 'directeur régional',
	'responsable-du-laboratoire': 'responsable du laboratoire',
	'chef-de-bureau': 'chef de bureau',
	'superieur-direct': 'supérieur hiérarchique direct'
} as const;
type Signataire = keyof typeof SIGNATAIRES;

type Cas = { libelle: string; notateur: Notateur };

/** Where an agent serves, or what they are, as the five cases of article 6 distinguish it, with who marks them. */
export const AFFECTATIONS = {
	'bureau-du-siege': { libelle: 'affecté dans un bureau du siège', notateur: 'chef-de-service' },
	'services-exterieurs': { libelle: 'des services extérieurs', notateur: 'inspecteur-general' },
	'autorite-directeur-general-adjoint': {
		libelle: 'placé sous l’autorité directe d’un directeur général adjoint',
		notateur: 'directeur-general-adjoint'
	},
	'autorite-directeur-general': {
		libelle: 'placé sous l’autorité directe du directeur général',
		notateur: 'directeur-general'
	},
	'chef-de-service': { libelle: 'chef de service du siège', notateur: 'directeur-general' },
	'directeur-regional': { libelle: 'directeur régional', notateur: 'directeur-general' },
	'responsable-du-laboratoire': { libelle: 'responsable du laboratoire', notateur: 'directeur-general' },
	'inspecteur-general': { libelle: 'inspecteur général', notateur: 'directeur-general' },
	'directeur-general-adjoint': { libelle: 'directeur général adjoint', notateur: 'directeur-general' }
} as const satisfies Record<string, Cas>;
type Affectation = keyof typeof AFFECTATIONS;

/** How each title is written, the longest first. */
const TITRES: readonly [Signataire, RegExp][] = [
	['directeur-general-adjoint', /\bdirect(?:eurs?|rices?) gener(?:al|ale|aux|ales) adjoint|\bdga\b/],
	['directeur-general', /\bdirect(?:eur|rice) general|\bdg\b/],
	['inspecteur-general', /\binspect(?:eur|rice) general/],
	['responsable-du-laboratoire', /\b(?:responsable|chef(?:fe)?|direct(?:eur|rice)) (?:de |du )?laboratoire/],
	['directeur-regional', /\bdirect(?:eur|rice)s? regiona/],
	['chef-de-service', /\bchef(?:fe)?s? de service/],
	['chef-de-bureau', /\bchef(?:fe)?s? de bureau/],
	['superieur-direct', /\bsuperieure? (?:hierarchique )?direct/]
];

const titre = (lu: string): Signataire | undefined => TITRES.find(([, forme]) => forme.test(lu))?.[0];

/** Where somebody serves, by its code or as written freely; nothing when it cannot be told. */
export function affectation(ecrit: string): Affectation | undefined {
	const lu = plie(ecrit);
	const nomme = titre(lu);
	if (/\b(?:sous|aupres|autorite|cabinet|rattachee?)\b/.test(lu)) {
		if (nomme === 'directeur-general-adjoint') return 'autorite-directeur-general-adjoint';
		return nomme === 'directeur-general' ? 'autorite-directeur-general' : undefined;
	}
	const poste = (Object.keys(AFFECTATIONS) as Affectation[]).find((code) => code === nomme);
	if (poste) return poste;
	// The laboratory is among the external services: article 6 takes only its head out of them.
	if (/\bservices? exterieur|\b(?:direction|delegation|service)s? regiona|\blaboratoire\b/.test(lu))
		return 'services-exterieurs';
	return /\bsiege\b|\bbureau/.test(lu) ? 'bureau-du-siege' : undefined;
}

/** Holds who signed a sheet against the post of the agent, O05; nothing when one of the two is not given. */
export function controleDuNotateur(signature?: string, poste?: string): Anomalie[] {
	if (!signature || !poste) return [];
	const lieu = affectation(poste);
	if (lieu === undefined) {
		return [aVerifier(`Nous ne savons pas ranger « ${poste} » parmi les cinq cas de l’article 6.`)];
	}
	const { libelle, notateur } = AFFECTATIONS[lieu];
	const regle = `Pour un agent ${libelle}, l’article 6 donne le pouvoir de noter ${NOTATEURS[notateur]}.`;
	const lu = plie(signature);
	if (/\bdelegation\b|\binterim/.test(lu)) {
		return [
			aVerifier(
				`${regle} La fiche est signée « ${signature} » ; l’arrêté ne dit rien d’une délégation ni d’un intérim : demandez l’acte qui l’autorise.`
			)
		];
	}
	const auteur = titre(lu);
	if (auteur === undefined) {
		return [aVerifier(`${regle} Nous ne reconnaissons pas le titre « ${signature} ».`)];
	}
	return auteur === notateur
		? []
		: [anomalie('O05', `${regle} La fiche est signée « ${SIGNATAIRES[auteur]} ».`)];
}

const aVerifier = (texte: string): Anomalie => anomalie('O05', `À vérifier. ${texte}`, { niveau: 'alerte' });
