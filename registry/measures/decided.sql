-- Money due by decisions, each as the decision states it.
SELECT duty, department, community, place, year, due_on, amount, source, request
FROM due
WHERE entry_id <= $known AND (until_entry IS NULL OR until_entry > $known)
ORDER BY year, duty, department, COALESCE(community, ''), COALESCE(place, ''), id
