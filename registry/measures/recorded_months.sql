-- The months of which a community recorded any work, up to $as_of.
SELECT community, substr(date, 1, 7) AS month
FROM work
WHERE entry_id <= $known AND (until_entry IS NULL OR until_entry > $known) AND date <= $as_of
GROUP BY community, substr(date, 1, 7)
ORDER BY community, substr(date, 1, 7)
