-- How much of the burdens that lie on the report's communities is known or written as about, by kind and column.
-- needs: reached around
WITH live AS (
    SELECT
        kind,
        basis, basis_mark, department, demander, duty, valid_from, yearly_60, yearly_60_mark, minutes_each,
        minutes_each_mark
    FROM burden
    WHERE entry_id <= $known
        AND (until_entry IS NULL OR until_entry > $known)
        AND (
            $everywhere = 1
            OR community IN (SELECT code FROM reached)
            OR place IN (SELECT place FROM around)
        )
)
SELECT
    kind,
    'basis' AS column_name,
    COUNT(*) AS cells,
    SUM(CASE WHEN basis IS NOT NULL OR basis_mark IS NOT NULL THEN 1 ELSE 0 END) AS known,
    0 AS about
FROM live
GROUP BY kind
UNION ALL
SELECT
    kind, 'department', COUNT(*),
    SUM(CASE WHEN department IS NOT NULL OR demander IS NOT NULL THEN 1 ELSE 0 END), 0
FROM live
GROUP BY kind
UNION ALL
SELECT kind, 'duty', COUNT(*), COUNT(duty), 0
FROM live
GROUP BY kind
UNION ALL
SELECT
    kind, 'frequency', COUNT(*), COUNT(yearly_60),
    SUM(CASE WHEN yearly_60_mark IN ('about', 'nearly', 'over') THEN 1 ELSE 0 END)
FROM live
WHERE kind <> 'signboard'
GROUP BY kind
UNION ALL
SELECT
    kind, 'minutes_each', COUNT(*), COUNT(minutes_each),
    SUM(CASE WHEN minutes_each_mark IN ('about', 'nearly', 'over') THEN 1 ELSE 0 END)
FROM live
WHERE kind <> 'signboard'
GROUP BY kind
ORDER BY 1, 2
