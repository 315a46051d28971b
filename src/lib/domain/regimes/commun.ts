import type {
	Lecture,
	Regle,
	RegleAVerifier,
	RegleDatee,
	Remarque,
	Sources
} from '#lib/domain/regimes/regle.ts';

/** The notification of the report: the earlier of these two facts (decompte.md § 6). */
export const NOTIFICATION = ['compte-rendu-notifie', 'compte-rendu-signe'] as const;

/** « 15 jours » read without « francs », as pages of each service print it. */
const quinzeJoursNonFrancs = (source: string): Lecture => ({
	texte: '15 jours comptés sans le jour franc',
	franc: false,
	fondements: [source]
});
const QUINZE_JOURS_ETAT = quinzeJoursNonFrancs('doctrine-snasub-creteil');
export const QUINZE_JOURS_TERRITORIAL = quinzeJoursNonFrancs('fiche-service-public-f566');

/** The communication of the report taken as start: defended where it is easily confused with the notification. */
export const depuisLaCommunication = (source: string): Lecture => ({
	texte: '15 jours comptés depuis la communication du compte rendu',
	depuis: ['compte-rendu-communique'],
	franc: false,
	fondements: [source]
});

/** Postmark or receipt: never decided for these delays (D09). */
export const ARRIVER_AVANT: Remarque = {
	texte:
		'Faites arriver votre envoi avant la date conseillée et gardez-en la preuve. Pour une lettre, le cachet de la poste devrait suffire, mais aucune décision ne le dit pour ce délai ; cette règle ne couvre pas un courriel.',
	fondement: 'crpa-l112-1'
};

/** The recourse to the authority within 15 jours francs of the notification. */
export const recoursHierarchique = (
	valideDu: string,
	fondements: Sources,
	lectures: readonly Lecture[] = [QUINZE_JOURS_ETAT]
): RegleDatee => ({
	genre: 'acte-franc',
	duree: 'P15D',
	lectures,
	pour: 'agent',
	certitude: 'certain',
	fondements,
	valideDu,
	valideAu: null,
	depuis: NOTIFICATION,
	closPar: ['recours-hierarchique-envoye', 'recours-hierarchique-recu'],
	remarques: [ARRIVER_AVANT]
});

/** The authority’s fifteen days, franc or not according to the text. */
export const reponseAutorite = (
	genre: 'acte-franc' | 'acte-simple',
	valideDu: string,
	certitude: 'certain' | 'discute',
	fondements: Sources
): RegleDatee => ({
	genre,
	duree: 'P15D',
	lectures:
		genre === 'acte-franc'
			? [
					{
						texte: '15 jours comptés sans le jour franc, comme dans le décret des territoriaux',
						franc: false,
						fondements: ['decret-2014-1526-art-7']
					}
				]
			: [],
	pour: 'autorite',
	certitude,
	fondements,
	valideDu,
	valideAu: null,
	depuis: ['recours-hierarchique-recu'],
	closPar: ['reponse-notifiee']
});

/** Rejection born of two months of silence: every régime. */
export const REJET_IMPLICITE: RegleDatee = {
	genre: 'evenement-par-silence',
	duree: 'P2M',
	lectures: [],
	pour: 'autorite',
	certitude: 'certain',
	fondements: ['crpa-l231-4', 'ce-417292', 'crpa-l112-2'],
	valideDu: null,
	valideAu: null,
	depuis: ['recours-hierarchique-recu'],
	closPar: ['reponse-notifiee']
};

/** The commission, one month after the notification of the answer; the way of counting is disputed (D06). */
export const saisineCommission = (valideDu: string, fondements: Sources): RegleDatee => ({
	genre: 'acte-simple',
	duree: 'P1M',
	lectures: [
		{
			texte: '30 jours au lieu d’un mois',
			duree: 'P30D',
			fondements: ['doctrine-cgt-recours-premier-niveau']
		}
	],
	pour: 'agent',
	certitude: 'discute',
	fondements,
	valideDu,
	valideAu: null,
	depuis: ['reponse-notifiee'],
	closPar: ['cap-saisie', 'cap-avis'],
	remarques: [
		{
			texte:
				'Le délai lu est d’« un mois » ; des pages syndicales impriment « 30 jours ». Le dernier jour suit le mois, la date conseillée la plus courte des deux lectures.',
			fondement: 'doctrine-cgt-recours-premier-niveau'
		},
		ARRIVER_AVANT
	]
});

/** The court: two months francs from the notification, or from what restarts them (decompte.md § 8). Every régime. */
export const RECOURS_CONTENTIEUX: RegleDatee = {
	genre: 'acte-franc',
	duree: 'P2M',
	lectures: [],
	pour: 'agent',
	certitude: 'certain',
	fondements: ['cja-r421-1', 'ce-386907'],
	valideDu: null,
	valideAu: null,
	depuis: NOTIFICATION,
	closPar: ['recours-contentieux-depose']
};

type Enonce = { texte: string; fondements: Sources };

/** Hand-over of the report to the agent, where the text sets no delay. */
export const communicationSansDelai = ({ texte, fondements }: Enonce): Regle => ({
	genre: 'sans-delai',
	texte,
	pour: 'autorite',
	certitude: 'certain',
	fondements,
	valideDu: null,
	valideAu: null,
	depuis: ['entretien-tenu'],
	closPar: ['compte-rendu-communique', 'compte-rendu-notifie']
});

/** The agent’s remarks on the report, where the text sets no delay. */
export const observationsSansDelai = ({ texte, fondements }: Enonce): Regle => ({
	genre: 'sans-delai',
	texte,
	pour: 'agent',
	certitude: 'certain',
	fondements,
	valideDu: null,
	valideAu: null,
	depuis: ['compte-rendu-communique', 'compte-rendu-notifie'],
	closPar: ['observations-envoyees']
});

/** The same step, its delay unread: no date, and whom to ask. */
export const aVerifier = (regle: Regle, { texte, fondements }: Enonce): RegleAVerifier => ({
	genre: 'a-verifier',
	texte,
	pour: regle.pour,
	certitude: 'a-verifier',
	fondements,
	valideDu: null,
	valideAu: null,
	depuis: regle.depuis,
	...(regle.aDefaut ? { aDefaut: regle.aDefaut } : {}),
	closPar: regle.closPar
});
