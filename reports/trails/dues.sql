-- What money is due of: decisions for the year, money standards that hold in it, and promises of push-downs of the year, in fen as
-- each states it.
SELECT
    'due' AS fact_table,
    id AS fact_id,
    sheet_id,
    row,
    amount,
    duty AS what,
    'department' AS who_kind,
    department AS who,
    CASE WHEN community IS NULL THEN 'place' ELSE 'community' END AS where_kind,
    COALESCE(community, place) AS where_code,
    due_on AS date
FROM due
WHERE entry_id <= $known
    AND (until_entry IS NULL OR until_entry > $known)
    AND year = $year
    AND ($department IS NULL OR department = $department)
    AND ($home IS NULL OR community IS NULL OR community = $home)
UNION ALL
SELECT
    'rate',
    id,
    sheet_id,
    row,
    amount,
    name,
    'department',
    department,
    CASE WHEN community IS NULL THEN 'place' ELSE 'community' END,
    COALESCE(community, place),
    valid_from
FROM rate
WHERE entry_id <= $known
    AND (until_entry IS NULL OR until_entry > $known)
    AND ($department IS NULL OR department IS NULL OR department = $department)
    AND ($home IS NULL OR community IS NULL OR community = $home)
    AND (valid_from IS NULL OR substr(valid_from, 1, 4) <= substr($after, 1, 4))
    AND (valid_to IS NULL OR valid_to >= $first)
UNION ALL
SELECT
    'pushdown',
    id,
    sheet_id,
    row,
    promised,
    duty,
    'department',
    department,
    CASE WHEN community IS NULL THEN 'place' ELSE 'community' END,
    COALESCE(community, place),
    date
FROM pushdown
WHERE entry_id <= $known
    AND (until_entry IS NULL OR until_entry > $known)
    AND date <= $as_of
    AND CAST(substr(date, 1, 4) AS INTEGER) = $year
    AND promised > 0
    AND ($department IS NULL OR department = $department)
    AND ($home IS NULL OR community IS NULL OR community = $home)
ORDER BY fact_table, fact_id
