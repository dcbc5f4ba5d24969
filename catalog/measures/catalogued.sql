-- By zone, the first day on which a duty of a community catalogue holds: before it nothing can be said to be unlisted.
-- The empty zone is for everywhere.
-- materialise
-- needs: standing
SELECT zone, MIN(starts) AS starts
FROM standing
WHERE admitted = 0
GROUP BY zone
