import { apres, enToutesLettres } from '#lib/domain/delais/jour.ts';
import type { Ebauche, Examen } from '#lib/domain/dossier/arguments-de-depart.ts';
import { envoiDuRecours, premier } from '#lib/domain/dossier/depart.ts';
import type { Soutien } from '#lib/domain/dossier/echeance.ts';
import type { Fait } from '#lib/domain/dossier/faits.ts';

/** A hand-over of the report to the agent. */
export type RemiseDuCompteRendu = Fait<'compte-rendu-communique' | 'compte-rendu-notifie'>;

/** The hand-over from which the delays are counted: the notification, or what stands in for it in this régime. */
export const remiseQuiCompte = ({ faits, regime }: Examen): RemiseDuCompteRendu | undefined =>
	premier(faits, 'compte-rendu-notifie') ??
	(regime.regles['recours-contentieux'].aDefaut?.includes('compte-rendu-communique') === true
		? premier(faits, 'compte-rendu-communique')
		: undefined);

/** The text that sets the agent’s delay before the authority, or that is still to be read. */
export const texteDuRecours = ({ regime }: Examen): string =>
	regime.regles['recours-hierarchique'].fondements[0];

/** What the paper itself lacks: visa, voies et délais, signatures. */
export function argumentsDuDocument(examen: Examen): Ebauche[] {
	const remise = remiseQuiCompte(examen);
	return [
		visa(examen, remise),
		voiesEtDelais(examen, remise),
		signatureDuSuperieur(examen, remise),
		signatureDeLAgent(examen, remise)
	].filter((ebauche) => ebauche !== null);
}

/** Decided on appeal for the territorial service only (D10). */
const VISA_TERRITORIAL: Soutien = {
	texte:
		'Le délai du tribunal ne court pas tant que le visa n’est pas établi : une cour d’appel l’a jugé pour la territoriale.',
	fondement: 'caa-paris-21pa05129'
};
const VISA_A_TRANSPOSER: Soutien = {
	texte: 'Rien n’est jugé hors des fonctionnaires territoriaux : l’étendre à vous est plausible, sans plus.',
	fondement: 'caa-paris-21pa05129'
};

/** No visa where one should be seen; or, where it comes before the notification, a visa dated after it. */
function visa(examen: Examen, remise: RemiseDuCompteRendu | undefined): Ebauche | null {
	const { faits, regime } = examen;
	const vise = premier(faits, 'compte-rendu-vise');
	const tardif = !regime.visaApresRemise && vise && remise && apres(vise.le, remise.le) ? vise : null;
	const copie = regime.visaApresRemise ? premier(faits, 'compte-rendu-communique') : undefined;
	const absent = !vise && (copie ?? remise)?.vise === false;
	if (!tardif && !absent) return null;
	const [texteDuVisa] = regime.exigences.visa;
	return {
		code: tardif ? 'visa-tardif' : 'visa-absent',
		titre: tardif ? 'Visa postérieur à la remise' : 'Pas de visa de l’autorité',
		echeances: ['recours-contentieux'],
		pour: [
			VISA_TERRITORIAL,
			...(regime.visaApresRemise
				? []
				: [
						{
							texte: tardif
								? `Le visa vient avant la notification ; ici il est du ${enToutesLettres(tardif.le)}, après la remise.`
								: 'Le visa vient avant la notification ; ici on ne le voit pas.',
							fondement: texteDuVisa
						}
					])
		],
		contre: [
			...(regime.code === 'fpt' ? [] : [VISA_A_TRANSPOSER]),
			regime.visaApresRemise
				? {
						texte: 'Le visa vient normalement après la première remise : l’autorité peut encore le produire.',
						fondement: texteDuVisa
					}
				: {
						texte:
							'Cet arrêt ne parle que du tribunal : le délai du recours hiérarchique part de la notification.',
						fondement: texteDuRecours(examen)
					}
		],
		garder: 'Gardez la page où le visa devrait être, et demandez par écrit qui l’a apposé et quel jour.'
	};
}

function voiesEtDelais(examen: Examen, remise: RemiseDuCompteRendu | undefined): Ebauche | null {
	if (remise?.voiesEtDelais !== false) return null;
	return {
		code: 'voies-et-delais-absents',
		titre: 'Voies et délais de recours non indiqués',
		echeances: ['recours-contentieux'],
		pour: [
			{
				texte:
					'Les deux mois du tribunal ne peuvent pas vous être opposés si la notification n’indique pas les voies et délais de recours.',
				fondement: 'cja-r421-5'
			}
		],
		contre: [
			{
				texte: 'Cette protection a une fin : un an au plus en principe. Ce n’est pas une date à viser.',
				fondement: 'ce-387763'
			},
			{
				texte:
					'Elle joue devant le tribunal : rien de ce que nous avons lu ne l’étend au recours hiérarchique ni à la commission.',
				fondement: 'cja-r421-5'
			},
			...(envoiDuRecours(examen.faits) ? [APRES_UN_RECOURS] : [])
		],
		garder: 'Gardez la notification entière, toutes ses pages, avec l’enveloppe ou le courriel.'
	};
}

const APRES_UN_RECOURS: Soutien = {
	texte:
		'Après votre recours, le délai du tribunal part de la réponse ou de deux mois de silence, sans accusé de réception.',
	fondement: 'ce-417292'
};

function signatureDuSuperieur(examen: Examen, remise: RemiseDuCompteRendu | undefined): Ebauche | null {
	if (remise?.signeParSuperieur !== false) return null;
	return {
		code: 'signature-superieur-absente',
		titre: 'Pas de signature de votre supérieur direct',
		echeances: ['recours-hierarchique', 'recours-contentieux'],
		pour: [
			{
				texte:
					'Le compte rendu est établi et signé par le supérieur direct : on peut soutenir que le document remis n’en est pas encore un.',
				fondement: examen.regime.exigences.signature[0]
			}
		],
		contre: [
			{
				texte:
					'Ce défaut a fait annuler un compte rendu ; aucune décision que nous ayons lue ne dit qu’il empêche un délai de courir. Plaidez-le à temps, sur le fond.',
				fondement: 'caa-paris-16pa03469'
			}
		],
		garder: 'Gardez une copie de la page sans signature, datée du jour où vous l’avez eue.'
	};
}

const SIGNER_N_EST_PAS_ACCEPTER: Soutien = {
	texte:
		'La signature atteste seulement que vous avez lu : ne pas signer n’arrête aucun délai si la remise se prouve.',
	fondement: 'decret-2010-888-art-4'
};

/** The agent says that the report does not bear their signature, or that they refused it. A signature recorded ends it. */
function signatureDeLAgent({ faits }: Examen, remise: RemiseDuCompteRendu | undefined): Ebauche | null {
	const signature = remise?.signatureAgent;
	if (!signature || premier(faits, 'compte-rendu-signe')) return null;
	const refusee = signature === 'refusee';
	return {
		code: refusee ? 'signature-agent-refusee' : 'signature-agent-absente',
		titre: refusee ? 'Vous avez refusé de signer' : 'Le compte rendu ne porte pas votre signature',
		echeances: ['recours-hierarchique', 'recours-contentieux'],
		pour: [
			{
				texte: refusee
					? 'C’est à l’administration de prouver le jour de la remise : un refus qu’elle n’a pas noté ne le prouve pas.'
					: 'C’est à l’administration de prouver le jour de la remise, que votre signature aurait daté.',
				fondement: 'caa-paris-21pa05129'
			}
		],
		contre: [
			...(refusee
				? [
						{
							texte: 'Le refus de signer, une fois noté, vaut notification ce jour-là.',
							fondement: 'circulaire-2012-04-23'
						},
						{
							texte: 'Refuser de recevoir le document en main propre vaut aussi notification.',
							fondement: 'ce-396279'
						}
					]
				: []),
			SIGNER_N_EST_PAS_ACCEPTER
		],
		garder:
			'S’il faut signer, écrivez « pris connaissance le … , sous réserve de recours » et gardez une copie.'
	};
}
