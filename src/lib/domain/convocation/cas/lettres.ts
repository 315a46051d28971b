import type { Cas } from './cas.ts';

export const lettres: Cas[] = [
	{
		titre: 'lettre d’une commune, lieu et date en tête, décret et arrêté cités',
		texte: `MAIRIE DE SAINT-MARTIN
Direction des ressources humaines
12 place de la République
69000 SAINT-MARTIN

Nos réf. : DRH/2026-01-12-003
Affaire suivie par : Mme Petit

Saint-Martin, le 12 janvier 2026

Objet : convocation à l'entretien professionnel annuel

Madame,

En application du décret n° 2014-1526 du 16 décembre 2014 et de la délibération du 4 novembre 2015, vous êtes convoquée à votre entretien professionnel annuel qui aura lieu :

le mardi 3 février 2026 à 14 heures 30
dans la salle des mariages

Cet entretien sera conduit par M. Jean-Pierre Dubois, votre supérieur hiérarchique direct.

Vous trouverez ci-joint la fiche de poste et le formulaire de compte rendu d'entretien.

Veuillez agréer, Madame, l'expression de mes salutations distinguées.

Pour le maire et par délégation,
La directrice des ressources humaines
Anne Leroy`,
		recue: '2026-01-15',
		regime: 'fpt',
		attendu: {
			entretienLe: '2026-02-03',
			heure: '14:30',
			lieu: 'salle des mariages',
			evaluateur: 'M. Jean-Pierre Dubois',
			pieces: ['fiche-de-poste', 'trame-compte-rendu'],
			preavisJours: 19,
			sans: [
				'plusieurs-dates',
				'fiche-de-poste-absente',
				'trame-absente',
				'evaluateur-inconnu',
				'tiers-annonce'
			]
		}
	},
	{
		titre: 'lettre en champs',
		texte: `CONVOCATION À L'ENTRETIEN PROFESSIONNEL

Agent : Mme Haddad Nora
Date : jeudi 19 février 2026
Heure : 10h15
Lieu : bureau 214, bâtiment C
Évaluateur : M. Philippe Garnier

Pièces jointes : fiche de poste ; compte rendu de l'année précédente`,
		recue: '2026-02-09',
		regime: 'fpt',
		attendu: {
			entretienLe: '2026-02-19',
			heure: '10:15',
			lieu: 'bureau 214, bâtiment C',
			evaluateur: 'M. Philippe Garnier',
			pieces: ['fiche-de-poste', 'compte-rendu-precedent'],
			preavisJours: 10,
			alertes: ['trame-absente'],
			sans: ['fiche-de-poste-absente', 'plusieurs-dates']
		}
	},
	{
		titre: 'lettre de l’État, rien de joint : le décret ne l’exige pas',
		texte: `Paris, le 5 janvier 2026

Monsieur,
Conformément à l'article 2 du décret n° 2010-888 du 28 juillet 2010, je vous recevrai en entretien professionnel le 20 janvier 2026 à 9 h, bureau 3012.
Le chef du bureau
Luc Moreau`,
		recue: '2026-01-08',
		regime: 'fpe',
		attendu: {
			entretienLe: '2026-01-20',
			heure: '09:00',
			lieu: 'bureau 3012',
			evaluateur: 'Luc Moreau',
			pieces: [],
			preavisJours: 12,
			sans: ['fiche-de-poste-absente', 'trame-absente', 'preavis-insuffisant']
		}
	},
	{
		titre: 'la date du décret est la seule du texte',
		texte: `Conformément au décret n° 2010-888 du 28 juillet 2010 et à la circulaire du 23 avril 2012, un entretien professionnel sera organisé prochainement. Une date vous sera communiquée.`,
		recue: '2026-01-08',
		attendu: { entretienLe: null, heure: null, preavisJours: null, alertes: ['date-absente'] }
	},
	{
		titre: 'l’arrêté cité juste avant la date',
		texte: `L'entretien prévu par l'arrêté du 18 mars 2013 aura lieu le lundi 4 mai 2026 à 10 h.`,
		recue: '2026-04-10',
		regime: 'fpe',
		employeur: 'education-biatss',
		attendu: { entretienLe: '2026-05-04', preavisJours: 24, sans: ['preavis-insuffisant', 'plusieurs-dates'] }
	},
	{
		titre: 'rappel de l’entretien de l’an dernier',
		texte: `Faisant suite à votre précédent entretien du 12 mars 2025, je vous convie à un nouvel entretien professionnel le mercredi 11 mars 2026 à 10h.
Paul Robert`,
		recue: '2026-02-20',
		attendu: { entretienLe: '2026-03-11', heure: '10:00', sans: ['plusieurs-dates'] }
	},
	{
		titre: 'date de naissance et date d’affectation',
		texte: `NOM : DURAND Paul, né le 3 avril 1980, affecté au service depuis le 1er septembre 2019
Vous êtes convoqué à un entretien d'évaluation le 9 mars 2026 à 9h00.`,
		recue: '2026-02-20',
		attendu: { entretienLe: '2026-03-09', heure: '09:00', sans: ['plusieurs-dates'] }
	},
	{
		titre: 'fiche de poste remise plus tard',
		texte: `Je vous recevrai le 10 mars 2026 à 10h pour votre entretien. Vous trouverez ci-joint la trame ; la fiche de poste vous sera transmise ultérieurement.
Claire Martin`,
		recue: '2026-02-20',
		regime: 'fpt',
		attendu: { pieces: ['trame-compte-rendu'], alertes: ['fiche-de-poste-absente'], sans: ['trame-absente'] }
	},
	{
		titre: 'sans la fiche de poste',
		texte: `Votre entretien est fixé au 10 mars 2026 à 10h. Je vous adresse le formulaire d'entretien sans la fiche de poste, qui est en cours de révision.
Claire Martin`,
		recue: '2026-02-20',
		regime: 'fph',
		attendu: { pieces: ['trame-compte-rendu'], alertes: ['fiche-de-poste-absente'], sans: ['trame-absente'] }
	},
	{
		titre: 'se munir de sa fiche de poste : rien n’est joint',
		texte: `Votre entretien est fixé au 10 mars 2026 à 10h. Merci de vous munir de votre fiche de poste et de votre compte rendu de l'année précédente.
Claire Martin`,
		recue: '2026-02-20',
		regime: 'contractuel-territorial',
		attendu: { pieces: [], alertes: ['fiche-de-poste-absente', 'trame-absente'] }
	},
	{
		titre: 'seule la trame est jointe',
		texte: `Entretien professionnel le 10 mars 2026 à 10h. Préparez-le à l'aide de votre fiche de poste et de la trame jointe.
Claire Martin`,
		recue: '2026-02-20',
		regime: 'fpt',
		attendu: { pieces: ['trame-compte-rendu'], alertes: ['fiche-de-poste-absente'] }
	},
	{
		titre: 'liste PJ sur plusieurs lignes',
		texte: `Je vous recevrai le 10 mars 2026 à 10h pour votre entretien professionnel.
Claire Martin

P.J. :
- fiche de poste
- trame du compte rendu
- compte rendu d'entretien de l'année N-1`,
		recue: '2026-02-20',
		regime: 'fph',
		attendu: {
			pieces: ['fiche-de-poste', 'trame-compte-rendu', 'compte-rendu-precedent'],
			sans: ['fiche-de-poste-absente', 'trame-absente']
		}
	},
	{
		titre: 'noms de fichiers joints',
		texte: `Objet : entretien professionnel
Pièces jointes : fiche_de_poste_2026.pdf, trame_CREP_2025.docx

Je vous recevrai le 10 mars 2026 à 10h.
Claire Martin`,
		recue: '2026-02-20',
		regime: 'fpt',
		attendu: {
			pieces: ['fiche-de-poste', 'trame-compte-rendu'],
			sans: ['fiche-de-poste-absente', 'trame-absente']
		}
	},
	{
		titre: 'fiche de poste sur l’intranet',
		texte: `Je vous recevrai le 10 mars 2026 à 10h pour votre entretien. Vous trouverez en pièce jointe le support d'entretien, votre fiche de poste étant disponible sur l'intranet.
Claire Martin`,
		recue: '2026-02-20',
		regime: 'fpt',
		attendu: { pieces: ['trame-compte-rendu'], alertes: ['fiche-de-poste-absente'] }
	},
	{
		titre: 'documents nommés avant « ci-joints »',
		texte: `Je vous recevrai le 10 mars 2026 à 10h pour votre entretien. Votre fiche de poste et la trame d'entretien sont jointes à la présente convocation.
Claire Martin`,
		recue: '2026-02-20',
		regime: 'fpt',
		attendu: { pieces: ['fiche-de-poste', 'trame-compte-rendu'] }
	},
	{
		titre: 'l’entretien initialement prévu est reporté',
		texte: `Madame,
L'entretien professionnel initialement prévu le 12 mars 2026 à 9h est reporté au jeudi 19 mars 2026 à 14h, même lieu.
Luc Moreau`,
		recue: '2026-03-06',
		attendu: {
			entretienLe: '2026-03-19',
			heure: '14:00',
			preavisJours: 13,
			alertes: ['report'],
			sans: ['plusieurs-dates']
		}
	},
	{
		titre: 'annule et remplace',
		texte: `La présente annule et remplace la convocation du 2 mars 2026.
Votre entretien professionnel est fixé au 23 mars 2026 à 10h, salle 4, avec Mme Roux.`,
		recue: '2026-03-10',
		attendu: {
			entretienLe: '2026-03-23',
			heure: '10:00',
			evaluateur: 'Mme Roux',
			alertes: ['report'],
			sans: ['plusieurs-dates']
		}
	},
	{
		titre: 'au lieu du',
		texte: `Votre entretien d'évaluation aura lieu le 23 mars 2026 à 10h au lieu du 16 mars 2026.`,
		recue: '2026-03-10',
		attendu: { entretienLe: '2026-03-23', heure: '10:00', alertes: ['report'], sans: ['plusieurs-dates'] }
	},
	{
		titre: 'reporté du … au …',
		texte: `Votre entretien professionnel est reporté du lundi 16 mars 2026 au lundi 23 mars 2026 à 11h.`,
		recue: '2026-03-10',
		attendu: { entretienLe: '2026-03-23', heure: '11:00', alertes: ['report'], sans: ['plusieurs-dates'] }
	},
	{
		titre: 'je suis contraint de reporter, puis la nouvelle date',
		texte: `Je suis contraint de reporter notre entretien du 12 mars. Nous nous verrons le 19 mars à 14h dans mon bureau.
Luc Moreau`,
		recue: '2026-03-06',
		attendu: {
			entretienLe: '2026-03-19',
			heure: '14:00',
			alertes: ['report', 'annee-supposee'],
			sans: ['plusieurs-dates']
		}
	},
	{
		titre: 'seule l’heure change',
		texte: `Notre entretien professionnel du 26 janvier 2026 est décalé à 14h.`,
		recue: '2026-01-10',
		attendu: { entretienLe: '2026-01-26', heure: '14:00' }
	},
	{
		titre: 'contradiction entre l’objet et le corps',
		texte: `Objet : entretien professionnel du 27 janvier 2026

Monsieur,
Je vous recevrai en entretien le 26 janvier 2026 à 10h.
Luc Moreau`,
		recue: '2026-01-10',
		attendu: { entretienLe: null, alertes: ['plusieurs-dates'] }
	},
	{
		titre: 'date en toutes lettres',
		texte: `Vous êtes invitée à vous présenter à votre entretien professionnel le lundi vingt-six janvier deux mille vingt-six à quatorze heures trente, à l'hôtel de ville.`,
		recue: '2026-01-10',
		attendu: { entretienLe: '2026-01-26', heure: '14:30', preavisJours: 16 }
	},
	{
		titre: 'entretien dans le passé, seule date',
		texte: `Je vous recevrai le 26 janvier 2026 à 10h pour votre entretien.
Luc Moreau`,
		recue: '2026-01-28',
		attendu: { entretienLe: '2026-01-26', preavisJours: -2, alertes: ['preavis-insuffisant'] }
	},
	{
		titre: 'deux évaluateurs nommés',
		texte: `Votre entretien professionnel aura lieu le 26 janvier 2026 à 10h avec M. Petit et Mme Grand.`,
		recue: '2026-01-10',
		attendu: { evaluateur: null, alertes: ['evaluateur-inconnu'] }
	},
	{
		titre: 'adresse complète',
		texte: `L'entretien professionnel se déroulera le 26 janvier 2026 à 10h dans les locaux de la direction, 12 rue Victor Hugo, 69002 Lyon.`,
		recue: '2026-01-10',
		attendu: { lieu: 'locaux de la direction, 12 rue Victor Hugo, 69002 Lyon' }
	},
	{
		titre: 'date seule sous un titre',
		texte: `ENTRETIEN PROFESSIONNEL

26 janvier 2026 – 10 h 30
Bureau 12

Mme Claire Martin, votre évaluatrice`,
		recue: '2026-01-10',
		attendu: { entretienLe: '2026-01-26', heure: '10:30' }
	},
	{
		titre: 'lettre sans date d’entretien : la date de la lettre n’en est pas une',
		texte: `Lyon, le 5 janvier 2026

Madame, vous serez prochainement convoquée à votre entretien professionnel.

Le directeur`,
		recue: '2026-01-08',
		attendu: { entretienLe: null, alertes: ['date-absente'] }
	},
	{
		titre: 'fait à, en fin de lettre',
		texte: `Vous êtes convoqué à votre entretien d'évaluation le 2 mars 2026 à 8h30.
Fait à Nantes, le 13 février 2026
Signature de l'agent, reçu le 16/02/2026`,
		recue: '2026-02-16',
		attendu: { entretienLe: '2026-03-02', heure: '08:30', preavisJours: 14, sans: ['plusieurs-dates'] }
	},
	{
		titre: 'hôpital : médecine est un service, pas un rendez-vous',
		texte: `CENTRE HOSPITALIER DE MONTEXEMPLE
DIRECTION DES SOINS
Dossier suivi par Mme C. FABRE – poste 4521
Date : 02/02/2026

Madame Sonia LOPEZ
Infirmière D.E.
Service de médecine 3

CONVOCATION A L'ENTRETIEN PROFESSIONNEL ANNUEL
(Décret n° 2020-719 du 12 juin 2020 – Arrêté du 23 novembre 2020)

Madame,

Dans le cadre de la campagne 2026 relative à l'année 2025, vous êtes invitée à vous présenter à l'entretien professionnel conduit par M. Paul REYNAUD, cadre de santé, supérieur hiérarchique direct, le :

Mercredi 18 mars 2026 à 14h30
Bureau du cadre – service de médecine 3

La fiche de poste et le formulaire d'entretien sont joints à la présente convocation. Le compte rendu vous sera communiqué dans un délai maximum de 30 jours.

Je vous prie d'agréer, Madame, mes salutations distinguées.

La Directrice des soins,
Hélène VASSEUR`,
		recue: '2026-02-02',
		regime: 'fph',
		attendu: {
			entretienLe: '2026-03-18',
			heure: '14:30',
			lieu: 'Bureau du cadre - service de médecine 3',
			pieces: ['fiche-de-poste', 'trame-compte-rendu'],
			preavisJours: 44,
			sans: ['plusieurs-dates', 'tiers-annonce', 'fiche-de-poste-absente', 'trame-absente']
		}
	},
	{
		titre: 'université : onze jours, l’arrêté en demande quinze',
		texte: `Université d'Exemple
DRH - Bureau BIATSS

Exemple, le 2 février 2026

Objet : entretien professionnel 2025-2026 (période du 1er septembre 2025 au 31 août 2026)
Réf. : arrêté du 18 mars 2013

Bonjour,

J'ai le plaisir de vous convier à votre entretien professionnel qui aura lieu le
                   Vendredi 13 février 2026, 10h00 - 11h00
                   Bâtiment A, salle A12
Merci de préparer votre rapport d'activité et de l'adresser avant le 10/02.

Bien cordialement,
Laure PONS
Responsable du service scolarité`,
		recue: '2026-02-02',
		regime: 'fpe',
		employeur: 'education-biatss',
		attendu: {
			entretienLe: '2026-02-13',
			heure: '10:00',
			preavisJours: 11,
			alertes: ['preavis-insuffisant'],
			sans: ['plusieurs-dates']
		}
	}
];
