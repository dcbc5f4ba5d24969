-- Each department's burdens by kind, now and before; NULL is no department of the register.
-- needs: reach
SELECT
    point,
    kind,
    department,
    COUNT(*) AS burdens,
    SUM(seconds) AS seconds,
    COUNT(seconds) AS seconds_known
FROM reach
GROUP BY point, kind, department
ORDER BY point, kind, burdens DESC, COALESCE(department, '')
