-- In how many months of a year a community recorded work, up to $as_of.
SELECT
    community,
    CAST(substr(date, 1, 4) AS INTEGER) AS year,
    COUNT(DISTINCT substr(date, 1, 7)) AS months
FROM work
WHERE entry_id <= $known AND (until_entry IS NULL OR until_entry > $known) AND date <= $as_of
GROUP BY community, CAST(substr(date, 1, 4) AS INTEGER)
ORDER BY community, CAST(substr(date, 1, 4) AS INTEGER)
