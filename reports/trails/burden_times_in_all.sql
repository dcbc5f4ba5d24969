-- The seconds a year that burdens of all kinds take on the day of the report, once for each community that carries them: how
-- often times how long.
-- needs: standing_burdens
SELECT
    'burden' AS fact_table,
    standing_burdens.id AS fact_id,
    standing_burdens.sheet_id,
    burden.row,
    standing_burdens.seconds AS amount,
    standing_burdens.name AS what,
    CASE WHEN burden.department IS NULL THEN 'other' ELSE 'department' END AS who_kind,
    COALESCE(burden.department, burden.demander) AS who,
    'community' AS where_kind,
    standing_burdens.community AS where_code,
    burden.valid_from AS date
FROM standing_burdens
LEFT JOIN burden ON burden.id = standing_burdens.id
WHERE standing_burdens.point = 'now'
    AND ($home IS NULL OR standing_burdens.community = $home)
    AND standing_burdens.seconds IS NOT NULL
ORDER BY standing_burdens.kind, standing_burdens.id, standing_burdens.community
