import { type Etape, etape } from '#lib/domain/delais/delais.ts';
import { apres, enToutesLettres } from '#lib/domain/delais/jour.ts';
import { dates } from '#lib/domain/dossier/dates.ts';
import { departDeRegle, envoiDuRecours, type Faits } from '#lib/domain/dossier/depart.ts';
import type { Echeance, StatutEcheance } from '#lib/domain/dossier/echeance.ts';
import type { TypeDeFait } from '#lib/domain/dossier/faits.ts';
import type { Zone } from '#lib/domain/regimes/codes.ts';
import { codeDeSource, fondement } from '#lib/domain/regimes/fondements.ts';
import type { RegimeApplicable } from '#lib/domain/regimes/regimes.ts';
import {
	type CodeEcheance,
	estDatee,
	type Regle,
	type RegleDatee,
	sourcesDeRegle
} from '#lib/domain/regimes/regle.ts';

type Day = Temporal.PlainDate;

/** A dossier on a given day: facts in the order of their days. */
export type Cadre = { faits: Faits; regime: RegimeApplicable; zone: Zone; au: Day };

/** What starts a step: its day, the earliest day to be feared, and how it was chosen. */
export type DebutDEtape = { le: Day; auPlusTot: Day; certain: boolean; etapes: readonly Etape[] };

/** Facts that show that the time for remarks on the report is over. */
const APRES_LES_OBSERVATIONS: readonly TypeDeFait[] = [
	'compte-rendu-vise',
	'recours-hierarchique-envoye',
	'recours-hierarchique-recu',
	'reponse-notifiee',
	'cap-saisie',
	'cap-avis',
	'compte-rendu-definitif-notifie',
	'recours-contentieux-depose'
];

/** True when one of the facts that close the rule is there. */
export const estAccomplie = (faits: Faits, { closPar }: Regle): boolean =>
	faits.some(({ type }) => closPar.includes(type));

/** A step whose start and end are facts of the dossier. */
export function echeanceDeRegle(cadre: Cadre, code: CodeEcheance): Echeance {
	const regle = cadre.regime.regles[code];
	const trouve = departDeRegle(cadre.faits, regle);
	if (!estDatee(regle)) return sansDate(cadre, code, regle, trouve?.le ?? null);
	const discute = regle.discuteSiDeuxDeparts === true && trouve?.plusieursJours === true;
	return datee(cadre, code, regle, trouve && { ...trouve, certain: trouve.certain && !discute });
}

/** A step without a date: none in the text, or none that could be read. */
export function sansDate(
	cadre: Cadre,
	code: CodeEcheance,
	regle: Exclude<Regle, RegleDatee>,
	depuis: Day | null
): Echeance {
	const statut = statutSansDate(cadre, code, regle, depuis);
	return assemble(code, regle, {
		depuis,
		statut,
		certitude: regle.certitude,
		etapes: [etape(regle.texte, null, regle.fondements[0]), ...sansEntretien(cadre, code, statut)]
	});
}

/** Without a date nothing is ever late; but once the report has gone further, the time for remarks is over. */
function statutSansDate(
	{ faits }: Cadre,
	code: CodeEcheance,
	regle: Regle,
	depuis: Day | null
): StatutEcheance {
	if (estAccomplie(faits, regle)) return 'accomplie';
	if (code === 'observations' && faits.some(({ type }) => APRES_LES_OBSERVATIONS.includes(type))) {
		return 'sans-objet';
	}
	return depuis ? 'ouverte' : 'a-venir';
}

/** A step with a length. Without its start it has no date, and says which fact is missing. */
export function datee(
	cadre: Cadre,
	code: CodeEcheance,
	regle: RegleDatee,
	debut: DebutDEtape | null
): Echeance {
	const accompli = estAccomplie(cadre.faits, regle);
	if (!debut) {
		const statut = accompli ? 'accomplie' : 'a-venir';
		return assemble(code, regle, {
			statut,
			certitude: regle.certitude,
			etapes: [...departManquant(cadre, code), ...sansEntretien(cadre, code, statut)]
		});
	}
	const { le: depuis, auPlusTot } = debut;
	const nonComptee = (pourquoi: Etape) =>
		assemble(code, regle, {
			depuis,
			statut: accompli ? 'accomplie' : 'ouverte',
			certitude: 'a-verifier',
			etapes: [pourquoi]
		});
	const horsValidite = etapeHorsValidite(regle, depuis);
	if (horsValidite) return nonComptee(horsValidite);
	const { faits, zone, au } = cadre;
	const comptees = dates(regle, { depuis, auPlusTot, faits, zone });
	// Every length of the régimes ends inside the calendar; that of a text of the section may not.
	if (!comptees.ok) return nonComptee(etape(`${comptees.refus.message} Demandez au syndicat.`, null));
	const { limite, prudente, etapes } = comptees;
	return assemble(code, regle, {
		depuis,
		limite,
		prudente,
		statut: statutDActe({ accompli, depuis, limite, au }),
		certitude: debut.certain ? regle.certitude : auMieuxDiscute(regle),
		etapes: [...debut.etapes, ...etapes, ...remarques(regle, accompli)]
	});
}

/** What the rule adds to its dates. Advice to the agent has no use once the act is done. */
export const remarques = ({ pour, remarques = [] }: Regle, accompli: boolean): Etape[] =>
	accompli && pour === 'agent'
		? []
		: remarques.map(({ texte, fondement: source }) =>
				etape(texte, null, source === undefined ? undefined : codeDeSource(source))
			);

/** The status of an act: done, not begun, over, or open. */
export function statutDActe({
	accompli,
	depuis,
	limite,
	au
}: {
	accompli: boolean;
	depuis: Day | null;
	limite: Day | null;
	au: Day;
}): StatutEcheance {
	if (accompli) return 'accomplie';
	if (!depuis || apres(depuis, au)) return 'a-venir';
	return limite && apres(au, limite) ? 'depassee' : 'ouverte';
}

/** A start that rests on a usage makes a certain rule disputed. */
export const auMieuxDiscute = ({ certitude }: Regle) => (certitude === 'certain' ? 'discute' : certitude);

type Contenu = Pick<Echeance, 'statut' | 'certitude' | 'etapes'> &
	Partial<Pick<Echeance, 'depuis' | 'limite' | 'prudente'>> & { sources?: readonly string[] };

/** Puts a step together, with every source that its rule or its explanations cite. */
export function assemble(code: CodeEcheance, regle: Regle, contenu: Contenu): Echeance {
	const { depuis = null, limite = null, prudente = null, statut, certitude, etapes, sources = [] } = contenu;
	const codes = new Set([...regle.fondements.map(codeDeSource), ...sources, ...citees(etapes)]);
	const locales = new Map(sourcesDeRegle(regle).map((source) => [codeDeSource(source), source]));
	return {
		code,
		pour: regle.pour,
		depuis,
		prudente,
		limite,
		statut,
		certitude,
		...(estDatee(regle) && regle.parTexteLocal ? { parTexteLocal: true as const } : {}),
		etapes,
		fondements: [...codes].map((cite) => fondement(locales.get(cite) ?? cite))
	};
}

/** The same step with more explanations, and the sources that they cite. */
export function avecEtapes(echeance: Echeance, ...ajoutees: Etape[]): Echeance {
	const connus = new Set(echeance.fondements.map(({ code }) => code));
	const nouveaux = new Set(citees(ajoutees).filter((code) => !connus.has(code)));
	return {
		...echeance,
		etapes: [...echeance.etapes, ...ajoutees],
		fondements: [...echeance.fondements, ...[...nouveaux].map(fondement)]
	};
}

const citees = (etapes: readonly Etape[]): string[] =>
	etapes.flatMap(({ fondement: code }) => (code === undefined ? [] : [code]));

/** The day an appeal was sent, if that was after its last day. */
export function envoiTardif(faits: Faits, { limite }: Echeance): Day | null {
	const envoi = envoiDuRecours(faits);
	return envoi && limite && apres(envoi, limite) ? envoi : null;
}

function etapeHorsValidite({ valideDu, valideAu }: RegleDatee, le: Day): Etape | null {
	const jour = le.toString();
	if ((valideDu ?? jour) <= jour && jour <= (valideAu ?? jour)) return null;
	const borne =
		valideDu && jour < valideDu
			? `depuis le ${enToutesLettres(Temporal.PlainDate.from(valideDu))}`
			: `jusqu'au ${enToutesLettres(Temporal.PlainDate.from(valideAu ?? jour))}`;
	return etape(
		`La règle que nous avons lue vaut ${borne} : pour le ${enToutesLettres(le)}, demandez au syndicat.`,
		le
	);
}

const MANQUE: Record<CodeEcheance, string> = {
	'communication-compte-rendu': "Le délai part de l'entretien : notez le jour où il s'est tenu.",
	observations: 'Le délai part de la communication du compte rendu : notez le jour où vous l’avez eu.',
	'recours-hierarchique':
		'Le délai part de la notification du compte rendu : notez le jour où on vous le remet.',
	'reponse-autorite': 'Le délai part de la réception de votre recours.',
	'rejet-implicite': 'Les deux mois de silence partent de la réception de votre recours.',
	'saisine-cap': 'Le délai part de la réponse à votre recours hiérarchique, qui passe avant.',
	'recours-contentieux':
		'Le délai part de la notification du compte rendu : notez le jour où on vous le remet.'
};

/** Which fact is missing; with a report already in hand, what to do meanwhile. */
export function departManquant({ faits, regime }: Cadre, code: CodeEcheance): Etape[] {
	const manque = etape(MANQUE[code], null);
	const enMain =
		(code === 'recours-hierarchique' || code === 'recours-contentieux') &&
		faits.some(({ type }) => type === 'compte-rendu-communique');
	if (!enMain) return [manque];
	const premiereRemise = etape(
		'Dans la territoriale, la première remise du compte rendu est sa notification : si c’est d’elle qu’il s’agit, notez ce même jour « On m’a notifié le compte rendu ».',
		null,
		regime.regles['communication-compte-rendu'].fondements[0]
	);
	return [manque, EN_MAIN, ...(regime.visaApresRemise ? [premiereRemise] : [])];
}

const EN_MAIN = etape(
	'Vous avez déjà eu le compte rendu : cherchez la plus ancienne preuve de sa remise et faites comme si le délai courait depuis le jour où vous l’avez eu.',
	null,
	'caa-paris-21pa05129'
);

/** After a boycott no delay runs for the hand-over of the report. Nothing to say once it was handed over. */
function sansEntretien({ faits }: Cadre, code: CodeEcheance, statut: StatutEcheance): Etape[] {
	const boycott = faits.some(({ type }) => type === 'refus-envoye' || type === 'absence-constatee');
	if (code !== 'communication-compte-rendu' || !boycott || statut !== 'a-venir') return [];
	return [
		etape(
			'Sans entretien, aucun délai ne part : le compte rendu sera rédigé sans vous.',
			null,
			'caa-paris-21pa02972'
		)
	];
}
