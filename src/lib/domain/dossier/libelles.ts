import type { Situation, StatutEcheance } from '#lib/domain/dossier/echeance.ts';
import type { Details, TypeDeFait } from '#lib/domain/dossier/faits.ts';
import type { Certitude, MoyenEnvoi, PieceConvocation, RegimeCode, Zone } from '#lib/domain/regimes/codes.ts';
import type { CodeEcheance } from '#lib/domain/regimes/regle.ts';

/** A code in French: its title, and its meaning in one line for the screen. */
export type Libelle = { titre: string; sens: string };

type Choix = Record<string, string>;

/** What a detail of a fact is, for a form to ask it and for a file to be read. */
export type Detail = {
	libelle: string;
	/** What the answer is about, where `libelle` asks a question: « Moyen : par courriel ». */
	enBref?: string;
} & (
	| { genre: 'jour' | 'heure' | 'texte' | 'oui-non' }
	| { genre: 'nombre'; minimum: number; maximum: number }
	| { genre: 'choix' | 'plusieurs-choix'; choix: Choix }
);

export type LibelleDeFait = Libelle & {
	/** In a sentence, with its article: « la réponse au recours ». */
	nom: string;
	par: 'agent' | 'autorite';
	details: Readonly<Record<string, Detail>>;
};

/** French labels of the ways of sending, as codes of the contract. */
export const MOYENS: Record<MoyenEnvoi, string> = {
	'main-propre': 'remis en main propre',
	courriel: 'par courriel',
	application: 'dans l’application',
	lrar: 'par lettre recommandée',
	'lrar-non-reclamee': 'par lettre recommandée non réclamée',
	lettre: 'par lettre simple',
	oral: 'de vive voix',
	inconnu: 'je ne sais pas'
};

/** French labels of what a convocation may announce as enclosed. */
export const PIECES: Record<PieceConvocation, string> = {
	'fiche-de-poste': 'la fiche de poste',
	'trame-compte-rendu': 'la trame du compte rendu',
	'compte-rendu-precedent': 'le compte rendu précédent'
};

const SENS = { rejet: 'un refus', partiel: 'un accord partiel', total: 'un accord complet' };

const envoi: Detail = { libelle: 'Par quel moyen ?', enBref: 'Moyen', genre: 'choix', choix: MOYENS };
const sensReponse: Detail = { libelle: 'Quelle réponse ?', enBref: 'Réponse', genre: 'choix', choix: SENS };
const remise = {
	moyen: envoi,
	presenteLe: { libelle: 'Première présentation de la lettre recommandée', genre: 'jour' },
	vise: { libelle: 'Voit-on le visa de l’autorité ?', enBref: 'Visa de l’autorité', genre: 'oui-non' },
	signeParSuperieur: {
		libelle: 'Votre supérieur direct l’a-t-il signé ?',
		enBref: 'Signé par le supérieur direct',
		genre: 'oui-non'
	},
	signatureAgent: {
		libelle: 'Et votre signature ?',
		enBref: 'Votre signature',
		genre: 'choix',
		choix: { refusee: 'j’ai refusé de signer', absente: 'ma signature n’y est pas' }
	},
	voiesEtDelais: {
		libelle: 'Les voies et délais de recours y figurent-ils ?',
		enBref: 'Voies et délais de recours',
		genre: 'oui-non'
	}
} as const satisfies Record<string, Detail>;

type Faits = {
	[T in TypeDeFait]: Omit<LibelleDeFait, 'details'> & {
		details: { [D in keyof Required<Details[T]>]: Detail };
	};
};

/** Every fact of a dossier: title, meaning, who did it, what more it may say. */
export const FAITS: Faits = {
	'convocation-recue': {
		titre: 'J’ai reçu une convocation',
		sens: 'Le jour où vous avez pu la lire, pas celui de sa signature.',
		nom: 'la convocation',
		par: 'autorite',
		details: {
			entretienLe: { libelle: 'Jour prévu pour l’entretien', genre: 'jour' },
			heure: { libelle: 'Heure', genre: 'heure' },
			lieu: { libelle: 'Lieu', genre: 'texte' },
			evaluateur: { libelle: 'Qui mène l’entretien', genre: 'texte' },
			pieces: { libelle: 'Documents joints', genre: 'plusieurs-choix', choix: PIECES },
			rang: { libelle: 'Numéro de la convocation', genre: 'nombre', minimum: 1, maximum: 20 }
		}
	},
	'refus-envoye': {
		titre: 'J’ai envoyé mon refus',
		sens: 'Vous avez écrit que vous ne participerez pas à cet entretien.',
		nom: 'le refus',
		par: 'agent',
		details: { moyen: envoi }
	},
	'absence-constatee': {
		titre: 'Mon absence a été constatée',
		sens: 'Le jour de l’entretien est passé sans vous.',
		nom: 'l’absence',
		par: 'autorite',
		details: { entretienLe: { libelle: 'Jour prévu pour l’entretien', genre: 'jour' } }
	},
	'entretien-tenu': {
		titre: 'L’entretien a eu lieu',
		sens: 'Le jour où il s’est tenu.',
		nom: 'l’entretien',
		par: 'autorite',
		details: {
			dureeMinutes: { libelle: 'Durée en minutes', genre: 'nombre', minimum: 0, maximum: 1440 },
			conduitPar: {
				libelle: 'Qui l’a mené ?',
				enBref: 'Mené par',
				genre: 'choix',
				choix: { 'superieur-direct': 'mon supérieur direct', autre: 'quelqu’un d’autre' }
			},
			tiers: {
				libelle: 'Quelqu’un d’autre était-il présent ?',
				enBref: 'Autre personne présente',
				genre: 'choix',
				choix: { aucun: 'personne', silencieux: 'oui, sans parler', actif: 'oui, et il a parlé' }
			}
		}
	},
	'compte-rendu-communique': {
		titre: 'On m’a communiqué le compte rendu',
		sens: 'Le jour où vous l’avez eu pour la première fois, avant vos observations. Dans la territoriale : la copie reçue après le visa.',
		nom: 'la communication du compte rendu',
		par: 'autorite',
		details: remise
	},
	'observations-envoyees': {
		titre: 'J’ai écrit mes observations',
		sens: 'Vos remarques sur le compte rendu. Ce n’est pas un recours.',
		nom: 'l’envoi des observations',
		par: 'agent',
		details: {}
	},
	'compte-rendu-vise': {
		titre: 'Le compte rendu a été visé',
		sens: 'La date du visa de l’autorité, lue sur le document.',
		nom: 'le visa',
		par: 'autorite',
		details: {}
	},
	'compte-rendu-notifie': {
		titre: 'On m’a notifié le compte rendu',
		sens: 'La remise officielle : elle fait partir les délais de recours.',
		nom: 'la notification du compte rendu',
		par: 'autorite',
		details: remise
	},
	'compte-rendu-signe': {
		titre: 'J’ai signé le compte rendu',
		sens: 'Signer atteste seulement que vous avez lu.',
		nom: 'la signature du compte rendu',
		par: 'agent',
		details: {}
	},
	'recours-hierarchique-envoye': {
		titre: 'J’ai envoyé mon recours hiérarchique',
		sens: 'La demande de révision adressée à l’autorité hiérarchique.',
		nom: 'l’envoi du recours',
		par: 'agent',
		details: { moyen: envoi }
	},
	'recours-hierarchique-recu': {
		titre: 'Mon recours a été reçu',
		sens: 'La date de l’accusé de réception : le temps de l’autorité part de là.',
		nom: 'la réception du recours',
		par: 'autorite',
		details: {}
	},
	'reponse-notifiee': {
		titre: 'On a répondu à mon recours',
		sens: 'Le jour où vous avez reçu la réponse.',
		nom: 'la réponse au recours',
		par: 'autorite',
		details: { sens: sensReponse, moyen: envoi }
	},
	'cap-saisie': {
		titre: 'J’ai saisi la CAP ou la CCP',
		sens: 'La commission où siègent les représentants du personnel.',
		nom: 'la saisine de la commission',
		par: 'agent',
		details: { moyen: envoi }
	},
	'cap-avis': {
		titre: 'La commission a rendu son avis',
		sens: 'Un avis : il n’oblige pas l’administration.',
		nom: 'l’avis de la commission',
		par: 'autorite',
		details: { sens: sensReponse, moyen: envoi }
	},
	'compte-rendu-definitif-notifie': {
		titre: 'On m’a notifié le compte rendu définitif',
		sens: 'Le compte rendu remis après l’avis de la commission.',
		nom: 'le compte rendu définitif',
		par: 'autorite',
		details: {
			modifie: { libelle: 'A-t-il changé ?', enBref: 'Changé', genre: 'oui-non' },
			moyen: envoi
		}
	},
	'recours-contentieux-depose': {
		titre: 'J’ai saisi le tribunal',
		sens: 'Le dépôt de la requête au tribunal administratif.',
		nom: 'la saisine du tribunal',
		par: 'agent',
		details: { moyen: envoi }
	}
};

/** Every step that has a day. */
export const ECHEANCES: Record<CodeEcheance, Libelle> = {
	'communication-compte-rendu': {
		titre: 'Remise du compte rendu',
		sens: 'Votre hiérarchie doit vous remettre le compte rendu.'
	},
	observations: {
		titre: 'Observations',
		sens: 'Vous écrivez vos remarques sur le compte rendu. Ce n’est pas un recours.'
	},
	'recours-hierarchique': {
		titre: 'Recours hiérarchique',
		sens: 'Vous demandez à l’autorité hiérarchique de revoir le compte rendu.'
	},
	'reponse-autorite': {
		titre: 'Réponse de l’autorité',
		sens: 'L’autorité hiérarchique doit répondre à votre recours.'
	},
	'rejet-implicite': {
		titre: 'Rejet par silence',
		sens: 'Sans réponse à cette date, votre recours est rejeté : le délai du tribunal part de là.'
	},
	'saisine-cap': {
		titre: 'Saisine de la CAP ou de la CCP',
		sens: 'Vous portez le désaccord devant la commission, qui donne un avis.'
	},
	'recours-contentieux': {
		titre: 'Recours au tribunal administratif',
		sens: 'Vous demandez au juge d’annuler le compte rendu.'
	}
};

/** Where a dossier stands. */
export const SITUATIONS_LIBELLES: Record<Situation, Libelle> = {
	'sans-convocation': { titre: 'Pas de convocation', sens: 'Rien n’est noté pour l’instant.' },
	convoque: { titre: 'Convocation reçue', sens: 'Vous avez une date d’entretien.' },
	'refus-annonce': { titre: 'Refus annoncé', sens: 'Vous avez écrit que vous ne viendrez pas.' },
	absent: { titre: 'Absence constatée', sens: 'L’entretien n’a pas eu lieu avec vous.' },
	'entretien-tenu': { titre: 'Entretien tenu', sens: 'Vous attendez le compte rendu.' },
	'compte-rendu-recu': { titre: 'Compte rendu reçu', sens: 'Vous pouvez le contester.' },
	'recours-en-cours': { titre: 'Recours en cours', sens: 'L’autorité doit répondre.' },
	silence: { titre: 'Silence', sens: 'L’autorité n’a pas répondu à temps.' },
	'reponse-recue': { titre: 'Réponse reçue', sens: 'L’autorité a répondu à votre recours.' },
	'cap-en-cours': { titre: 'Commission saisie', sens: 'La CAP ou la CCP donne un avis.' },
	definitif: { titre: 'Compte rendu définitif', sens: 'Le dernier compte rendu vous a été remis.' },
	contentieux: { titre: 'Tribunal saisi', sens: 'Le juge se prononcera.' },
	clos: { titre: 'Dossier clos', sens: 'Les délais connus sont passés.' }
};

/** Populations, by régime. */
export const REGIMES_LIBELLES: Record<RegimeCode, string> = {
	fpe: 'Fonctionnaires de l’État',
	fpt: 'Fonctionnaires territoriaux',
	fph: 'Fonctionnaires hospitaliers',
	'contractuel-etat': 'Contractuels de l’État',
	'contractuel-territorial': 'Contractuels territoriaux',
	'contractuel-hospitalier': 'Contractuels hospitaliers',
	'onic-2005': 'ONIC (notation de 2005)',
	'ouvriers-defense-1972': 'Ouvriers de la Défense (notation de 1972)'
};

/** Zones of public holidays. */
export const ZONES_LIBELLES: Record<Zone, string> = {
	metropole: 'Métropole',
	'alsace-moselle': 'Alsace-Moselle',
	guadeloupe: 'Guadeloupe',
	guyane: 'Guyane',
	martinique: 'Martinique',
	mayotte: 'Mayotte',
	'la-reunion': 'La Réunion',
	'saint-barthelemy': 'Saint-Barthélemy',
	'saint-martin': 'Saint-Martin',
	'saint-pierre-et-miquelon': 'Saint-Pierre-et-Miquelon',
	'nouvelle-caledonie': 'Nouvelle-Calédonie',
	'polynesie-francaise': 'Polynésie française',
	'wallis-et-futuna': 'Wallis-et-Futuna'
};

/** How certain a day is. */
export const CERTITUDES_LIBELLES: Record<Certitude, string> = {
	certain: 'règle certaine',
	discute: 'règle discutée',
	'a-verifier': 'règle à vérifier'
};

/** Where a step stands. */
export const STATUTS_LIBELLES: Record<StatutEcheance, string> = {
	'a-venir': 'à venir',
	ouverte: 'en cours',
	depassee: 'dépassée',
	accomplie: 'accomplie',
	'sans-objet': 'sans objet'
};
