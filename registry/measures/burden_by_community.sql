-- Each community's burdens by kind, now and before.
-- needs: reach
SELECT
    point,
    community,
    kind,
    COUNT(*) AS burdens,
    SUM(seconds) AS seconds,
    COUNT(seconds) AS seconds_known
FROM reach
GROUP BY point, community, kind
ORDER BY point, community, kind
