-- The burdens of a kind on the day of the report by what is stated as their basis, once for each community that carries them.
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
WHERE standing_burdens.kind = $kind
    AND standing_burdens.point = 'now'
    AND standing_burdens.basis = $basis
ORDER BY standing_burdens.id, standing_burdens.community
