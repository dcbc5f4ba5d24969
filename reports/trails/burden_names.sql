-- The burdens of a kind on the day of the report, the first of each name.
-- needs: standing_burdens
WITH opening AS (
    SELECT name, MIN(id) AS id
    FROM standing_burdens
    WHERE kind = $kind AND point = 'now'
    GROUP BY name
)
SELECT
    'burden' AS fact_table,
    burden.id AS fact_id,
    burden.sheet_id,
    burden.row,
    1 AS amount,
    burden.name AS what,
    CASE WHEN burden.department IS NULL THEN 'other' ELSE 'department' END AS who_kind,
    COALESCE(burden.department, burden.demander) AS who,
    CASE WHEN burden.community IS NULL THEN 'place' ELSE 'community' END AS where_kind,
    COALESCE(burden.community, burden.place) AS where_code,
    burden.valid_from AS date
FROM opening
INNER JOIN burden ON burden.id = opening.id
ORDER BY burden.name, burden.id
