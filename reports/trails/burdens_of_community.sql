-- The five burdens of a community on the day of the report.
-- needs: standing_burdens
SELECT
    'burden' AS fact_table,
    standing_burdens.id AS fact_id,
    standing_burdens.sheet_id,
    burden.row,
    1 AS amount,
    standing_burdens.name AS what,
    CASE WHEN burden.department IS NULL THEN 'other' ELSE 'department' END AS who_kind,
    COALESCE(burden.department, burden.demander) AS who,
    'community' AS where_kind,
    standing_burdens.community AS where_code,
    burden.valid_from AS date
FROM standing_burdens
LEFT JOIN burden ON burden.id = standing_burdens.id
WHERE standing_burdens.point = 'now'
    AND standing_burdens.community = $home
    AND standing_burdens.kind IN ('signboard', 'ledger', 'certificate', 'inspection', 'form')
ORDER BY standing_burdens.kind, standing_burdens.id
