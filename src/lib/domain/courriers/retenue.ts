import { jourEnFrancais } from '#lib/domain/courriers/francais.ts';
import type { Modele, RefusCourrier } from '#lib/domain/courriers/modele.ts';
import { typographie } from '#lib/domain/typographie.ts';

/**
 * Why this letter is not to be sent on a day, null when it may be: a text that it rests on is repealed by then, or its wording
 * does not hold yet. `au`: `AAAA-MM-JJ`. Nobody may mend it by another answer: `champ` is empty.
 */
export function retenue(
	{ retrait, valideDu }: Pick<Modele, 'retrait' | 'valideDu'>,
	au: string
): RefusCourrier | null {
	if (retrait !== null && retrait.du <= au) {
		return refus(
			'lettre-retenue',
			`Cette lettre s’appuie sur un texte abrogé depuis le ${jourEnFrancais(retrait.du)} (${retrait.texte}). Ne l’envoyez pas : demandez au syndicat celle qui la remplace.`
		);
	}
	if (au < valideDu) {
		return refus(
			'lettre-a-venir',
			`Cette lettre ne vaut qu’à partir du ${jourEnFrancais(valideDu)}. Demandez au syndicat celle qui vaut aujourd’hui.`
		);
	}
	return null;
}

const refus = (code: string, message: string): RefusCourrier => ({
	code,
	message: typographie(message),
	champ: ''
});
