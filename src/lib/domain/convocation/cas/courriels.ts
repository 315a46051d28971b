import type { Cas } from './cas.ts';

export const courriels: Cas[] = [
	{
		titre: 'courriel simple, signé de la personne qui reçoit',
		texte: `De : MARTIN Claire <claire.martin@exemple.gouv.fr>
Envoyé : lundi 12 janvier 2026 09:42
À : DURAND Paul <paul.durand@exemple.gouv.fr>
Objet : Entretien professionnel 2025

Bonjour Paul,

Dans le cadre de la campagne d'évaluation 2026, je vous recevrai pour votre entretien professionnel le lundi 26 janvier 2026 à 10h30 dans mon bureau (bâtiment B, 2e étage).

Vous trouverez ci-joint votre fiche de poste ainsi que la trame du compte rendu.

Cordialement,

Claire Martin
Cheffe du service gestion
Tél. 04 72 10 12 26`,
		recue: '2026-01-12',
		regime: 'fpt',
		attendu: {
			entretienLe: '2026-01-26',
			heure: '10:30',
			lieu: 'mon bureau (bâtiment B, 2e étage)',
			evaluateur: 'Claire Martin',
			pieces: ['fiche-de-poste', 'trame-compte-rendu'],
			preavisJours: 14,
			alertes: [],
			sans: [
				'plusieurs-dates',
				'evaluateur-inconnu',
				'fiche-de-poste-absente',
				'preavis-insuffisant',
				'report'
			]
		}
	},
	{
		titre: 'réponse en tête, message d’origine cité avec une date de réunion',
		texte: `Bonjour,

Je confirme : votre entretien d'évaluation aura lieu le mardi 10 mars 2026 à 14h en salle 204, avec M. Dupont.

Bien à vous,
Le secrétariat

Le lun. 2 févr. 2026 à 10:12, Paul Durand <paul.durand@exemple.fr> a écrit :
> Bonjour,
> La réunion de service est-elle maintenue le 5 février 2026 à 9h ?
> Merci
> Paul`,
		recue: '2026-02-20',
		attendu: {
			entretienLe: '2026-03-10',
			heure: '14:00',
			lieu: 'salle 204',
			evaluateur: 'M. Dupont',
			sans: ['plusieurs-dates', 'report', 'annee-supposee']
		}
	},
	{
		titre: 'message transféré : la convocation est dans la partie transférée',
		texte: `Pour info, voir ci-dessous.

---------- Forwarded message ---------
De : Sophie Bernard <s.bernard@mairie.exemple.fr>
Date: ven. 30 janv. 2026 à 17:05
Subject: Convocation entretien professionnel
To: Karim Haddad <k.haddad@mairie.exemple.fr>

Bonjour Karim,

Je vous propose de nous rencontrer le jeudi 12 février 2026 de 9h à 10h30 pour votre entretien professionnel.
Lieu : salle du conseil, 1er étage

PJ : fiche de poste, trame d'entretien

Sophie Bernard
Responsable du pôle culture`,
		recue: '2026-01-30',
		regime: 'fpt',
		attendu: {
			entretienLe: '2026-02-12',
			heure: '09:00',
			lieu: 'salle du conseil, 1er étage',
			evaluateur: 'Sophie Bernard',
			pieces: ['fiche-de-poste', 'trame-compte-rendu'],
			preavisJours: 13,
			sans: ['plusieurs-dates', 'fiche-de-poste-absente', 'trame-absente']
		}
	},
	{
		titre: 'échange : la date citée plus bas a été changée en haut',
		texte: `Bonjour,

Suite à un empêchement, notre entretien est reporté au jeudi 19 mars 2026 à 14h30.

Cordialement,
Claire Martin

Le lun. 2 mars 2026 à 08:15, Claire Martin <c.martin@exemple.fr>
a écrit :

> Bonjour,
> Je vous convoque à votre entretien professionnel le jeudi 12 mars 2026 à 10h.
> Claire Martin`,
		recue: '2026-03-05',
		attendu: {
			entretienLe: '2026-03-19',
			heure: '14:30',
			evaluateur: 'Claire Martin',
			alertes: ['report'],
			sans: ['plusieurs-dates', 'seconde-convocation']
		}
	},
	{
		titre: 'la réponse du haut ne porte aucune date : celle du message cité est lue',
		texte: `Merci de bien vouloir confirmer votre présence.
Cordialement

-----Message d'origine-----
De : Jean Petit
Envoyé : mercredi 4 février 2026 16:20
À : Service
Objet : Entretien professionnel

Votre entretien professionnel se tiendra le vendredi 20 février 2026 à 11 h, salle Jaurès, et sera conduit par Mme Lefèvre.`,
		recue: '2026-02-04',
		attendu: {
			entretienLe: '2026-02-20',
			heure: '11:00',
			evaluateur: 'Mme Lefèvre',
			preavisJours: 16,
			sans: ['plusieurs-dates', 'report']
		}
	},
	{
		titre: 'tutoiement, courriel bref',
		texte: `Salut Nadia,
On se voit pour ton entretien annuel le 3/03/2026 à 9h dans mon bureau.
À bientôt,
Marc Lenoir`,
		recue: '2026-02-16',
		attendu: {
			entretienLe: '2026-03-03',
			heure: '09:00',
			lieu: 'mon bureau',
			evaluateur: 'Marc Lenoir',
			preavisJours: 15
		}
	},
	{
		titre: 'date butoir de retour avant l’entretien',
		texte: `Bonjour,
Votre entretien professionnel est fixé au lundi 9 mars 2026 à 15h00, salle 3.
Merci de me retourner le document préparatoire complété avant le 2 mars 2026, et de confirmer votre présence au plus tard le 27 février 2026.
Mme Rossi, votre supérieure hiérarchique directe, conduira l'entretien.
Le service RH`,
		recue: '2026-02-20',
		attendu: {
			entretienLe: '2026-03-09',
			heure: '15:00',
			lieu: 'salle 3',
			evaluateur: 'Mme Rossi',
			preavisJours: 17,
			sans: ['plusieurs-dates', 'tiers-annonce']
		}
	},
	{
		titre: 'deux créneaux au choix',
		texte: `Bonjour,
Je vous propose pour votre entretien professionnel le lundi 26 janvier 2026 à 10h ou le mardi 27 janvier 2026 à 14h.
Claire Martin`,
		recue: '2026-01-12',
		attendu: {
			entretienLe: null,
			heure: null,
			preavisJours: null,
			alertes: ['plusieurs-dates'],
			sans: ['date-absente', 'preavis-insuffisant']
		}
	},
	{
		titre: 'liste de créneaux en puces',
		texte: `Bonjour,

Merci de choisir un créneau pour votre entretien professionnel :
- lundi 9 mars à 9h
- mardi 10 mars à 14h
- jeudi 12 mars à 16h

Paul Robert`,
		recue: '2026-02-20',
		attendu: { entretienLe: null, heure: null, alertes: ['plusieurs-dates'] }
	},
	{
		titre: 'planning de tout le service, jours différents',
		texte: `Bonjour à tous,
Voici le planning des entretiens professionnels :
Mme Martin : lundi 26 janvier 2026 à 9h
M. Durand : lundi 26 janvier 2026 à 10h
Mme Haddad : mardi 27 janvier 2026 à 9h
Cordialement`,
		recue: '2026-01-05',
		attendu: { entretienLe: null, heure: null, alertes: ['plusieurs-dates'] }
	},
	{
		titre: 'planning de tout le service, un seul jour',
		texte: `Entretiens professionnels du lundi 26 janvier 2026, salle 12

9h00   Mme Martin
10h00  M. Durand
11h00  Mme Haddad`,
		recue: '2026-01-05',
		attendu: { entretienLe: null, heure: null, alertes: ['plusieurs-dates'] }
	},
	{
		titre: 'tableau collé d’un tableur',
		texte: `Agent;Date;Heure;Lieu
MARTIN Claire;26/01/2026;09h00;Bureau 12
DURAND Paul;26/01/2026;10h30;Bureau 12
Entretien professionnel 2026`,
		attendu: { entretienLe: null, heure: null, alertes: ['plusieurs-dates'] }
	},
	{
		titre: 'seconde convocation après une absence',
		texte: `Bonjour,
Vous ne vous êtes pas présenté à l'entretien professionnel du lundi 26 janvier 2026.
Je vous convoque donc une seconde fois le lundi 9 février 2026 à 10h dans mon bureau.
Claire Martin`,
		recue: '2026-01-28',
		attendu: {
			entretienLe: '2026-02-09',
			heure: '10:00',
			preavisJours: 12,
			alertes: ['seconde-convocation'],
			sans: ['plusieurs-dates']
		}
	},
	{
		titre: 'nouvelle convocation après un refus écrit',
		texte: `Madame,
Suite à votre refus de participer à l'entretien prévu le 3 février 2026, une nouvelle convocation vous est adressée par la présente : l'entretien se tiendra le 17 février 2026 à 9 heures 30, bureau 214.
Le chef de service, Luc Moreau`,
		recue: '2026-02-05',
		attendu: {
			entretienLe: '2026-02-17',
			heure: '09:30',
			lieu: 'bureau 214',
			alertes: ['seconde-convocation'],
			sans: ['plusieurs-dates']
		}
	},
	{
		titre: 'possibilité d’un report : ce n’en est pas un',
		texte: `Bonjour,
Je vous recevrai le 26 janvier 2026 à 10h pour votre entretien. En cas d'empêchement, une nouvelle convocation vous sera adressée et l'entretien pourra être reporté.
Claire Martin`,
		recue: '2026-01-05',
		attendu: { entretienLe: '2026-01-26', sans: ['report', 'seconde-convocation'] }
	},
	{
		titre: 'demain, dans un courriel daté',
		texte: `De : Claire Martin
Envoyé : lundi 2 février 2026 17:30
À : Paul Durand
Objet : entretien

Votre entretien professionnel aura lieu demain à 10h dans mon bureau.
Claire Martin`,
		recue: '2026-02-02',
		attendu: {
			entretienLe: '2026-02-03',
			heure: '10:00',
			preavisJours: 1,
			alertes: ['preavis-insuffisant'],
			sans: ['date-absente']
		}
	},
	{
		titre: 'demain, sans date de message : rien n’est supposé',
		texte: `Votre entretien professionnel aura lieu demain à 10h dans mon bureau. Claire Martin`,
		recue: '2026-02-02',
		attendu: { entretienLe: null, heure: '10:00', preavisJours: null, alertes: ['date-absente'] }
	},
	{
		titre: 'mardi prochain : rien n’est supposé',
		texte: `Je vous recevrai mardi prochain à 14h pour votre entretien professionnel.
Claire Martin`,
		recue: '2026-02-02',
		attendu: { entretienLe: null, alertes: ['date-absente'] }
	},
	{
		titre: 'mardi prochain, suivi de la date',
		texte: `Je vous recevrai mardi prochain 10 mars à 14h pour votre entretien professionnel.
Claire Martin`,
		recue: '2026-03-02',
		attendu: {
			entretienLe: '2026-03-10',
			heure: '14:00',
			alertes: ['annee-supposee'],
			sans: ['date-absente']
		}
	},
	{
		titre: 'jour sans mois',
		texte: `Je vous attends le mardi 3 à 10h pour votre entretien d'évaluation.`,
		recue: '2026-02-20',
		attendu: { entretienLe: null, heure: '10:00', alertes: ['date-absente'] }
	},
	{
		titre: 'RH annoncée à l’entretien',
		texte: `Je vous recevrai le 26 janvier 2026 à 10h, en présence de Mme Blanc, responsable des ressources humaines, pour votre entretien professionnel.
Claire Martin`,
		recue: '2026-01-05',
		attendu: { entretienLe: '2026-01-26', evaluateur: 'Claire Martin', alertes: ['tiers-annonce'] }
	},
	{
		titre: 'rappel que personne ne peut venir : pas un tiers',
		texte: `Votre entretien professionnel aura lieu le 26 janvier 2026 à 10h avec Mme Martin. L'entretien ne peut se dérouler en présence d'un tiers et vous ne pouvez pas être accompagné d'un représentant syndical.`,
		recue: '2026-01-05',
		attendu: { entretienLe: '2026-01-26', evaluateur: 'Mme Martin', sans: ['tiers-annonce'] }
	},
	{
		titre: 'la N+2 assistera',
		texte: `Votre entretien aura lieu le 26 janvier 2026 à 10h avec M. Petit. Mme Grand, N+2, assistera également à l'entretien.`,
		attendu: { evaluateur: 'M. Petit', alertes: ['tiers-annonce', 'reception-inconnue'], preavisJours: null }
	},
	{
		titre: 'refus de l’agent au-dessus de la convocation',
		texte: `Bonjour,
Je vous informe que je ne participerai pas à cet entretien individuel.
Paul Durand

Le mar. 6 janv. 2026 à 11:02, MARTIN Claire <claire.martin@exemple.fr> a écrit :
> Paul,
> Je vous recevrai le mardi 20 janvier 2026 à 16h dans mon bureau pour votre entretien professionnel.
> Claire Martin`,
		recue: '2026-01-06',
		attendu: { entretienLe: '2026-01-20', heure: '16:00', evaluateur: 'Claire Martin', preavisJours: 14 }
	},
	{
		titre: 'courriel en anglais autour d’une convocation française',
		texte: `From: Claire Martin
Sent: Monday, February 2, 2026 10:12 AM
To: Paul Durand
Subject: Entretien

Votre entretien professionnel est fixé au 16/02/26 à 10h.`,
		recue: '2026-02-02',
		attendu: { entretienLe: '2026-02-16', heure: '10:00', preavisJours: 14, sans: ['plusieurs-dates'] }
	},
	{
		titre: 'contact des ressources humaines : pas l’évaluatrice',
		texte: `Vous êtes convoqué à votre entretien professionnel le 26 janvier 2026 à 10h, salle 2.
Pour tout renseignement, prendre contact avec Mme Petit, service RH.`,
		recue: '2026-01-05',
		attendu: { evaluateur: null, lieu: 'salle 2', alertes: ['evaluateur-inconnu'] }
	},
	{
		titre: 'annulation sans nouvelle date',
		texte: `Bonjour, l'entretien professionnel du 26 janvier 2026 est annulé. Une autre date vous sera proposée.`,
		recue: '2026-01-20',
		attendu: { entretienLe: null, heure: null, alertes: ['report', 'date-absente'] }
	},
	{
		titre: 'campagne d’entretiens, sans convocation',
		texte: `Bonjour à toutes et tous,
La campagne d'entretiens professionnels se déroulera du 2 mars au 30 avril 2026. Vos supérieurs vous proposeront une date.`,
		recue: '2026-02-10',
		attendu: { entretienLe: null, alertes: ['date-absente'] }
	},
	{
		titre: 'année de référence et période ne sont pas l’entretien',
		texte: `Au titre de l'année 2025 (période du 1er janvier 2025 au 31 décembre 2025), vous êtes convié à un entretien professionnel le jeudi 5 février 2026 à 13h45.`,
		recue: '2026-01-20',
		attendu: { entretienLe: '2026-02-05', heure: '13:45', preavisJours: 16, sans: ['plusieurs-dates'] }
	},
	{
		titre: 'la date de la réunion de service n’est pas celle de l’entretien',
		texte: `Bonjour,
La réunion de service aura lieu le jeudi 29 janvier 2026 à 9h.
Par ailleurs, votre entretien professionnel est programmé le vendredi 30 janvier 2026 à 11h avec Mme Roux.`,
		recue: '2026-01-15',
		attendu: { entretienLe: '2026-01-30', heure: '11:00', evaluateur: 'Mme Roux', sans: ['plusieurs-dates'] }
	},
	{
		titre: 'heure seule dans le corps, jour dans l’objet',
		texte: `Objet : Votre entretien professionnel du 26 janvier 2026

Bonjour,
Merci de vous présenter à 10h dans mon bureau.
Claire Martin`,
		recue: '2026-01-10',
		attendu: { entretienLe: '2026-01-26', heure: '10:00', lieu: 'mon bureau', evaluateur: 'Claire Martin' }
	},
	{
		titre: 'même jour, deux heures au choix',
		texte: `Je vous propose un entretien professionnel le lundi 26 janvier 2026 à 10h ou 14h.`,
		recue: '2026-01-10',
		attendu: { heure: null, alertes: ['plusieurs-dates'] }
	},
	{
		titre: 'visioconférence',
		texte: `Votre entretien professionnel aura lieu le 12 mars 2026 à 9h30 par visioconférence (lien Teams envoyé la veille), avec votre évaluatrice Mme Martin.`,
		recue: '2026-03-01',
		attendu: { entretienLe: '2026-03-12', heure: '09:30', evaluateur: 'Mme Martin' }
	},
	{
		titre: 'accord de l’agent en tête : le lieu et la personne sont dans la proposition',
		texte: `Objet : RE: entretien
Envoyé : mar. 03/02/2026 10:01
De : Paul Durand
À : Claire Martin

Bonjour Claire,
le 10/03 à 14h30 me convient.
Paul

De : Claire Martin
Envoyé : lun. 02/02/2026 09:12
À : Paul Durand
Objet : entretien

Bonjour Paul, je te propose mardi 10/03 à 14h30 dans mon bureau pour ton entretien.
Claire Martin`,
		recue: '2026-02-02',
		attendu: {
			entretienLe: '2026-03-10',
			heure: '14:30',
			lieu: 'mon bureau',
			evaluateur: 'Claire Martin',
			sans: ['plusieurs-dates']
		}
	}
];
