import { enToutesLettres } from '#lib/domain/delais/jour.ts';
import type { Echeance } from '#lib/domain/dossier/echeance.ts';
import { parcours, type Parcours, type Vers } from '#lib/domain/recours/etapes.ts';
import type { Matiere } from '#lib/domain/recours/examen.ts';
import { silence as silenceDe } from '#lib/domain/recours/silence.ts';
import { perimetre } from '#lib/domain/recours/portee.ts';
import { avertissement, SOURCE_DU_PERIMETRE, TITRES_DE_TACTIQUE } from '#lib/domain/recours/tactique.ts';
import { vocabulaire } from '#lib/domain/recours/vocabulaire.ts';
import type { RegimeCode } from '#lib/domain/regimes/codes.ts';
import { fondement } from '#lib/domain/regimes/fondements.ts';
import type { CodeEcheance } from '#lib/domain/regimes/regle.ts';
import { majuscule, typographie } from '#lib/domain/typographie.ts';
import { employeurCode } from '#lib/server/dossiers.ts';
import { peutEcrire, type RecoursVu } from '#lib/server/recours.ts';
import type { TactiqueDuDossier } from '#lib/server/tactiques.ts';
import { tempsAvant } from '#lib/ui/format/dates.ts';
import { texteMaintenant, type TexteMaintenant } from '#lib/ui/format/maintenant.ts';
import { reference, type Reference } from '#lib/ui/format/reference.ts';
import { commission, etapesVues } from '../../../../maintenant.server.ts';
import { versFait } from '../../../../suivi.server.ts';

/** The line of dates on top of the pages of the recourse, finished. */
export type Delai = TexteMaintenant & {
	quoi: string;
	etapes: { texte: string; reference: Reference | null }[];
	certitude: Echeance['certitude'];
	pour: Echeance['pour'];
};

/** A sentence with what it rests on. */
export type Phrase = { texte: string; source: Reference | null };

/** A frame for every page of the recourse: where it is, before which commission (CAP or CCP), and the day that counts. */
export type Cadre = {
	id: string;
	saison: number;
	regime: RegimeCode;
	commission: string;
	delai: Delai | null;
};

export const cadre = (vu: RecoursVu): Cadre => ({
	id: vu.dossier.id,
	saison: vu.dossier.saison,
	regime: vu.dossier.regime,
	commission: commission(vu.dossier),
	delai: delai(vu)
});

/** The stages of the recourse of a dossier. */
export const etapesDe = ({ dossier, brouillon, lettres }: RecoursVu): Parcours =>
	parcours({ brouillon, chaine: dossier.chaine, faits: dossier.faits.map(({ fait }) => fait), lettres });

/** The authority let its time pass without an answer. */
export const silence = ({ dossier }: Pick<RecoursVu, 'dossier'>): boolean =>
	silenceDe({ chaine: dossier.chaine, faits: dossier.faits.map(({ fait }) => fait) }, commission(dossier)) !==
	null;

/** What the grounds of a recourse are looked for in. */
export const matiere = ({ dossier, brouillon }: Pick<RecoursVu, 'dossier' | 'brouillon'>): Matiere => ({
	faits: dossier.faits.map(({ fait }) => fait),
	regime: dossier.regime,
	employeur: employeurCode(dossier.employeur),
	zone: dossier.zone,
	au: dossier.chaine.au,
	textes: dossier.textes,
	brouillon
});

/** A step of the chain. */
export const echeanceDe = (
	{ dossier }: Pick<RecoursVu, 'dossier'>,
	code: CodeEcheance
): Echeance | undefined => dossier.chaine.echeances.find((echeance) => echeance.code === code);

const quoi = (code: CodeDuMoment, { dossier }: RecoursVu): string =>
	({
		'recours-hierarchique': majuscule(vocabulaire(dossier.regime).recours),
		'reponse-autorite': 'Réponse de l’autorité',
		'saisine-cap': `Saisine de la ${commission(dossier)}`,
		'recours-contentieux': 'Tribunal administratif'
	})[code];

type CodeDuMoment = 'recours-hierarchique' | 'reponse-autorite' | 'saisine-cap' | 'recours-contentieux';

/** The step whose day counts at the present stage; null when it has none to show. */
function delai(vu: RecoursVu): Delai | null {
	const code = codeDuMoment(vu);
	const echeance = echeanceDe(vu, code);
	if (!echeance || (!echeance.limite && echeance.certitude !== 'a-verifier')) return null;
	const au = vu.dossier.chaine.au.toString();
	const limite = echeance.limite?.toString() ?? null;
	const pourAgent = echeance.pour === 'agent';
	return {
		...texteMaintenant({
			au,
			prudente: pourAgent ? (echeance.prudente?.toString() ?? null) : limite,
			limite,
			parTexteLocal: echeance.parTexteLocal
		}),
		...(limite && !pourAgent ? { reste: tempsAvant(au, limite) } : {}),
		quoi: quoi(code, vu),
		etapes: etapesVues(echeance, vu.dossier.chaine.au),
		certitude: echeance.certitude,
		pour: echeance.pour
	};
}

function codeDuMoment(vu: RecoursVu): CodeDuMoment {
	const { courant } = etapesDe(vu);
	if (courant === 'preparation') return 'recours-hierarchique';
	if (courant === 'reponse') return silence(vu) ? 'saisine-cap' : 'reponse-autorite';
	return courant === 'commission' && echeanceDe(vu, 'saisine-cap')?.statut !== 'accomplie'
		? 'saisine-cap'
		: 'recours-contentieux';
}

/** Address of a task inside its dossier. */
export function adresse(dossierId: string, vers: Vers): string {
	if ('fait' in vers) return versFait(dossierId, vers.fait);
	return 'courrier' in vers
		? `/dossiers/${dossierId}/courriers/${vers.courrier}`
		: `/dossiers/${dossierId}/recours/${vers.page}`;
}

/** A sentence of the law, its typography set, with its source as it stands on the day of the dossier. */
export const phrase = ({ dossier }: Pick<RecoursVu, 'dossier'>, texte: string, code?: string): Phrase => ({
	texte: typographie(texte),
	source: code === undefined ? null : reference(fondement(code), dossier.chaine.au)
});

/** What is still possible once the term of the appeal is over and nothing left (decompte.md § 8). Empty otherwise. */
export function resteAFaire(vu: RecoursVu): Phrase[] {
	if (echeanceDe(vu, 'recours-hierarchique')?.statut !== 'depassee') return [];
	const tribunal = echeanceDe(vu, 'recours-contentieux');
	if (!tribunal?.limite)
		return [phrase(vu, 'Appelez votre section : elle regardera avec vous ce qui reste ouvert.')];
	if (tribunal.statut === 'depassee') {
		return [
			phrase(
				vu,
				`Le délai du tribunal semble passé lui aussi, depuis le ${enToutesLettres(tribunal.limite)}.`
			),
			phrase(
				vu,
				'Il reste des défenses à examiner avec votre section ou un avocat : rien ne prouve le jour de la remise, le visa manque, les voies et délais de recours n’étaient pas indiqués.',
				'cja-r421-5'
			)
		];
	}
	const vise = tribunal.prudente ?? tribunal.limite;
	return [
		phrase(
			vu,
			`Envoyé avant la fin des deux mois (visez le ${enToutesLettres(vise)}, dernier jour le ${enToutesLettres(tribunal.limite)}), ${vocabulaire(vu.dossier.regime).unRecours} garde le délai du tribunal, comme recours ordinaire. Ce point est discuté.`,
			'ce-beaulieu-1964'
		),
		phrase(
			vu,
			`La ${commission(vu.dossier)}, elle, peut refuser de vous entendre : l’autorité peut toujours revoir le compte rendu.`
		),
		phrase(vu, 'Vous pouvez aussi aller droit au tribunal, dans le même délai.', 'ce-386907')
	];
}

/** What the section advises, with the warning that goes with it. */
export type TactiqueVue = {
	section: string;
	titre: string;
	explication: string;
	avertissement: string | null;
	source: Reference;
};

export const tactiqueVue = (
	{ dossier }: Pick<RecoursVu, 'dossier'>,
	tactique: TactiqueDuDossier | null
): TactiqueVue | null =>
	tactique && {
		section: tactique.section,
		titre: TITRES_DE_TACTIQUE[tactique.choix],
		explication: tactique.explication,
		avertissement: avertissement(tactique, dossier.regime),
		source: reference(fondement(SOURCE_DU_PERIMETRE), dossier.chaine.au)
	};

/** Whose report a recourse is about. */
export const population = ({ dossier }: Pick<RecoursVu, 'dossier'>) => ({
	regime: dossier.regime,
	employeur: employeurCode(dossier.employeur)
});

/** How surely what is left aside is lost for the commission, with its sources. */
export type PerimetreVu = { texte: string; certitude: Echeance['certitude']; sources: Reference[] };

export function perimetreVu(vu: Pick<RecoursVu, 'dossier'>): PerimetreVu {
	const { texte, certitude, fondements } = perimetre(population(vu));
	return {
		texte,
		certitude,
		sources: fondements.map((code) => reference(fondement(code), vu.dossier.chaine.au))
	};
}

/** What a change means once the letter is finished, or gone. */
export type ApresEnvoi = { titre: string; texte: string; lien: { href: string; libelle: string } | null };

/** Null while no letter is finished: nothing that changes is lost. */
export function apresEnvoi(vu: RecoursVu): ApresEnvoi | null {
	const { dossier, brouillon, lettres } = vu;
	const { dejaParti, commission: nom } = vocabulaire(dossier.regime);
	const parti = brouillon.envoyes !== null || envoiConnu(vu);
	const figee = lettres.find(({ modele }) => modele === 'recours-hierarchique');
	if (parti) {
		const possible = peutEcrire(vu, 'complement-recours');
		return {
			titre: dejaParti,
			texte: typographie(
				possible
					? `Ce que vous changez ici ne change plus la lettre envoyée. Un complément, envoyé dans le même délai, ajoute des éléments : notez vos changements, puis écrivez-le.`
					: `Ce que vous changez ici ne change plus la lettre envoyée, et le temps d’un complément est passé : la ${nom} peut refuser d’en parler. Voyez avec votre section.`
			),
			lien: possible
				? {
						href: `/dossiers/${dossier.id}/recours/lettre/complement-recours`,
						libelle: typographie('Écrire le complément')
					}
				: null
		};
	}
	return figee
		? {
				titre: 'Votre lettre est terminée',
				texte: typographie(
					'Ce que vous changez ici n’y est pas : terminez une nouvelle lettre, et envoyez celle-là.'
				),
				lien: {
					href: `/dossiers/${dossier.id}/recours/verification`,
					libelle: typographie('Vérifier, puis refaire la lettre')
				}
			}
		: null;
}

const envoiConnu = ({ dossier }: Pick<RecoursVu, 'dossier'>): boolean =>
	dossier.faits.some(
		({ fait }) => fait.type === 'recours-hierarchique-envoye' || fait.type === 'recours-hierarchique-recu'
	);
