-- The push-downs of the year up to the day of the report that came with powers.
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
FROM pushdown
WHERE pushdown.entry_id <= $known
    AND (pushdown.until_entry IS NULL OR pushdown.until_entry > $known)
    AND pushdown.date <= $as_of
    AND CAST(substr(pushdown.date, 1, 4) AS INTEGER) = $year
    AND ($department IS NULL OR pushdown.department = $department)
    AND pushdown.powers IS NOT NULL
ORDER BY pushdown.id
