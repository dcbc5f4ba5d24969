-- What communities thought of departments in the period: how often each grade was given, and by how many communities.
SELECT
    department,
    COUNT(DISTINCT community) AS reviewers,
    COUNT(grade) AS grades,
    COUNT(CASE WHEN grade = 'very_satisfied' THEN 1 END) AS very_satisfied,
    COUNT(CASE WHEN grade = 'satisfied' THEN 1 END) AS satisfied,
    COUNT(CASE WHEN grade = 'fair' THEN 1 END) AS fair,
    COUNT(CASE WHEN grade = 'dissatisfied' THEN 1 END) AS dissatisfied
FROM review
WHERE entry_id <= $known
    AND (until_entry IS NULL OR until_entry > $known)
    AND date >= $first
    AND date < $after
    AND date <= $as_of
GROUP BY department
ORDER BY department
