import type { CodeLettre } from '#lib/domain/recours/brouillon.ts';
import { approbations, estAttendue, estDUnDelegue, type GenreDeMot } from '#lib/domain/recours/relecture.ts';
import { majuscule, typographie } from '#lib/domain/typographie.ts';
import type { Lecteur } from '#lib/server/dossiers.ts';
import type { Context } from '#lib/server/context.ts';
import { type LettreARelire, lettreRelue, type LettreRelue, type Relecture } from '#lib/server/relectures.ts';
import { jourDe } from '#lib/ui/format/instants.ts';
import { compte } from '#lib/ui/format/nombres.ts';

/** A word on a letter, ready for the screen. */
export type MotVu = {
	id: string;
	genre: GenreDeMot;
	/** « Vous », or a name. */
	qui: string;
	le: string;
	texte: string;
	passage: string;
	regle: boolean;
	/** The letter changed since it was written. */
	avant: boolean;
	reponses: MotVu[];
};

/** The second reading of a letter, ready for the screen. */
export type RelectureVue = {
	/** Day of the request that nobody answered yet. */
	demandeeLe: string | null;
	/** Who approved the letter as it reads now, in one phrase; null when nobody did. */
	approuveePar: string | null;
	/** The last approval of an earlier version, when none holds any more. */
	approuveeAvant: { qui: string; le: string } | null;
	/** Remarks with their answers, and approvals, from the oldest. */
	fil: MotVu[];
};

/** What a reader sees of a letter being written and of its second reading; null when it is not being written. */
export async function lettreEtRelecture(
	ctx: Context,
	lecteur: Lecteur,
	dossierId: string,
	code: CodeLettre,
	agent: string
): Promise<(LettreRelue & { vue: RelectureVue }) | null> {
	const relue = await lettreRelue(ctx, lecteur, dossierId, code);
	return relue && { ...relue, vue: relectureVue(relue, agent) };
}

/** `agent`: how the agent is called when the reader is somebody else. */
function relectureVue({ relectures, marque }: LettreRelue, agent: string): RelectureVue {
	const vu = (mot: Relecture): MotVu => ({
		id: mot.id,
		genre: mot.genre,
		qui: quiDe(mot, agent),
		le: jourDe(mot.faiteAt),
		texte: mot.texte,
		passage: mot.passage,
		regle: mot.regle,
		avant: mot.marque !== marque,
		reponses: relectures.filter(({ reponseA }) => reponseA === mot.id).map(vu)
	});
	const demande = relectures.findLast(({ genre }) => genre === 'demande');
	const tient = approbations(relectures, marque);
	const derniere = relectures.findLast(({ genre }) => genre === 'approbation');
	return {
		demandeeLe: demande && estAttendue(relectures) ? jourDe(demande.faiteAt) : null,
		approuveePar: tient.length > 0 ? nomsDe(tient) : null,
		approuveeAvant:
			tient.length === 0 && derniere ? { qui: quiDe(derniere, agent), le: jourDe(derniere.faiteAt) } : null,
		fil: relectures.filter(({ genre }) => estDUnDelegue(genre)).map(vu)
	};
}

/** Who approved, each once: « Dominique Faure et Noa Roux ». */
export const nomsDe = (approuvees: readonly Pick<Relecture, 'nom' | 'soi'>[]): string =>
	LISTE.format(new Set(approuvees.map(({ nom, soi }) => (soi ? 'vous' : (nom ?? SANS_NOM)))));

/** A letter being written in a list, with where its reading stands in one sentence. */
export const etatDeLettre = ({
	code,
	titre,
	attendue,
	remarques,
	approuvees,
	approuveeAvant
}: LettreARelire) => ({
	code,
	titre,
	attendue,
	etat: typographie(
		[
			approuvees.length > 0 ? `Approuvée par ${nomsDe(approuvees)}.` : '',
			approuveeAvant ? 'Approuvée, puis changée depuis.' : '',
			remarques > 0 ? `${compte(remarques, 'remarque', 'remarques')} à traiter par l’agent.` : '',
			approuvees.length === 0 && !approuveeAvant && remarques === 0 ? 'Sans remarque à traiter.' : ''
		]
			.filter(Boolean)
			.join(' ')
	)
});

function quiDe({ soi, nom, genre }: Relecture, agent: string): string {
	if (soi) return 'Vous';
	return estDUnDelegue(genre) ? (nom ?? majuscule(SANS_NOM)) : agent;
}

const SANS_NOM = 'un·e délégué·e';
const LISTE = new Intl.ListFormat('fr');
