-- Each department's burdens by kind, now and before; where none is stated, by who else demands them.
-- needs: reach
SELECT
    point,
    kind,
    department,
    demander,
    COUNT(*) AS burdens,
    SUM(seconds) AS seconds,
    COUNT(seconds) AS seconds_known
FROM reach
GROUP BY point, kind, department, demander
ORDER BY point, kind, burdens DESC, COALESCE(department, ''), COALESCE(demander, '')
