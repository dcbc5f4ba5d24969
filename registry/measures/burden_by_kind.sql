-- Each kind of burden: how many kinds of thing, how many in all, and the working time of a year, now and before.
-- needs: reach
SELECT
    point,
    kind,
    COUNT(DISTINCT name) AS names,
    COUNT(*) AS burdens,
    SUM(seconds) AS seconds,
    COUNT(seconds) AS seconds_known
FROM reach
GROUP BY point, kind
ORDER BY point, kind
