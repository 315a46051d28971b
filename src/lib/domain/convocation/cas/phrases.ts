import type { Cas } from './cas.ts';

/** More turns of phrase, most of a single sentence. */
export const phrases: Cas[] = [
	{
		titre: 'un membre du service des ressources humaines sera présent',
		texte: `Votre entretien aura lieu le lundi 26 janvier 2026 à 10h. Un membre du service RH sera présent.`,
		attendu: { alertes: ['tiers-annonce'] }
	},
	{
		titre: 'la présence du supérieur ou de l’agent n’est pas celle d’un tiers',
		texte: `Je serai présent à l'entretien du lundi 26 janvier 2026 à 10h. Votre présence est obligatoire.`,
		attendu: { sans: ['tiers-annonce'] }
	},
	{
		titre: 'période entre parenthèses entre l’entretien et sa date',
		texte: `Lyon, le 2 février 2026

Madame,

En application du décret n° 2010-888 du 28 juillet 2010, vous êtes convoquée à votre entretien professionnel au titre de l'année 2025 (période du 1er janvier 2025 au 31 décembre 2025) le lundi 16 février 2026 à 14 heures 30.
Votre précédent entretien s'est tenu le 12 mars 2025.
Merci de me retourner la fiche préparatoire avant le 10 février 2026.

Le chef de service
Jean Durand`,
		recue: '2026-02-02',
		regime: 'fpe',
		attendu: { entretienLe: '2026-02-16', heure: '14:30', sans: ['plusieurs-dates'] }
	},
	{
		titre: 'dates possibles en liste',
		texte: `Vos dates possibles :
- 3 mars 2026 à 9h
- 5 mars 2026 à 14h
- 6 mars 2026 à 10h
Merci de choisir pour votre entretien professionnel.`,
		recue: '2026-02-02',
		attendu: { entretienLe: null, heure: null, alertes: ['plusieurs-dates'] }
	},
	{
		titre: 'choix numérotés',
		texte: `Choix 1 : 03/03/2026 9h00
Choix 2 : 04/03/2026 10h00
Répondez pour caler l'entretien annuel.`,
		recue: '2026-02-02',
		attendu: { entretienLe: null, alertes: ['plusieurs-dates'] }
	},
	{
		titre: 'mise en demeure après un refus',
		texte: `Mise en demeure : vous avez refusé de participer à l'entretien du 24 février 2026. Je vous enjoins de vous présenter le 10 mars 2026 à 9h.`,
		recue: '2026-02-02',
		attendu: { entretienLe: '2026-03-10', alertes: ['seconde-convocation'] }
	},
	{
		titre: 'l’heure change, pas le jour',
		texte: `L'heure de votre entretien du 10 mars 2026 change : 11h au lieu de 9h.`,
		recue: '2026-02-02',
		attendu: { entretienLe: '2026-03-10', heure: '11:00', alertes: ['report'] }
	},
	{
		titre: 'la date passe d’un jour à un autre',
		texte: 'Bonjour, changement de date : votre EP passe du 24/02 au 10/03/2026 9h. Désolée.',
		recue: '2026-02-02',
		attendu: { entretienLe: '2026-03-10', heure: '09:00', alertes: ['report'] }
	},
	{
		titre: 'nouvelle date après une demande de report',
		texte: 'Suite à votre demande de report, nouvelle date : 5 mars 2026 à 9h.',
		recue: '2026-02-02',
		attendu: { entretienLe: '2026-03-05', heure: '09:00', alertes: ['report'] }
	},
	{
		titre: 'convocation nulle et non avenue',
		texte: 'La convocation du 20 janvier est nulle et non avenue. Vous êtes convoqué le 5 mars 2026 à 9h.',
		recue: '2026-02-02',
		attendu: { entretienLe: '2026-03-05', alertes: ['report'] }
	},
	{
		titre: 'erratum',
		texte: 'Erratum : il fallait lire jeudi 5 mars 2026 et non jeudi 26 février 2026.',
		recue: '2026-02-02',
		attendu: { entretienLe: '2026-03-05' }
	},
	{
		titre: 'avancé d’une semaine',
		texte: `L'entretien professionnel est avancé d'une semaine, au 17 février 2026 à 9h.`,
		recue: '2026-02-02',
		attendu: { entretienLe: '2026-02-17', alertes: ['report'] }
	},
	{
		titre: 'remis à un autre jour',
		texte: 'Votre entretien est remis au 5 mars 2026 à 9h.',
		recue: '2026-02-02',
		attendu: { entretienLe: '2026-03-05', alertes: ['report'] }
	},
	{
		titre: 'reprogrammé',
		texte: 'Votre entretien est reprogrammé le 5 mars 2026 à 9h.',
		recue: '2026-02-02',
		attendu: { entretienLe: '2026-03-05', alertes: ['report'] }
	},
	{
		titre: 'replanifié, absence de l’autre personne',
		texte: 'Votre entretien est replanifié le 5 mars 2026 à 9h suite à mon absence du 24 février.',
		recue: '2026-02-02',
		attendu: { entretienLe: '2026-03-05', heure: '09:00', alertes: ['report'] }
	},
	{
		titre: 'dernière convocation',
		texte: `Dernière convocation avant établissement d'un compte rendu sans entretien : 05/03/2026 à 9h.`,
		recue: '2026-02-02',
		attendu: { entretienLe: '2026-03-05', alertes: ['seconde-convocation'] }
	},
	{
		titre: 'vous étiez convoqué et ne vous êtes pas présenté',
		texte:
			'Vous étiez convoqué le 24 février 2026 et ne vous êtes pas présenté. Nouvelle date : 5 mars 2026 à 9h.',
		recue: '2026-02-02',
		attendu: { entretienLe: '2026-03-05', alertes: ['seconde-convocation'] }
	},
	{
		titre: 'une autre réponse attendue n’est pas un refus',
		texte: `Vous n'avez pas répondu au questionnaire. Entretien le 5 mars 2026 à 9h.`,
		recue: '2026-02-02',
		attendu: { entretienLe: '2026-03-05', sans: ['seconde-convocation'] }
	},
	{
		titre: 'une personne présente, avec sa fonction entre virgules',
		texte:
			'Votre entretien professionnel aura lieu le 10 mars 2026 à 9h avec M. Petit. Mme Roux, responsable RH, sera présente.',
		recue: '2026-02-02',
		attendu: { entretienLe: '2026-03-10', heure: '09:00', alertes: ['tiers-annonce'] }
	},
	{
		titre: 'nous vous recevrons à deux',
		texte:
			'Votre entretien professionnel aura lieu le 10 mars 2026 à 9h avec M. Petit. Nous vous recevrons, Mme Roux et moi-même.',
		recue: '2026-02-02',
		attendu: { entretienLe: '2026-03-10', heure: '09:00', alertes: ['tiers-annonce'] }
	},
	{
		titre: 'une personne sera là',
		texte:
			'Votre entretien professionnel aura lieu le 10 mars 2026 à 9h avec M. Petit. Mme Roux (N+2) sera également là.',
		recue: '2026-02-02',
		attendu: { entretienLe: '2026-03-10', heure: '09:00', alertes: ['tiers-annonce'] }
	},
	{
		titre: 'secrétariat de l’entretien : un tiers, pas l’évaluatrice',
		texte: `Votre entretien professionnel aura lieu le 10 mars 2026 à 9h avec M. Petit. Mme Roux assurera le secrétariat de l'entretien.`,
		recue: '2026-02-02',
		attendu: { entretienLe: '2026-03-10', heure: '09:00', evaluateur: 'M. Petit', alertes: ['tiers-annonce'] }
	},
	{
		titre: 'une personne associée à l’échange',
		texte: `Votre entretien professionnel aura lieu le 10 mars 2026 à 9h avec M. Petit. M. Blanc, consultant, sera associé à l'échange.`,
		recue: '2026-02-02',
		attendu: { entretienLe: '2026-03-10', heure: '09:00', alertes: ['tiers-annonce'] }
	},
	{
		titre: 'une présence annoncée, quelle que soit la fonction',
		texte: 'Entretien le 5 mars 2026 à 9h. La psychologue du travail sera présente à votre demande.',
		recue: '2026-02-02',
		attendu: { alertes: ['tiers-annonce'] }
	},
	{
		titre: 'participeront deux personnes',
		texte: 'Entretien le 5 mars 2026 à 9h. Y participeront : Mme Roche et M. Blanc.',
		recue: '2026-02-02',
		attendu: { alertes: ['tiers-annonce'] }
	},
	{
		titre: 'un compte rendu présenté n’est pas une personne présente',
		texte: 'Entretien le 5 mars 2026 à 9h. Le compte rendu sera présenté à la CAP.',
		recue: '2026-02-02',
		attendu: { sans: ['tiers-annonce'] }
	},
	{
		titre: 'je soussigné',
		texte: `Je soussigné Alain Girard, chef de division, vous convoque à l'entretien professionnel le 5 mars 2026 à 9h.`,
		recue: '2026-02-02',
		attendu: { evaluateur: 'Alain Girard' }
	},
	{
		titre: 'il sera assuré par',
		texte:
			'Votre entretien aura lieu le 5 mars 2026 à 9h. Il sera assuré par Mme Élodie Roche-Petit, adjointe.',
		recue: '2026-02-02',
		attendu: { evaluateur: 'Mme Élodie Roche-Petit' }
	},
	{
		titre: 'reçue par un poste, loin du verbe',
		texte: 'Vous serez reçue en entretien le 5 mars 2026 à 9h par Mme la directrice adjointe, Élodie ROCHE.',
		recue: '2026-02-02',
		attendu: { evaluateur: 'Élodie ROCHE' }
	},
	{
		titre: 'supérieur hiérarchique conduisant l’entretien',
		texte: `Entretien le 5 mars 2026 à 9h.
Supérieur hiérarchique direct conduisant l'entretien : ROCHE Élodie`,
		recue: '2026-02-02',
		attendu: { evaluateur: 'ROCHE Élodie' }
	},
	{
		titre: 'signature après deux tirets',
		texte: `Je vous recevrai le 5 mars 2026 à 9h.
--
Élodie ROCHE
Inspectrice principale
DDFiP 57
1 rue François de Curel`,
		recue: '2026-02-02',
		attendu: { entretienLe: '2026-03-05', evaluateur: 'Élodie ROCHE' }
	},
	{
		titre: 'fiche de poste abrégée',
		texte: `Entretien professionnel le 10 mars 2026 à 9h.
PJ: CREP vierge, FDP`,
		recue: '2026-02-02',
		regime: 'fpt',
		attendu: { entretienLe: '2026-03-10', pieces: ['fiche-de-poste', 'trame-compte-rendu'] }
	},
	{
		titre: 'est joint : vaut pour toute la liste',
		texte: `Entretien professionnel le 10 mars 2026 à 9h.
Est joint à la présente convocation un exemplaire de la fiche de poste de l'intéressé ainsi que la fiche d'entretien professionnel type servant de base au compte rendu`,
		recue: '2026-02-02',
		regime: 'fpt',
		attendu: { entretienLe: '2026-03-10', pieces: ['fiche-de-poste', 'trame-compte-rendu'] }
	},
	{
		titre: 'grille vierge en pièce jointe',
		texte: `Entretien professionnel le 10 mars 2026 à 9h.
Veuillez trouver en PJ ta FDP et la grille vierge`,
		recue: '2026-02-02',
		regime: 'fpt',
		attendu: { entretienLe: '2026-03-10', pieces: ['fiche-de-poste', 'trame-compte-rendu'] }
	},
	{
		titre: 'PJ seul sur sa ligne',
		texte: `Entretien professionnel le 10 mars 2026 à 9h.
PJ
Fiche de poste
Compte-rendu entretien 2025 vierge`,
		recue: '2026-02-02',
		regime: 'fpt',
		attendu: { entretienLe: '2026-03-10', pieces: ['fiche-de-poste', 'trame-compte-rendu'] }
	},
	{
		titre: 'cases cochées ou non',
		texte: `CHU de Exempleville — Pôle gériatrie
Date de la convocation : 02/02/2026
Nom de l'agent : LOPEZ Sonia
Nom de l'évaluateur : GIRARD Alain
Date et heure de l'entretien : 10/03/2026 à 9h00
Lieu de l'entretien : bureau des cadres
Documents remis : ☒ fiche de poste ☒ formulaire d'entretien ☐ compte rendu N-1`,
		recue: '2026-02-02',
		regime: 'fph',
		attendu: {
			entretienLe: '2026-03-10',
			heure: '09:00',
			lieu: 'bureau des cadres',
			pieces: ['fiche-de-poste', 'trame-compte-rendu']
		}
	},
	{
		titre: 'documents déjà remis',
		texte: 'Entretien le 5 mars 2026 à 9h. La fiche de poste et le formulaire vous ont été remis ce jour.',
		recue: '2026-02-02',
		attendu: { pieces: ['fiche-de-poste', 'trame-compte-rendu'] }
	},
	{
		titre: 'pièces jointes comptées par le logiciel de courriel',
		texte: `Entretien le 5 mars 2026 à 9h.
2 pièces jointes
Fiche de poste.pdf (120 Ko)
CREP_vierge_2025.pdf (80 Ko)`,
		recue: '2026-02-02',
		attendu: { pieces: ['fiche-de-poste', 'trame-compte-rendu'] }
	},
	{
		titre: 'document d’entretien',
		texte: `Entretien le 5 mars 2026 à 9h. Tu trouveras joints à ce mail : ta fiche de poste, le CR de l'an dernier et le document d'entretien de cette année.`,
		recue: '2026-02-02',
		attendu: { pieces: ['fiche-de-poste', 'trame-compte-rendu', 'compte-rendu-precedent'] }
	},
	{
		titre: 'également joint',
		texte:
			'Entretien le 5 mars 2026 à 9h. Merci de relire la fiche de poste jointe et le compte rendu de 2024, également joint.',
		recue: '2026-02-02',
		attendu: { pieces: ['fiche-de-poste', 'compte-rendu-precedent'] }
	},
	{
		titre: 'voici les documents',
		texte: 'Entretien le 5 mars 2026 à 9h. Voici ta fiche de poste et la trame.',
		recue: '2026-02-02',
		attendu: { pieces: ['fiche-de-poste', 'trame-compte-rendu'] }
	},
	{
		titre: 'jointe, non jointe',
		texte: 'Entretien le 5 mars 2026 à 9h. Fiche de poste : jointe. Trame : non jointe.',
		recue: '2026-02-02',
		attendu: { pieces: ['fiche-de-poste'] }
	},
	{
		titre: 'une réunion annulée ne déplace pas l’entretien',
		texte: 'La réunion du 10 mars 2026 est annulée. Entretien le 17 mars 2026 à 9h.',
		recue: '2026-02-02',
		attendu: { entretienLe: '2026-03-17', sans: ['report'] }
	},
	{
		titre: 'l’entretien de l’an passé, celui de cette année',
		texte: `L'an passé, votre entretien avait eu lieu le 10 mars 2025. Cette année : 17 mars 2026 à 9h.`,
		recue: '2026-02-02',
		attendu: { entretienLe: '2026-03-17', heure: '09:00', sans: ['plusieurs-dates'] }
	},
	{
		titre: 'refuser une formation n’est pas refuser l’entretien',
		texte: 'Vous avez refusé une formation. Entretien le 17 mars 2026 à 9h.',
		recue: '2026-02-02',
		attendu: { entretienLe: '2026-03-17', sans: ['seconde-convocation'] }
	},
	{
		titre: 'un document qui en remplace un autre',
		texte: 'Entretien le 17 mars 2026 à 9h. Ce document remplace la fiche de notation.',
		recue: '2026-02-02',
		attendu: { entretienLe: '2026-03-17', heure: '09:00', sans: ['report'] }
	},
	{
		titre: 'remplacer une personne',
		texte: 'Je remplace Mme Roche. Votre entretien aura lieu le 17 mars 2026 à 9h.',
		recue: '2026-02-02',
		attendu: { entretienLe: '2026-03-17', sans: ['report'] }
	},
	{
		titre: 'un calendrier par jour, plusieurs personnes par ligne',
		texte: `Bonjour à toutes et tous,
Voici le planning des EP :

Mardi 10/03 : 9h Sonia - 10h30 Paul - 14h Karim
Jeudi 12/03 : 9h Julie - 10h30 Marc

Bonne journée,
Sophie`,
		recue: '2026-02-02',
		attendu: { entretienLe: null, heure: null, alertes: ['plusieurs-dates'] }
	},
	{
		titre: 'au bureau d’une personne nommée',
		texte: 'Vous êtes attendu au bureau de M. Reynaud le 10 mars 2026 à 14h.',
		recue: '2026-02-02',
		attendu: {
			entretienLe: '2026-03-10',
			heure: '14:00',
			lieu: 'bureau de M. Reynaud',
			evaluateur: 'M. Reynaud'
		}
	},
	{
		titre: 'le chef de service vous convoque',
		texte: 'Votre chef de service M. Reynaud vous convoque le 10 mars 2026 à 14h.',
		recue: '2026-02-02',
		attendu: { entretienLe: '2026-03-10', evaluateur: 'M. Reynaud' }
	},
	{
		titre: 'à défaut, une autre date',
		texte: 'Votre entretien aura lieu le 10 mars 2026 à 14h. À défaut, le 12 mars 2026 à 14h.',
		recue: '2026-02-02',
		attendu: { entretienLe: null, alertes: ['plusieurs-dates'] }
	},
	{
		titre: 'deux jours sans article',
		texte: 'Entretien : 9 ou 10 mars 2026',
		recue: '2026-02-02',
		attendu: { entretienLe: null, alertes: ['plusieurs-dates'] }
	},
	{
		titre: 'reconvoquée après une non-présentation',
		texte: 'Suite à votre non-présentation du 24 février 2026, vous êtes reconvoquée le 10 mars 2026 à 14h.',
		recue: '2026-02-02',
		attendu: { entretienLe: '2026-03-10', alertes: ['seconde-convocation'] }
	},
	{
		titre: 'l’entretien maintenu malgré le refus',
		texte: `Malgré votre refus, je maintiens l'entretien prévu le 10 mars 2026 à 14h.`,
		recue: '2026-02-02',
		attendu: { entretienLe: '2026-03-10' }
	},
	{
		titre: 'deux personnes, avec une fonction entre virgules',
		texte: 'Entretien le 10 mars 2026 à 14h avec Mme Roche, votre cheffe, et Mme Roux des RH.',
		recue: '2026-02-02',
		attendu: { evaluateur: null }
	},
	{
		titre: 'deux personnes le même jour',
		texte: 'Durand : 10/03 9h / Lopez : 10/03 10h30 – entretiens pro',
		recue: '2026-02-02',
		attendu: { heure: null, alertes: ['plusieurs-dates'] }
	}
];
