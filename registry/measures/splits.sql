-- How money that covers several duties is split.
SELECT pot, duty, parts, rule, source
FROM split
WHERE entry_id <= $known AND (until_entry IS NULL OR until_entry > $known)
ORDER BY pot, duty
