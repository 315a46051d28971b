-- Jours fériés tels que PostgreSQL les trouve seul : ses dates, son calcul de Pâques, sa liste tirée des textes. Rien ici ne vient
-- du code de l’application.

create temporary table paques as
with
-- Pâques est le dimanche qui suit la pleine lune ecclésiastique (règle de Gauss pour le calendrier grégorien).
lune as (
	select annee, annee % 19 as nombre_d_or,
		(19 * (annee % 19) + (15 - (13 + 8 * (annee / 100)) / 25 + annee / 100 - annee / 400)) % 30 as epacte
	from generate_series(1969, 2101) as annee
),
pleine_lune as (
	select annee,
		make_date(annee, 3, 21) + case
			when epacte = 29 then 28
			when epacte = 28 and nombre_d_or > 10 then 27
			else epacte
		end as jour
	from lune
)
select annee, jour + 7 - extract(isodow from jour)::int % 7 as dimanche from pleine_lune;

-- Code du travail, art. L. 3133-1. Le 8 mai n’était plus férié depuis 1960 ; la loi n° 81-893 du 2 octobre 1981 l’a rétabli.
create temporary table ferie_national as
select make_date(annee, mois, jour) as jour
from paques
cross join (values (1, 1), (5, 1), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)) as fixe (mois, jour)
union
select dimanche + ecart from paques cross join (values (1), (39), (50)) as mobile (ecart)
union
select make_date(annee, 5, 8) from paques where make_date(annee, 5, 8) > date '1981-10-02';

create temporary table ferie_local as
with
-- Jours d’une date fixe, avec le jour du texte qui les institue et celui qui les retire.
fete_locale (zone, mois, jour, depuis, jusque) as (
	values
		-- Ordonnance du 16 août 1892.
		('alsace-moselle', 12, 26, date '1892-08-16', date 'infinity'),
		-- Loi n° 83-550 du 30 juin 1983, dates fixées par le décret n° 83-1003 du 23 novembre 1983.
		('mayotte', 4, 27, date '1983-11-23', date 'infinity'),
		('martinique', 5, 22, date '1983-11-23', date 'infinity'),
		('guadeloupe', 5, 27, date '1983-11-23', date 'infinity'),
		('guyane', 6, 10, date '1983-11-23', date 'infinity'),
		('la-reunion', 12, 20, date '1983-11-23', date 'infinity'),
		('saint-martin', 5, 27, date '1983-11-23', date 'infinity'),
		-- Décret n° 2012-553 du 23 avril 2012 : jusque-là, la date de la Guadeloupe, dont l’île faisait partie.
		('saint-barthelemy', 5, 27, date '1983-11-23', date '2012-04-25'),
		('saint-barthelemy', 10, 9, date '2012-04-26', date 'infinity'),
		-- Date pratiquée à Saint-Martin, montrée à côté de celle du code du travail.
		('saint-martin', 5, 28, date '2017-01-01', date 'infinity'),
		-- Listes propres, à confirmer chaque année.
		('nouvelle-caledonie', 9, 24, date '-infinity', date 'infinity'),
		('polynesie-francaise', 3, 5, date '-infinity', date 'infinity'),
		('polynesie-francaise', 6, 29, date '1985-01-01', date '2024-12-31'),
		('polynesie-francaise', 11, 20, date '2025-01-01', date 'infinity'),
		('wallis-et-futuna', 4, 28, date '-infinity', date 'infinity'),
		('wallis-et-futuna', 7, 29, date '-infinity', date 'infinity')
)
select zone, make_date(annee, mois, jour) as jour
from fete_locale cross join paques
where make_date(annee, mois, jour) between depuis and jusque
union
-- Vendredi saint.
select zone, dimanche - 2
from paques cross join (
	values ('alsace-moselle'), ('guadeloupe'), ('martinique'), ('polynesie-francaise')
) as pieuse (zone);
