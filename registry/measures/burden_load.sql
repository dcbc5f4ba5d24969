-- Burdens of each community now, with the duty that each serves as written, and seconds a year; unknown where not stated.
-- needs: reach
SELECT reach.community, reach.kind, reach.name, reach.department, burden.duty, reach.seconds
FROM reach
INNER JOIN burden ON burden.id = reach.id
WHERE reach.point = 'now'
ORDER BY reach.community, reach.kind, reach.name, reach.id
