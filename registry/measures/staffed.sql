-- People in post by community, year and post, as far as they are stated for a community.
SELECT community, year, post, SUM(actual) AS actual, COUNT(actual) AS actual_known, COUNT(*) AS parts
FROM staffing
WHERE entry_id <= $known AND (until_entry IS NULL OR until_entry > $known) AND community IS NOT NULL
GROUP BY community, year, post
ORDER BY community, year, post
