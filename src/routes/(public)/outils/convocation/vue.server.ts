import type { Context } from '#lib/server/context.ts';
import type { ErreurChamp } from '#lib/ui/format/erreurs.ts';
import { lire } from '../../convocation/lecture.server.ts';
import { convocationSaisie, erreurDuTexte } from '../../convocation/reponses.ts';
import { convocationVue } from '../../convocation/vue.server.ts';
import type { ConvocationVue } from '../../convocation/vue.ts';
import { saisieDuFormulaire, saisieVide, type Saisie } from '../../refuser/saisie.ts';
import { situationDe } from '../../situation.ts';

/** What the page shows: the form, and what was read of the text once there is one to read. */
export type Vue = {
	saisie: Saisie;
	erreurs: ErreurChamp[];
	/** Today, ISO. */
	au: string;
	lue: Lue | null;
};

export type Lue = ConvocationVue & {
	/** Why these rules; null when nobody said who asks. */
	phrase: string | null;
	/** Its day is known: it can go into a calendar. */
	datee: boolean;
};

/** The form before anything was pasted. */
export const premiereVue = (ctx: Context): Vue => ({
	saisie: saisieVide(),
	erreurs: [],
	au: ctx.today().toString(),
	lue: null
});

/**
 * Reads what was pasted and corrected. The form is that of the refusal (`saisie.ts`), so that both ways carry the same answers.
 * Who asks may be left out: only the checks common to all are then made.
 */
export function vueDemandee(ctx: Context, formulaire: FormData): Vue {
	const envoyee: Saisie = { ...saisieDuFormulaire(formulaire, new Set()), source: 'coller' };
	const au = ctx.today().toString();
	const texteEnCause = erreurDuTexte(envoyee.texte);
	const qui = envoyee.lieu === '' && envoyee.statut === '' ? null : situationDe(envoyee);
	const situation = qui?.ok ? qui.situation : null;
	const erreurs = [...(texteEnCause ? [texteEnCause] : []), ...(qui && !qui.ok ? qui.erreurs : [])];
	const { erreurs: reproches } = convocationSaisie(envoyee, au);
	const premiere = envoyee.texteLu === '';
	if (erreurs.length > 0 || (premiere && reproches.length > 0)) {
		return { saisie: envoyee, erreurs: [...erreurs, ...reproches], au, lue: null };
	}
	const { saisie, texteLu } = lire(envoyee, situation ?? {});
	const { convocation, erreurs: aReprendre } = convocationSaisie(saisie, au);
	return {
		saisie,
		erreurs: aReprendre,
		au,
		lue: {
			...convocationVue(convocation, texteLu, situation ?? {}, au),
			phrase: situation?.phrase ?? null,
			datee: convocation.entretienLe !== null && aReprendre.length === 0
		}
	};
}

/** The day and the hour of a form whose text was read and corrected; null while something is to be mended, or without a day. */
export function rendezVousLu(
	ctx: Context,
	formulaire: FormData
): { le: Temporal.PlainDate; heure: string | null } | null {
	const { saisie, erreurs, lue, au } = vueDemandee(ctx, formulaire);
	if (lue === null || erreurs.length > 0) return null;
	const { entretienLe, heure } = convocationSaisie(saisie, au).convocation;
	return entretienLe === null ? null : { le: Temporal.PlainDate.from(entretienLe), heure };
}
