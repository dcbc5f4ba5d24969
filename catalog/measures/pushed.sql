-- Push-downs of the period that reach the report's communities, summed by department, wording of the duty, and what
-- the catalogue said of it on their day; other measures sum it up further.
-- materialise
-- needs: judged
SELECT
    pushdown.department,
    pushdown.duty,
    judged.status,
    COUNT(*) AS pushdowns,
    MIN(pushdown.date) AS first_date,
    MAX(pushdown.date) AS last_date,
    SUM(pushdown.volume) AS volume,
    COUNT(pushdown.volume) AS volume_known,
    SUM(pushdown.promised) AS promised,
    COUNT(pushdown.promised) AS promised_known,
    COUNT(CASE WHEN pushdown.promised_mark IN ('about', 'nearly', 'over') THEN 1 END) AS promised_about
FROM judged
INNER JOIN pushdown ON pushdown.id = judged.id
GROUP BY pushdown.department, pushdown.duty, judged.status
