import { describe, expect, it } from 'vitest';
import { acces, estPublic, groupeDe, type Acces, type Titre } from './groupes.ts';

const personne = null;
const agent: Titre = { roles: [], secondFactor: false };
const delegueSansSecondFacteur: Titre = { roles: ['delegue'], secondFactor: false };
const delegue: Titre = { roles: ['delegue'], secondFactor: true };
const administrateur: Titre = { roles: ['administrateur'], secondFactor: true };

describe('qui entre dans quel groupe de pages', () => {
	it.each<[string, string, Titre | null, Acces]>([
		['une page publique s’ouvre à tous', '/(public)/refuser', personne, 'ouvert'],
		['l’accueil aussi', '/(public)', personne, 'ouvert'],
		['la connexion aussi', '/(connexion)/connexion', personne, 'ouvert'],
		['un dossier demande une session', '/(agent)/dossiers/[id]', personne, 'connexion'],
		['un dossier s’ouvre avec une session', '/(agent)/dossiers/[id]', agent, 'ouvert'],
		[
			'un délégué tient aussi son propre dossier, sans second facteur',
			'/(agent)/dossiers',
			delegueSansSecondFacteur,
			'ouvert'
		],
		['le tableau du délégué demande une session', '/(delegue)/delegue', personne, 'connexion'],
		['le tableau du délégué refuse un agent', '/(delegue)/delegue', agent, 'interdit'],
		[
			'le tableau du délégué attend le second facteur',
			'/(delegue)/delegue',
			delegueSansSecondFacteur,
			'second-facteur'
		],
		['le tableau du délégué s’ouvre', '/(delegue)/delegue', delegue, 'ouvert'],
		['un administrateur n’est pas délégué pour autant', '/(delegue)/delegue', administrateur, 'interdit'],
		['l’administration refuse un délégué', '/(admin)/administration', delegue, 'interdit'],
		['l’administration s’ouvre', '/(admin)/administration', administrateur, 'ouvert'],
		['le siège s’ouvre à un élu', '/(elu)/siege', { roles: ['elu'], secondFactor: true }, 'ouvert'],
		['le siège refuse un délégué', '/(elu)/siege', delegue, 'interdit'],
		['le siège refuse un administrateur', '/(elu)/siege', administrateur, 'interdit'],
		[
			'le tableau du délégué refuse un élu',
			'/(delegue)/delegue',
			{ roles: ['elu'], secondFactor: true },
			'interdit'
		],
		[
			'les chiffres s’ouvrent à qui a un mandat, quel qu’il soit',
			'/(chiffres)/chiffres',
			{ roles: ['lecteur'], secondFactor: true },
			'ouvert'
		],
		['les chiffres aussi à un délégué', '/(chiffres)/chiffres', delegue, 'ouvert'],
		['les chiffres refusent un agent', '/(chiffres)/chiffres', agent, 'interdit'],
		[
			'les chiffres attendent le second facteur',
			'/(chiffres)/chiffres',
			delegueSansSecondFacteur,
			'second-facteur'
		],
		[
			'les fiches s’ouvrent à un rédacteur',
			'/(redaction)/redaction',
			{ roles: ['redacteur'], secondFactor: true },
			'ouvert'
		],
		['les fiches refusent un délégué', '/(redaction)/redaction', delegue, 'interdit'],
		['une page rangée nulle part ne s’ouvre à personne', '/oubliee', administrateur, 'interdit'],
		['un groupe inconnu ne s’ouvre à personne', '/(brouillon)/x', administrateur, 'interdit'],
		['un nom qui commence comme un groupe ne suffit pas', '/(public)x', personne, 'interdit'],
		['un nom de propriété d’objet n’est pas un groupe', '/(constructor)/x', administrateur, 'interdit']
	])('%s', (_, routeId, titre, attendu) => {
		expect(acces(routeId, titre)).toBe(attendu);
	});
});

it('ne tient pour publiques que les pages du groupe public', () => {
	expect(estPublic('/(public)/droits/[page]')).toBe(true);
	expect(estPublic('/(connexion)/connexion')).toBe(false);
	expect(groupeDe('/readyz')).toBeNull();
});
