import type { Cas } from './cas.ts';

const recue = '2026-02-16';
type Lu = readonly [jour: string | null, heure: string | null];
const lu = (titre: string, texte: string, [entretienLe, heure]: Lu, reste: Cas['attendu'] = {}): Cas => ({
	titre,
	texte,
	recue,
	attendu: { entretienLe, heure, ...reste }
});
const LE_DIX: Lu = ['2026-03-10', '10:00'];
const RIEN: Lu = [null, null];
const seule = { sans: ['plusieurs-dates' as const] };

/** Texts that led an earlier reader to a wrong day or hour, or could have. */
export const attaques: Cas[] = [
	lu(
		'plusieurs rendez-vous sur une ligne, séparés par des barres',
		'Merci de noter : 09/03 9h visite médicale / 10/03 10h entretien pro / 11/03 14h CST',
		LE_DIX,
		seule
	),
	lu(
		'plusieurs rendez-vous, chacun suivi de son objet',
		'Lundi 9 mars : réunion, mardi 10 mars 10h : entretien professionnel, mercredi 11 mars : formation.',
		LE_DIX,
		seule
	),
	lu(
		'plusieurs rendez-vous, l’objet après l’heure',
		'9 mars 9h visite médicale, 10 mars 10h entretien pro, 11 mars 14h CST',
		LE_DIX,
		seule
	),
	lu(
		'calendrier d’une campagne',
		'Calendrier : 2 mars ouverture de la campagne ; 10 mars à 10h votre entretien ; 30 avril clôture.',
		LE_DIX,
		seule
	),
	lu(
		'dates à retenir, en liste',
		'Dates à retenir\n- 2 mars : ouverture de la campagne\n- 10 mars, 10h : votre entretien\n- 31 mars : clôture',
		LE_DIX
	),
	lu(
		'l’heure finit la phrase, une date commence la suivante',
		'3 mars : remise de la fiche. 10 mars : entretien à 10h. 24 mars : remise du compte rendu.',
		LE_DIX
	),
	lu(
		'minutes dites après « et »',
		'Entretien professionnel : mardi 10 mars 2026 à 10 heures et 30 minutes.',
		['2026-03-10', '10:30']
	),
	lu(
		'« et » qui ne dit pas des minutes',
		'Entretien professionnel le 10 mars 2026 à 10 h et 2 pièces à joindre',
		LE_DIX
	),
	lu(
		'conseil de discipline : ce n’est pas l’entretien professionnel',
		'Vous êtes convoqué devant le conseil de discipline le 10 mars 2026 à 10h.',
		RIEN
	),
	lu(
		'entretien préalable à une sanction : un autre entretien',
		'Vous êtes convoqué à un entretien préalable à sanction le 10 mars 2026 à 10h.',
		RIEN
	),
	lu(
		'entretien de recrutement : un autre entretien',
		'Entretien de recrutement de M. Petit le 10 mars 2026 à 10h.',
		RIEN
	),
	lu(
		'entretien de recadrage la veille',
		'Entretien de recadrage le 9 mars 2026. Entretien professionnel le 10 mars 2026 à 10h.',
		LE_DIX,
		seule
	),
	lu('invitation annulée par son titre', 'Annulé : Entretien professionnel @ mar. 10 mars 2026 10:00', RIEN, {
		alertes: ['report', 'date-absente']
	}),
	lu(
		'invitation anglaise annulée par son titre',
		'Canceled: Entretien professionnel\nWhen: Tuesday, March 10, 2026 2:00 PM-3:00 PM',
		RIEN,
		{ alertes: ['report', 'date-absente'] }
	),
	lu('n’aura finalement pas lieu', 'L’entretien n’aura finalement pas lieu le 10 mars 2026.', RIEN),
	lu('pas d’entretien ce jour-là', 'Pas d’entretien le 3 mars 2026, mais le 10 mars 2026 à 10h.', LE_DIX),
	lu(
		'première et seconde date',
		'Première date proposée pour votre entretien : 10 mars 2026 10h. Seconde date : 12 mars 2026 14h.',
		RIEN,
		{ alertes: ['plusieurs-dates'] }
	),
	lu(
		'« et pas » l’autre jour',
		'Erreur dans mon précédent mail : ton entretien pro, c’est le 10 mars 2026 à 10h et pas le 11 mars 2026.',
		LE_DIX,
		seule
	),
	lu(
		'l’entretien d’une collègue, le même jour',
		'Ton entretien professionnel est à 10h et celui de Lucie à 11h, le 10 mars 2026.',
		['2026-03-10', null],
		{ alertes: ['plusieurs-dates'] }
	),
	lu(
		'maintenu malgré une demande de report',
		'Malgré votre demande de report, l’entretien professionnel est maintenu au 10 mars 2026 à 10h.',
		LE_DIX,
		{ sans: ['report'] }
	),
	lu(
		'maintenu, la demande de report vient après',
		'Votre entretien professionnel du 10 mars 2026 à 10h est maintenu, je ne donne pas suite à votre demande de report.',
		LE_DIX,
		{ sans: ['report'] }
	),
	lu(
		'une menace au futur n’est pas une seconde convocation',
		'Si vous ne vous présentez pas à l’entretien du 10 mars 2026 à 10h, le compte rendu sera établi sans vous et transmis le 20 mars 2026.',
		LE_DIX,
		{ sans: ['plusieurs-dates', 'seconde-convocation'] }
	),
	lu('mois lié par des tirets', 'Entretien professionnel le 10-mars-2026 à 10h', LE_DIX),
	lu(
		'« du mois de »',
		'Présentez-vous le 10 du mois de mars 2026 à 10h pour l’entretien professionnel.',
		LE_DIX
	),
	lu(
		'jour de la semaine, puis la date entre parenthèses',
		'C’est mardi (10/03) à 10h pour ton entretien professionnel',
		LE_DIX
	),
	lu(
		'une note et une page ne sont pas des dates',
		'Note 3/5 en 2025. Entretien professionnel le 10/03/2026 à 10h. Page (1/2)',
		LE_DIX,
		seule
	),
	lu(
		'points de conduite d’un formulaire',
		'DATE DE L’ENTRETIEN .......... 10/03/2026\nHEURE ....................... 10H00\nLIEU ........................ SALLE 4',
		LE_DIX,
		{ lieu: 'SALLE 4' }
	),
	lu('formulaire vierge', 'Date de l’entretien : __/__/____\nHeure : __h__', RIEN),
	lu(
		'liens, téléphone et SIRET',
		'Entretien professionnel mardi 10 mars 2026 à 10h – https://x.fr/2026-03-11/j?id=11032026 – +33 2 40 11 03 26 – SIRET 213 002 026 00015',
		LE_DIX,
		seule
	),
	lu(
		'date limite pour répondre, avec son heure',
		'Je vous propose un rendez-vous le 10 mars 2026 à 10h. Veuillez confirmer avant le 27 février 2026 à 12h.',
		LE_DIX,
		seule
	),
	lu(
		'un mot du même jour d’une autre année dans l’en-tête de la lettre',
		'Entretien professionnel : 10 mars à 10h\n\nNantes, le 16 février 2025',
		LE_DIX,
		{ alertes: ['annee-supposee'] }
	),
	lu(
		'formulaire d’hôpital, signé à la remise',
		`Convocation à l'entretien professionnel annuel
Agent : Mme Lucie MARTIN, aide-soignante
Date : 12/03/2026   Heure : 13h30   Durée prévue : 45 min
Lieu : bureau de la cadre de santé, USLD 2
Entretien conduit par : Mme Claire ROUSSEAU, cadre de santé
Documents remis ce jour : fiche de poste, formulaire d'entretien
Remis en main propre le 16/02/2026
Signature de l'agent :`,
		['2026-03-12', '13:30'],
		{
			lieu: 'bureau de la cadre de santé, USLD 2',
			evaluateur: 'Mme Claire ROUSSEAU',
			pieces: ['fiche-de-poste', 'trame-compte-rendu']
		}
	),
	lu(
		'lettre d’une direction, signée d’une autre personne que celle qui reçoit',
		`Nantes, le 13 février 2026

Objet : Entretien professionnel - campagne 2026 (gestion 2025)
Réf. : note de service RH-1A/2026/01/45 du 8 janvier 2026

Madame,

J'ai l'honneur de vous informer que vous serez reçue le jeudi 5 mars 2026 à 14 h 15, bureau 311 (3e étage), par M. Hervé Le Goff, inspecteur divisionnaire, pour votre entretien professionnel.
Vous trouverez ci-joint la fiche préparatoire ainsi que votre compte rendu de l'année dernière.
Votre évaluateur se tient à votre disposition au 02 40 20 50 10.

Le responsable du pôle,
Anne Vasseur`,
		['2026-03-05', '14:15'],
		{
			lieu: 'bureau 311 (3e étage)',
			evaluateur: 'M. Hervé Le Goff',
			pieces: ['compte-rendu-precedent'],
			alertes: ['auteur-a-verifier']
		}
	),
	lu(
		'parenthèse à plusieurs virgules dans le lieu',
		'Je vous confirme notre rendez-vous pour l’entretien professionnel du lundi 16 mars 2026, de 10 h 00 à 11 h 30, dans mon bureau (bâtiment Présidence, 1er étage, pièce 112).\nClaire Martin',
		['2026-03-16', '10:00'],
		{ lieu: 'mon bureau (bâtiment Présidence, 1er étage, pièce 112)' }
	),
	lu(
		'message d’une application : « un nouvel entretien » n’est pas une seconde convocation',
		`Vous avez un nouvel entretien dans ESTEVE
Évaluateur : MARTIN CLAIRE
Date de l'entretien : 12/03/2026
Heure : 14:00
Ce message a été généré automatiquement le 16/02/2026 à 08:00, merci de ne pas y répondre.`,
		['2026-03-12', '14:00'],
		{ evaluateur: 'MARTIN CLAIRE', sans: ['seconde-convocation'] }
	),
	lu(
		'réunion à distance : son numéro et son code ne disent rien de la date',
		`Vous êtes invité·e à rejoindre une réunion Teams.
Sujet : Entretien annuel
Heure : 12 mars 2026 02:00 PM Paris
ID de réunion : 312 026 031 12
Code secret : 10h30A`,
		['2026-03-12', '14:00']
	),
	lu(
		'une campagne annoncée par un service n’a pas d’auteur à vérifier',
		"La campagne d'entretiens professionnels débute le 2 mars 2026 et se termine le 17 avril 2026.\n\nLa DRH",
		RIEN,
		{ evaluateur: null, sans: ['auteur-a-verifier'] }
	),
	lu(
		'quelqu’un sera là pour prendre des notes',
		'Votre entretien est fixé le 10/03 à 10h avec Claire, ta N+1, et François (RH) sera là pour prendre des notes.',
		LE_DIX,
		{ alertes: ['tiers-annonce'] }
	)
];
