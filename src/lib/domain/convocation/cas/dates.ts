import type { Cas } from './cas.ts';

const phrase = (quand: string): string =>
	`Bonjour,\nVotre entretien professionnel aura lieu ${quand} dans mon bureau.\nClaire Martin`;

const ecriture = (quand: string, heure: string | null = null): Cas => ({
	titre: `date écrite « ${quand.replace('\n', ' ')} »`,
	texte: phrase(quand),
	recue: '2026-01-12',
	attendu: {
		entretienLe: '2026-01-26',
		heure,
		lieu: 'mon bureau',
		sans: ['plusieurs-dates', 'date-absente', 'date-incoherente']
	}
});

const sansAnnee = (quand: string, recue: string, entretienLe: string): Cas => ({
	titre: `année non écrite : « ${quand} » reçu le ${recue}`,
	texte: phrase(quand),
	recue,
	attendu: { entretienLe, alertes: ['annee-supposee'] }
});

const heureEcrite = (ecrite: string, heure: string | null): Cas => ({
	titre: `heure écrite « ${ecrite} »`,
	texte: phrase(`le lundi 26 janvier 2026 ${ecrite}`),
	recue: '2026-01-12',
	attendu: { entretienLe: '2026-01-26', heure, lieu: 'mon bureau' }
});

export const dates: Cas[] = [
	ecriture('le lundi 26 janvier 2026'),
	ecriture('le 26 janv. 2026'),
	ecriture('le 26/01/2026'),
	ecriture('le 26/01/26'),
	ecriture('le 26-01-2026'),
	ecriture('le 26.01.2026'),
	ecriture('le 2026-01-26'),
	ecriture('le lundi 26/01/2026'),
	ecriture('Lundi 26 Janvier 2026'),
	ecriture('le lun. 26 janv. 2026 à 8h', '08:00'),
	ecriture('le 26 janvier de l’année 2026'),
	ecriture('à 10h le lundi 26 janvier 2026', '10:00'),
	ecriture('le lundi 26\njanvier 2026 à\n10h', '10:00'),
	heureEcrite('à 10h', '10:00'),
	heureEcrite('à 10 h 30', '10:30'),
	heureEcrite('à 10H30', '10:30'),
	heureEcrite('à 10:30', '10:30'),
	heureEcrite('à 14 heures', '14:00'),
	heureEcrite('à 14 heures trente', '14:30'),
	heureEcrite('à neuf heures', '09:00'),
	heureEcrite('à midi', '12:00'),
	heureEcrite('de 10h à 11h', '10:00'),
	heureEcrite('de 9 à 10h', '09:00'),
	heureEcrite('de 10:00 à 11:00', '10:00'),
	heureEcrite('à 2 heures de l’après-midi', '14:00'),
	heureEcrite('à 10h (durée prévue : 1h30)', '10:00'),
	heureEcrite('pour une durée d’1h30', null),
	sansAnnee('le lundi 26 janvier', '2026-01-12', '2026-01-26'),
	sansAnnee('le 26 janvier', '2025-12-15', '2026-01-26'),
	sansAnnee('le 1er mars', '2026-02-12', '2026-03-01'),
	sansAnnee('le 26/01', '2026-01-12', '2026-01-26'),
	sansAnnee('le 5 janvier', '2026-01-12', '2027-01-05'),
	{
		titre: 'le jour de la semaine contredit la date',
		texte: phrase('le mardi 26 janvier 2026 à 10h'),
		recue: '2026-01-12',
		attendu: { entretienLe: '2026-01-26', heure: '10:00', alertes: ['date-incoherente'] }
	},
	{
		titre: 'jour qui n’existe pas',
		texte: phrase('le 31 février 2026 à 10h'),
		recue: '2026-01-12',
		attendu: { entretienLe: null, preavisJours: null, alertes: ['date-incoherente'] }
	},
	{
		titre: 'année non écrite et jour de réception inconnu',
		texte: phrase('le lundi 26 janvier à 10h'),
		attendu: {
			entretienLe: null,
			heure: '10:00',
			preavisJours: null,
			alertes: ['date-absente', 'reception-inconnue']
		}
	},
	{
		titre: 'année non écrite, lettre datée, réception inconnue',
		texte: `Lyon, le 5 janvier 2026\n\n${phrase('le lundi 26 janvier à 10h')}`,
		attendu: {
			entretienLe: '2026-01-26',
			preavisJours: null,
			alertes: ['annee-supposee', 'reception-inconnue']
		}
	},
	{
		titre: 'l’année est écrite dans l’objet seulement',
		texte: `Objet : entretien professionnel du 26 janvier 2026\n\n${phrase('le lundi 26 janvier à 10h')}`,
		recue: '2026-01-12',
		attendu: { entretienLe: '2026-01-26', heure: '10:00', sans: ['annee-supposee', 'plusieurs-dates'] }
	},
	{
		titre: 'deux jours du même mois',
		texte: phrase('les 26 et 27 janvier 2026'),
		recue: '2026-01-12',
		attendu: { entretienLe: null, alertes: ['plusieurs-dates'] }
	},
	{
		titre: 'entre deux jours',
		texte: `Je vous propose un entretien entre le 9 et le 13 mars 2026.`,
		recue: '2026-02-12',
		attendu: { entretienLe: null, alertes: ['plusieurs-dates'] }
	},
	{
		titre: 'jour qui n’existe dans aucun mois',
		texte: 'Vous êtes convoqué(e) à un entretien professionnel le vendredi 32 janvier 2026',
		recue: '2026-02-02',
		attendu: { entretienLe: null, alertes: ['date-incoherente'], sans: ['date-absente'] }
	},
	{
		titre: 'année mal tapée : aucune n’est supposée',
		texte: 'Votre entretien aura lieu le mardi 10 mars 20026 à 9h',
		recue: '2026-02-02',
		attendu: { entretienLe: null, alertes: ['date-incoherente'], sans: ['annee-supposee'] }
	},
	{
		titre: 'jour férié cité avant la date',
		texte:
			'Le lundi de Pâques (6 avril 2026) étant férié, votre entretien est fixé au mardi 7 avril 2026 à 9h.',
		recue: '2026-02-02',
		attendu: { entretienLe: '2026-04-07' }
	},
	{
		titre: 'deux créneaux le même jour',
		texte: 'Votre entretien aura lieu le jeudi 5 mars 2026, de 9h00 à 10h00 ou de 14h00 à 15h00.',
		recue: '2026-02-02',
		attendu: { entretienLe: '2026-03-05', heure: null, alertes: ['plusieurs-dates'] }
	},
	{
		titre: 'heure de fin sur sa propre ligne',
		texte: `Date de l'entretien professionnel : jeudi 26 février 2026
Heure de début : 14h30
Heure de fin : 16h00
Lieu : salle 2
Nom du supérieur hiérarchique direct : Mme Anne LEFEBVRE
Date d'envoi de la convocation : 02/02/2026
Date du dernier entretien : 03/03/2025`,
		recue: '2026-02-02',
		attendu: { entretienLe: '2026-02-26', heure: '14:30', sans: ['plusieurs-dates'] }
	},
	{
		titre: 'heure coupée en fin de ligne',
		texte: `Votre entre-
tien professionnel aura lieu le mardi 10
mars 2026 à 14 h
30 en salle
204.`,
		recue: '2026-02-02',
		attendu: { entretienLe: '2026-03-10', heure: '14:30' }
	}
];
