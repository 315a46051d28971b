import { REGIMES_LIBELLES } from '#lib/domain/dossier/libelles.ts';
import type { Etape, Phrase } from '#lib/domain/mode-d-emploi/etape.ts';
import { modeDEmploi } from '#lib/domain/mode-d-emploi/mode-d-emploi.ts';
import { codeDeSource, fondement } from '#lib/domain/regimes/fondements.ts';
import { typographie } from '#lib/domain/typographie.ts';
import { type Contact, contacts } from '#lib/server/contacts.ts';
import type { Context } from '#lib/server/context.ts';
import { type SectionDuFeuillet, sectionDuFeuillet } from '#lib/server/mode-d-emploi.ts';
import type { ErreurChamp } from '#lib/ui/format/erreurs.ts';
import { reference, type Reference } from '#lib/ui/format/reference.ts';
import { phraseSourcee } from '../convocation/vue.server.ts';
import { noticesDe } from '../refuser/parcours.server.ts';
import type { Situation } from '../situation.ts';
import { CHAMPS, type Demande, demande, type Valeurs } from './saisie.ts';

/** What the page shows of a step, as finished French text. */
export type EtapeVue = Omit<Etape, 'vous' | 'employeur'> & {
	vous: PhraseVue[];
	employeur: PhraseVue[];
	/** Everything that the step rests on, once. */
	sources: Reference[];
	/** What may be done on this site at this step. */
	liens: { href: string; libelle: string }[];
};
/** `mention`: what is to be said of the sentence besides what it says. */
type PhraseVue = { texte: string; mention: string | null };

export type Vue = {
	valeurs: Valeurs;
	erreurs: ErreurChamp[];
	/** Today, ISO. */
	au: string;
	/** Why these rules; null as long as nobody said where they work: those of the State are shown. */
	phrase: string | null;
	regles: string;
	etapes: EtapeVue[];
	notices: ReturnType<typeof noticesVues>;
	contacts: Contact[];
	section: SectionDuFeuillet | null;
	/** The fields to send again for the leaflet with one’s own days; null without them. */
	aPorter: { nom: string; valeur: string }[] | null;
};

const PAR_DEFAUT = {
	regime: 'fpe',
	employeur: null,
	zone: 'metropole',
	faits: [],
	entretienLe: null
} as const;

/** The steps as they are for everybody, under the rules of the State. `sectionId`: whose leaflet brought here. */
export async function premiereVue(ctx: Context, sectionId: string | null): Promise<Vue> {
	return vueDe(ctx, {}, [], null, sectionId);
}

/** The steps with one’s own days, or those of everybody with what is to be mended. */
export async function vueDemandee(ctx: Context, valeurs: Valeurs): Promise<Vue> {
	const lue = etapesDemandees(ctx, valeurs);
	return lue.ok
		? vueDe(ctx, valeurs, [], lue, valeurs['section'] ?? null)
		: vueDe(ctx, valeurs, lue.erreurs, null, valeurs['section'] ?? null);
}

type Lues = { ok: true; demande: Demande; etapes: Etape[] };

/** The steps of a form; refused as in `demande` and `modeDEmploi`. */
export function etapesDemandees(
	ctx: Context,
	valeurs: Valeurs
): Lues | { ok: false; erreurs: ErreurChamp[] } {
	const lue = demande(valeurs, ctx.today());
	if (!lue.ok) return lue;
	const lus = modeDEmploi(lue.demande.suivi);
	if (lus.ok) return { ok: true, demande: lue.demande, etapes: lus.etapes };
	return { ok: false, erreurs: [{ champ: lus.refus.champ ?? '', message: lus.refus.message }] };
}

/** The steps of everybody, under the rules of the State. */
export function etapesDeTous(ctx: Context): Etape[] {
	const lues = modeDEmploi({ ...PAR_DEFAUT, au: ctx.today() });
	if (!lues.ok) throw new Error(`The steps without a day are refused: ${lues.refus.code}`);
	return lues.etapes;
}

async function vueDe(
	ctx: Context,
	valeurs: Valeurs,
	erreurs: ErreurChamp[],
	lues: Lues | null,
	sectionId: string | null
): Promise<Vue> {
	const au = ctx.today();
	const situation = lues?.demande.situation ?? null;
	const section = await sectionDuFeuillet(ctx, sectionId);
	return {
		valeurs: { ...valeurs, section: section?.id ?? '' },
		erreurs,
		au: au.toString(),
		phrase: situation?.phrase ?? null,
		regles: REGIMES_LIBELLES[situation?.regime ?? 'fpe'],
		etapes: (lues?.etapes ?? etapesDeTous(ctx)).map((etape) => etapeVue(etape, au)),
		notices: situation ? noticesVues(situation, au.toString()) : [],
		contacts: await contacts(ctx, situation?.employeur ?? null),
		section,
		aPorter: lues
			? [...CHAMPS, 'section'].flatMap((nom) => (valeurs[nom] ? [{ nom, valeur: valeurs[nom] }] : []))
			: null
	};
}

/** The notices that this agent is to read before any letter. */
const noticesVues = (situation: Situation, au: string) =>
	noticesDe(situation).notices.map(({ titre, version, lectureLe, ...notice }) => ({
		...phraseSourcee(notice, au),
		titre,
		version,
		lectureLe
	}));

const MENTIONS = { certain: null, discute: 'Point discuté', 'a-verifier': 'À vérifier' } as const;

const phraseVue = ({ texte, certitude, duSyndicat }: Phrase): PhraseVue => ({
	texte,
	mention: duSyndicat ? 'Conseil du syndicat' : MENTIONS[certitude]
});

function etapeVue({ vous, employeur, ...etape }: Etape, au: Temporal.PlainDate): EtapeVue {
	const sources = new Map(
		[...vous, ...employeur]
			.flatMap(({ fondements }) => fondements)
			.map((source) => [codeDeSource(source), fondement(source)])
	);
	return {
		...etape,
		titre: typographie(etape.titre),
		vous: vous.map(phraseVue),
		employeur: employeur.map(phraseVue),
		sources: [...sources.values()].map((source) => reference(source, au)),
		liens: LIENS[etape.code] ?? []
	};
}

const LIENS: Partial<Record<Etape['code'], { href: string; libelle: string }[]>> = {
	risques: [{ href: '/droits', libelle: 'Vos questions, une par une' }],
	convocation: [{ href: '/outils/convocation', libelle: 'Vérifier ma convocation' }],
	refus: [{ href: '/refuser', libelle: 'Lire les risques et rédiger mon refus' }],
	jour: [{ href: '/lettres/absence', libelle: 'Absent·e sans avoir écrit : la lettre' }],
	relance: [{ href: '/lettres/reponse-seconde-convocation', libelle: 'Répondre à la seconde convocation' }],
	'compte-rendu': [{ href: '/outils/compte-rendu', libelle: 'Vérifier mon compte rendu' }],
	contester: [
		{ href: '/outils/delais', libelle: 'Calculer mes délais' },
		{ href: '/contester', libelle: 'Comprendre comment contester' }
	]
};
