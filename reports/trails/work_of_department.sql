-- The work that communities recorded in the year up to the day of the report on duties for which a department answers, in minutes.
-- needs: wording
SELECT
    'work' AS fact_table,
    work.id AS fact_id,
    work.sheet_id,
    work.row,
    work.minutes AS amount,
    work.duty AS what,
    'department' AS who_kind,
    $department AS who,
    'community' AS where_kind,
    work.community AS where_code,
    work.date
FROM work
LEFT JOIN wording ON wording.wording = work.duty
WHERE work.entry_id <= $known
    AND (work.until_entry IS NULL OR work.until_entry > $known)
    AND work.date >= $first
    AND work.date < $after
    AND work.date <= $as_of
    AND COALESCE(wording.code, work.duty) IN (
        SELECT code
        FROM duty
        WHERE department = $department
            AND entry_id <= $known
            AND (until_entry IS NULL OR until_entry > $known)
    )
ORDER BY work.id
