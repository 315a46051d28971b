import type { Cas } from './cas.ts';

const cas = (titre: string, texte: string, attendu: Cas['attendu']): Cas => ({
	titre,
	texte,
	recue: '2026-02-16',
	attendu
});
const liste = (titre: string, texte: string): Cas =>
	cas(titre, texte, { entretienLe: null, heure: null, alertes: ['plusieurs-dates'] });

/** Several people, several days, several things on the calendar: what is chosen, and what is left to the agent. */
export const plusieurs: Cas[] = [
	liste(
		'deux personnes sur une ligne, deux heures',
		'Entretiens professionnels du 10 mars 2026 : Mme Durand à 9h et M. Petit à 10h30, salle 2.'
	),
	liste('trois prénoms sur une ligne', 'Entretiens pro mardi 10 mars 2026 : Paul 9h, Lucie 10h30, Marc 14h'),
	liste(
		'les heures avant les noms, sur une ligne',
		'Entretiens professionnels, mardi 10 mars 2026 : 9h Durand, 10h Petit, 11h Roux.'
	),
	liste(
		'une colonne d’heures et de noms',
		'Entretiens du 10 mars 2026\n9h00 DURAND\n10h00 PETIT\n11h00 ROUX'
	),
	liste(
		'deux jours sur une ligne, deux personnes',
		'Entretiens professionnels : Paul Durand le 10 mars 2026 à 9h, Lucie Martin le 11 mars 2026 à 9h.'
	),
	liste(
		'un planning sur deux jours',
		`Planning des entretiens professionnels
Durand Paul : 10/03/2026 9h
Martin Lucie : 10/03/2026 10h30
Petit Marc : 11/03/2026 9h`
	),
	liste(
		'cases à cocher',
		'Entretien professionnel, cochez :\n[ ] 10/03/2026 9h\n[ ] 11/03/2026 14h\n[ ] 12/03/2026 16h'
	),
	liste(
		'sinon un autre jour, à la même heure',
		'Sauf contretemps, votre entretien professionnel aura lieu le 10 mars 2026 à 10h, sinon le 12 à la même heure.'
	),
	cas(
		'un début et une fin ne sont pas deux personnes',
		'Entretien professionnel du 10 mars 2026. Début 9h, Fin 10h30.',
		{ entretienLe: '2026-03-10', heure: '09:00' }
	),
	cas(
		'une seule personne nommée avant l’heure',
		'Entretien professionnel de Paul Durand à 9h le 10 mars 2026, fin prévue vers 10h.',
		{ entretienLe: '2026-03-10' }
	),
	cas(
		'entretien, formation et retour de documents',
		`Bonjour,
Votre entretien professionnel aura lieu le mardi 10 mars 2026 à 10h.
Merci de me retourner la fiche préparatoire pour le 3 mars 2026 au plus tard.
Pour mémoire, la formation Chorus est maintenue le 12 mars 2026 à 9h.`,
		{ entretienLe: '2026-03-10', heure: '10:00', sans: ['plusieurs-dates'] }
	),
	cas(
		'accusé de réception demandé avant une autre date',
		`Merci d'accuser réception de la présente avant le 20 février 2026.
Entretien professionnel : mardi 10 mars 2026, 9h, salle A.`,
		{ entretienLe: '2026-03-10', heure: '09:00', lieu: 'salle A', sans: ['plusieurs-dates'] }
	),
	cas(
		'point collectif, puis entretien individuel',
		'Un point collectif est prévu le 5 mars 2026 à 9h. Votre entretien individuel d’évaluation est le 10 mars 2026 à 10h.',
		{ entretienLe: '2026-03-10', heure: '10:00' }
	),
	cas(
		'entretien professionnel, puis entretien de formation',
		'Le 10 mars 2026 : entretien professionnel à 9h, puis entretien de formation à 10h.',
		{ entretienLe: '2026-03-10', heure: '09:00' }
	),
	cas(
		'échange en citations emboîtées : la dernière proposition compte',
		`Entendu, alors jeudi 5 mars 2026 à 14h pour l'entretien professionnel. Claire

> Je ne peux pas le 3, je suis en formation.
>> Bonjour, je te propose le 3 mars 2026 à 10h pour ton entretien pro.`,
		{ entretienLe: '2026-03-05', heure: '14:00', alertes: ['report'] }
	),
	cas('reporté sans nouvelle date', 'L’entretien professionnel du 10 mars 2026 est reporté sine die.', {
		entretienLe: null,
		alertes: ['report']
	}),
	cas(
		'seconde convocation, avec une menace',
		`Vous ne vous êtes pas présenté à l'entretien professionnel du 3 février 2026.
Je vous convoque une seconde fois le mardi 10 mars 2026 à 10h. À défaut, je serai contraint d'en référer à la direction, et une procédure disciplinaire pourra être engagée.`,
		{ entretienLe: '2026-03-10', heure: '10:00', alertes: ['seconde-convocation'] }
	),
	cas(
		'relance qui ne se dit pas seconde',
		"Malgré ma convocation du 2 février, vous n'êtes pas venu. Nouvel entretien professionnel : 10 mars 2026, 10h.",
		{ entretienLe: '2026-03-10', heure: '10:00', alertes: ['seconde-convocation'] }
	),
	cas(
		'réponse avec signature, adresse et congés cités plus bas',
		`De : MARTIN Claire
Envoyé : lundi 16 février 2026 09:12
À : DURAND Paul
Objet : Entretien professionnel 2026

Bonjour Paul,

Comme convenu, votre entretien professionnel aura lieu le mardi 3 mars 2026 à 14h dans mon bureau (204).
Vous trouverez ci-joint le CREP vierge.

Cordialement,

Claire MARTIN
Responsable du SIP de Nantes Centre
Tél. : 02 40 12 34 56
1, rue du 11 Novembre 1918 - 44000 NANTES
Ouvert du lundi au vendredi de 8h45 à 12h

De : DURAND Paul
Envoyé : vendredi 13 février 2026 16:40
À : MARTIN Claire
Objet : RE: congés

Je serai absent du 23 au 27 février 2026.`,
		{
			entretienLe: '2026-03-03',
			heure: '14:00',
			evaluateur: 'Claire MARTIN',
			pieces: ['trame-compte-rendu'],
			preavisJours: 15,
			sans: ['plusieurs-dates', 'report', 'auteur-a-verifier']
		}
	),
	liste('une heure pour chaque prénom', 'Entretien pro : mardi 10 mars, 10h pour Paul, 11h pour Lucie.'),
	liste(
		'un tableau collé d’une page, une ligne par personne',
		'| Nom | Date | Heure |\n|---|---|---|\n| Durand | 10/03/2026 | 9h |\n| Petit | 10/03/2026 | 10h |\nEntretiens professionnels'
	),
	cas('une demi-journée n’est pas une heure', 'Entretien le 10 mars 2026 dans la matinée (9h-12h).', {
		entretienLe: '2026-03-10',
		heure: null,
		alertes: ['heure-absente']
	}),
	cas(
		'événement d’agenda annulé par son statut',
		'BEGIN:VEVENT\nDTSTART;TZID=Europe/Paris:20260310T100000\nSUMMARY:Entretien professionnel\nSTATUS:CANCELLED\nEND:VEVENT',
		{ entretienLe: null, heure: null, alertes: ['report', 'date-absente'] }
	),
	cas(
		'un événement annulé, un autre maintenu',
		`BEGIN:VCALENDAR
BEGIN:VEVENT
DTSTART;TZID=Europe/Paris:20260310T100000
SUMMARY:Entretien professionnel
STATUS:CANCELLED
END:VEVENT
BEGIN:VEVENT
DTSTART;TZID=Europe/Paris:20260317T110000
SUMMARY:Entretien professionnel
STATUS:CONFIRMED
END:VEVENT
END:VCALENDAR`,
		{ entretienLe: '2026-03-17', heure: '11:00', alertes: ['report'] }
	)
];
