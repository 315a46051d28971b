import { expect, test } from 'vitest';
import { TYPES_DE_FAIT } from '#lib/domain/dossier/faits.ts';
import {
	codesDEcheance,
	codesDeConsentement,
	codesDeDestinataire,
	codesDEtatDeRappel,
	codesDeFait,
	codesDeModele,
	codesDePour
} from './codes.ts';

type Table<Code extends string> = {
	codes: Code[];
	numero: (code: Code) => number;
	code: (numero: number) => Code;
};

/** The table as `code: number`, each number read back. */
const pairs = <Code extends string>(table: Table<Code>) =>
	Object.fromEntries(table.codes.map((code) => [table.code(table.numero(code)), table.numero(code)]));

const WRITTEN = {
	fait: pairs(codesDeFait),
	echeance: pairs(codesDEcheance),
	pour: pairs(codesDePour),
	consentement: pairs(codesDeConsentement),
	etatDeRappel: pairs(codesDEtatDeRappel),
	destinataire: pairs(codesDeDestinataire),
	modele: pairs(codesDeModele)
};

test('no number serves twice', () => {
	for (const [name, numbers] of Object.entries(WRITTEN)) {
		expect(new Set(Object.values(numbers)).size, name).toBe(Object.keys(numbers).length);
	}
});

test('the numbers are those that databases already hold', () => {
	expect(WRITTEN).toMatchInlineSnapshot(`
		{
		  "consentement": {
		    "compte": 1,
		    "prive": 0,
		    "suivi": 2,
		  },
		  "destinataire": {
		    "agent": 1,
		    "delegue": 2,
		  },
		  "echeance": {
		    "communication-compte-rendu": 5,
		    "observations": 1,
		    "recours-contentieux": 4,
		    "recours-hierarchique": 2,
		    "rejet-implicite": 7,
		    "reponse-autorite": 6,
		    "saisine-cap": 3,
		  },
		  "etatDeRappel": {
		    "a-envoyer": 1,
		    "echec": 4,
		    "envoye": 2,
		    "sans-objet": 3,
		  },
		  "fait": {
		    "absence-constatee": 3,
		    "cap-avis": 14,
		    "cap-saisie": 13,
		    "compte-rendu-communique": 5,
		    "compte-rendu-definitif-notifie": 15,
		    "compte-rendu-notifie": 8,
		    "compte-rendu-signe": 9,
		    "compte-rendu-vise": 7,
		    "convocation-recue": 1,
		    "entretien-tenu": 4,
		    "observations-envoyees": 6,
		    "recours-contentieux-depose": 16,
		    "recours-hierarchique-envoye": 10,
		    "recours-hierarchique-recu": 11,
		    "refus-envoye": 2,
		    "reponse-notifiee": 12,
		  },
		  "modele": {
		    "absence": 3,
		    "complement-recours": 8,
		    "demande-compte-rendu": 15,
		    "demande-dossier": 9,
		    "demande-motifs": 10,
		    "demande-notification": 17,
		    "demande-pieces": 14,
		    "demande-report": 13,
		    "demande-visa": 16,
		    "observations-cap": 11,
		    "observations-compte-rendu": 18,
		    "recours-hierarchique": 4,
		    "refus-collectif": 1,
		    "refus-en-une-ligne": 12,
		    "relance": 5,
		    "reponse-seconde-convocation": 2,
		    "saisine-cap": 7,
		    "saisine-cap-precaution": 6,
		  },
		  "pour": {
		    "agent": 1,
		    "autorite": 2,
		  },
		}
	`);
});

test('every fact has a number, and an unknown number is refused', () => {
	expect(codesDeFait.codes.toSorted()).toEqual(TYPES_DE_FAIT.toSorted());
	expect(() => codesDeFait.code(99)).toThrow('99');
	expect(codesDeModele.has('toString')).toBe(false);
});
