import { describe, expect, it } from 'vitest';
import { type FaitEnregistre, faitsActuels, peutEtreCorrige } from './correction.ts';

const notifie = (le: string) => ({ type: 'compte-rendu-notifie' as const, le: Temporal.PlainDate.from(le) });

const premier: FaitEnregistre = { id: 'a', remplace: null, fait: notifie('2026-01-10') };
const corrige: FaitEnregistre = { id: 'b', remplace: 'a', fait: notifie('2026-01-12') };
const recorrige: FaitEnregistre = { id: 'c', remplace: 'b', fait: notifie('2026-01-13') };
const retire: FaitEnregistre = { id: 'd', remplace: 'c', fait: null };

describe('corrections', () => {
	it('la dernière correction compte, les autres restent visibles', () => {
		const { actuels, remplaces } = faitsActuels([premier, corrige, recorrige]);
		expect(actuels).toEqual([recorrige]);
		expect(remplaces).toEqual([
			{ enregistre: premier, remplacePar: corrige },
			{ enregistre: corrige, remplacePar: recorrige }
		]);
	});

	it('un fait retiré ne compte plus et reste dans l’histoire', () => {
		const { actuels, remplaces } = faitsActuels([premier, corrige, recorrige, retire]);
		expect(actuels).toEqual([]);
		expect(remplaces.at(-1)).toEqual({ enregistre: recorrige, remplacePar: retire });
	});

	it('seul le fait qui compte peut être corrigé', () => {
		expect(peutEtreCorrige([premier, corrige], 'b')).toEqual({ ok: true });
		for (const id of ['a', 'inconnu']) {
			expect(peutEtreCorrige([premier, corrige], id)).toMatchObject({
				ok: false,
				refus: { code: 'fait-deja-corrige' }
			});
		}
	});

	it('une correction d’un fait absent de la liste est une erreur de programme', () => {
		expect(() => faitsActuels([corrige])).toThrow(RangeError);
	});
});
