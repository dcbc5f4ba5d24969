-- The push-downs of the period up to the day of the report to a community, by its own name or with the places around it, judged
-- by what the catalogue said of each on its day.
-- needs: judged reached
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
    AND (
        pushdown.community = $home
        OR pushdown.place IN (SELECT street FROM reached WHERE code = $home)
        OR pushdown.place IN (SELECT district FROM reached WHERE code = $home)
        OR pushdown.place IN (
            SELECT code
            FROM place
            WHERE level = 'city' AND entry_id <= $known AND (until_entry IS NULL OR until_entry > $known)
        )
    )
ORDER BY pushdown.id
