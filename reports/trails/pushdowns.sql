-- The push-downs of the period up to the day of the report, judged by what the catalogue said of each on its
-- day.
-- needs: judged
SELECT
    'pushdown' AS fact_table,
    pushdown.id AS fact_id,
    pushdown.sheet_id,
    pushdown.row,
    1 AS amount,
    pushdown.duty AS what,
    'department' AS who_kind,
    pushdown.department AS who,
    CASE WHEN pushdown.community IS NULL THEN 'place' ELSE 'community' END AS where_kind,
    COALESCE(pushdown.community, pushdown.place) AS where_code,
    pushdown.date
FROM judged
INNER JOIN pushdown ON pushdown.id = judged.id
WHERE (
        $status = 'any'
        OR judged.status = $status
        OR $status = 'against' AND judged.status IN ('unlisted', 'expired', 'barred')
    )
    AND ($department IS NULL OR pushdown.department = $department)
ORDER BY pushdown.id
