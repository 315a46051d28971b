import type { Alerte } from '#lib/domain/convocation/alertes.ts';
import { courrier } from '#lib/domain/courriers/courrier.ts';
import type { Courrier, Modele } from '#lib/domain/courriers/modele.ts';
import { noticeDeRisque, type Affirmation } from '#lib/domain/courriers/risques.ts';
import { enTexte, mailto } from '#lib/domain/courriers/texte.ts';
import { PIECES } from '#lib/domain/dossier/libelles.ts';
import { fondement } from '#lib/domain/regimes/fondements.ts';
import { contacts } from '#lib/server/contacts.ts';
import { contenuRisques, modeles } from '#lib/server/contenu.ts';
import type { Context } from '#lib/server/context.ts';
import { dateLongue } from '#lib/ui/format/dates.ts';
import type { ErreurChamp } from '#lib/ui/format/erreurs.ts';
import { heureEnClair } from '#lib/ui/format/heures.ts';
import { reference } from '#lib/ui/format/reference.ts';
import {
	convocationSaisie,
	delaiAvantEntretien,
	dernierJourPourEcrire,
	erreurDuTexte,
	sourceDe,
	type Convocation
} from './convocation.ts';
import { etapeDue, etapeNommee, rangDe, type CodeEtape, type Reproches } from './etapes.ts';
import { alertesDe, lire, type Lecture } from './lecture.server.ts';
import { champsDeLaLettre, erreurDeLettre, LETTRES, lettreProposee, reponsesProposees } from './lettre.ts';
import { saisieDuFormulaire, saisieVide, type Saisie } from './saisie.ts';
import { situationDe, type Situation } from './situation.ts';
import { suiteDuRefus } from './suite.ts';
import type {
	AlerteLue,
	PhraseSourcee,
	Vue,
	VueConvocation,
	VueEnvoi,
	VueLettre,
	VueRisques,
	VueSituation
} from './vue.ts';

/** What to show to somebody who comes to a step without having said anything. */
export function premiereVue(ctx: Context, demandee: CodeEtape): VueSituation {
	return vueSituation(saisieVide(), [], aujourdhui(ctx), demandee);
}

/**
 * What to show to somebody who sends the form of any step to this one: this step, or the first one on the way that cannot
 * be passed yet. `erreurs` is empty unless something that was sent is to be mended.
 */
export async function vueDemandee(ctx: Context, formulaire: FormData, demandee: CodeEtape): Promise<Vue> {
	const au = aujourdhui(ctx);
	const { etape, erreurs, qui, lecture, convocation } = parcours(formulaire, demandee, au);
	const { saisie } = lecture;
	if (!qui.ok || etape === 'situation') return vueSituation(saisie, erreurs, au, demandee);
	const commun = { saisie, erreurs, au };
	const { situation } = qui;
	switch (etape) {
		case 'convocation':
			return { ...commun, ...vueConvocation(convocation, lecture, situation, au) };
		case 'risques':
			return { ...commun, ...(await vueRisques(ctx, saisie, convocation, situation, au)) };
		case 'lettre':
			return { ...commun, ...(await vueLettre(ctx, saisie, convocation, situation, au)) };
		case 'envoi':
			return { ...commun, ...(await vueEnvoi(ctx, saisie, convocation, situation, au)) };
	}
}

/** The finished letter of a form, or null while a step of the way, the notice for one, still stands before it. */
export function courrierDemande(ctx: Context, formulaire: FormData): Courrier | null {
	const au = aujourdhui(ctx);
	const { etape, qui, lecture, convocation } = parcours(formulaire, 'envoi', au);
	if (!qui.ok || etape !== 'envoi') return null;
	return redaction(lecture.saisie, qui.situation, convocation, au).courrier ?? null;
}

/** Reads a form and finds the step it leads to. */
function parcours(formulaire: FormData, demandee: CodeEtape, au: string) {
	const envoyee = saisieDuFormulaire(formulaire, champsMultiples());
	const qui = situationDe(envoyee);
	const texteEnCause = sourceDe(envoyee) === 'coller' ? erreurDuTexte(envoyee.texte) : null;
	const lecture: Lecture =
		qui.ok && texteEnCause === null ? lire(envoyee, qui.situation) : { saisie: envoyee, texteLu: null };
	const { saisie } = lecture;
	const { convocation, erreurs } = convocationSaisie(saisie, au);
	const reproches: Reproches = {
		situation: [...(qui.ok ? [] : qui.erreurs), ...erreurDeSource(envoyee)],
		texte: texteEnCause === null ? [] : [texteEnCause],
		convocation: erreurs,
		risques: qui.ok && saisie.avisLu !== avisDe(qui.situation) ? [NON_LU] : [],
		lettre: qui.ok ? redaction(saisie, qui.situation, convocation, au).erreurs : []
	};
	return { ...etapeDue(demandee, etapeNommee(saisie.depuis), reproches), qui, lecture, convocation };
}

const aujourdhui = (ctx: Context): string => ctx.today().toString();

/** Questions of the letters that take several answers: their fields come several times in a form. */
const champsMultiples = (): Set<string> =>
	new Set(
		modeles().flatMap(({ champs }) =>
			champs.filter(({ type }) => type === 'choix-multiple').map(({ code }) => code)
		)
	);

const NON_LU: ErreurChamp = {
	champ: 'avisLu',
	message: 'Lisez cet avis, puis cochez la case pour passer à la lettre.'
};

/** Only the whole first step asks how the convocation is told. */
const erreurDeSource = ({ depuis, source }: Saisie): ErreurChamp[] =>
	depuis === 'situation' && source === ''
		? [
				{
					champ: 'source',
					message: 'Dites comment vous nous montrez la convocation, ou que vous n’en avez pas.'
				}
			]
		: [];

function vueSituation(saisie: Saisie, erreurs: ErreurChamp[], au: string, demandee: CodeEtape): VueSituation {
	const courte =
		rangDe(demandee) >= rangDe('risques') && saisie.texte === '' && ['', 'aucune'].includes(saisie.source);
	const vers = courte ? '/refuser/risques' : '/refuser/convocation';
	return {
		etape: 'situation',
		saisie: courte ? { ...saisie, source: 'aucune' } : saisie,
		erreurs,
		au,
		courte,
		vers
	};
}

type Propre<V> = Omit<V, 'saisie' | 'erreurs' | 'au'>;

function vueConvocation(
	convocation: Convocation,
	{ saisie, texteLu }: Lecture,
	situation: Situation,
	au: string
): Propre<VueConvocation> {
	const alertes = alertesDe(convocation, texteLu, situation);
	return {
		etape: 'convocation',
		sansConvocation: sourceDe(saisie) === 'aucune',
		delai: delaiAvantEntretien(convocation, au),
		lignes: lignesLues(convocation),
		alertes: alertes.map(alerteLue),
		preavisCourt: alertes.some(({ code, niveau }) => code === 'preavis-insuffisant' && niveau === 'erreur'),
		pieces: texteLu && texteLu.pieces.map((piece) => PIECES[piece]).join(', ')
	};
}

function lignesLues({
	recueLe,
	entretienLe,
	heure,
	endroit,
	evaluateur,
	rang
}: Convocation): VueConvocation['lignes'] {
	return [
		{ champ: 'recueLe', libelle: 'Reçue le', texte: recueLe && dateLongue(recueLe) },
		{ champ: 'entretienLe', libelle: 'Jour de l’entretien', texte: entretienLe && dateLongue(entretienLe) },
		{ champ: 'heure', libelle: 'Heure', texte: heure && heureEnClair(heure) },
		{ champ: 'endroit', libelle: 'Lieu', texte: endroit },
		{ champ: 'evaluateur', libelle: 'Avec qui', texte: evaluateur },
		{
			champ: 'rang',
			libelle: 'Convocation',
			texte: rang === null ? null : rang === 1 ? 'La première' : 'Une nouvelle, après une première'
		}
	];
}

const TITRES = { erreur: 'Ce n’est pas régulier', alerte: 'À vérifier', info: 'À savoir' };

const alerteLue = ({ code, niveau, texte, fondement: base }: Alerte): AlerteLue => ({
	niveau,
	titre: code.includes('date') && niveau === 'erreur' ? 'Ce n’est pas clair' : TITRES[niveau],
	texte,
	source: base ? reference(base) : null
});

const phraseSourcee = ({ texte, fondements, certitude }: Affirmation): PhraseSourcee => ({
	texte,
	certitude,
	sources: fondements.map((code) => reference(fondement(code)))
});

const noticesDe = (situation: Situation) => noticeDeRisque(contenuRisques(), situation);

/** What a ticked box acknowledges: these notices in these versions. Another employer or a new wording is another box. */
const avisDe = (situation: Situation): string =>
	noticesDe(situation)
		.notices.map(({ code, version }) => `${code}@${version}`)
		.join(' ');

async function vueRisques(
	ctx: Context,
	saisie: Saisie,
	convocation: Convocation,
	situation: Situation,
	au: string
): Promise<Propre<VueRisques>> {
	const { notices, risques, employeurPeut, employeurNePeutPas } = noticesDe(situation);
	return {
		etape: 'risques',
		phrase: situation.phrase,
		notices: notices.map(({ titre, version, lectureLe, ...notice }) => ({
			...phraseSourcee(notice),
			titre,
			version,
			lectureLe
		})),
		risques: risques.map(phraseSourcee),
		peut: employeurPeut.map(phraseSourcee),
		neDoitPas: employeurNePeutPas.map(phraseSourcee),
		contacts: await contactsDe(ctx, situation),
		averti: saisie.dejaAverti === 'oui',
		avis: avisDe(situation),
		delai: delaiAvantEntretien(convocation, au)
	};
}

const contactsDe = (ctx: Context, { employeur }: Situation) => contacts(ctx, employeur ?? null);

/** The letters of this way that hold for the régime and the employer of this agent. */
const modelesPour = ({ regime, employeur }: Situation): Modele[] =>
	LETTRES.flatMap((code) => modeles().filter((modele) => modele.code === code)).filter(
		({ regimes, employeurs }) =>
			regimes.includes(regime) &&
			(employeurs === null || (employeur !== undefined && employeurs.includes(employeur)))
	);

type Redaction = { modele: Modele | null; courrier: Courrier | null; erreurs: ErreurChamp[] };

/** The letter as far as it is written; `erreurs` says what is missing, by the names of the form. */
function redaction(saisie: Saisie, situation: Situation, convocation: Convocation, au: string): Redaction {
	const disponibles = modelesPour(situation);
	const modele =
		disponibles.find(({ code }) => code === saisie.modele) ??
		disponibles.find(({ code }) => code === lettreProposee(convocation, au));
	if (!modele) return { modele: null, courrier: null, erreurs: [{ champ: '', message: SANS_LETTRE }] };
	const redige = courrier(modele, champsDeLaLettre(modele, saisie, situation), { au });
	if (redige.ok) return { modele, courrier: redige.courrier, erreurs: [] };
	return { modele, courrier: null, erreurs: redige.refus.map(erreurDeLettre) };
}

const SANS_LETTRE = 'Nous n’avons pas encore de lettre vérifiée pour votre statut.';

async function vueLettre(
	ctx: Context,
	saisie: Saisie,
	convocation: Convocation,
	situation: Situation,
	au: string
): Promise<Propre<VueLettre> & { saisie: Saisie }> {
	const proposee = lettreProposee(convocation, au);
	return {
		etape: 'lettre',
		saisie: {
			...saisie,
			modele: saisie.modele || proposee,
			lettre: reponsesProposees(saisie, convocation, au)
		},
		situation,
		modeles: modelesPour(situation),
		proposee,
		contacts: await contactsDe(ctx, situation),
		averti: saisie.dejaAverti === 'oui',
		delai: delaiAvantEntretien(convocation, au)
	};
}

async function vueEnvoi(
	ctx: Context,
	saisie: Saisie,
	convocation: Convocation,
	situation: Situation,
	au: string
): Promise<Propre<VueEnvoi>> {
	const { courrier: lettre, modele } = redaction(saisie, situation, convocation, au);
	if (!lettre || !modele) throw new Error('The way let through a letter that cannot be written');
	return {
		etape: 'envoi',
		courrier: lettre,
		texte: enTexte(lettre),
		mailto: mailto(lettre),
		apres: modele.apres,
		contacts: await contactsDe(ctx, situation),
		delai: delaiAvantEntretien(convocation, au),
		avantLe: dernierJourPourEcrire(convocation, au),
		suite: suiteDuRefus(situation.regime).map(phraseSourcee)
	};
}
