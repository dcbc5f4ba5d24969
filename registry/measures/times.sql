-- Time standards: minutes of a piece in a simple, usual and hard case, and the days on which they hold.
SELECT
    id,
    duty,
    unit,
    simple,
    medium,
    hard,
    grade,
    source,
    COALESCE(valid_from, '') AS starts,
    COALESCE(valid_to, '9999') AS ends
FROM standard
WHERE entry_id <= $known AND (until_entry IS NULL OR until_entry > $known)
ORDER BY duty, starts, ends, medium, id
