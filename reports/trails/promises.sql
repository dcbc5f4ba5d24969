-- The money that push-downs of the period promised up to the day of the report, in fen.
-- needs: reached around
SELECT
    'pushdown' AS fact_table,
    pushdown.id AS fact_id,
    pushdown.sheet_id,
    pushdown.row,
    pushdown.promised AS amount,
    pushdown.duty AS what,
    'department' AS who_kind,
    pushdown.department AS who,
    CASE WHEN pushdown.community IS NULL THEN 'place' ELSE 'community' END AS where_kind,
    COALESCE(pushdown.community, pushdown.place) AS where_code,
    pushdown.date
FROM pushdown
WHERE pushdown.entry_id <= $known
    AND (pushdown.until_entry IS NULL OR pushdown.until_entry > $known)
    AND pushdown.date >= $first
    AND pushdown.date < $after
    AND pushdown.date <= $as_of
    AND pushdown.promised IS NOT NULL
    AND (
        $everywhere = 1
        OR pushdown.community IN (SELECT code FROM reached)
        OR pushdown.place IN (SELECT place FROM around)
    )
ORDER BY pushdown.id
