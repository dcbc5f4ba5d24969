-- Powers and staff that came with work up to $as_of, by department, duty as written and year.
SELECT
    department,
    duty,
    CAST(substr(date, 1, 4) AS INTEGER) AS year,
    COUNT(*) AS pushdowns,
    COUNT(promised) AS with_money,
    SUM(volume) AS volume,
    COUNT(volume) AS volume_known,
    COUNT(CASE WHEN powers IS NOT NULL THEN 1 END) AS with_powers,
    COUNT(CASE WHEN staff > 0 THEN 1 END) AS with_staff,
    SUM(staff) AS staff,
    MIN(date) AS first_date,
    MAX(date) AS last_date
FROM pushdown
WHERE entry_id <= $known AND (until_entry IS NULL OR until_entry > $known) AND date <= $as_of
GROUP BY department, duty, CAST(substr(date, 1, 4) AS INTEGER)
ORDER BY department, duty, CAST(substr(date, 1, 4) AS INTEGER)
