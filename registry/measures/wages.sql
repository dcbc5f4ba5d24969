-- Yearly pay by community or place, year and post: fen × people, and the people of whom both are stated.
SELECT community, place, year, post, SUM(pay * actual) AS paid, SUM(actual) AS people
FROM staffing
WHERE entry_id <= $known
    AND (until_entry IS NULL OR until_entry > $known)
    AND pay IS NOT NULL
    AND actual > 0
GROUP BY community, place, year, post
ORDER BY COALESCE(community, ''), COALESCE(place, ''), year, post
