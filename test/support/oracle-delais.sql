-- Dernier jour, dernier jour reporté et jour ouvert à viser de chaque délai demandé, comptés par PostgreSQL seul d’après les jours
-- fériés de oracle-feries.sql. Rien ici ne vient du code de l’application.
--
-- $1 : liste JSON de { rang, zone, depuis, nombre, unite, franc, report, lectures }, `unite` étant days, months ou years et
-- `lectures` les autres façons de compter le même délai, { nombre, unite, franc }. Hors du calendrier connu, il n’y a pas de ligne.

with
demande as (
	select *
	from jsonb_to_recordset($1::text::jsonb) as d (
		rang int, zone text, depuis date, nombre int, unite text, franc boolean, report boolean, lectures jsonb
	)
),

-- Calculés une fois par délai, pas à chaque jour essayé ensuite.
terme as materialized (
	select rang, zone, report, sans_report, least(sans_report, lecture_courte) as au_plus_tard
	from demande
	cross join lateral (
		select (depuis + (nombre || ' ' || unite)::interval)::date + franc::int as sans_report
	) as entier
	cross join lateral (
		select min((depuis + ((autre ->> 'nombre') || ' ' || (autre ->> 'unite'))::interval)::date
			+ (autre ->> 'franc')::boolean::int) as lecture_courte
		from jsonb_array_elements(lectures) as autre
	) as autres
	where depuis between date '1970-01-01' and date '2100-12-31' and sans_report <= date '2100-12-31'
)

select rang,
	sans_report::text as "sansReport",
	case when report then (
		select min(sans_report + pas)
		from generate_series(0, 6) as pas
		where extract(isodow from sans_report + pas) < 6
			and sans_report + pas not in (select jour from ferie_national)
	) else sans_report end::text as limite,
	(
		select max(au_plus_tard - pas)
		from generate_series(0, 6) as pas
		where extract(isodow from au_plus_tard - pas) < 6
			and au_plus_tard - pas not in (select jour from ferie_national)
			and (zone, au_plus_tard - pas) not in (select zone, jour from ferie_local)
	)::text as prudente
from terme
order by rang
