import { apres, enToutesLettres } from '#lib/domain/delais/jour.ts';
import type {
	CodeDArgument,
	Ebauche,
	EtapeDiscutee,
	Examen
} from '#lib/domain/dossier/arguments-de-depart.ts';
import {
	remiseQuiCompte,
	texteDuRecours,
	type RemiseDuCompteRendu
} from '#lib/domain/dossier/arguments-du-document.ts';
import { GARDE_DE_LA_LETTRE, premier } from '#lib/domain/dossier/depart.ts';
import type { Soutien } from '#lib/domain/dossier/echeance.ts';
import type { Fait } from '#lib/domain/dossier/faits.ts';
import type { MoyenEnvoi } from '#lib/domain/regimes/codes.ts';

type Day = Temporal.PlainDate;

/** What makes the day of a hand-over doubtful: two possible days, a registered letter, no proof. */
export function argumentsDeDate(examen: Examen): Ebauche[] {
	const remise = remiseQuiCompte(examen);
	return [
		notificationOuSignature(examen),
		communicationOuNotification(examen),
		remiseOuCopieVisee(examen),
		...remises(examen, remise).flatMap(({ fait, ...objet }) => [
			recommande(fait, objet),
			sansPreuve(examen, fait, objet)
		])
	].filter((ebauche) => ebauche !== null);
}

const DEPUIS_LE_COMPTE_RENDU: EtapeDiscutee[] = ['recours-hierarchique', 'recours-contentieux'];

/** The notification and the agent’s signature bear two days: the first one counts (D03 at the DGFiP). */
function notificationOuSignature(examen: Examen): Ebauche | null {
	const { faits, regime } = examen;
	const notifie = premier(faits, 'compte-rendu-notifie')?.le;
	const signe = premier(faits, 'compte-rendu-signe')?.le;
	if (!notifie || !signe || notifie.equals(signe)) return null;
	const aLaDgfip = regime.employeur === 'dgfip';
	const apresCoup = apres(signe, notifie);
	const [parLaSignature, parLeMessage] = aLaDgfip ? [EDEN_RH, ESTEVE] : [null, null];
	const notification: Soutien = {
		texte: `Le texte fait partir le délai de la notification, le ${enToutesLettres(notifie)}.`,
		fondement: texteDuRecours(examen)
	};
	const pour = apresCoup ? [parLaSignature, premiereDateSure(signe)] : [notification, parLeMessage];
	const contre = apresCoup
		? [notification, parLeMessage, SIGNER_ATTESTE]
		: [parLaSignature, luEtSigne(signe)];
	return {
		code: 'notification-ou-signature',
		titre: aLaDgfip
			? 'Deux jours possibles : le courriel d’ESTEVE ou votre signature'
			: 'Deux jours possibles : la notification ou votre signature',
		echeances: DEPUIS_LE_COMPTE_RENDU,
		pour: pour.filter((soutien) => soutien !== null),
		contre: contre.filter((soutien) => soutien !== null),
		garder: aLaDgfip
			? 'Gardez le courriel d’ESTEVE avec son heure d’arrivée, et une capture de la page signée.'
			: 'Gardez ce qui date la remise, et la page que vous avez signée.'
	};
}

const EDEN_RH: Soutien = {
	texte: 'À l’époque d’EDEN-RH, le délai partait de la signature.',
	fondement: 'doctrine-cgt-recours-hierarchique'
};
const ESTEVE: Soutien = {
	texte:
		'Depuis ESTEVE, le départ a été compté du courriel de notification ; d’une direction à l’autre, les écarts ont dépassé une semaine.',
	fondement: 'doctrine-cgt-cap-a-2024'
};
const SIGNER_ATTESTE: Soutien = {
	texte: 'La signature atteste seulement que vous avez lu : elle ne déplace pas la notification.',
	fondement: 'decret-2010-888-art-4'
};
const luEtSigne = (signe: Day): Soutien => ({
	texte: `Vous avez signé le ${enToutesLettres(signe)} : vous aviez donc lu le compte rendu ce jour-là.`,
	fondement: 'decret-2010-888-art-4'
});
const premiereDateSure = (signe: Day): Soutien => ({
	texte: `C’est à l’administration de prouver la remise : sans preuve, le premier jour sûr est celui de votre signature, le ${enToutesLettres(signe)}.`,
	fondement: 'caa-paris-21pa05129'
});

/** Where the communication may stand in for the notification (`fph`, D12): two days, or only the first. */
function communicationOuNotification({ faits, regime }: Examen): Ebauche | null {
	const regle = regime.regles['recours-hierarchique'];
	const communique = premier(faits, 'compte-rendu-communique')?.le;
	if (regle.aDefaut?.includes('compte-rendu-communique') !== true || !communique) return null;
	const notifie = premier(faits, 'compte-rendu-notifie')?.le;
	if (!notifie && premier(faits, 'compte-rendu-signe')) return null;
	if (notifie?.equals(communique)) return null;
	return {
		code: notifie ? 'communication-ou-notification' : 'notification-inconnue',
		titre: notifie
			? 'Deux jours possibles : la communication ou la notification'
			: 'Un seul jour connu : la communication du compte rendu',
		echeances: notifie ? ['recours-hierarchique'] : DEPUIS_LE_COMPTE_RENDU,
		pour: [
			{
				texte: `La révision se demande après la notification du compte rendu visé${notifie ? `, le ${enToutesLettres(notifie)}` : ', qui n’est pas notée'}.`,
				fondement: regle.fondements[0]
			}
		],
		contre: [
			{
				texte: `Une présentation du décret confond les deux délais de 15 jours : on peut vous opposer la première remise, le ${enToutesLettres(communique)}.`,
				fondement: 'fiche-cap-metiers-fph'
			}
		],
		garder: notifie
			? 'Gardez ce qui date chacune des deux remises.'
			: 'Demandez par écrit quel jour le compte rendu visé vous a été notifié, et notez-le.'
	};
}

/** Where the visa follows the first hand-over: the visaed copy comes back later (D10). */
function remiseOuCopieVisee(examen: Examen): Ebauche | null {
	const { faits, regime } = examen;
	const notifie = premier(faits, 'compte-rendu-notifie')?.le;
	const vise = premier(faits, 'compte-rendu-vise')?.le;
	const copie = premier(faits, 'compte-rendu-communique')?.le;
	if (!regime.visaApresRemise || !notifie) return null;
	const plusTard = [vise, copie].filter((le) => le !== undefined && apres(le, notifie));
	if (plusTard.length === 0) return null;
	return {
		code: 'remise-ou-copie-visee',
		titre: 'Deux jours possibles : la première remise ou la copie visée',
		echeances: DEPUIS_LE_COMPTE_RENDU,
		pour: [
			{
				texte: `Le délai du tribunal ne court pas tant que le visa n’est pas établi ; ${vise ? `il est du ${enToutesLettres(vise)}` : 'il ne l’était pas à la première remise'}.`,
				fondement: 'caa-paris-21pa05129'
			},
			...(copie && apres(copie, notifie) ? [COPIE_TROMPEUSE] : [])
		],
		contre: [
			{
				texte: `La première remise, le ${enToutesLettres(notifie)}, est la notification : le visa vient normalement après.`,
				fondement: regime.exigences.visa[0]
			},
			{
				texte: 'Le délai de la révision part de cette notification, sans attendre la copie visée.',
				fondement: texteDuRecours(examen)
			}
		],
		garder: 'Gardez les deux exemplaires, avec l’enveloppe ou le courriel de chacun.'
	};
}

const COPIE_TROMPEUSE: Soutien = {
	texte:
		'Si la copie porte d’autres voies de recours que la première remise, elle a pu vous induire en erreur : argument d’avocat, pas une date.',
	fondement: 'ce-396279'
};

/** A hand-over that starts a delay of the agent, and what it hands over. */
type Objet = {
	/** Ends the codes of its arguments. */
	suffixe: 'compte-rendu' | 'reponse' | 'definitif';
	/** « Compte rendu », to begin a title. */
	nom: string;
	echeances: EtapeDiscutee[];
};
type FaitRemis = RemiseDuCompteRendu | Fait<'reponse-notifiee' | 'compte-rendu-definitif-notifie'>;

function remises(
	{ faits }: Examen,
	remise: RemiseDuCompteRendu | undefined
): (Objet & { fait: FaitRemis })[] {
	const reponse = premier(faits, 'reponse-notifiee');
	const definitif = premier(faits, 'compte-rendu-definitif-notifie');
	return [
		...(remise
			? [
					{
						fait: remise,
						suffixe: 'compte-rendu' as const,
						nom: 'Compte rendu',
						echeances: DEPUIS_LE_COMPTE_RENDU
					}
				]
			: []),
		...(reponse
			? [
					{
						fait: reponse,
						suffixe: 'reponse' as const,
						nom: 'Réponse au recours',
						echeances: ['saisine-cap', 'recours-contentieux'] satisfies EtapeDiscutee[]
					}
				]
			: []),
		...(definitif?.modifie === true
			? [
					{
						fait: definitif,
						suffixe: 'definitif' as const,
						nom: 'Compte rendu définitif',
						echeances: ['recours-contentieux'] satisfies EtapeDiscutee[]
					}
				]
			: [])
	];
}

/** A registered letter: collected in time, collected late or never, or of an unknown first presentation. */
function recommande(fait: FaitRemis, { suffixe, nom, echeances }: Objet): Ebauche | null {
	if (suffixe === 'definitif') return null;
	const presenteLe = 'presenteLe' in fait ? fait.presenteLe : undefined;
	const { moyen } = fait;
	if (!presenteLe && moyen !== 'lrar' && moyen !== 'lrar-non-reclamee') return null;
	const commun = { code: `recommande-${suffixe}` as const, echeances };
	const nonReclamee = moyen === 'lrar-non-reclamee';
	if (!presenteLe) {
		return {
			...commun,
			titre: `${nom} par lettre recommandée : première présentation inconnue`,
			pour: nonReclamee ? [AVIS_A_PROUVER] : [retraitCompte(fait.le)],
			contre: [nonReclamee ? PRESENTATION_COMPTE : RETRAIT_DISCUTE],
			garder:
				'Cherchez l’avis de passage du facteur ou le suivi de La Poste, et notez le jour du premier passage : par prudence, comptez depuis lui.'
		};
	}
	const presentation = enToutesLettres(presenteLe);
	if (!nonReclamee && !apres(fait.le, presenteLe.add({ days: GARDE_DE_LA_LETTRE }))) {
		return {
			...commun,
			titre: `${nom} par lettre recommandée : présentée le ${presentation}, retirée plus tard`,
			pour: [retraitCompte(fait.le)],
			contre: [RETRAIT_DISCUTE],
			garder: 'Gardez l’avis de passage, l’enveloppe et la preuve du jour où vous l’avez retirée.'
		};
	}
	return {
		...commun,
		titre: `${nom} par lettre recommandée : présentée le ${presentation}, pas retirée à temps`,
		pour: [AVIS_A_PROUVER],
		contre: [PRESENTATION_COMPTE],
		garder: 'Notez si un avis de passage a bien été laissé, et gardez l’enveloppe ou le suivi de La Poste.'
	};
}

const retraitCompte = (le: Day): Soutien => ({
	texte: `Retirée pendant les quinze jours de garde, la lettre compte du jour du retrait, le ${enToutesLettres(le)}.`,
	fondement: 'ta-nantes-2023-02-15'
});
const RETRAIT_DISCUTE: Soutien = {
	texte:
		'Ce n’est que le jugement d’un tribunal : on peut vous opposer la première présentation, plus ancienne.',
	fondement: 'ta-nantes-2023-02-15'
};
const PRESENTATION_COMPTE: Soutien = {
	texte: 'Non retirée dans les quinze jours de garde, la lettre compte de sa première présentation.',
	fondement: 'ta-nantes-2023-02-15'
};
const AVIS_A_PROUVER: Soutien = {
	texte:
		'C’est à l’administration de prouver la remise, donc la présentation de la lettre et son avis de passage.',
	fondement: 'caa-paris-21pa05129'
};

/** Ways of handing over that prove no day; a way that nobody said proves none either. */
const SANS_PREUVE: readonly (MoyenEnvoi | undefined)[] = ['oral', 'lettre', 'inconnu', undefined];

/** Nothing proves the day. A signature of the same day does. */
function sansPreuve(examen: Examen, fait: FaitRemis, { suffixe, nom, echeances }: Objet): Ebauche | null {
	if (!SANS_PREUVE.includes(fait.moyen) || ('presenteLe' in fait && fait.presenteLe)) return null;
	const signe = suffixe === 'compte-rendu' ? premier(examen.faits, 'compte-rendu-signe')?.le : undefined;
	if (signe?.equals(fait.le)) return null;
	const code: CodeDArgument = `preuve-${suffixe}`;
	return {
		code,
		titre:
			fait.moyen === undefined
				? `${nom} : rien ne dit encore comment il vous est parvenu`
				: `${nom} : rien ne prouve le jour où vous l’avez eu`,
		echeances,
		pour: [
			{
				texte: 'C’est à l’administration de prouver le jour où vous l’avez eu.',
				fondement: 'caa-paris-21pa05129'
			}
		],
		contre: [
			{
				texte: `Si elle le prouve, le délai court de ce jour-là : faites comme si c’était le ${enToutesLettres(fait.le)}, ou plus tôt si vous l’avez eu avant.`,
				fondement: suffixe === 'reponse' || suffixe === 'definitif' ? 'cja-r421-1' : texteDuRecours(examen)
			},
			...(signe ? [luEtSigne(signe)] : [])
		],
		garder:
			fait.moyen === undefined
				? 'Notez par quel moyen vous l’avez eu, et gardez ce qui le date : courriel, enveloppe, émargement.'
				: 'Gardez tout ce qui date la remise, et notez vos souvenirs du jour même.'
	};
}
