-- Money promised with push-downs up to $as_of, by department, duty as written, scope, year and the day on which the work
-- is to be done: by then the money is due; where no day is set, by the end of the year.
SELECT
    department,
    duty,
    community,
    place,
    CAST(substr(date, 1, 4) AS INTEGER) AS year,
    COALESCE(deadline, substr(date, 1, 4) || '-12-31') AS due_on,
    SUM(promised) AS promised,
    COUNT(*) AS pushdowns,
    COUNT(promised) AS known,
    COUNT(CASE WHEN promised_mark IN ('about', 'nearly', 'over') THEN 1 END) AS about,
    MIN(document_number) AS document_number
FROM pushdown
WHERE entry_id <= $known AND (until_entry IS NULL OR until_entry > $known)
    AND date <= $as_of
    AND promised > 0
GROUP BY
    department,
    duty,
    community,
    place,
    CAST(substr(date, 1, 4) AS INTEGER),
    COALESCE(deadline, substr(date, 1, 4) || '-12-31')
ORDER BY
    CAST(substr(date, 1, 4) AS INTEGER),
    department,
    duty,
    COALESCE(community, ''),
    COALESCE(place, ''),
    COALESCE(deadline, substr(date, 1, 4) || '-12-31')
