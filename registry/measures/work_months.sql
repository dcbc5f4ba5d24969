-- In how many months of a year a community recorded work, up to $as_of.
WITH recorded AS (
    SELECT DISTINCT community, substr(date, 1, 7) AS month
    FROM work
    WHERE entry_id <= $known AND (until_entry IS NULL OR until_entry > $known) AND date <= $as_of
)
SELECT community, CAST(substr(month, 1, 4) AS INTEGER) AS year, COUNT(*) AS months
FROM recorded
GROUP BY community, CAST(substr(month, 1, 4) AS INTEGER)
ORDER BY community, CAST(substr(month, 1, 4) AS INTEGER)
