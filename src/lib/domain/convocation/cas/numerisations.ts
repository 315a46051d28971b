import type { Cas } from './cas.ts';

export const numerisations: Cas[] = [
	{
		titre: 'chiffres pris pour des lettres',
		texte: `Je vous recevrai le lundl 26 janvler 2O26 à l0 h 3O dans mon bureau pour votre entretien professionnel.
Claire Martin`,
		recue: '2026-01-10',
		attendu: {
			entretienLe: '2026-01-26',
			heure: '10:30',
			preavisJours: 16,
			sans: ['date-incoherente', 'annee-supposee']
		}
	},
	{
		titre: 'lignes coupées et mots coupés',
		texte: `Vous êtes convo-
qué à votre entretien profes-
sionnel le lundi 26
janvier
2026 à
10 h, salle
12.`,
		recue: '2026-01-10',
		attendu: { entretienLe: '2026-01-26', heure: '10:00', lieu: 'salle 12' }
	},
	{
		titre: 'sans accents, tout en capitales',
		texte: `MADAME, VOUS ETES CONVOQUEE A VOTRE ENTRETIEN PROFESSIONNEL LE MARDI 3 FEVRIER 2026 A 9 HEURES, BUREAU 14.
CI-JOINT LA FICHE DE POSTE ET LA TRAME.`,
		recue: '2026-01-10',
		regime: 'fpt',
		attendu: {
			entretienLe: '2026-02-03',
			heure: '09:00',
			lieu: 'BUREAU 14',
			pieces: ['fiche-de-poste', 'trame-compte-rendu']
		}
	},
	{
		titre: 'espaces insécables, fines et doublées',
		texte: `Votre\u00a0entretien professionnel  aura   lieu le\u00a0lundi\u202f26\u00a0janvier\u00a02026 à\u00a010\u202fh\u202f30 , salle\u00a02.`,
		recue: '2026-01-10',
		attendu: { entretienLe: '2026-01-26', heure: '10:30' }
	},
	{
		titre: 'espaces autour des barres',
		texte: `Entretien professionnel le 26 / 01 / 2026 à 10 : 30`,
		recue: '2026-01-10',
		attendu: { entretienLe: '2026-01-26', heure: '10:30' }
	},
	{
		titre: 'espaces perdues',
		texte: `Entretien professionnel le lundi26janvier2026 à10h avec Mme Martin`,
		recue: '2026-01-10',
		attendu: { entretienLe: '2026-01-26', heure: '10:00' }
	},
	{
		titre: 'accents mal décodés',
		texte: `Votre entretien d'Ã©valuation est fixÃ© au lundi 2 fÃ©vrier 2026 Ã\u00a0 10h.`,
		recue: '2026-01-10',
		attendu: { entretienLe: '2026-02-02', heure: '10:00' }
	},
	{
		titre: 'm lu rn',
		texte: `Votre entretien professionnel est fixé au 3 novernbre 2026 à 10h.`,
		recue: '2026-10-10',
		attendu: { entretienLe: '2026-11-03', heure: '10:00' }
	},
	{
		titre: 'ler pour 1er',
		texte: `Votre entretien professionnel est fixé au ler avril 2026 à 10h.`,
		recue: '2026-03-10',
		attendu: { entretienLe: '2026-04-01' }
	},
	{
		titre: 'barre verticale pour 1',
		texte: `Votre entretien professionnel est fixé au |2 mars 2026 à |4h.`,
		recue: '2026-02-10',
		attendu: { entretienLe: '2026-03-12', heure: '14:00' }
	},
	{
		titre: 'numéros de téléphone et références ne sont pas des dates',
		texte: `Réf. 12.03.26-45 Tél. 04.72.10.12.26 Fax 04 72 10 12 27
Vous êtes convoqué à votre entretien professionnel le 26/01/2026 à 10h.`,
		recue: '2026-01-10',
		attendu: { entretienLe: '2026-01-26', sans: ['plusieurs-dates'] }
	}
];
