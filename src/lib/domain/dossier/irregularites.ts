import { apres, enToutesLettres } from '#lib/domain/delais/jour.ts';
import type { Echeance, Irregularite } from '#lib/domain/dossier/echeance.ts';
import { type Faits, premier } from '#lib/domain/dossier/depart.ts';
import type { Fait } from '#lib/domain/dossier/faits.ts';
import { MOYENS_TITRES } from '#lib/domain/dossier/libelles.ts';
import { fondement } from '#lib/domain/regimes/fondements.ts';
import type { RegimeApplicable } from '#lib/domain/regimes/regimes.ts';
import type { SourcesCitees } from '#lib/domain/regimes/regle.ts';
import { typographie } from '#lib/domain/typographie.ts';

type Examen = { faits: Faits; regime: RegimeApplicable; echeances: readonly Echeance[]; decharge?: number };
type Constat = {
	code: keyof typeof MOYENS_TITRES;
	force: Irregularite['force'];
	texte: string;
	/** The text that was not followed comes first. */
	fondements: SourcesCitees;
	/** The text was read, but maybe not as it stands today. */
	maintienAVerifier?: boolean;
};

/**
 * What the facts by themselves show to be out of order. A missing fact or detail is unknown, never “no”: it raises nothing.
 * An agent who refused in writing loses the grounds about the convocation and the interview.
 */
export function irregularites(examen: Examen): Irregularite[] {
	const refuse = premier(examen.faits, 'refus-envoye') !== undefined;
	const constats = [
		...(refuse ? [] : [preavisTropCourt(examen), piecesAbsentes(examen), ...entretien(examen)]),
		nonSigne(examen),
		visaAbsent(examen),
		...(refuse ? [] : [remisEnRetard(examen)]),
		avisNonSuivi(examen),
		voiesEtDelaisAbsents(examen),
		dechargeIgnoree(examen)
	];
	return constats.filter((constat) => constat !== null).map(irregularite);
}

function irregularite({ code, force, texte, fondements, maintienAVerifier }: Constat): Irregularite {
	const nonLu = fondement(fondements[0]).certitude === 'a-verifier';
	const reserve = nonLu ? NON_LU : maintienAVerifier ? MAINTIEN_A_VERIFIER : '';
	return {
		code,
		titre: typographie(MOYENS_TITRES[code]),
		force,
		texte: typographie(`${texte}${reserve}`),
		fondements: fondements.map(fondement)
	};
}

const NON_LU = ' À vérifier : nous n’avons pas pu lire le texte qui vous concerne dans sa version actuelle.';
const MAINTIEN_A_VERIFIER = ' À vérifier : ce texte a pu changer depuis que nous l’avons lu.';

/** The convocation to the interview that was held, else the last one. */
function convocation(faits: Faits): Fait<'convocation-recue'> | undefined {
	const toutes = faits.filter((fait) => fait.type === 'convocation-recue');
	const tenu = premier(faits, 'entretien-tenu');
	return toutes.findLast(({ entretienLe }) => tenu && entretienLe?.equals(tenu.le)) ?? toutes.at(-1);
}

function preavisTropCourt({ faits, regime }: Examen): Constat | null {
	const recue = convocation(faits);
	if (!recue?.entretienLe) return null;
	const jours = recue.le.until(recue.entretienLe, { largestUnit: 'days' }).days;
	const { preavis, preavisEmployeur } = regime;
	if (jours < preavis.jours) {
		return {
			code: 'G02',
			force: preavis.force,
			texte: `${joursEus(jours)} ; il en faut au moins ${preavis.jours}.`,
			fondements: preavis.fondements
		};
	}
	if (!preavisEmployeur || jours >= preavisEmployeur.jours) return null;
	return {
		code: 'G02',
		force: preavisEmployeur.force,
		texte: `${joursEus(jours)} ; ${preavisEmployeur.nom} en promet au moins ${preavisEmployeur.jours}.`,
		fondements: preavisEmployeur.fondements,
		maintienAVerifier: preavisEmployeur.certitude === 'a-verifier'
	};
}

const joursEus = (jours: number) =>
	jours < 0
		? "La convocation est arrivée après le jour prévu pour l'entretien"
		: `Vous avez eu ${jours} jour${jours > 1 ? 's' : ''} entre la convocation et l'entretien`;

function piecesAbsentes({ faits, regime }: Examen): Constat | null {
	const pieces = convocation(faits)?.pieces;
	if (!regime.piecesExigees || !pieces) return null;
	const manquent = [
		...(pieces.includes('fiche-de-poste') ? [] : ['la fiche de poste']),
		...(pieces.includes('trame-compte-rendu') ? [] : ['la trame du compte rendu'])
	];
	if (manquent.length === 0) return null;
	return {
		code: 'G03',
		force: 'faible',
		texte: `La convocation devait être accompagnée d'un document qui manque : ${manquent.join(' et ')}.`,
		fondements: regime.preavis.fondements
	};
}

function entretien({ faits, regime }: Examen): (Constat | null)[] {
	const tenu = premier(faits, 'entretien-tenu');
	return [
		tenu?.conduitPar === 'autre'
			? {
					code: 'G04',
					force: 'forte',
					texte: "L'entretien n'a pas été mené par votre supérieur hiérarchique direct.",
					fondements: [...regime.exigences.entretien, 'caa-paris-23pa01978']
				}
			: null,
		tenu?.tiers === 'actif' || tenu?.tiers === 'silencieux'
			? {
					code: 'G06',
					force: tenu.tiers === 'actif' ? 'moyenne' : 'faible',
					texte:
						tenu.tiers === 'actif'
							? "Une autre personne a pris part à l'entretien, qui est individuel."
							: "Une autre personne assistait à l'entretien sans parler.",
					fondements: ['caa-bordeaux-23bx03179', 'ta-lille-2203203']
				}
			: null
	];
}

const remises = (faits: Faits) =>
	faits.filter((fait) => fait.type === 'compte-rendu-communique' || fait.type === 'compte-rendu-notifie');

function nonSigne({ faits, regime }: Examen): Constat | null {
	if (!remises(faits).some(({ signeParSuperieur }) => signeParSuperieur === false)) return null;
	return {
		code: 'G07',
		force: 'forte',
		texte: 'Le compte rendu reçu ne porte pas la signature de votre supérieur hiérarchique direct.',
		fondements: [...regime.exigences.signature, 'caa-paris-16pa03469']
	};
}

/** Where the visa comes before the notification, a notified report without it; elsewhere the copy that follows the visa. */
function visaAbsent({ faits, regime }: Examen): Constat | null {
	const vise = premier(faits, 'compte-rendu-vise');
	const notifie = premier(faits, 'compte-rendu-notifie');
	const temoin = regime.visaApresRemise ? premier(faits, 'compte-rendu-communique') : notifie;
	const tardif = !regime.visaApresRemise && vise && notifie && apres(vise.le, notifie.le);
	const absent = !vise && temoin?.vise === false;
	if (!tardif && !absent) return null;
	return {
		code: 'G09',
		force: 'moyenne',
		texte: `${tardif ? 'Le visa porte une date postérieure à la notification.' : "Le visa de l'autorité n'apparaît pas."} Surtout utile si l'on vous reproche d'être en retard : nous comptons pourtant comme si les délais couraient.`,
		fondements: [...regime.exigences.visa, 'caa-paris-21pa05129']
	};
}

/** Only where a text sets a delay, that is when the step has a last day. */
function remisEnRetard({ faits, regime, echeances }: Examen): Constat | null {
	const limite = echeances.find(({ code }) => code === 'communication-compte-rendu')?.limite;
	const remise = faits.find(({ type }) => regime.premiereRemise.includes(type));
	if (!limite || !remise || !apres(remise.le, limite)) return null;
	return {
		code: 'G12',
		force: 'faible',
		texte: `Remis le ${enToutesLettres(remise.le)}, après le ${enToutesLettres(limite)}. Cela ne fait que décaler vos délais de recours.`,
		fondements: [...regime.regles['communication-compte-rendu'].fondements, 'senat-qe-01173']
	};
}

function avisNonSuivi({ faits }: Examen): Constat | null {
	const avis = premier(faits, 'cap-avis');
	const definitif = premier(faits, 'compte-rendu-definitif-notifie');
	const favorable = avis?.sens === 'partiel' || avis?.sens === 'total';
	if (!favorable || definitif?.modifie !== false) return null;
	return {
		code: 'G14',
		force: 'sans-effet',
		texte: "L'avis de la commission n'oblige pas l'administration : ne plaidez pas qu'elle devait le suivre.",
		fondements: ['caa-nancy-21nc02134']
	};
}

function voiesEtDelaisAbsents({ faits }: Examen): Constat | null {
	if (!remises(faits).some(({ voiesEtDelais }) => voiesEtDelais === false)) return null;
	return {
		code: 'G15',
		force: 'sans-effet',
		texte:
			"Sans effet sur le fond : l'absence des voies et délais empêche seulement d'opposer le délai du tribunal. Visez quand même les deux mois.",
		fondements: ['cja-r421-5', 'ce-387763']
	};
}

function dechargeIgnoree({ faits, decharge }: Examen): Constat | null {
	const evalue = faits.some(({ type }) => type.startsWith('compte-rendu-'));
	if (decharge === undefined || decharge < 70 || decharge >= 100 || !evalue) return null;
	return {
		code: 'G21',
		force: 'forte',
		texte: `Avec une décharge de ${decharge} %, on vous doit un entretien annuel sans appréciation de votre valeur professionnelle, sauf si votre corps est resté à la notation.`,
		fondements: ['cgfp-l212-6']
	};
}
