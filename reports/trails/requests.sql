-- The requests filed up to today.
SELECT
    'request' AS fact_table,
    id AS fact_id,
    sheet_id,
    row,
    1 AS amount,
    name AS what,
    'department' AS who_kind,
    department AS who,
    NULL AS where_kind,
    NULL AS where_code,
    date
FROM request
WHERE entry_id <= $known
    AND (until_entry IS NULL OR until_entry > $known)
    AND date <= $today
ORDER BY date, id
