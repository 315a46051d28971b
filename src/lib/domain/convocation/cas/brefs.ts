import type { Cas } from './cas.ts';

/** Messages of a line or two, as they are typed in a hurry: abbreviations, misprints, nothing but a date. */
export const brefs: Cas[] = [
	{
		titre: 'une phrase, une date, un point',
		texte: 'Je vous propose un entretien le 10 mars 2026.',
		recue: '2026-02-02',
		attendu: { entretienLe: '2026-03-10', heure: null, pieces: [] }
	},
	{
		titre: 'rien que la date',
		texte: 'mardi 10 mars 2026.',
		recue: '2026-02-02',
		attendu: { entretienLe: '2026-03-10' }
	},
	{
		titre: 'rien que la date, en chiffres',
		texte: '10/03/2026',
		recue: '2026-02-02',
		attendu: { entretienLe: '2026-03-10' }
	},
	{
		titre: 'une phrase, jour de la semaine faux',
		texte: 'Votre entretien aura lieu le lundi 10 mars 2026.',
		recue: '2026-02-02',
		attendu: { alertes: ['date-incoherente'] }
	},
	{
		titre: '« EP », sans année',
		texte: 'votre EP aura lieu jeudi 29 janvier à 9h00',
		recue: '2026-01-12',
		attendu: { entretienLe: '2026-01-29', heure: '09:00', alertes: ['annee-supposee'] }
	},
	{
		titre: 'message de téléphone, « ds mon bureau »',
		texte: 'slt Paul, ton EPA c le 12/03 a 14h ds mon bureau. Claire',
		recue: '2026-02-02',
		attendu: { entretienLe: '2026-03-12', heure: '14:00', lieu: 'mon bureau', alertes: ['annee-supposee'] }
	},
	{
		titre: 'tout en capitales, sans accents',
		texte: `BONJOUR
VOUS ETES CONVOQUE A L ENTRETIEN PROFESSIONNEL LE MARDI 10 MARS 2026 A 9H30 SALLE DES MARIAGES
CORDIALEMENT
MME DUPONT`,
		recue: '2026-02-02',
		attendu: { entretienLe: '2026-03-10', heure: '09:30', lieu: 'SALLE DES MARIAGES', evaluateur: null }
	},
	{
		titre: '« entetien professionel »',
		texte: 'Vous etes convoqué a un entetien professionel le mardi 10 mars 2026 a 9h',
		recue: '2026-02-02',
		attendu: { entretienLe: '2026-03-10', heure: '09:00' }
	},
	{
		titre: '« conovocation »',
		texte: 'conovocation entretien annuel : mardi 10 mars 2026, 15h15, bureau 312',
		recue: '2026-02-02',
		attendu: { entretienLe: '2026-03-10', heure: '15:15', lieu: 'bureau 312' }
	},
	{
		titre: 'CREP en objet',
		texte: `Objet : CREP 2025

Je te verrai pour ton évaluation le 11/03/2026 à 9h.`,
		recue: '2026-02-02',
		attendu: { entretienLe: '2026-03-11', heure: '09:00' }
	},
	{
		titre: 'RDV, bureau sans préposition',
		texte: `EVALUATION 2025
RDV le 18/03/26 à 14h30 bureau du chef de service`,
		recue: '2026-02-02',
		attendu: { entretienLe: '2026-03-18', heure: '14:30', lieu: 'bureau du chef de service' }
	},
	{
		titre: 'point annuel',
		texte:
			'Bonjour, point annuel jeudi 12 mars 2026 à 16h avec moi dans la salle de réunion du 2e étage. Sophie',
		recue: '2026-02-02',
		attendu: { entretienLe: '2026-03-12', heure: '16:00' }
	},
	{
		titre: 'points entre les chiffres de la date et de l’heure',
		texte: `Rendez-vous d'évaluation : 12.03.2026 - 09.30 - Salle Vauban`,
		recue: '2026-02-02',
		attendu: { entretienLe: '2026-03-12', heure: '09:30', lieu: 'Salle Vauban' }
	},
	{
		titre: 'date en chiffres séparés par des espaces',
		texte: 'Ton entretien est fixé au 24 02 2026 à 10 h 00.',
		recue: '2026-02-02',
		attendu: { entretienLe: '2026-02-24', heure: '10:00' }
	},
	{
		titre: 'heure à l’anglaise, sans minutes',
		texte: 'Entretien : mer 11/03/2026 2 PM',
		recue: '2026-02-02',
		attendu: { entretienLe: '2026-03-11', heure: '14:00' }
	},
	{
		titre: 'bureau avec une lettre et un tiret',
		texte: `Bonjour, votre entretien d'évaluation pro est calé le 17 mars, 9h-10h, bureau A-214. Bien cdt. J. Morel`,
		recue: '2026-02-02',
		attendu: { entretienLe: '2026-03-17', heure: '09:00', lieu: 'bureau A-214', alertes: ['annee-supposee'] }
	},
	{
		titre: 'jour et mois après deux-points, midi',
		texte: 'Votre entretien pro : 25/02 à midi',
		recue: '2026-02-02',
		attendu: { entretienLe: '2026-02-25', heure: '12:00' }
	},
	{
		titre: 'le rang seul ne dit pas qui conduira l’entretien',
		texte: `Vous serez reçue par votre N+1 le 24 février 2026 à 10h pour votre entretien annuel d'évaluation.`,
		recue: '2026-02-02',
		attendu: { entretienLe: '2026-02-24', evaluateur: null, alertes: ['evaluateur-inconnu'] }
	},
	{
		titre: 'le poste suffit à dire qui conduira l’entretien',
		texte: 'Vous serez reçu par le directeur le 24 février 2026 à 10h pour votre entretien.',
		recue: '2026-02-02',
		attendu: { entretienLe: '2026-02-24', evaluateur: 'le directeur' }
	},
	{
		titre: 'le poste avec un titre de civilité',
		texte: 'Entretien avec Monsieur le directeur, le mardi 24 février 2026 à 10h',
		recue: '2026-02-02',
		attendu: { entretienLe: '2026-02-24', evaluateur: 'M. le directeur' }
	},
	{
		titre: 'abréviations et capitales',
		texte: `Objet: Convoc EP
Mr Durand,
Vs etes convoqué le 26/02/26 a 14H00 bureau 3.12
M. Bernard`,
		recue: '2026-02-02',
		attendu: { entretienLe: '2026-02-26', heure: '14:00', lieu: 'bureau 3.12' }
	},
	{
		titre: 'jour et mois abrégés sans point',
		texte: 'entretien d evaluation jeu 26 fev 14h30 chez moi (bureau 21)',
		recue: '2026-02-02',
		attendu: { entretienLe: '2026-02-26', heure: '14:30' }
	},
	{
		titre: 'attendue par, loin du verbe',
		texte: 'Vous êtes attendue jeudi 26 février 2026, à 9h précises, par Mme Aubert (bureau 12).',
		recue: '2026-02-02',
		attendu: { entretienLe: '2026-02-26', heure: '09:00', lieu: 'bureau 12', evaluateur: 'Mme Aubert' }
	},
	{
		titre: 'adresse sans préposition, avec une date dans le nom de la rue',
		texte: 'Entretien le 24/02/2026 à 10h, 12 rue du 8 mai 1945, 69003 Lyon, 3e étage',
		recue: '2026-02-02',
		attendu: { entretienLe: '2026-02-24', lieu: '12 rue du 8 mai 1945, 69003 Lyon, 3e étage' }
	},
	{
		titre: 'lieu nu après une virgule',
		texte: 'Entretien le 5 mars 2026 à 9h, rez-de-chaussée, porte 4',
		recue: '2026-02-02',
		attendu: { lieu: 'rez-de-chaussée, porte 4' }
	},
	{
		titre: 'rue du 19 mars : ce n’est pas la date',
		texte: 'Entretien le 5 mars 2026 à 9h au 12 bis, rue du 19 mars, Lyon',
		recue: '2026-02-02',
		attendu: { entretienLe: '2026-03-05' }
	},
	{
		titre: 'lien de visioconférence',
		texte: 'Entretien le 5 mars 2026 à 9h. Lien visio : https://webconf.exemple.gouv.fr/abc',
		recue: '2026-02-02',
		attendu: { lieu: 'Lien visio https://webconf.exemple.gouv.fr/abc' }
	},
	{
		titre: 'signes d’image',
		texte: '😀 Entretien 👉 10 mars 2026 ⏰ 14h30 📍 salle 3',
		recue: '2026-02-02',
		attendu: { entretienLe: '2026-03-10', heure: '14:30', lieu: 'salle 3' }
	},
	{
		titre: 'numéro de dossier en forme de date',
		texte: 'Convocation n° 2026-03-10. Entretien le 17 mars 2026 à 9h.',
		recue: '2026-02-02',
		attendu: { entretienLe: '2026-03-17' }
	},
	{
		titre: 'programme de la semaine : seule la ligne de l’entretien compte',
		texte:
			'Lundi 2 mars : réunion de service. Mardi 3 mars à 10h : ton entretien. Mercredi 4 mars : formation.',
		recue: '2026-02-02',
		attendu: { entretienLe: '2026-03-03', heure: '10:00' }
	},
	{
		titre: 'd’autres entretiens, annulés',
		texte: 'Vos entretiens avec les usagers du 5 mars 2026 sont annulés.',
		recue: '2026-02-02',
		attendu: { entretienLe: null }
	},
	{
		titre: 'date d’un compte rendu',
		texte: `Votre compte rendu d'entretien du 12 janvier 2026 est disponible dans ESTEVE.`,
		recue: '2026-02-02',
		attendu: { entretienLe: null, alertes: ['date-absente'] }
	},
	{
		titre: 'date limite de l’auto-évaluation',
		texte: 'Vous devez saisir votre auto-évaluation pour le 20 février 2026 à 18h.',
		recue: '2026-02-02',
		attendu: { entretienLe: null, alertes: ['date-absente'] }
	},
	{
		titre: 'réunion d’information sur l’entretien',
		texte: `Réunion d'information sur l'entretien professionnel le 20 février 2026 à 10h en salle A.`,
		recue: '2026-02-02',
		attendu: { entretienLe: null }
	},
	{
		titre: 'formation des évaluateurs',
		texte: `Formation des évaluateurs à l'entretien professionnel : 20 février 2026 à 9h.`,
		recue: '2026-02-02',
		attendu: { entretienLe: null }
	},
	{
		titre: 'dans la semaine du',
		texte: 'Entretien dans la semaine du 9 mars 2026',
		recue: '2026-02-02',
		attendu: { entretienLe: null }
	},
	{
		titre: 'une note sur dix n’est pas une date',
		texte: `Note : 10/10
Entretien : à fixer`,
		recue: '2026-02-02',
		attendu: { entretienLe: null }
	},
	{
		titre: 'la visioconférence seulement possible',
		texte: 'Entretien le 5 mars 2026 à 9h. Visio possible sur demande.',
		recue: '2026-02-02',
		attendu: { lieu: null }
	},
	{
		titre: '« vous serez évalué »',
		texte: 'Vous serez évalué(e) le 10/03/2026 à 14h30 par votre chef de service.',
		recue: '2026-02-02',
		attendu: { entretienLe: '2026-03-10', heure: '14:30' }
	},
	{
		titre: 'jour, heure et lieu en trois points',
		texte: `Monsieur Paul DURAND
Vous êtes convoqué pour l'entretien professionnel
- le mardi 10 mars 2026
- à 14h30
- en salle 204`,
		recue: '2026-02-02',
		attendu: { entretienLe: '2026-03-10', heure: '14:30', lieu: 'salle 204' }
	}
];
