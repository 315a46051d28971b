import { JOURS_D_ALERTE } from '#lib/domain/dossier/echeances.ts';
import type { CodeEcheance } from '#lib/domain/regimes/regle.ts';

/** An open step of a followed dossier, as the projection keeps it. */
export type EcheanceOuverte = {
	code: CodeEcheance;
	pour: 'agent' | 'autorite';
	prudente: Temporal.PlainDate | null;
	limite: Temporal.PlainDate | null;
};

/** Whose turn it is. `agent`: something is to be sent; `employeur`: an answer is awaited; `repos`: nothing runs. */
export const VOIES = ['agent', 'employeur', 'repos'] as const;
export type Voie = (typeof VOIES)[number];

export type Urgence = 'depasse' | 'encore-temps' | 'bientot' | 'a-faire';

/**
 * The lanes of the queue: nobody takes care of it; I do, or for somebody who is away; something new there; the agent’s turn; the
 * employer’s; whoever took care of it left, or is away without anybody in their place; everything.
 */
export const COULOIRS = ['a-prendre', 'miens', 'a-lire', 'agent', 'employeur', 'orphelins', 'tous'] as const;
export type Couloir = (typeof COULOIRS)[number];

/** A dossier at its place in the queue. */
export type Place = {
	voie: Voie;
	/** The step to do first, or that the employer owes; null at rest. */
	echeance: EcheanceOuverte | null;
	/** The employer has let the time of its answer pass. */
	silence: boolean;
};

/** As on the card of the agent. */
const BIENTOT_JOURS = 7;

/** Where a dossier stands in the queue on a day, from its open steps. */
export function place(ouvertes: readonly EcheanceOuverte[], au: Temporal.PlainDate): Place {
	const silence = estSilence(ouvertes, au);
	const premiere = (pour: EcheanceOuverte['pour']) =>
		ouvertes
			.filter((une) => une.pour === pour && une.limite && !peutAttendre(une, ouvertes, au))
			.toSorted(parJour)[0] ?? null;
	const aFaire = premiere('agent');
	if (aFaire) return { voie: 'agent', echeance: aFaire, silence };
	const attendue = premiere('autorite');
	return { voie: attendue ? 'employeur' : 'repos', echeance: attendue, silence };
}

/** How pressing a step of the agent is on a day. `cible`: its prudent day, or the last one where there is no other. */
export function urgence(
	{ cible, limite }: { cible: Temporal.PlainDate | null; limite: Temporal.PlainDate | null },
	au: Temporal.PlainDate
): Urgence {
	if (limite && Temporal.PlainDate.compare(limite, au) < 0) return 'depasse';
	const jours = au.until(cible ?? au).days;
	if (jours < 0) return 'encore-temps';
	return jours <= BIENTOT_JOURS ? 'bientot' : 'a-faire';
}

/** Once the answer is no longer awaited and only the implicit rejection is to come, the employer keeps silent. */
function estSilence(ouvertes: readonly EcheanceOuverte[], au: Temporal.PlainDate): boolean {
	const reponse = ouvertes.find(({ code }) => code === 'reponse-autorite');
	// No date where the law could not be verified: nobody can call it late.
	if (reponse) return reponse.limite !== null && Temporal.PlainDate.compare(reponse.limite, au) < 0;
	return ouvertes.some(({ code }) => code === 'rejet-implicite');
}

/** As on the card of the agent: the court can wait while an answer may still come, until its prudent day comes near. */
function peutAttendre(
	{ code, prudente }: EcheanceOuverte,
	ouvertes: readonly EcheanceOuverte[],
	au: Temporal.PlainDate
): boolean {
	const attendue = ouvertes.find((une) => une.code === 'reponse-autorite')?.limite;
	if (code !== 'recours-contentieux' || !prudente || !attendue) return false;
	const alerte = prudente.subtract({ days: JOURS_D_ALERTE });
	return Temporal.PlainDate.compare(au, attendue) <= 0 && Temporal.PlainDate.compare(au, alerte) < 0;
}

const jourDe = ({ prudente, limite }: EcheanceOuverte): string => (prudente ?? limite)?.toString() ?? '9999';

/** As on the card of the agent: on the same day a recourse goes before remarks, which stop no clock. */
const parJour = (a: EcheanceOuverte, b: EcheanceOuverte): number =>
	jourDe(a).localeCompare(jourDe(b)) ||
	Number(a.code === 'observations') - Number(b.code === 'observations') ||
	(a.limite?.toString() ?? '').localeCompare(b.limite?.toString() ?? '');
