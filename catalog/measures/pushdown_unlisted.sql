-- Wordings of the period that the catalogue did not list on their day, the most frequent first.
-- needs: pushed
SELECT department, duty, status, pushdowns, first_date, last_date
FROM pushed
WHERE status <> 'listed' AND status <> 'undetermined'
ORDER BY pushdowns DESC, department, duty, status
