import type { Cas } from './cas.ts';

/** Turns of phrase that were once misread, or could be. */
export const tournures: Cas[] = [
	{
		titre: 'lieu sur une ligne à part, nom écrit à la suite de « il sera conduit par »',
		texte: `Votre entretien professionnel au titre de l’année 2025 se déroulera le :

Mercredi 18 février 2026 à 9 heures 15

au bureau 3.12 du Centre des finances publiques, 4 rue de la Paix à Dijon.

Il sera conduit par Mme Sylvie ARNAUD, inspectrice principale.
Je vous rappelle que vous pouvez consulter votre fiche de poste dans ESTEVE.`,
		recue: '2026-02-03',
		regime: 'fpe',
		attendu: {
			entretienLe: '2026-02-18',
			heure: '09:15',
			lieu: 'bureau 3.12 du Centre des finances publiques, 4 rue de la Paix à Dijon',
			evaluateur: 'Mme Sylvie ARNAUD',
			pieces: []
		}
	},
	{
		titre: 'liste de collègues, dates courtes',
		texte: `De : ARNAUD Sylvie
Envoyé : jeudi 5 février 2026 08:12
À : équipe gestion
Objet : Entretien pro

Bonjour à tous,
Voici vos dates d'entretien :
- Paul D. : 16/02 à 9h
- Nadia H. : 16/02 à 10h30
- Luc M. : 17/02 à 9h`,
		recue: '2026-02-05',
		attendu: { entretienLe: null, heure: null, alertes: ['plusieurs-dates'] }
	},
	{
		titre: 'compte rendu de 2024 joint avec la trame à compléter',
		texte: `Je vous propose votre entretien d'évaluation le jeudi 12 mars, à 10h30 (prévoir environ 1h30).
Vous trouverez en PJ la trame à compléter ainsi que votre CREP 2024.
Bonne journée,
Hélène Faure
Responsable de l'unité`,
		recue: '2026-02-25',
		regime: 'fpt',
		attendu: {
			entretienLe: '2026-03-12',
			heure: '10:30',
			evaluateur: 'Hélène Faure',
			pieces: ['trame-compte-rendu', 'compte-rendu-precedent'],
			alertes: ['fiche-de-poste-absente', 'annee-supposee']
		}
	},
	{
		titre: 'formulaire à remplir, avec la date de remise de la convocation',
		texte: `Convocation à l’entretien professionnel – année 2026
Nom : DURAND
Prénom : Paul
Date de l’entretien : 11/05/2026
Heure de l’entretien : 13 h 30
Lieu de l’entretien : Centre technique municipal, salle de réunion
Nom de l’évaluateur : Patrick MOREL
Date de remise de la convocation : 27/04/2026
Signature de l’agent :`,
		recue: '2026-04-27',
		attendu: {
			entretienLe: '2026-05-11',
			heure: '13:30',
			lieu: 'Centre technique municipal, salle de réunion',
			evaluateur: 'Patrick MOREL',
			preavisJours: 14
		}
	},
	{
		titre: 'entretien avancé',
		texte: `Votre entretien, prévu mardi 10/03, est avancé au lundi 09/03 à 11h.`,
		recue: '2026-02-25',
		attendu: { entretienLe: '2026-03-09', heure: '11:00', alertes: ['report'], sans: ['plusieurs-dates'] }
	},
	{
		titre: 'conversation téléphonique datée, pièce jointe et pièce à suivre',
		texte: `Suite à notre conversation téléphonique du 3 février, je vous confirme notre entretien annuel jeudi 19 février à 16h00.
Votre fiche de poste est jointe à ce message, le formulaire suivra.

Bien à vous,
C. Martin
Adjointe au chef de bureau`,
		recue: '2026-02-04',
		regime: 'fpt',
		attendu: {
			entretienLe: '2026-02-19',
			heure: '16:00',
			evaluateur: 'C. Martin',
			pieces: ['fiche-de-poste'],
			alertes: ['trame-absente']
		}
	},
	{
		titre: 'décret, note et date de réponse autour de l’entretien',
		texte: `Le décret n° 2010-888 du 28/07/2010 impose un préavis de 8 jours. Votre entretien est donc fixé le 20/02/2026 (10h). La note de service du 05/01/2026 en précise les modalités. Merci de confirmer avant le 13/02/2026.`,
		recue: '2026-02-10',
		regime: 'fpe',
		attendu: { entretienLe: '2026-02-20', heure: '10:00', preavisJours: 10, sans: ['plusieurs-dates'] }
	},
	{
		titre: 'invitation collée d’un agenda en ligne',
		texte: `Invitation : Entretien pro - Paul @ mar. 10 mars 2026 10am - 11am (CET) (paul@exemple.fr)

Entretien pro - Paul
mardi 10 mars 2026 ⋅ 10:00 – 11:00
Heure d’Europe centrale - Paris

Organisateur
Claire Martin
claire@exemple.fr`,
		recue: '2026-02-10',
		attendu: { entretienLe: '2026-03-10', heure: '10:00', evaluateur: 'Claire Martin' }
	},
	{
		titre: 'un tableau sur une ligne',
		texte: `Agent évalué : Mme NGUYEN Lan
Évaluateur : M. LE GALL Yann
Date proposée : 03/03/2026 – Horaire : 15h – Salle : 104
Entretien professionnel annuel`,
		recue: '2026-02-20',
		attendu: { entretienLe: '2026-03-03', heure: '15:00', lieu: 'Salle 104', evaluateur: 'M. LE GALL Yann' }
	},
	{
		titre: 'une autre date est proposée au cas où',
		texte: `Je vous propose comme date d'entretien le jeudi 5 mars 2026 à 10h.
Si cette date ne vous convient pas, je suis également disponible le vendredi 6 mars 2026 à 14h.`,
		recue: '2026-02-10',
		attendu: { entretienLe: null, heure: null, alertes: ['plusieurs-dates'] }
	},
	{
		titre: 'ne pourra pas se tenir, nouvelle proposition',
		texte: `L’entretien ne pourra pas se tenir le 9 mars comme prévu. Je vous propose le 16 mars, même heure (10h).
Paul Robert`,
		recue: '2026-03-02',
		attendu: { entretienLe: '2026-03-16', heure: '10:00', alertes: ['report'], sans: ['plusieurs-dates'] }
	},
	{
		titre: 'n’aura pas lieu le 2 mais le 4',
		texte: `L'entretien n'aura pas lieu le 2 mars mais le 4 mars 2026 à 9h.`,
		recue: '2026-02-15',
		attendu: { entretienLe: '2026-03-04', heure: '09:00', alertes: ['report'], sans: ['plusieurs-dates'] }
	},
	{
		titre: 'annulé et remplacé par un rendez-vous',
		texte: `L'entretien programmé mardi 17 février à 10h est annulé et remplacé par un rendez-vous le mardi 24 février à 11h.`,
		recue: '2026-02-09',
		attendu: {
			entretienLe: '2026-02-24',
			heure: '11:00',
			alertes: ['report'],
			sans: ['plusieurs-dates', 'date-absente']
		}
	},
	{
		titre: 'seul le lieu change',
		texte: `L'entretien du mardi 3 mars 2026 10h est déplacé en salle 12.`,
		recue: '2026-02-16',
		attendu: { entretienLe: '2026-03-03', heure: '10:00', lieu: 'salle 12' }
	},
	{
		titre: 'repoussé sans nouvelle date',
		texte: `Votre entretien d'évaluation est repoussé à une date ultérieure.`,
		recue: '2026-02-10',
		attendu: { entretienLe: null, alertes: ['report', 'date-absente'] }
	},
	{
		titre: 'constat d’absence sans nouvelle date',
		texte: `Vous n’étiez pas présent à l’entretien du 9 mars 2026 à 10h. Merci de me contacter.`,
		recue: '2026-03-12',
		attendu: { entretienLe: null, heure: null, alertes: ['date-absente'] }
	},
	{
		titre: 'dernière convocation après deux absences',
		texte: `Malgré deux convocations, vous ne vous êtes pas présentée. Je vous convoque une dernière fois le 24 février 2026 à 11h pour votre entretien.`,
		recue: '2026-02-09',
		attendu: { entretienLe: '2026-02-24', heure: '11:00', alertes: ['seconde-convocation'] }
	},
	{
		titre: 'convocation numérotée',
		texte: `Entretien professionnel – Convocation n° 2
Date : 3 mars 2026
Heure : 14h
Première convocation : 10 février 2026 (absence constatée)`,
		recue: '2026-02-16',
		attendu: {
			entretienLe: '2026-03-03',
			heure: '14:00',
			alertes: ['seconde-convocation'],
			sans: ['plusieurs-dates']
		}
	},
	{
		titre: '« convocation du » est le jour de la lettre',
		texte: `ENTRETIEN PROFESSIONNEL 2025
Convocation du : 16/02/2026
Entretien le : 03/03/2026 à 10:00
Période évaluée : du 01/01/2025 au 31/12/2025`,
		recue: '2026-02-16',
		attendu: { entretienLe: '2026-03-03', heure: '10:00', preavisJours: 15, sans: ['plusieurs-dates'] }
	},
	{
		titre: 'reçu par le chef de service et son adjointe',
		texte: `Votre entretien aura lieu le mardi 24 février 2026 à 11h, vous serez reçue par le chef de service M. Bon et son adjointe Mme Roy.`,
		attendu: { evaluateur: 'M. Bon', alertes: ['tiers-annonce'] }
	},
	{
		titre: 'je vous recevrai avec la DRH',
		texte: `Je vous recevrai avec Mme Lopez, DRH, le 3 mars 2026 à 9h pour votre entretien professionnel.
Marc Blin`,
		attendu: { evaluateur: 'Marc Blin', alertes: ['tiers-annonce'] }
	},
	{
		titre: 'hors la présence de tiers',
		texte: `Votre entretien aura lieu le 24 février 2026 à 11h, hors la présence de tiers.`,
		attendu: { sans: ['tiers-annonce'] }
	},
	{
		titre: 'N+1 entre parenthèses',
		texte: `Votre entretien aura lieu le 24 février 2026 à 11h avec votre N+1 (M. Karim Saïd).

Cordialement,
La gestionnaire RH,
Mme Odile Petit`,
		attendu: { evaluateur: 'M. Karim Saïd' }
	},
	{
		titre: 'lieu au choix',
		texte: `Entretien professionnel le lundi 2 mars 2026 à 10h en présentiel ou en visioconférence.`,
		attendu: { lieu: null, alertes: ['lieu-absent'] }
	},
	{
		titre: 'aucun document joint, et c’est écrit',
		texte: `Entretien professionnel le 3 mars 2026 à 9h. Document à compléter : fiche de poste. Pièces jointes : néant`,
		regime: 'fpt',
		attendu: { pieces: [], alertes: ['fiche-de-poste-absente', 'trame-absente'] }
	},
	{
		titre: 'documents remis auparavant',
		texte: `Entretien professionnel le 3 mars 2026 à 9h. Le formulaire de compte rendu et la fiche de poste vous seront envoyés d'ici là.`,
		regime: 'fph',
		attendu: { pieces: [], alertes: ['fiche-de-poste-absente', 'trame-absente'] }
	},
	{
		titre: 'créneau avec le jour répété à la fin',
		texte: `Entretien professionnel du 24/02/2026 11:00 au 24/02/2026 12:00, salle B`,
		recue: '2026-02-09',
		attendu: { entretienLe: '2026-02-24', heure: '11:00', sans: ['plusieurs-dates'] }
	},
	{
		titre: 'date limite pour prendre rendez-vous',
		texte: `Merci de prendre rendez-vous pour votre entretien professionnel avant le 31 mars 2026.`,
		recue: '2026-02-16',
		attendu: { entretienLe: null, alertes: ['date-absente'] }
	},
	{
		titre: 'à compter du : ce n’est pas un rendez-vous',
		texte: `Votre entretien professionnel aura lieu à compter du 3 mars 2026.`,
		recue: '2026-02-16',
		attendu: { entretienLe: null, alertes: ['date-absente'] }
	},
	{
		titre: 'un autre événement que l’entretien',
		texte: `Séance du conseil municipal le 12 mars 2026 à 20h. Ordre du jour : budget.`,
		recue: '2026-02-02',
		attendu: { entretienLe: null, heure: null, lieu: null, evaluateur: null, pieces: [] }
	},
	{
		titre: '« 24 courant » ne dit pas le mois',
		texte: `Votre entretien aura lieu le 24 courant à 11h.`,
		recue: '2026-02-09',
		attendu: { entretienLe: null, heure: '11:00', alertes: ['date-absente'] }
	},
	{
		titre: 'lignes d’agenda recopiées sans leur enveloppe',
		texte: `DTSTART;TZID=Europe/Paris:20260310T100000
DTEND;TZID=Europe/Paris:20260310T110000
SUMMARY:Entretien professionnel
LOCATION:Salle 4`,
		recue: '2026-02-16',
		attendu: { entretienLe: '2026-03-10', heure: '10:00', lieu: 'Salle 4' }
	},
	{
		titre: 'pièces jointes numérotées',
		texte: `Vous êtes convoqué(e) à l'entretien professionnel qui aura lieu le mardi 10 mars 2026 à 10 heures dans le bureau de Mme Lefort (bureau 204).
Votre évaluatrice sera Mme Lefort.

Pièces jointes :
1. Fiche de poste
2. Formulaire vierge de compte rendu`,
		recue: '2026-02-20',
		regime: 'fpt',
		attendu: {
			entretienLe: '2026-03-10',
			heure: '10:00',
			lieu: 'bureau de Mme Lefort (bureau 204)',
			evaluateur: 'Mme Lefort',
			pieces: ['fiche-de-poste', 'trame-compte-rendu']
		}
	},
	{
		titre: 'sinon un autre jour du même mois',
		texte: `Je souhaiterais vous rencontrer pour votre entretien professionnel. Êtes-vous disponible le 10 mars à 10h ? Sinon le 11 à 14h ?`,
		recue: '2026-02-20',
		attendu: { entretienLe: null, heure: null, alertes: ['plusieurs-dates'] }
	},
	{
		titre: 'avancé d’une heure',
		texte: `Votre entretien du 3 mars 2026 est avancé d'une heure, à 9h.`,
		recue: '2026-02-20',
		attendu: { entretienLe: '2026-03-03', heure: '09:00' }
	},
	{
		titre: 'l’évaluateur sera…',
		texte: `Direction départementale des finances publiques
Le 20/02/2026

Mme Haddad

Je vous informe que l’entretien professionnel portant sur l’année 2025 aura lieu le 10/03/2026 à 10h00.
L’évaluateur sera M. Roux Denis, inspecteur divisionnaire.
Vous pouvez être accompagnée si vous le souhaitez.`,
		recue: '2026-02-20',
		regime: 'fpe',
		employeur: 'dgfip',
		attendu: {
			entretienLe: '2026-03-10',
			heure: '10:00',
			evaluateur: 'M. Roux Denis',
			sans: ['plusieurs-dates', 'tiers-annonce']
		}
	},
	{
		titre: 'champs « Le » et « À »',
		texte: `Entretien professionnel de M. DURAND Paul
Avec : Mme PERRIN Josiane
Le : 10/03/2026
À : 10:00
Lieu : Salle 3`,
		recue: '2026-02-20',
		attendu: { entretienLe: '2026-03-10', heure: '10:00', lieu: 'Salle 3', evaluateur: 'Mme PERRIN Josiane' }
	},
	{
		titre: 'date de communication dans la même phrase',
		texte: `La date de votre entretien professionnel (10 mars 2026, 14 h) vous a été communiquée le 20 février 2026 par M. Roux.`,
		recue: '2026-02-20',
		attendu: { entretienLe: '2026-03-10', heure: '14:00', sans: ['plusieurs-dates'] }
	},
	{
		titre: 'échange de trois messages, le dernier confirme',
		texte: `Ok pour mardi 10 mars à 10h alors pour l'entretien.

Claire

Le mer. 18 févr. 2026 à 09:12, Paul Durand <p@exemple.fr> a écrit :
> Bonjour Claire,
> le lundi 9 mars je suis en congé, est-ce que le mardi 10 est possible ?
>
> Le mar. 17 févr. 2026 à 17:45, Claire Martin <c@exemple.fr> a écrit :
>> Bonjour Paul,
>> je te propose ton entretien professionnel le lundi 9 mars 2026 à 10h dans mon bureau
>> Claire`,
		recue: '2026-02-18',
		attendu: { entretienLe: '2026-03-10', heure: '10:00', sans: ['plusieurs-dates'] }
	},
	{
		titre: 'compte rendu d’une année plus ancienne, avec la trame',
		texte: `Convocation à l'entretien professionnel.
Date : 26/01/2026
Heure : 10:00
Lieu : bureau 12
Évaluateur : Jean Dupont
Pièces jointes : fiche de poste, trame de compte rendu 2025, compte rendu 2024`,
		recue: '2026-01-12',
		regime: 'fpt',
		attendu: {
			entretienLe: '2026-01-26',
			evaluateur: 'Jean Dupont',
			pieces: ['fiche-de-poste', 'trame-compte-rendu', 'compte-rendu-precedent']
		}
	},
	{
		titre: 'aucune pièce jointe',
		texte: `Entretien professionnel le 26/01/2026 à 10h. Aucune pièce jointe. Vous trouverez la fiche de poste sur l'intranet.`,
		regime: 'fpt',
		attendu: { pieces: [], alertes: ['fiche-de-poste-absente', 'trame-absente'] }
	},
	{
		titre: 'convoqué par sa supérieure directe',
		texte: `Vous êtes convoqué(e) en entretien professionnel le lundi 26 janvier 2026 à 10h, bureau 312, par Mme Sophie Marchand, votre supérieure hiérarchique directe.`,
		attendu: { lieu: 'bureau 312', evaluateur: 'Mme Sophie Marchand' }
	},
	{
		titre: 'votre supérieure vous convoque',
		texte: `Votre supérieure hiérarchique, Mme Sophie Marchand, vous convoque le lundi 26 janvier 2026 à 10h pour votre entretien professionnel.`,
		attendu: { evaluateur: 'Mme Sophie Marchand', sans: ['evaluateur-inconnu'] }
	},
	{
		titre: 'trois champs sur une ligne',
		texte: `Entretien professionnel
Nom de l'évaluateur : Sophie Marchand
Date de l'entretien : 26/01/2026 Heure : 10h00 Lieu : bureau 312`,
		attendu: { entretienLe: '2026-01-26', heure: '10:00', lieu: 'bureau 312', evaluateur: 'Sophie Marchand' }
	}
];
