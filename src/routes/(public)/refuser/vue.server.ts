import type { Affirmation } from '#lib/domain/courriers/risques.ts';
import { suiteDuRefus } from '#lib/domain/courriers/suite-du-refus.ts';
import { enTexte, mailto } from '#lib/domain/courriers/texte.ts';
import { contacts } from '#lib/server/contacts.ts';
import type { Context } from '#lib/server/context.ts';
import { SANS_MOTS, type MotsDeSection } from '#lib/server/passages.ts';
import type { ErreurChamp } from '#lib/ui/format/erreurs.ts';
import { convocationVue, phraseSourcee } from '../convocation/vue.server.ts';
import { delaiAvantEntretien, dernierJourPourEcrire, sourceDe } from '../convocation/reponses.ts';
import { rangDe, type CodeEtape } from './etapes.ts';
import { reponsesProposees } from './lettre.ts';
import {
	avisDe,
	modelesPour,
	motsDuFormulaire,
	noticesDe,
	parcours,
	type Parcours
} from './parcours.server.ts';
import { saisieVide, type Saisie } from './saisie.ts';
import type { Situation } from '../situation.ts';
import type { Vue, VueConvocation, VueEnvoi, VueLettre, VueRisques, VueSituation } from './vue.ts';

/** What to show to somebody who comes to a step without having said anything. */
export function premiereVue(ctx: Context, demandee: CodeEtape): VueSituation {
	return vueSituation(saisieVide(), [], ctx.today().toString(), demandee);
}

/**
 * What to show to somebody who sends the form of any step to this one: this step, or the first one on the way that cannot
 * be passed yet. `erreurs` is empty unless something that was sent is to be mended.
 */
export async function vueDemandee(ctx: Context, formulaire: FormData, demandee: CodeEtape): Promise<Vue> {
	const au = ctx.today().toString();
	// The steps before the letter need none of its words.
	const mots = rangDe(demandee) < rangDe('lettre') ? SANS_MOTS : await motsDuFormulaire(ctx, formulaire);
	const { agent, ...ici } = parcours(formulaire, demandee, au, mots);
	const { etape, saisie, erreurs } = ici;
	if (agent === null || etape === 'situation') return vueSituation(saisie, erreurs, au, demandee);
	const pas: Pas = { ...ici, ...agent, au, mots };
	switch (etape) {
		case 'convocation':
			return vueConvocation(pas);
		case 'risques':
			return await vueRisques(ctx, pas);
		case 'lettre':
			return await vueLettre(ctx, pas);
		case 'envoi':
			return await vueEnvoi(ctx, pas);
	}
}

/** A step past the first: who asks is known. `au`: today, ISO. */
type Pas = Omit<Parcours, 'agent'> & NonNullable<Parcours['agent']> & { au: string; mots: MotsDeSection };

const communDe = ({ saisie, erreurs, au }: Pas) => ({ saisie, erreurs, au });

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

const vueConvocation = (pas: Pas): VueConvocation => ({
	...communDe(pas),
	...convocationVue(pas.convocation, pas.texteLu, pas.situation, pas.au),
	etape: 'convocation',
	sansConvocation: sourceDe(pas.saisie) === 'aucune'
});

async function vueRisques(ctx: Context, pas: Pas): Promise<VueRisques> {
	const { saisie, situation, au } = pas;
	const lue = (affirmation: Affirmation) => phraseSourcee(affirmation, au);
	const { notices, risques, employeurPeut, employeurNePeutPas } = noticesDe(situation);
	return {
		...communDe(pas),
		etape: 'risques',
		phrase: situation.phrase,
		notices: notices.map(({ titre, version, lectureLe, ...notice }) => ({
			...lue(notice),
			titre,
			version,
			lectureLe
		})),
		risques: risques.map(lue),
		peut: employeurPeut.map(lue),
		neDoitPas: employeurNePeutPas.map(lue),
		contacts: await contactsDe(ctx, situation),
		averti: saisie.dejaAverti === 'oui',
		avis: avisDe(situation)
	};
}

const contactsDe = (ctx: Context, { employeur }: Situation) => contacts(ctx, employeur ?? null);

async function vueLettre(ctx: Context, pas: Pas): Promise<VueLettre> {
	const { saisie, situation, convocation, redaction, au, mots } = pas;
	return {
		...communDe(pas),
		etape: 'lettre',
		saisie: {
			...saisie,
			modele: redaction.modele?.code ?? '',
			lettre: reponsesProposees(saisie, convocation, au)
		},
		situation,
		lettres: modelesPour(situation, mots),
		contacts: await contactsDe(ctx, situation),
		averti: saisie.dejaAverti === 'oui',
		delai: delaiAvantEntretien(convocation, au)
	};
}

async function vueEnvoi(ctx: Context, pas: Pas): Promise<VueEnvoi> {
	const { situation, convocation, redaction, au } = pas;
	if (redaction.courrier === null) throw new Error('The way let through a letter that cannot be written');
	return {
		...communDe(pas),
		etape: 'envoi',
		courrier: redaction.courrier,
		texte: enTexte(redaction.courrier),
		mailto: mailto(redaction.courrier),
		apres: redaction.modele.apres,
		contacts: await contactsDe(ctx, situation),
		delai: delaiAvantEntretien(convocation, au),
		avantLe: dernierJourPourEcrire(convocation, au),
		suite: suiteDuRefus(situation.regime).map((affirmation) => phraseSourcee(affirmation, au))
	};
}
