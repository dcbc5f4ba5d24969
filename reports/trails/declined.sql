-- The demands without admission that communities declined up to today.
SELECT
    'decline' AS fact_table,
    id AS fact_id,
    sheet_id,
    row,
    1 AS amount,
    duty AS what,
    'department' AS who_kind,
    department AS who,
    CASE WHEN community IS NULL THEN 'place' ELSE 'community' END AS where_kind,
    COALESCE(community, place) AS where_code,
    date
FROM decline
WHERE entry_id <= $known
    AND (until_entry IS NULL OR until_entry > $known)
    AND date <= $today
ORDER BY date, id
