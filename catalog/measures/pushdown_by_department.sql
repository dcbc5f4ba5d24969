-- Push-downs of the period by department and by what the catalogue said on their day, with the money promised.
-- needs: pushed
SELECT
    department,
    status,
    SUM(pushdowns) AS pushdowns,
    SUM(volume) AS volume,
    SUM(volume_known) AS volume_known,
    SUM(promised) AS promised,
    SUM(promised_known) AS promised_known,
    SUM(promised_about) AS promised_about
FROM pushed
GROUP BY department, status
ORDER BY department, status
