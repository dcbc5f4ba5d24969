-- What breaks a rule on the day of the report and in its period: burdens that a list bars, without basis, with a veto, or for a
-- duty that is not listed, and push-downs that the catalogue did not list on their day.
-- needs: standing_burdens judged
SELECT
    'burden' AS fact_table,
    standing_burdens.id AS fact_id,
    burden.sheet_id,
    burden.row,
    1 AS amount,
    burden.name AS what,
    CASE WHEN burden.department IS NULL THEN 'other' ELSE 'department' END AS who_kind,
    COALESCE(burden.department, burden.demander) AS who,
    'community' AS where_kind,
    standing_burdens.community AS where_code,
    burden.valid_from AS date
FROM standing_burdens
INNER JOIN burden ON burden.id = standing_burdens.id
WHERE standing_burdens.point = 'now'
    AND (
        standing_burdens.list = 'barred'
        OR standing_burdens.basis = 'none'
        OR standing_burdens.veto = 1
        OR standing_burdens.duty = 'unlisted'
    )
UNION ALL
SELECT
    'pushdown',
    pushdown.id,
    pushdown.sheet_id,
    pushdown.row,
    1,
    pushdown.duty,
    'department',
    pushdown.department,
    CASE WHEN pushdown.community IS NULL THEN 'place' ELSE 'community' END,
    COALESCE(pushdown.community, pushdown.place),
    pushdown.date
FROM judged
INNER JOIN pushdown ON pushdown.id = judged.id
WHERE judged.status IN ('unlisted', 'expired', 'barred')
ORDER BY fact_table, fact_id, where_code
