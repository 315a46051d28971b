import { duree, dureeEnFrancais } from '#lib/domain/delais/duree.ts';
import { enToutesLettres } from '#lib/domain/delais/jour.ts';
import type { TypeDeFait } from '#lib/domain/dossier/faits.ts';
import { ECHEANCES, FAITS } from '#lib/domain/dossier/libelles.ts';
import { type Certitude, EMPLOYEURS, type EmployeurCode } from '#lib/domain/regimes/codes.ts';
import type { Source } from '#lib/domain/regimes/fondements.ts';
import { instance, instances } from '#lib/domain/regimes/instances.ts';
import { nomEmployeur, type RegimeApplicable, regimeApplicable } from '#lib/domain/regimes/regimes.ts';
import {
	CODES_ECHEANCE,
	type CodeEcheance,
	type CodeExigence,
	estDatee,
	type Preavis,
	type PreavisPromis,
	type Regle,
	type RegleDatee
} from '#lib/domain/regimes/regle.ts';
import { majuscule, typographie } from '#lib/domain/typographie.ts';

type Day = Temporal.PlainDate;
export type RegimeExpose = Parameters<typeof regimeApplicable>[0];

/** A sentence about the law with what it rests on. */
export type Enonce = { texte: string; sources: readonly Source[] };

/** A step of the chain in French words, from the rule itself. */
export type EtapeExposee = {
	/** Place on the page: the code of the step, after that of the employer where it is the employer’s. */
	ancre: string;
	titre: string;
	/** The length in a word: « 15 jours francs », « pas de délai »; null when it is not known. */
	duree: string | null;
	/** Where an employer has its own rule for this step: its code. */
	ailleurs: readonly EmployeurCode[];
	/** What happens, who to whom. */
	phrase: string;
	/** Named details, in the order in which one asks for them. */
	details: readonly { terme: string; texte: string }[];
	/** Other readings that are defended. */
	lectures: readonly Enonce[];
	remarques: readonly Enonce[];
	certitude: Certitude;
	sources: readonly Source[];
};

/** The name of the commission over a period. */
export type NomDeCommission = Enonce & { periode: string; certitude: Certitude };

/** What an employer changes in a régime: its own steps, and the names that its commission bore. */
export type EmployeurExpose = {
	code: EmployeurCode;
	nom: string;
	etapes: readonly EtapeExposee[];
	commissions: readonly NomDeCommission[];
};

/** A régime as a document: every rule, every name, every source. */
export type Expose = {
	etapes: readonly EtapeExposee[];
	commissions: readonly NomDeCommission[];
	employeurs: readonly EmployeurExpose[];
};

/**
 * The whole of a régime in French, from its data: the steps in the order of the chain, what each employer changes, the names
 * of the commission over time. `au` chooses the name that the commission bears today.
 */
export function expose(code: RegimeExpose, au: Day): Expose {
	const employeurs = EMPLOYEURS.map((employeur) => exposeDeLEmployeur(code, employeur, au)).filter(
		({ etapes, commissions: noms }) => etapes.length + noms.length > 0
	);
	return {
		etapes: etapesDuRegime(applicable(code, null), au).map((etape) => ({
			...etape,
			ailleurs: employeurs
				.filter(({ code: chez, etapes }) => etapes.some(({ ancre }) => ancre === `${chez}-${etape.ancre}`))
				.map(({ code: chez }) => chez)
		})),
		commissions: commissions(code, null),
		employeurs
	};
}

function applicable(code: RegimeExpose, employeur: EmployeurCode | null): RegimeApplicable {
	const lu = regimeApplicable(code, employeur);
	if (!lu.ok) throw new RangeError(lu.refus.message);
	return lu.regime;
}

/** In the order of the papers: the visa comes before the notification, or after it. */
function etapesDuRegime(regime: RegimeApplicable, au: Day): EtapeExposee[] {
	const { 'communication-compte-rendu': remise, observations, ...recours } = regime.regles;
	const suite = CODES_ECHEANCE.filter((code): code is keyof typeof recours => Object.hasOwn(recours, code));
	const dite = (code: CodeEcheance, regle: Regle) => etapeDeRegle(code, regle, regime, au);
	return [
		convocation(regime),
		entretien(regime),
		signature(regime),
		dite('communication-compte-rendu', remise),
		dite('observations', observations),
		visa(regime),
		...suite.map((code) => dite(code, recours[code]))
	].map(avecTypographie);
}

function exposeDeLEmployeur(code: RegimeExpose, employeur: EmployeurCode, au: Day): EmployeurExpose {
	const lu = regimeApplicable(code, employeur);
	if (!lu.ok) return { code: employeur, nom: '', etapes: [], commissions: [] };
	const commun = applicable(code, null);
	const { preavisEmployeur, regles } = lu.regime;
	const changees = CODES_ECHEANCE.filter((echeance) => regles[echeance] !== commun.regles[echeance]);
	const etapes = [
		...(preavisEmployeur ? [convocationPromise(preavisEmployeur)] : []),
		...changees.map((echeance) => etapeDeRegle(echeance, regles[echeance], lu.regime, au))
	];
	return {
		code: employeur,
		nom: nomEmployeur(employeur),
		etapes: etapes.map((etape) => avecTypographie({ ...etape, ancre: `${employeur}-${etape.ancre}` })),
		commissions: commissions(code, employeur)
	};
}

/** Who decides, in a sentence. The recourse of each régime goes to it, so that its sources hold for the name too. */
const AUTORITES: Record<RegimeExpose, string> = {
	fpe: 'l’autorité hiérarchique',
	fpt: 'l’autorité territoriale',
	fph: 'l’autorité investie du pouvoir de nomination (AIPN)',
	'contractuel-etat': 'l’autorité hiérarchique',
	'contractuel-territorial': 'l’autorité territoriale',
	'contractuel-hospitalier': 'l’administration'
};

function phrase(code: CodeEcheance, { code: regime, employeur }: RegimeApplicable, au: Day): string {
	const autorite = AUTORITES[regime as RegimeExpose];
	const commission = instance(regime, employeur, au)?.nom ?? 'la commission compétente (CAP ou CCP)';
	const phrases: Record<CodeEcheance, string> = {
		'communication-compte-rendu': 'Votre hiérarchie vous remet le compte rendu.',
		observations: 'Vous écrivez vos remarques sur le compte rendu, puis vous le rendez à votre hiérarchie.',
		'recours-hierarchique': `Vous demandez à ${autorite} de revoir le compte rendu.`,
		'reponse-autorite': `${majuscule(autorite)} vous répond.`,
		'rejet-implicite': `${majuscule(autorite)} ne répond pas : votre recours est rejeté par son silence.`,
		'saisine-cap': `Vous saisissez ${commission}, qui donne un avis.`,
		'recours-contentieux': 'Vous demandez au tribunal administratif d’annuler le compte rendu.'
	};
	return phrases[code];
}

function etapeDeRegle(code: CodeEcheance, regle: Regle, regime: RegimeApplicable, au: Day): EtapeExposee {
	return {
		ancre: code,
		titre: ECHEANCES[code].titre,
		duree: estDatee(regle) ? dureeDite(regle) : regle.genre === 'sans-delai' ? 'pas de délai' : null,
		phrase: phrase(code, regime, au),
		details: [
			{ terme: 'Délai', texte: estDatee(regle) ? compte(regle) : regle.texte },
			...(estDatee(regle) || regle.genre === 'a-verifier'
				? [{ terme: 'Part de', texte: depart(regle) }]
				: []),
			{
				terme: regle.genre === 'evenement-par-silence' ? 'Évité par' : 'Accompli par',
				texte: faits(regle.closPar)
			},
			...validite(regle)
		],
		lectures:
			regle.genre === 'sans-delai'
				? []
				: (regle.lectures ?? []).map(({ texte, fondements }) => ({ texte, sources: fondements })),
		remarques: [
			...(regle.remarques ?? []).map(({ texte, fondement: source }) => ({
				texte,
				sources: source === undefined ? [] : [source]
			})),
			...precautions(code, regle, regime)
		],
		ailleurs: [],
		certitude: regle.certitude,
		sources: regle.fondements
	};
}

/** What the engine does beyond the length of the rule (decompte.md §§ 6 to 8), said beside it. */
function precautions(code: CodeEcheance, regle: Regle, { code: regime }: RegimeApplicable): Enonce[] {
	if (!estDatee(regle)) return [];
	const [source] = regle.fondements;
	switch (code) {
		case 'recours-hierarchique':
			return [
				...reportDiscute(regle),
				...(regle.discuteSiDeuxDeparts
					? [
							{
								texte:
									'Si la signature et la notification portent deux jours différents, le point de départ est discuté : le premier des deux compte toujours.',
								sources: [source]
							}
						]
					: [])
			];
		case 'saisine-cap':
			return [
				regime === 'contractuel-territorial'
					? {
							texte:
								'Sans réponse, des centres de gestion font partir ce mois de la fin du temps laissé à l’autorité ; nous n’avons pas pu lire l’article. Par précaution, Vigie compte de même.',
							sources: ['fiche-cdg77-ccp', 'fiche-mdc85-ccp']
						}
					: {
							texte:
								'Sans réponse, le texte ne dit pas ce que vaut le silence au bout du temps laissé à l’autorité. Par précaution, Vigie compte ce mois depuis la fin de ce temps.',
							sources: [source]
						}
			];
		case 'recours-contentieux':
			return [
				{
					texte:
						'Un recours hiérarchique envoyé dans ce délai l’interrompt une fois : deux mois francs repartent de la notification de la réponse, ou du rejet par silence.',
					sources: ['crpa-l411-2', 'ce-362568']
				},
				{
					texte:
						'Comptez depuis la réponse au recours, même si vous saisissez la commission : aucun texte ni aucune décision que nous ayons lus ne dit que cela arrête ce délai. Une circulaire de 2012, telle qu’un centre de gestion la rapporte, dit que la demande de révision l’interromprait jusqu’à la décision qui suit l’avis : c’est une défense, pas une date.',
					sources: ['circulaire-2012-04-23', 'fiche-cig-entpro']
				}
			];
		default:
			return [];
	}
}

/** D02: the roll is the general rule of franc delays, written nowhere for this one. */
const reportDiscute = ({ genre }: RegleDatee): Enonce[] =>
	genre === 'acte-franc'
		? [
				{
					texte:
						'Le passage au premier jour ouvrable est la règle générale des délais francs ; aucun texte ne l’écrit pour celui-ci : ne comptez pas dessus.',
					sources: ['cpc-art-642', 'ce-312682']
				}
			]
		: [];

function dureeDite(regle: RegleDatee): string {
	const longueur = dureeEnFrancais(duree(regle.duree));
	return regle.genre === 'acte-franc' ? `${longueur} francs` : longueur;
}

/** How the days are counted: the three kinds of dates of decompte.md § 1. */
function compte(regle: RegleDatee): string {
	switch (regle.genre) {
		case 'acte-franc':
			return `${dureeDite(regle)} : ni le premier ni le dernier jour ne comptent. Si le délai finit un samedi, un dimanche ou un jour férié, il passe au premier jour ouvrable qui suit.`;
		case 'acte-simple':
			return `${dureeDite(regle)}, sans jour franc : le dernier jour compte, et n’est pas reporté, même un dimanche ou un jour férié.`;
		case 'evenement-par-silence':
			return `${dureeDite(regle)}, jusqu’au même quantième : ni jour en plus, ni report, même un dimanche ou un jour férié.`;
	}
}

/** « la notification du compte rendu ou la signature du compte rendu, le premier des deux ». */
function depart({ depuis, aDefaut }: Regle): string {
	const premier = depuis.length > 1 ? ', le premier des deux' : '';
	const reserve = aDefaut ? ` ; à défaut, ${faits(aDefaut)}` : '';
	return `${faits(depuis)}${premier}${reserve}`;
}

const faits = (types: readonly TypeDeFait[]): string => types.map((type) => FAITS[type].nom).join(' ou ');

function validite({ valideDu, valideAu }: Regle): { terme: string; texte: string }[] {
	const texte = periode(valideDu, valideAu);
	return texte === null ? [] : [{ terme: 'En vigueur', texte }];
}

/** « du 1er janvier 2021 au 31 décembre 2022 », « depuis le … », « jusqu’au … »; null when it has no bound. */
function periode(du: string | null, au: string | null): string | null {
	if (du === null) return au === null ? null : `jusqu’au ${jour(au)}`;
	return au === null ? `depuis le ${jour(du)}` : `du ${jour(du)} au ${jour(au)}`;
}

const jour = (iso: string): string => enToutesLettres(Temporal.PlainDate.from(iso)).replace(/^\p{L}+ /u, '');

/** A step that nothing else is to be said of. */
const NUE = { lectures: [], remarques: [], ailleurs: [] } as const;

/** What is asked of the convocation: its notice and what comes with it. Nothing is said of a text that was not read. */
function convocation({ preavis, piecesExigees }: RegimeApplicable): EtapeExposee {
	const lu = preavis.certitude !== 'a-verifier';
	const documents = piecesExigees
		? 'la fiche de poste et la trame du compte rendu accompagnent la convocation'
		: 'ce texte n’en demande aucun ; celui de votre ministère ou de votre employeur peut en demander';
	return {
		ancre: 'convocation',
		titre: 'Convocation',
		duree: lu ? `${preavis.jours} jours au moins` : null,
		phrase: prudente(
			'Votre supérieur hiérarchique direct fixe la date de l’entretien et vous la communique.',
			preavis.certitude
		),
		details: lu
			? [
					{ terme: 'Délai', texte: `au moins ${preavis.jours} jours avant l’entretien` },
					{ terme: 'Part de', texte: 'le jour où vous pouvez la lire' },
					{ terme: 'Plus court', texte: `${FORCES[preavis.force]} dans un recours` },
					{ terme: 'Documents joints', texte: documents }
				]
			: [{ terme: 'Délai', texte: NON_LU }],
		...NUE,
		certitude: preavis.certitude,
		sources: preavis.fondements
	};
}

/** What a notice that is too short is worth. */
const FORCES: Record<Preavis['force'], string> = {
	moyenne: 'argument moyen',
	faible: 'argument faible'
};

const NON_LU =
	'le texte en vigueur n’a pas été lu : demandez l’article applicable à la direction des ressources humaines et au syndicat';

/** The notice that an employer’s own text promises, besides the one of the régime. */
function convocationPromise(promis: PreavisPromis): EtapeExposee {
	const { jours, nom, force, mentionsEcrites, certitude, fondements } = promis;
	return {
		ancre: 'convocation',
		titre: 'Convocation',
		duree: `${jours} jours au moins`,
		phrase: `${majuscule(nom)} promet un délai plus long que le décret.`,
		details: [
			{
				terme: 'Délai',
				texte: `au moins ${jours} jours avant l’entretien, tel que nous avons lu ce texte${certitude === 'a-verifier' ? ' ; vérifiez auprès de votre section qu’il s’applique encore' : ''}`
			},
			...(mentionsEcrites
				? [{ terme: 'Contenu', texte: 'par écrit, avec le jour, l’heure et le lieu' }]
				: []),
			{ terme: 'Plus court', texte: `${FORCES[force]} dans un recours` }
		],
		...NUE,
		certitude,
		sources: fondements
	};
}

/** What was not read is only told of the other régimes. */
const prudente = (phraseLue: string, certitude: Certitude): string =>
	certitude === 'a-verifier'
		? `Ailleurs, ${phraseLue.charAt(0).toLowerCase()}${phraseLue.slice(1)}`
		: phraseLue;

/** A requirement without a length. */
function exigence(
	code: CodeExigence,
	etape: Pick<EtapeExposee, 'titre' | 'phrase'> & Partial<Pick<EtapeExposee, 'duree' | 'details'>>,
	{ exigences, certitudes }: RegimeApplicable
): EtapeExposee {
	const certitude = certitudes[code];
	return {
		ancre: code,
		details: [],
		...etape,
		phrase: prudente(etape.phrase, certitude),
		...(certitude === 'a-verifier' ? { details: [{ terme: 'À vérifier', texte: NON_LU }] } : {}),
		duree: certitude === 'a-verifier' ? null : (etape.duree ?? 'pas de délai'),
		...NUE,
		certitude,
		sources: exigences[code]
	};
}

const entretien = (regime: RegimeApplicable): EtapeExposee =>
	exigence(
		'entretien',
		{
			titre: 'Entretien',
			duree: 'chaque année',
			phrase: 'Votre supérieur hiérarchique direct le mène.'
		},
		regime
	);

const signature = (regime: RegimeApplicable): EtapeExposee =>
	exigence(
		'signature',
		{
			titre: 'Compte rendu',
			phrase: 'Votre supérieur hiérarchique direct l’établit et le signe.'
		},
		regime
	);

const visa = (regime: RegimeApplicable): EtapeExposee =>
	exigence(
		'visa',
		{
			titre: 'Visa',
			phrase: `${majuscule(AUTORITES[regime.code as RegimeExpose])} vise le compte rendu.`,
			details: [
				{
					terme: 'Ordre',
					texte: regime.visaApresRemise
						? 'après la première remise, qui vaut notification : n’attendez pas la copie visée pour compter'
						: 'avant la notification, qui fait partir les délais de recours'
				}
			]
		},
		regime
	);

/** The names that the commission of a régime, or of an employer in it, bore over time. */
const commissions = (regime: RegimeExpose, employeur: EmployeurCode | null): NomDeCommission[] =>
	instances()
		.filter((ligne) => ligne.regime === regime && ligne.employeur === employeur)
		.map(({ nom, du, au, certitude, fondements }) => ({
			texte: nom,
			periode: periode(du, au) ?? 'aujourd’hui',
			certitude,
			sources: fondements
		}));

const avecTypographie = (etape: EtapeExposee): EtapeExposee => ({
	...etape,
	duree: etape.duree && typographie(etape.duree),
	phrase: typographie(etape.phrase),
	details: etape.details.map(({ terme, texte }) => ({ terme, texte: majuscule(typographie(texte)) })),
	lectures: etape.lectures.map((lecture) => ({ ...lecture, texte: typographie(lecture.texte) })),
	remarques: etape.remarques.map((remarque) => ({ ...remarque, texte: typographie(remarque.texte) }))
});
