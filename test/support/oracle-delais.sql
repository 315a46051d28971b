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
		from generate_series(0, 6) as pas
		where extract(isodow from sans_report + pas) < 6
			and sans_report + pas not in (select jour from ferie_national)
	) else sans_report end::text as limite,
	(
		select max(least(sans_report, lecture_courte) - pas)
		from generate_series(0, 6) as pas
		where extract(isodow from least(sans_report, lecture_courte) - pas) < 6
			and least(sans_report, lecture_courte) - pas not in (select jour from ferie_national)
			and (zone, least(sans_report, lecture_courte) - pas) not in (select zone, jour from ferie_local)
	)::text as prudente
from terme
where sans_report <= date '2100-12-31'
order by terme.rang
