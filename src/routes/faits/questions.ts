import type { TypeDeFait } from '#lib/domain/dossier/faits.ts';
import type { RegimeCode } from '#lib/domain/regimes/codes.ts';
import { premieresRemises } from '#lib/domain/regimes/regimes.ts';
import { typographie } from '#lib/domain/typographie.ts';

/** What to ask about a fact besides its details: its day, and what may prove it. */
export type Questions = { jour: string; aide: string; preuves: readonly string[] };

const ACCUSE = 'l’accusé de réception ou l’avis de la Poste';
const COURRIEL = 'le courriel d’origine, avec son heure d’arrivée';
const ENVELOPPE = 'l’enveloppe, avec le cachet de la Poste';
const EMARGEMENT = 'une copie datée et signée lors de la remise';
const CAPTURE = 'une capture d’écran de l’application, avec la date';
const COPIE = 'une copie de ce que vous avez envoyé, avec la preuve de l’envoi';
const REMISE_CONTRE = 'une copie tamponnée par le secrétariat';

const QUESTIONS: Record<TypeDeFait, Questions> = {
	'convocation-recue': {
		jour: 'Quel jour l’avez-vous reçue ?',
		aide: 'Le jour où vous avez pu la lire.',
		preuves: [COURRIEL, 'la lettre et son enveloppe', 'une capture de l’invitation dans l’agenda']
	},
	'refus-envoye': {
		jour: 'Quel jour l’avez-vous envoyé ?',
		aide: 'Le jour de l’envoi ou de la remise.',
		preuves: ['le courriel envoyé, gardé avec son destinataire et sa date', REMISE_CONTRE, ACCUSE]
	},
	'absence-constatee': {
		jour: 'Quel jour était-ce ?',
		aide: 'D’ordinaire, le jour prévu pour l’entretien.',
		preuves: ['le message qui le constate', 'votre refus écrit, envoyé avant', 'le témoignage de collègues']
	},
	'entretien-tenu': {
		jour: 'Quel jour s’est-il tenu ?',
		aide: 'Le jour même, pas celui de la convocation.',
		preuves: [
			'l’invitation dans l’agenda',
			'vos notes, datées du jour',
			'le compte rendu, s’il porte la date'
		]
	},
	'compte-rendu-communique': {
		jour: 'Quel jour l’avez-vous eu ?',
		aide: 'La première fois que vous avez pu le lire.',
		preuves: [COURRIEL, CAPTURE, EMARGEMENT]
	},
	'observations-envoyees': {
		jour: 'Quel jour les avez-vous envoyées ?',
		aide: 'Ou écrites sur le compte rendu.',
		preuves: ['une copie du compte rendu avec vos observations', CAPTURE]
	},
	'compte-rendu-vise': {
		jour: 'Quelle date porte le visa ?',
		aide: 'Celle qui est écrite à côté de la signature de l’autorité.',
		preuves: ['une copie du compte rendu visé', CAPTURE]
	},
	'compte-rendu-notifie': {
		jour: 'Quel jour vous l’a-t-on notifié ?',
		aide: 'Ce jour fait partir vos délais. Si vous hésitez entre deux jours, prenez le premier.',
		preuves: [COURRIEL, EMARGEMENT, ENVELOPPE, CAPTURE]
	},
	'compte-rendu-signe': {
		jour: 'Quel jour l’avez-vous signé ?',
		aide: 'La date à côté de votre signature.',
		preuves: ['une copie du compte rendu signé', CAPTURE]
	},
	'recours-hierarchique-envoye': {
		jour: 'Quel jour l’avez-vous envoyé ?',
		aide: 'La date de la Poste, de l’application ou du courriel.',
		preuves: ['la preuve de dépôt de la Poste', CAPTURE, COPIE, REMISE_CONTRE]
	},
	'recours-hierarchique-recu': {
		jour: 'Quel jour a-t-il été reçu ?',
		aide: 'La date de l’accusé de réception.',
		preuves: [ACCUSE, 'la réponse automatique de l’application', REMISE_CONTRE]
	},
	'reponse-notifiee': {
		jour: 'Quel jour avez-vous reçu la réponse ?',
		aide: 'Le jour où vous avez pu la lire, pas la date écrite dessus.',
		preuves: [COURRIEL, ENVELOPPE, EMARGEMENT]
	},
	'cap-saisie': {
		jour: 'Quel jour l’avez-vous saisie ?',
		aide: 'Le jour de l’envoi ou de la remise.',
		preuves: ['la preuve de dépôt de la Poste', COPIE, REMISE_CONTRE]
	},
	'cap-avis': {
		jour: 'Quel jour a-t-elle rendu son avis ?',
		aide: 'La date de la séance ou, à défaut, celle où vous l’avez su.',
		preuves: ['le procès-verbal ou le courrier qui donne l’avis', COURRIEL]
	},
	'compte-rendu-definitif-notifie': {
		jour: 'Quel jour vous l’a-t-on notifié ?',
		aide: 'Le jour où il vous a été remis.',
		preuves: [COURRIEL, EMARGEMENT, ENVELOPPE, CAPTURE]
	},
	'recours-contentieux-depose': {
		jour: 'Quel jour avez-vous déposé la requête ?',
		aide: 'La date d’enregistrement au tribunal.',
		preuves: ['l’accusé de réception du greffe ou de Télérecours', 'la preuve de dépôt de la Poste']
	}
};

/** Where the first hand-over is the notification, and the communication the copy that follows the visa (decompte.md § 6). */
const AIDES_SI_NOTIFIE_D_ABORD: Partial<Record<TypeDeFait, string>> = {
	'compte-rendu-notifie':
		'Le jour où on vous l’a remis pour la première fois, même avant le visa. Ce jour fait partir vos délais : si vous hésitez entre deux jours, prenez le premier.',
	'compte-rendu-communique':
		'Le jour où vous avez eu la copie, après le visa. La première remise se note « On m’a notifié le compte rendu ».'
};

/** The questions of a fact in a régime, in finished French. */
export function questionsDe(type: TypeDeFait, regime: RegimeCode): Questions {
	const { jour, aide, preuves } = QUESTIONS[type];
	const notifieDAbord = !premieresRemises(regime).includes('compte-rendu-communique');
	const aidePropre = notifieDAbord ? AIDES_SI_NOTIFIE_D_ABORD[type] : undefined;
	return { jour: typographie(jour), aide: typographie(aidePropre ?? aide), preuves };
}
