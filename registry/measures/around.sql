-- The streets, districts and the city in which the reached communities lie: what lies on them lies on these.
-- materialise
-- needs: reached
SELECT street AS place FROM reached WHERE street IS NOT NULL
UNION
SELECT district FROM reached WHERE district IS NOT NULL
UNION
SELECT code
FROM place
WHERE level = 'city' AND entry_id <= $known AND (until_entry IS NULL OR until_entry > $known)
