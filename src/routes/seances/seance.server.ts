import { z } from 'zod';
import {
	AVIS_LIBELLES,
	champDeVoix,
	ensemble,
	type Resultat,
	type Voix
} from '#lib/domain/commission/resultat.ts';
import { membresEnTexte, titreDeSeance } from '#lib/domain/commission/seance.ts';
import { REGIMES_LIBELLES } from '#lib/domain/dossier/libelles.ts';
import { REGIMES } from '#lib/domain/regimes/codes.ts';
import { estAncien } from '#lib/domain/regimes/regimes.ts';
import { typographie } from '#lib/domain/typographie.ts';
import type { Passage, SeanceDuSiege, SeanceGardee, SeanceResumee } from '#lib/server/cap.ts';
import { operation, texte } from '#lib/server/formulaires.ts';
import { dateLongue, joursEntre, tempsAvant } from '#lib/ui/format/dates.ts';
import { compte } from '#lib/ui/format/nombres.ts';
import { jour, ligneFacultative, trop } from '../formulaire.server.ts';

/** The régimes that have a commission. */
const REGIMES_ENTENDUS = REGIMES.filter((code) => !estAncien(code));

export const OPTIONS_DE_REGIME = REGIMES_ENTENDUS.map((code) => ({
	valeur: code,
	libelle: REGIMES_LIBELLES[code]
}));

const LIEU_MAXIMUM = 200;
const NOTE_MAXIMUM = 1000;

/** What the form of a sitting sends. */
export const seanceEnvoyee = z.object({
	op_id: operation,
	version: z.coerce.number().int().catch(0),
	le: jour('Donnez le jour de la séance.'),
	regime: z.enum(REGIMES_ENTENDUS, typographie('Choisissez de qui la commission entend les dossiers.')),
	commission: ligneFacultative(120).transform((nom) => nom ?? ''),
	lieu: ligneFacultative(LIEU_MAXIMUM).transform((lieu) => lieu ?? ''),
	membres: texte,
	note: z.string().max(NOTE_MAXIMUM, trop(NOTE_MAXIMUM)).catch('')
});

/** A sitting as its form shows it. */
export const valeursDeSeance = ({ le, regime, commission, lieu, membres, note }: SeanceGardee) => ({
	le: le.toString(),
	regime,
	commission,
	lieu,
	membres: membresEnTexte(membres),
	note
});

/** « dans 9 jours », « aujourd’hui », « hier », « il y a 4 jours » */
function quand(le: Temporal.PlainDate, au: Temporal.PlainDate): string {
	const jours = joursEntre(au.toString(), le.toString());
	if (jours >= 0) return tempsAvant(au.toString(), le.toString());
	return jours === -1 ? 'hier' : `il y a ${-jours}\u00a0jours`;
}

/** A sitting in the list of an elected member. */
export const ligneDuSiege = (une: SeanceDuSiege, au: Temporal.PlainDate) => ({
	id: une.id,
	titre: titreDeSeance(une),
	quand: quand(une.le, au),
	lieu: une.lieu === '' ? une.section : `${une.section}, ${une.lieu}`,
	etat:
		une.accordes === 0
			? 'Aucun dossier ne vous est confié pour l’instant.'
			: typographie(`${compte(une.accordes, 'dossier confié', 'dossiers confiés')}.`)
});

/** A sitting in a list. */
export const ligneDeSeance = (une: SeanceResumee, au: Temporal.PlainDate) => ({
	id: une.id,
	titre: titreDeSeance(une),
	quand: quand(une.le, au),
	lieu: une.lieu,
	etat:
		une.proposes === 0
			? 'Aucun dossier pour l’instant.'
			: typographie(
					`${compte(une.proposes, 'dossier proposé', 'dossiers proposés')}, ${compte(une.accordes, 'accord reçu', 'accords reçus')}.`
				)
});

export const seanceVue = (une: SeanceGardee, au: Temporal.PlainDate) => ({
	id: une.id,
	titre: titreDeSeance(une),
	le: dateLongue(une.le.toString()),
	quand: quand(une.le, au),
	regles: REGIMES_LIBELLES[une.regime],
	lieu: une.lieu,
	note: une.note,
	membres: une.membres,
	tenue: Temporal.PlainDate.compare(une.le, au) <= 0,
	passee: Temporal.PlainDate.compare(une.le, au) < 0
});

const ACCORDS = {
	demande: 'attend la réponse de l’agent',
	donne: 'accord donné',
	refuse: 'l’agent ne le souhaite pas'
} as const;

/** What became of the mail, said only where something is to be done. */
const PREVENU = {
	'en-attente': 'Le courriel qui le prévient n’est pas encore parti.',
	impossible: 'Aucun courriel ne peut lui parvenir : prévenez cette personne de vive voix.',
	parti: null
} as const;

export const passageVu = (un: Passage) => ({
	id: un.dossierId,
	nom: un.nom ?? 'Sans nom',
	service: un.service,
	accord: un.accord,
	etat: ACCORDS[un.accord],
	prevenu:
		un.accord === 'refuse' || un.avis === null
			? null
			: PREVENU[un.avis] && typographie(PREVENU[un.avis] ?? ''),
	resultat: un.resultat ? AVIS_LIBELLES[un.resultat.avis] : null
});

/** « 3 pour, 2 contre, 1 abstention » */
export const voixVues = ({ pour, contre, abstention }: Voix): string =>
	`${pour} pour, ${contre} contre, ${compte(abstention, 'abstention', 'abstentions')}`;

/** A result as lines of a recapitulation. */
export const lignesDuResultat = ({ avis, vote, suites, mot }: Resultat) => [
	{ question: 'Avis', reponse: AVIS_LIBELLES[avis] },
	...(vote
		? [
				{ question: 'Administration', reponse: voixVues(vote.administration) },
				{ question: 'Personnel', reponse: voixVues(vote.personnel) },
				{ question: 'Ensemble', reponse: voixVues(ensemble(vote)) }
			]
		: [{ question: 'Vote', reponse: 'Non connu' }]),
	{ question: 'Suites annoncées', reponse: suites },
	{ question: 'Mot de la section', reponse: mot }
];

/** A result as its form shows it; empty while there is none. */
export function valeursDuResultat(resultat: Resultat | null): Record<string, string> {
	if (resultat === null) return {};
	const { avis, vote, suites, mot } = resultat;
	const voix = (['administration', 'personnel'] as const).flatMap((cote) =>
		(['pour', 'contre', 'abstention'] as const).map((sens) => [
			champDeVoix(cote, sens),
			vote ? String(vote[cote][sens]) : ''
		])
	);
	return { avis, suites, mot, ...Object.fromEntries(voix) };
}
