import { z } from 'zod';
import { TEXTE_MAXIMAL } from '#lib/domain/notation/lecture.ts';
import { typographie } from '#lib/domain/typographie.ts';
import { facultatif, note, ouiNon } from '../../champs.server.ts';

/** What the form of a sheet says, as the contract writes it. */
export const FICHE = z
	.object({
		notePrecedente: note('la note précédente'),
		sansNotePrecedente: ouiNon,
		note: note('la note de l’année'),
		appreciationGenerale: ouiNon,
		appreciation: facultatif(TEXTE_MAXIMAL),
		signataire: facultatif(),
		affectation: facultatif(),
		signeeAgent: ouiNon
	})
	.transform(({ sansNotePrecedente, ...fiche }, ctx) => {
		if (!sansNotePrecedente) return { fiche };
		if (fiche.notePrecedente === undefined) return { fiche: { ...fiche, notePrecedente: null } };
		const message = typographie('Effacez cette note, ou décochez la case qui dit qu’il n’y en avait pas.');
		ctx.addIssue({ code: 'custom', message, path: ['notePrecedente'] });
		return z.NEVER;
	});
