-- Push-downs of the period up to $as_of by where they were pushed to (whole is 1 for a street, district or city, 0 for a
-- community), department, wording of the duty, and what the catalogue said of it on their day, as in the measure pushed.
-- needs: judged
SELECT
    COALESCE(pushdown.community, pushdown.place) AS target,
    CASE WHEN pushdown.community IS NULL THEN 1 ELSE 0 END AS whole,
    pushdown.department,
    pushdown.duty,
    judged.status,
    COUNT(*) AS pushdowns
FROM judged
INNER JOIN pushdown ON pushdown.id = judged.id
GROUP BY
    COALESCE(pushdown.community, pushdown.place),
    CASE WHEN pushdown.community IS NULL THEN 1 ELSE 0 END,
    pushdown.department,
    pushdown.duty,
    judged.status
ORDER BY target, whole, pushdown.department, pushdown.duty, judged.status
