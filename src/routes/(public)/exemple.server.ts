import { echeances } from '#lib/domain/dossier/echeances.ts';

const NOTIFIE_LE = Temporal.PlainDate.from('2026-01-10');

/** ISO days of the example of the public pages, counted as those of a dossier: an appeal by a civil servant of the State. */
export type Exemple = { notifie: string; prudente: string; limite: string };

export function exemple(): Exemple {
	const lues = echeances({
		faits: [{ type: 'compte-rendu-notifie', le: NOTIFIE_LE }],
		regime: 'fpe',
		zone: 'metropole',
		au: NOTIFIE_LE
	});
	const recours = lues.ok ? lues.echeances.find(({ code }) => code === 'recours-hierarchique') : undefined;
	if (!recours?.prudente || !recours.limite) throw new Error('The example of the public pages has no date');
	return {
		notifie: NOTIFIE_LE.toString(),
		prudente: recours.prudente.toString(),
		limite: recours.limite.toString()
	};
}
