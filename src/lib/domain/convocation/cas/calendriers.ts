import type { Cas } from './cas.ts';

export const calendriers: Cas[] = [
	{
		titre: 'invitation collée d’un agenda (Quand, Où)',
		texte: `Objet: Entretien professionnel Paul Durand
Organisateur: Claire MARTIN
Quand : mardi 10 mars 2026 10:00-11:00 (UTC+01:00) Brussels, Copenhagen, Madrid, Paris.
Où : Salle 204`,
		recue: '2026-02-20',
		attendu: {
			entretienLe: '2026-03-10',
			heure: '10:00',
			lieu: 'Salle 204',
			evaluateur: 'Claire MARTIN',
			preavisJours: 18,
			sans: ['plusieurs-dates', 'annee-supposee']
		}
	},
	{
		titre: 'invitation avec début et fin',
		texte: `Entretien d'évaluation
Début : mardi 10 mars 2026 10:00
Fin : mardi 10 mars 2026 11:00
Emplacement : Réunion Microsoft Teams`,
		recue: '2026-02-20',
		attendu: {
			entretienLe: '2026-03-10',
			heure: '10:00',
			lieu: 'Réunion Microsoft Teams',
			sans: ['plusieurs-dates']
		}
	},
	{
		titre: 'fichier d’agenda avec fuseau de Paris',
		texte: `BEGIN:VCALENDAR
VERSION:2.0
METHOD:REQUEST
BEGIN:VTIMEZONE
TZID:Europe/Paris
BEGIN:STANDARD
DTSTART:19701025T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
DTSTAMP:20260201T080000Z
DTSTART;TZID=Europe/Paris:20260310T100000
DTEND;TZID=Europe/Paris:20260310T110000
SUMMARY:Entretien professionnel annuel
LOCATION:Bureau 12\\, bâtiment A
ORGANIZER;CN="Claire Martin":mailto:claire.martin@exemple.fr
ATTENDEE;CN=Paul Durand:mailto:paul.durand@exemple.fr
DESCRIPTION:Ci-joint la fiche de poste et la trame.\\nCordialement
END:VEVENT
END:VCALENDAR`,
		recue: '2026-02-20',
		regime: 'fpt',
		attendu: {
			entretienLe: '2026-03-10',
			heure: '10:00',
			lieu: 'Bureau 12, bâtiment A',
			evaluateur: 'Claire Martin',
			pieces: ['fiche-de-poste', 'trame-compte-rendu'],
			preavisJours: 18,
			sans: ['plusieurs-dates', 'date-incoherente', 'tiers-annonce']
		}
	},
	{
		titre: 'fichier d’agenda en temps universel, heure d’hiver',
		texte: `BEGIN:VCALENDAR
BEGIN:VEVENT
DTSTART:20260310T090000Z
DTEND:20260310T100000Z
SUMMARY:Entretien professionnel
END:VEVENT
END:VCALENDAR`,
		recue: '2026-02-20',
		attendu: {
			entretienLe: '2026-03-10',
			heure: '10:00',
			lieu: null,
			evaluateur: null,
			alertes: ['evaluateur-inconnu', 'lieu-absent']
		}
	},
	{
		titre: 'fichier d’agenda en temps universel, heure d’été',
		texte: `BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20260610T073000Z\r\nSUMMARY:CREP - entretien d'éva\r\n luation\r\nEND:VEVENT\r\nEND:VCALENDAR`,
		recue: '2026-05-20',
		attendu: { entretienLe: '2026-06-10', heure: '09:30' }
	},
	{
		titre: 'fuseau Windows et journée entière',
		texte: `BEGIN:VCALENDAR
BEGIN:VEVENT
DTSTART;VALUE=DATE:20260311
SUMMARY:Entretien professionnel
END:VEVENT
END:VCALENDAR`,
		recue: '2026-02-20',
		attendu: { entretienLe: '2026-03-11', heure: null, alertes: ['heure-absente'] }
	},
	{
		titre: 'fuseau nommé à la manière de Windows',
		texte: `BEGIN:VCALENDAR
BEGIN:VEVENT
DTSTART;TZID=Romance Standard Time:20260311T140000
SUMMARY:Entretien professionnel
END:VEVENT
END:VCALENDAR`,
		recue: '2026-02-20',
		attendu: { entretienLe: '2026-03-11', heure: '14:00' }
	},
	{
		titre: 'agenda d’outre-mer : l’heure locale reste',
		texte: `BEGIN:VCALENDAR
BEGIN:VEVENT
DTSTART;TZID=Indian/Reunion:20260311T140000
SUMMARY:Entretien professionnel
END:VEVENT
END:VCALENDAR`,
		recue: '2026-02-20',
		attendu: { entretienLe: '2026-03-11', heure: '14:00' }
	},
	{
		titre: 'invitation annulée',
		texte: `BEGIN:VCALENDAR
METHOD:CANCEL
BEGIN:VEVENT
DTSTART;TZID=Europe/Paris:20260310T100000
SUMMARY:Entretien professionnel
STATUS:CANCELLED
END:VEVENT
END:VCALENDAR`,
		recue: '2026-02-20',
		attendu: { entretienLe: null, alertes: ['report', 'date-absente'] }
	},
	{
		titre: 'deux événements dans le même fichier',
		texte: `BEGIN:VCALENDAR
BEGIN:VEVENT
DTSTART;TZID=Europe/Paris:20260310T100000
SUMMARY:Entretien professionnel Durand
END:VEVENT
BEGIN:VEVENT
DTSTART;TZID=Europe/Paris:20260311T100000
SUMMARY:Entretien professionnel Haddad
END:VEVENT
END:VCALENDAR`,
		recue: '2026-02-20',
		attendu: { entretienLe: null, heure: null, alertes: ['plusieurs-dates'] }
	},
	{
		titre: 'réunion Outlook en anglais',
		texte: `From: Martin, Claire
Sent: Monday, February 2, 2026 9:12 AM
To: Durand, Paul
Subject: Entretien professionnel

When: Tuesday, March 10, 2026 2:30 PM-3:30 PM (UTC+01:00) Brussels, Copenhagen, Madrid, Paris.
Where: Salle 204`,
		recue: '2026-02-02',
		attendu: { entretienLe: '2026-03-10', heure: '14:30', lieu: 'Salle 204' }
	},
	{
		titre: 'invitation copiée d’un agenda en ligne, sans deux-points',
		texte: `Claire Martin vous a invité à : Entretien annuel
Quand mar. 10 mars 2026 14:30 – 15:30 Heure d’Europe centrale - Paris
Où Salle Jaurès
Qui
• Claire Martin - organisateur
• Paul Durand`,
		recue: '2026-02-02',
		attendu: { entretienLe: '2026-03-10', heure: '14:30', lieu: 'Salle Jaurès', evaluateur: 'Claire Martin' }
	},
	{
		titre: 'invitation Zimbra, noms entre guillemets',
		texte: `De: "Claire Martin" <claire.martin@ex.fr>
À: "Paul Durand" <paul.durand@ex.fr>
Envoyé: Lundi 2 Février 2026 09:12:33
Objet: [Rendez-vous] Entretien pro

La demande suivante a été envoyée :

Sujet: Entretien professionnel
Organisateur: "Claire Martin" <claire.martin@ex.fr>
Lieu: "Salle 3" <salle3@ex.fr>
Heure: Mardi 10 Mars 2026, 14:30:00 - 15:30:00 GMT +01:00 Bruxelles / Copenhague / Madrid / Paris
Invités: paul.durand@ex.fr
*~*~*~*~*~*~*~*~*~*`,
		recue: '2026-02-02',
		attendu: { entretienLe: '2026-03-10', heure: '14:30', lieu: 'Salle 3', evaluateur: 'Claire Martin' }
	},
	{
		titre: 'mois anglais abrégé',
		texte: `From: Claire Martin <c@ex.fr>
Date: Mon, Feb 2, 2026 at 9:12 AM
Subject: Fwd: entretien
To: Paul Durand

Votre entretien professionnel : Tue 10 Mar 2026 2:30pm - 3:30pm (CET)`,
		recue: '2026-02-02',
		attendu: { entretienLe: '2026-03-10', heure: '14:30' }
	},
	{
		titre: 'tableau à une ligne',
		texte: `Convocation
Date	Heure	Lieu	Évaluateur
10/03/2026	14h30	Salle 204	Mme Claire Martin`,
		recue: '2026-02-02',
		attendu: { entretienLe: '2026-03-10', heure: '14:30', lieu: 'Salle 204' }
	},
	{
		titre: 'formulaire à puces, sans le mot entretien',
		texte: `• Agent : Paul DURAND
• Évaluateur : Claire MARTIN
• Date : 10/03/2026
• Heure : 14h30
• Lieu : Salle 204`,
		recue: '2026-02-02',
		attendu: { entretienLe: '2026-03-10', heure: '14:30', lieu: 'Salle 204', evaluateur: 'Claire MARTIN' }
	},
	{
		titre: 'tableau à barres',
		texte: `Votre entretien professionnel est fixé au :

|  Date  | 10/03/2026 |
|  Heure | 14h30 |
| Lieu | Salle 204 |`,
		recue: '2026-02-02',
		attendu: { entretienLe: '2026-03-10', heure: '14:30', lieu: 'Salle 204' }
	},
	{
		titre: 'date de la réunion parmi les lignes d’en-tête',
		texte: `De : GIRARD Alain (DGFIP)
Envoyé : lundi 2 février 2026 08:59
À : LOPEZ Sonia
Cc : RH-secretariat
Objet : Invitation entretien
Date : jeudi 5 mars 2026 09:00-10:00
Où : Salle Pasteur`,
		recue: '2026-02-02',
		attendu: { entretienLe: '2026-03-05', heure: '09:00', lieu: 'Salle Pasteur' }
	},
	{
		titre: 'invitation en anglais, mois abrégé',
		texte: `Thu, Mar 5, 2026, 9:00 AM - 10:00 AM
Entretien annuel
Salle Pasteur`,
		recue: '2026-02-02',
		attendu: { entretienLe: '2026-03-05', heure: '09:00' }
	},
	{
		titre: 'tableau à deux colonnes collé avec des tabulations',
		texte: `Vous trouverez ci-dessous les informations relatives à votre entretien :
Evaluateur	Mme Claire MARTIN
Date	10/03/2026
Heure	14:30
Lieu	Salle 204`,
		recue: '2026-02-02',
		attendu: { entretienLe: '2026-03-10', heure: '14:30', lieu: 'Salle 204', evaluateur: 'Mme Claire MARTIN' }
	}
];
