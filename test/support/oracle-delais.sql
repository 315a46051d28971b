-- Dernier jour, dernier jour reporté et jour ouvert à viser de chaque délai demandé, comptés par PostgreSQL seul : ses dates, son
-- calcul de Pâques, sa liste de jours fériés tirée des textes. Rien ici ne vient du code de l’application.
--
-- $1 : liste JSON de { rang, zone, depuis, nombre, unite, franc, report, lectures }, `unite` étant days, months ou years et
-- `lectures` les autres façons de compter le même délai, { nombre, unite, franc }. Hors du calendrier connu, tout est nul.

with
demande as (
	select *
	from jsonb_to_recordset($1::text::jsonb) as d (
		rang int, zone text, depuis date, nombre int, unite text, franc boolean, report boolean, lectures jsonb
	)
),

-- Pâques : le dimanche qui suit la pleine lune ecclésiastique (règle de Gauss pour le calendrier grégorien).
lune as (
	select annee, annee % 19 as or_,
		(19 * (annee % 19) + (15 - (13 + 8 * (annee / 100)) / 25 + annee / 100 - annee / 400)) % 30 as epacte
	from generate_series(1969, 2101) as annee
),
pleine_lune as (
	select annee,
		make_date(annee, 3, 21) + case
			when epacte = 29 then 28
			when epacte = 28 and or_ > 10 then 27
			else epacte
		end as jour
	from lune
),
paques as (
	select annee, jour + 7 - extract(isodow from jour)::int % 7 as dimanche from pleine_lune
),

-- Code du travail, art. L. 3133-1. Le 8 mai n’était plus férié depuis 1960 ; la loi n° 81-893 du 2 octobre 1981 l’a rétabli.
ferie_national as (
	select make_date(annee, mois, jour) as jour
	from paques
	cross join (values (1, 1), (5, 1), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)) as fixe (mois, jour)
	union
	select dimanche + ecart from paques cross join (values (1), (39), (50)) as mobile (ecart)
	union
	select make_date(annee, 5, 8) from paques where make_date(annee, 5, 8) > date '1981-10-02'
),

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
),
ferie_local as (
	select zone, make_date(annee, mois, jour) as jour
	from fete_locale cross join paques
	where make_date(annee, mois, jour) between depuis and jusque
	union
	-- Vendredi saint.
	select zone, dimanche - 2
	from paques cross join (
		values ('alsace-moselle'), ('guadeloupe'), ('martinique'), ('polynesie-francaise')
	) as pieuse (zone)
),

terme as (
	select rang, zone, report,
		(depuis + (nombre || ' ' || unite)::interval)::date + franc::int as sans_report,
		(
			select min((depuis + ((autre ->> 'nombre') || ' ' || (autre ->> 'unite'))::interval)::date
				+ (autre ->> 'franc')::boolean::int)
			from jsonb_array_elements(lectures) as autre
		) as lecture_courte
	from demande
	where depuis between date '1970-01-01' and date '2100-12-31'
)

select terme.rang,
	sans_report::text as "sansReport",
	case when report then (
		select min(sans_report + pas)
		from generate_series(0, 9) as pas
		where extract(isodow from sans_report + pas) < 6
			and sans_report + pas not in (select jour from ferie_national)
	) else sans_report end::text as limite,
	(
		select max(least(sans_report, lecture_courte) - pas)
		from generate_series(0, 9) as pas
		where extract(isodow from least(sans_report, lecture_courte) - pas) < 6
			and least(sans_report, lecture_courte) - pas not in (select jour from ferie_national)
			and (zone, least(sans_report, lecture_courte) - pas) not in (select zone, jour from ferie_local)
	)::text as prudente
from terme
where sans_report <= date '2100-12-31'
order by terme.rang
