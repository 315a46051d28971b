import { avant, enToutesLettres, apres } from '#lib/domain/delais/jour.ts';
import type { Echeance, Situation } from '#lib/domain/dossier/echeance.ts';
import type { Fait, TypeDeFait } from '#lib/domain/dossier/faits.ts';
import { ECHEANCES } from '#lib/domain/dossier/libelles.ts';
import { fondement } from '#lib/domain/regimes/fondements.ts';
import { premieresRemises } from '#lib/domain/regimes/regimes.ts';
import type { CodeEcheance } from '#lib/domain/regimes/regle.ts';
import { typographie } from '#lib/domain/typographie.ts';
import { joursEntre } from '#lib/ui/format/dates.ts';
import { texteMaintenant, type TexteMaintenant } from '#lib/ui/format/maintenant.ts';
import { reference, type Reference } from '#lib/ui/format/reference.ts';
import type { Suivi } from './suivi.server.ts';

type Day = Temporal.PlainDate;
export type Lien = { href: string; libelle: string };

/** What the « Maintenant » card shows, finished. */
export type CarteDuJour = TexteMaintenant & {
	acte: string;
	enjeu: string;
	etapes: { texte: string; reference: Reference | null }[];
	certitude?: Echeance['certitude'];
	action?: Lien;
	jours?: { au: string; prudente: string; limite: string };
	suites: Lien[];
};

/** What a situation calls for, before its links are made. */
type Attente = Pick<CarteDuJour, 'acte'> & {
	etat?: TexteMaintenant['etat'];
	/** One idea each; null is left out. */
	phrases: (string | null)[];
	action?: Lien;
	suites?: Lien[];
	/** The step whose count is shown. */
	echeance?: Echeance | undefined;
	dernierJour?: string;
};

/**
 * The card of a dossier: the act to do now with its two days, or, when nothing is to be done, since when and what the
 * administration is expected to do by which day.
 */
export function carteMaintenant(un: Suivi): CarteDuJour {
	const { chaine } = un;
	const ouverte = chaine.echeances.find(({ code }) => code === chaine.maintenant?.code);
	return ouverte ? carteDActe(un, ouverte) : carteDAttente(un);
}

function carteDActe(un: Suivi, echeance: Echeance): CarteDuJour {
	const { acte, phrases, action, suites } = ACTES[echeance.code](un);
	const { prudente, limite, etapes } = echeance;
	// Without a date, the first step says why, and whom to ask.
	const aDire = limite
		? [...phrases, echeance.parTexteLocal ? DATE_DE_LA_SECTION : null]
		: [etapes[0]?.texte ?? null, prochaineDate(un)];
	const [au, vise, fin] = [un.chaine.au, prudente, limite].map((jour) => jour?.toString() ?? null);
	return {
		...texteMaintenant({
			au: au ?? '',
			prudente: vise ?? null,
			limite: fin ?? null,
			parTexteLocal: echeance.parTexteLocal
		}),
		acte: typographie(acte),
		enjeu: enPhrases(aDire),
		etapes: etapesVues(echeance, un.chaine.au),
		certitude: echeance.certitude,
		...(action ? { action } : {}),
		...(au && vise && fin ? { jours: { au, prudente: vise, limite: fin } } : {}),
		suites: suites ?? []
	};
}

function carteDAttente(un: Suivi): CarteDuJour {
	const attente = attenteDe(un);
	const { acte, etat = 'rien', action, suites = [], echeance, dernierJour } = attente;
	const phrases =
		etat === 'rien' ? [...attente.phrases, prochaineDate(un), depuisQuand(un)] : attente.phrases;
	return {
		etat,
		acte: typographie(acte),
		enjeu: enPhrases(phrases),
		etapes: echeance ? etapesVues(echeance, un.chaine.au) : [],
		...(echeance ? { certitude: echeance.certitude } : {}),
		...(action ? { action } : {}),
		...(dernierJour ? { dernierJour } : {}),
		suites
	};
}

const attenteDe = (un: Suivi): Attente =>
	un.chaine.phrase
		? { acte: 'Aucun délai à compter', phrases: [un.chaine.phrase] }
		: ATTENTES[un.chaine.situation](un);

const enPhrases = (phrases: readonly (string | null)[]): string =>
	typographie(phrases.filter((phrase) => phrase !== null).join(' '));

/** The numbered steps of a count, each with its source as it stands on the day `au`. */
export const etapesVues = ({ etapes, fondements }: Echeance, au: Day): CarteDuJour['etapes'] =>
	etapes.map(({ texte, fondement: cite }) => ({
		texte,
		reference:
			cite === undefined
				? null
				: reference(fondements.find(({ code }) => code === cite) ?? fondement(cite), au)
	}));

const noter = ({ adresses }: Suivi, type: TypeDeFait, libelle: string): Lien => ({
	href: adresses.fait(type),
	libelle
});

/** Civil servants go before a CAP, contract staff before a CCP. */
export const commission = ({ regime }: Pick<Suivi, 'regime'>): string =>
	regime.startsWith('contractuel') ? 'CCP' : 'CAP';

/** What each step of the agent asks for. The steps of the authority are never the act to do. */
const ACTES: Record<CodeEcheance, (un: Suivi) => Attente> = {
	observations: (un) => ({
		acte: 'Écrire vos observations',
		phrases: [
			'Elles restent jointes au compte rendu. Ce n’est pas un recours : elles n’arrêtent aucun délai.'
		],
		action: noter(un, 'observations-envoyees', 'J’ai écrit mes observations')
	}),
	'recours-hierarchique': (un) => ({
		acte: 'Envoyer votre recours hiérarchique',
		phrases: [
			`Après le dernier jour, la ${commission(un)} peut refuser de vous entendre ; le tribunal reste possible.`
		],
		action: { href: un.adresses.recours, libelle: 'Préparer mon recours' },
		suites: [noter(un, 'recours-hierarchique-envoye', 'Je l’ai déjà envoyé')]
	}),
	'saisine-cap': (un) => ({
		acte: `Saisir la ${commission(un)}`,
		phrases: [
			un.chaine.situation === 'silence'
				? 'L’autorité n’a pas répondu : saisissez par précaution. Ce silence se lit de deux façons, votre recours les montre avec leurs dates.'
				: null,
			'La commission donne un avis, elle ne décide pas. Seuls les points contestés dans votre recours peuvent lui être soumis.'
		],
		action: { href: un.adresses.recours, libelle: 'Préparer ma saisine' },
		suites: [
			...(un.chaine.situation === 'silence' ? [noter(un, 'reponse-notifiee', 'J’ai reçu une réponse')] : []),
			noter(un, 'cap-saisie', 'Je l’ai déjà saisie')
		]
	}),
	'recours-contentieux': (un) => ({
		acte: 'Décider d’un recours au tribunal',
		phrases: ['Une requête se prépare : voyez votre section ou un avocat bien avant cette date.'],
		action: { href: un.adresses.echeance('recours-contentieux'), libelle: 'Comprendre cette date' },
		suites: [noter(un, 'recours-contentieux-depose', 'J’ai saisi le tribunal')]
	}),
	'communication-compte-rendu': attendreCompteRendu,
	'reponse-autorite': attendreReponse,
	'rejet-implicite': attendreReponse
};

/** What is awaited in each situation when no act is open. */
const ATTENTES: Record<Situation, (un: Suivi) => Attente> = {
	'sans-convocation': (un) => ({
		acte: 'Noter un premier fait',
		etat: 'a-faire',
		phrases: ['Votre convocation, ou votre compte rendu s’il est déjà là : vos dates apparaîtront ici.'],
		action: noter(un, 'convocation-recue', 'J’ai reçu une convocation'),
		suites: [noter(un, 'compte-rendu-notifie', 'J’ai reçu mon compte rendu')]
	}),
	convoque: repondreALaConvocation,
	'refus-annonce': (un) => {
		const prevu = entretienPrevu(un);
		const passe = prevu !== null && avant(prevu, un.chaine.au);
		return {
			acte: 'Votre refus est noté',
			phrases: [
				prevu && !passe ? `L’entretien est prévu le ${enToutesLettres(prevu)}.` : null,
				SANS_ENTRETIEN
			],
			suites: [
				noter(un, 'absence-constatee', 'Mon absence a été constatée'),
				noter(un, 'compte-rendu-notifie', 'J’ai reçu mon compte rendu')
			]
		};
	},
	absent: attendreCompteRendu,
	'entretien-tenu': attendreCompteRendu,
	'compte-rendu-recu': (un) => {
		const recours = trouver(un, 'recours-hierarchique');
		if (recours?.statut === 'depassee') return horsDelai(un);
		return {
			acte: 'Noter le jour de la notification',
			etat: 'a-faire',
			phrases: [recours?.etapes[0]?.texte ?? null, recours?.etapes[1]?.texte ?? null],
			action: noter(un, 'compte-rendu-notifie', 'On me l’a notifié'),
			suites: [noter(un, 'compte-rendu-signe', 'Je l’ai signé')]
		};
	},
	'recours-en-cours': attendreReponse,
	silence: attendreReponse,
	'reponse-recue': (un) => ({
		acte: 'La réponse est notée',
		phrases: [
			dernier(un, 'reponse-notifiee')?.sens === 'total'
				? 'Elle vous donne entièrement satisfaction : on attend le compte rendu corrigé.'
				: 'Aucun acte n’est ouvert aujourd’hui.'
		],
		suites: [noter(un, 'compte-rendu-definitif-notifie', 'J’ai reçu le compte rendu définitif')]
	}),
	'cap-en-cours': (un) => ({
		acte: `On attend l’avis de la ${commission(un)}`,
		phrases: ['Aucun texte ne fixe le jour de cet avis. Le délai du tribunal, lui, ne s’arrête pas.'],
		action: noter(un, 'cap-avis', 'J’ai reçu l’avis')
	}),
	definitif: (un) => ({
		acte: 'Le compte rendu définitif vous a été remis',
		phrases: ['Aucun acte n’est ouvert aujourd’hui.'],
		suites: [{ href: un.adresses.echeances, libelle: 'Toutes mes dates' }]
	}),
	contentieux: () => ({
		acte: 'Le tribunal est saisi',
		phrases: ['Il vous écrira directement : répondez dans les délais qu’il donne.']
	}),
	clos: horsDelai
};

const SANS_ENTRETIEN =
	'L’administration peut vous convoquer de nouveau, ou rédiger le compte rendu sans vous : aucune date ne lui est fixée. Notez-le le jour même.';

function repondreALaConvocation(un: Suivi): Attente {
	const prevu = entretienPrevu(un);
	const { au } = un.chaine;
	if (prevu && avant(prevu, au)) {
		return {
			acte: 'Noter ce qui s’est passé',
			etat: 'a-faire',
			phrases: [`L’entretien était prévu le ${enToutesLettres(prevu)}.`],
			action: noter(un, 'absence-constatee', 'Je n’y suis pas allé·e'),
			suites: [
				noter(un, 'entretien-tenu', 'L’entretien a eu lieu'),
				noter(un, 'refus-envoye', 'J’avais envoyé mon refus')
			]
		};
	}
	return {
		acte: 'Répondre à la convocation',
		etat: 'a-faire',
		phrases: [
			prevu
				? `L’entretien est prévu le ${enToutesLettres(prevu)}, ${dans(joursEntre(au.toString(), prevu.toString()))}.`
				: 'Le jour de l’entretien n’est pas noté.',
			'Si vous refusez, écrivez-le avant ce jour.'
		],
		action: { href: '/refuser', libelle: 'Rédiger mon refus' },
		suites: [noter(un, 'refus-envoye', 'J’ai envoyé mon refus')]
	};
}

const dans = (jours: number): string =>
	jours === 0 ? 'aujourd’hui' : jours === 1 ? 'demain' : `dans ${jours} jours`;

const DATE_DE_LA_SECTION = 'Cette date vient du texte saisi par votre section.';

/** Who says so, when it is not the régime. */
const dApresQui = ({ parTexteLocal }: Echeance): string =>
	parTexteLocal ? ', d’après le texte saisi par votre section' : '';

function attendreCompteRendu(un: Suivi): Attente {
	const remise = trouver(un, 'communication-compte-rendu');
	const tenu = dernier(un, 'entretien-tenu') !== undefined;
	return {
		acte: 'On attend votre compte rendu',
		phrases: [
			!tenu
				? SANS_ENTRETIEN
				: remise?.limite
					? `Votre hiérarchie doit vous le remettre au plus tard le ${enToutesLettres(remise.limite)}${dApresQui(remise)}. Un retard ne fait que décaler vos délais.`
					: (remise?.etapes[0]?.texte ?? null)
		],
		action: noter(un, 'compte-rendu-notifie', 'J’ai reçu mon compte rendu'),
		// Elsewhere the first time that it is shown is the notification itself.
		suites: premieresRemises(un.regime).includes('compte-rendu-communique')
			? [noter(un, 'compte-rendu-communique', 'On me l’a montré, sans le notifier')]
			: []
	};
}

function attendreReponse(un: Suivi): Attente {
	const reponse = trouver(un, 'reponse-autorite')?.limite ?? null;
	const rejet = trouver(un, 'rejet-implicite')?.limite ?? null;
	const { au, situation } = un.chaine;
	return {
		// A receipt that is merely supposed makes nobody late (decompte.md § 11).
		acte:
			situation === 'silence' ? 'L’autorité n’a pas répondu à temps' : 'On attend la réponse à votre recours',
		phrases: [
			reponse && !apres(au, reponse)
				? `L’autorité a jusqu’au ${enToutesLettres(reponse)} pour répondre.`
				: null,
			rejet && !avant(rejet, au)
				? `Sans réponse le ${enToutesLettres(rejet)}, votre recours sera rejeté par silence.`
				: null
		],
		action: noter(un, 'reponse-notifiee', 'J’ai reçu une réponse'),
		suites: dernier(un, 'recours-hierarchique-recu')
			? []
			: [noter(un, 'recours-hierarchique-recu', 'J’ai l’accusé de réception')]
	};
}

/** Never « trop tard » alone: what can still be said against lateness comes with it (decompte.md § 8). */
function horsDelai(un: Suivi): Attente {
	const contentieux = trouver(un, 'recours-contentieux');
	return {
		acte: 'Les délais connus sont passés',
		etat: contentieux?.limite ? 'depasse' : 'rien',
		phrases: [
			'Parlez-en à votre section : un retard se discute quand rien ne prouve le jour de la remise, ou quand les voies et délais de recours manquaient.'
		],
		echeance: contentieux,
		...(contentieux?.limite ? { dernierJour: enToutesLettres(contentieux.limite) } : {}),
		suites: [{ href: un.adresses.echeances, libelle: 'Toutes mes dates' }]
	};
}

const trouver = ({ chaine }: Suivi, code: CodeEcheance): Echeance | undefined =>
	chaine.echeances.find((echeance) => echeance.code === code);

/** The latest fact of a type. */
const dernier = <T extends TypeDeFait>({ faits }: Suivi, type: T): Fait<T> | undefined =>
	faits
		.map(({ fait }) => fait)
		.filter((fait): fait is Fait<T> => fait.type === type)
		.toSorted((a, b) => Temporal.PlainDate.compare(a.le, b.le))
		.at(-1);

const entretienPrevu = (un: Suivi): Day | null => dernier(un, 'convocation-recue')?.entretienLe ?? null;

/** « Rien à faire depuis le … »: since the last fact. */
function depuisQuand({ faits }: Suivi): string | null {
	const [recent] = faits.map(({ fait }) => fait.le).toSorted((a, b) => Temporal.PlainDate.compare(b, a));
	return recent ? `Rien ne vous est demandé depuis le ${enToutesLettres(recent)}.` : null;
}

/** The first day that will ask something of the agent. */
function prochaineDate({ chaine }: Suivi): string | null {
	const [prochaine] = chaine.echeances
		.flatMap(({ code, pour, statut, prudente }) =>
			pour === 'agent' && (statut === 'ouverte' || statut === 'a-venir') && prudente
				? [{ code, prudente }]
				: []
		)
		.toSorted((a, b) => Temporal.PlainDate.compare(a.prudente, b.prudente));
	if (!prochaine) return null;
	const { titre } = ECHEANCES[prochaine.code];
	return `Prochaine date à tenir : le ${enToutesLettres(prochaine.prudente)} (${enMinuscule(titre)}).`;
}

const enMinuscule = (texte: string): string => texte.charAt(0).toLowerCase() + texte.slice(1);
