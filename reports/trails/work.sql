-- The work that communities recorded in the year up to the day of the report, in minutes.
SELECT
    'work' AS fact_table,
    id AS fact_id,
    sheet_id,
    row,
    minutes AS amount,
    duty AS what,
    NULL AS who_kind,
    NULL AS who,
    'community' AS where_kind,
    community AS where_code,
    date
FROM work
WHERE entry_id <= $known
    AND (until_entry IS NULL OR until_entry > $known)
    AND date >= $first
    AND date < $after
    AND date <= $as_of
    AND ($home IS NULL OR community = $home)
ORDER BY id
