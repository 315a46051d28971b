import type { Force, MoyenRetenu } from '#lib/domain/moyens/moyen.ts';
import { reference } from '#lib/ui/format/reference.ts';
import type { MoyenVu } from './moyens-vus.ts';

/** The strength of a ground, in words. */
export const FORCES: Record<Force, string> = {
	forte: 'Argument fort',
	moyenne: 'Argument moyen',
	faible: 'Argument faible',
	'sans-effet': 'Sans effet'
};

/** A ground as a page shows it, its sources as they stand on the day `au`. */
export function moyenVu(moyen: MoyenRetenu, au: Temporal.PlainDate): MoyenVu {
	const { code, titre, force, texte, boycott, preuves, paragraphe } = moyen;
	const argument = (un: MoyenRetenu['pour'][number]) => ({
		texte: un.texte,
		source: reference(un.fondement, au)
	});
	const dits = new Set([...moyen.pour, ...moyen.contre].map((un) => un.fondement.code));
	return {
		code,
		titre,
		force,
		forceEnMots: FORCES[force],
		texte,
		aConfirmer: moyen.aConfirmer !== null,
		boycott,
		defense: moyen.defense?.texte ?? null,
		pour: moyen.pour.map(argument),
		contre: moyen.contre.map(argument),
		preuves,
		paragraphe,
		autresSources: moyen.fondements
			.filter((source) => force === 'sans-effet' || !dits.has(source.code))
			.map((source) => reference(source, au))
	};
}
